#include "shared/model/obligation.h"

#include "shared/model/due_rule.h"

namespace thidua {

ScheduleRule schedule_of(const Obligation& obligation) {
    return rule_from_text(obligation.rule).value_or(obligation.schedule);
}

bool is_reporter(const Obligation& obligation, UnitKind kind) {
    if (obligation.reporter_kinds.empty()) return is_organ(kind);
    return obligation.reporter_kinds.contains(std::string{to_text(kind)});
}

}  // namespace thidua
