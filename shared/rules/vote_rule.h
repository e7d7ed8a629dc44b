#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/enum_text.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/rules/share.h"

namespace thidua {

class StrictReader;
struct JsonNode;

/// Of whom the share is taken. `present` are those in the room and, where they count, those with a
/// written opinion; `ballots_valid` all valid votes.
enum class Denominator { all_members, present, ballots_valid };

/// What becomes of a tie: the chair's side decides, or the case fails.
enum class Tie { chair, fail };

/// How a council votes on an award. Thresholds, secrecy and quorum differ from award to award and
/// from decree to decree, so they are data of the rule set.
struct VoteRule {
    std::string key;
    std::string source = {};
    bool is_confirmed = false;
    bool secret = false;
    Denominator denominator = Denominator::all_members;
    Share pass{Decimal{1}, Decimal{2}};
    bool at_least = false;                 ///< the share is enough; else it must be exceeded
    Share quorum{Decimal{0}, Decimal{1}};  ///< of those who may vote, in the room
    bool counts_written = true;            ///< written opinions of absent members
    Tie tie = Tie::fail;
    bool recused_count = false;  ///< whether who may not vote stays among the members
    std::optional<CivilDate> valid_from = {};
    std::optional<CivilDate> valid_to = {};

    bool operator==(const VoteRule&) const = default;
};

/// The rule as it is copied into a case, so that a count can be done again years later.
std::string to_json(const VoteRule& rule);
/// Strict as read_rule_set.
Result<VoteRule> vote_rule_from_json(std::string_view json);

/// Of the object in a rule set; without a key. Mistakes are the reader's.
VoteRule read_vote_rule(StrictReader& reader, const JsonNode& node, std::string key);

template <>
struct EnumNames<Denominator> {
    static constexpr std::array<std::string_view, 3> names{"all_members", "present",
                                                           "ballots_valid"};
};
template <>
struct EnumNames<Tie> {
    static constexpr std::array<std::string_view, 2> names{"chair", "fail"};
};

}  // namespace thidua
