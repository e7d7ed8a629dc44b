#include "server/admin/day_text.h"

#include <fmt/format.h>

#include "shared/base/translate.h"

namespace thidua {

Result<CivilDate> read_day(const std::string& iso) {
    if (const auto date = civil_date_from_iso(iso)) return *date;
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("\"{}\" is not a date; write 2026-07-31.")), iso));
}

}  // namespace thidua
