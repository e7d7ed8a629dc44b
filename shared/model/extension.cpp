#include "shared/model/extension.h"

namespace thidua {

Due extended(const Due& due, const Extension& extension, const HolidayCalendar& calendar) {
    if (!extension.until.ok()) return due;
    const Due longer{.date = extension.until, .wording = DueWording::by, .roll = Roll::none};
    return due_instant(longer, calendar) > due_instant(due, calendar) ? longer : due;
}

}  // namespace thidua
