#pragma once

#include "shared/calendar/due.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// More time for one unit in one period, given by the office.
struct Extension {
    static constexpr std::string_view record_type = record_types::extension;

    RecordId period;
    RecordId unit;
    CivilDate until{};  ///< in time through the end of that day
    std::string reason;
    std::string by;

    bool operator==(const Extension&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Extension> auto& extension) {
    visit("period", extension.period);
    visit("unit", extension.unit);
    visit("until", extension.until);
    visit("reason", extension.reason);
    visit("by", extension.by);
}

/// The due date with the extension: whichever of the two ends later. An extension without a date
/// changes nothing.
[[nodiscard]] Due extended(const Due& due, const Extension& extension,
                           const HolidayCalendar& calendar);

}  // namespace thidua
