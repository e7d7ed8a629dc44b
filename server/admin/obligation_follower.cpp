#include "server/admin/obligation_follower.h"

#include <algorithm>
#include <map>

#include "server/store/organization_cache.h"
#include "server/store/own_edit.h"
#include "server/store/record_store.h"
#include "shared/model/holiday_calendar_record.h"
#include "shared/model/obligation_periods.h"
#include "shared/model/period.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

HolidayCalendar calendar_in(RecordStore& records) {
    for (const Record& record : records.list(record_types::holiday_calendar))
        if (auto calendar = calendar_of(view_of<HolidayCalendarRecord>(record)))
            return *std::move(calendar);
    return {};
}

}  // namespace

std::size_t ObligationFollower::follow(Database& database, Instant now) {
    RecordStore records{database};
    const auto obligations = records.list(record_types::obligation);
    Sequence newest = seen_;
    for (const Record& obligation : obligations) newest = std::max(newest, obligation.rev);
    if (newest == seen_) return 0;
    const HolidayCalendar calendar = calendar_in(records);
    std::map<RecordId, std::vector<Record>> periods;
    for (Record& period : records.list(record_types::period))
        periods[id_or_none(period.fields, "obligation")].push_back(std::move(period));
    std::vector<Record> made;
    OwnEdit changed{now, random_};
    std::size_t count = 0;
    for (const Record& obligation : obligations)
        for (PeriodChange& change :
             follow_obligation(obligation.id, view_of<Obligation>(obligation),
                               periods[obligation.id], calendar, now)) {
            ++count;
            if (change.before)
                changed.bring(change.before, change.after);
            else
                made.push_back(std::move(change.after));
        }
    load_records(database, made, now, random_);
    if (!changed.is_empty()) changed.append(database, now);
    // Also where no period changed: the recipients may have.
    note_organization_changed(database);
    seen_ = newest;
    return count;
}

}  // namespace thidua
