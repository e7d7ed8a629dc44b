#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/model/obligation.h"

namespace thidua {

class Workspace;

/// What the Office says of a duty to report; what is absent stays as it is.
struct ObligationWishes {
    std::optional<std::string> name = {};
    std::optional<std::string> name_en = {};
    std::optional<ScheduleKind> kind = {};
    std::optional<std::string> due = {};  ///< the whole rule in words (due_rule_words.h)
    std::optional<WindowRule> window = {};
    std::optional<std::string> form_key = {};
    std::optional<std::vector<std::string>> recipients = {};  ///< codes of organs
    /// Kinds of units by their permanent names or as people say them; none: the organ itself.
    std::optional<std::vector<std::string>> reporters = {};
    std::optional<std::string> source = {};
    std::optional<std::string> matter = {};  ///< "plan", "report" or "review"
    /// The first period: a year, or a label such as "2027-Q2".
    std::optional<std::string> from = {};
    std::optional<std::int64_t> until = {};  ///< the last year
};

/// Makes and changes the organ's duties to report, offline; the periods follow on the server. Only
/// the Office may. A period whose figures have begun to be counted keeps its days. Errors:
/// not_allowed, not_found, invalid_input, wrong_state, each one sentence.
class ObligationDesk {
public:
    explicit ObligationDesk(Workspace& workspace) : workspace_{workspace} {}

    Result<RecordId> create(const std::string& key, const ObligationWishes& wishes);
    Result<void> change(const RecordId& id, const ObligationWishes& wishes);

private:
    Result<Obligation> with(Obligation obligation, const ObligationWishes& wishes);
    Result<void> read_rule(Obligation& obligation, const ObligationWishes& wishes);
    Result<void> read_people(Obligation& obligation, const ObligationWishes& wishes);
    Result<void> read_years(Obligation& obligation, const ObligationWishes& wishes);
    Result<void> check_whole(const Obligation& obligation);

    Workspace& workspace_;
};

}  // namespace thidua
