#include "client/store/file_order.h"

#include <algorithm>
#include <limits>

#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/model/extension.h"
#include "shared/model/holiday_calendar_record.h"
#include "shared/model/ids.h"
#include "shared/model/period_standing.h"
#include "shared/model/report.h"

namespace thidua {
namespace {

constexpr Instant end_of_time{std::numeric_limits<std::int64_t>::max()};

HolidayCalendar calendar_here(LocalStore& store) {
    for (const Record& record : RecordQuery{store}.list({.type = record_types::holiday_calendar}))
        if (auto calendar = calendar_of(view_of<HolidayCalendarRecord>(record)))
            return *std::move(calendar);
    return {};
}

}  // namespace

FileOrder::FileOrder(LocalStore& store) : store_{store}, calendar_{calendar_here(store)} {}

Instant FileOrder::due_of(const std::optional<EditId>& edit) {
    Instant due = end_of_time;
    const auto sent = edit ? Outbox{store_}.find(*edit) : std::nullopt;
    if (!sent) return due;
    for (const Operation& operation : sent->numbered.edit.operations) {
        if (operation.record_type != record_types::report) continue;
        if (!std::holds_alternative<AttachmentRef>(operation.value)) continue;
        due = std::min(due, find_due(operation.record).value_or(end_of_time));
    }
    return due;
}

std::optional<Instant> FileOrder::find_due(const RecordId& record) {
    RecordQuery query{store_};
    const auto found = query.find(record);
    if (!found) return std::nullopt;
    const auto report = view_of<Report>(*found);
    const auto period = query.find(report.period);
    if (!period || period->type != record_types::period) return std::nullopt;
    const auto shown = view_of<Period>(*period);
    if (!shown.due_moment && !shown.due_date.ok()) return std::nullopt;
    const Instant due = due_at(shown, calendar_);
    const auto extension = query.find(extension_id(report.period, report.unit));
    if (!extension) return due;
    const CivilDate until = view_of<Extension>(*extension).until;
    if (!until.ok()) return due;
    return std::max(due, due_instant({until, DueWording::by}, calendar_));
}

}  // namespace thidua
