#include "server/store/server_deadlines.h"

#include <algorithm>

#include "server/store/record_store.h"
#include "shared/model/holiday_calendar_record.h"
#include "shared/model/period_standing.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

PeriodRecords records_of(RecordStore& records, const Record& period) {
    PeriodRecords gathered{.id = period.id, .period = view_of<Period>(period)};
    gathered.units = records.list_of_parent(record_types::unit, gathered.period.organ);
    gathered.reports = records.list_of_parent(record_types::report, period.id);
    gathered.extensions = records.list_of_parent(record_types::extension, period.id);
    gathered.exemptions = records.list_of_parent(record_types::exemption, period.id);
    for (const Record& report : gathered.reports)
        for (Record& evidence : records.list_of_parent(record_types::evidence, report.id))
            gathered.evidence.push_back(std::move(evidence));
    return gathered;
}

}  // namespace

HolidayCalendar holidays_in(RecordStore& records) {
    for (const Record& record : records.list(record_types::holiday_calendar))
        if (auto calendar = calendar_of(view_of<HolidayCalendarRecord>(record)))
            return *std::move(calendar);
    return {};
}

std::vector<PeriodStatus> server_deadlines(Database& database, std::optional<RecordId> period,
                                           Instant now) {
    RecordStore records{database};
    const HolidayCalendar calendar = holidays_in(records);
    std::vector<PeriodStatus> statuses;
    for (const Record& record : records.list(record_types::period)) {
        const auto view = view_of<Period>(record);
        if (view.is_dropped) continue;
        const bool is_asked = period ? record.id == *period
                                     : stage_of(view, now, calendar) != PeriodStage::not_yet_open;
        if (is_asked)
            statuses.push_back(make_period_status(records_of(records, record), calendar, now));
    }
    std::sort(statuses.begin(), statuses.end(), [](const PeriodStatus& a, const PeriodStatus& b) {
        return a.due_at != b.due_at ? a.due_at < b.due_at : a.period < b.period;
    });
    return statuses;
}

}  // namespace thidua
