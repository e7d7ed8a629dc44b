#include "client/app/phase_locks.h"

#include <fmt/format.h>

#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {

Result<void> check_not_locked(Workspace& workspace, const RecordId& id) {
    const auto known = workspace.periods().find(id);
    if (!known) return known.error();
    const Period& period = known->period;
    const CivilDate day = period.window_through.value_or(period.due_date);
    const std::int64_t year = static_cast<int>(day.year());
    for (const Record& lock :
         RecordQuery{workspace.store()}.list({.type = record_types::phase_lock})) {
        const bool is_meant = id_or_none(lock.fields, "organ") == period.organ &&
                              text_or_empty(lock.fields, "state") == "locked" &&
                              integer_or_zero(lock.fields, "from_year") <= year &&
                              year <= integer_or_zero(lock.fields, "to_year");
        if (!is_meant) continue;
        return failure(
            ErrorCode::wrong_state,
            fmt::format(fmt::runtime(tr("The year {} was reviewed and is locked (\"{}\"): its "
                                        "figures stay as they are. Where they must change, unlock "
                                        "it first: phase-lock unlock {} --reason TEXT.")),
                        year, text_or_empty(lock.fields, "title"), lock.id.text()));
    }
    return {};
}

}  // namespace thidua
