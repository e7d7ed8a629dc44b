#include "server/admin/obligation_follower.h"

#include <algorithm>
#include <map>

#include "server/store/organization_cache.h"
#include "server/store/own_edit.h"
#include "server/store/record_store.h"
#include "server/store/server_deadlines.h"
#include "shared/model/due_rule.h"
#include "shared/model/obligation_periods.h"
#include "shared/model/period.h"
#include "shared/model/record_types.h"

namespace thidua {

std::size_t ObligationFollower::follow(Database& database, Instant now) {
    RecordStore records{database};
    const auto obligations = records.list(record_types::obligation);
    Sequence newest = seen_;
    for (const Record& obligation : obligations) newest = std::max(newest, obligation.rev);
    const bool is_news = newest != seen_;
    if (!is_news && !some_wait_) return 0;
    some_wait_ = false;
    const HolidayCalendar calendar = holidays_in(records);
    std::map<RecordId, std::vector<Record>> periods;
    for (Record& period : records.list(record_types::period))
        periods[id_or_none(period.fields, "obligation")].push_back(std::move(period));
    std::vector<Record> made;
    OwnEdit changed{now, random_};
    std::size_t count = 0;
    for (const Record& stored : obligations) {
        // Which of two rules that were written at once holds is for a person to say.
        if (!records.list_open_conflicts(stored.id).empty()) {
            some_wait_ = true;
            continue;
        }
        const auto update = settle_rule(stored);
        if (update) changed.bring(update->seen, update->after);
        if (update && update->is_contested) {
            some_wait_ = true;
            continue;
        }
        const Record& obligation = update ? update->after : stored;
        for (PeriodChange& change :
             follow_obligation(obligation.id, view_of<Obligation>(obligation),
                               periods[obligation.id], calendar, now)) {
            ++count;
            if (change.before)
                changed.bring(change.before, change.after);
            else
                made.push_back(std::move(change.after));
        }
    }
    load_records(database, made, now, random_);
    if (!changed.is_empty()) changed.append(database, now);
    // Also where no period changed: the recipients may have.
    if (is_news || count > 0) note_organization_changed(database);
    seen_ = newest;
    return count;
}

}  // namespace thidua
