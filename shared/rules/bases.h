#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/time.h"

namespace thidua {

struct RuleSet;

/// A legal document and its life, both days included.
struct Basis {
    std::string number;     ///< "98/2023/NĐ-CP"
    std::string kind = {};  ///< "Nghị định"
    std::string title = {};
    CivilDate from{};
    std::optional<CivilDate> to = {};
    std::string replaced_by = {};  ///< number; empty: not known, or by nothing
    std::string amends = {};       ///< number of the document that it amends
    std::string source = {};
    bool is_confirmed = false;
};

/// Why a document should not be cited as it is.
struct BasisFinding {
    enum class Kind { not_yet, expired, amended };
    Kind kind = Kind::expired;
    std::string number;
    std::string instead = {};  ///< in force on the day, or the amendment to cite beside it
    std::string words;         ///< names the document and ends in what to do
    std::string source = {};
};

/// The documents cited on a day, against the set. One that the set does not know is not judged: an
/// organ cites its own plans as well. Numbers are compared without regard to marks and case.
std::vector<BasisFinding> find_weak_bases(const RuleSet& rules,
                                          const std::vector<std::string>& cited, CivilDate day);

}  // namespace thidua
