#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/rules/award.h"

namespace thidua {

/// Places that a round gives: of one award, and where it says so of one kind of nominee, of one
/// kind of unit, or of one unit.
struct QuotaLine {
    std::string award;
    std::optional<Nominee> nominee = {};  ///< empty: of any
    std::string unit_kind = {};           ///< empty: of any
    RecordId unit = {};                   ///< nil: of any
    std::int64_t places = 0;
};

/// What counts against a quota: one nomination.
struct QuotaSeat {
    std::string award;
    Nominee nominee = Nominee::individual;
    std::string unit_kind = {};
    RecordId unit = {};
};

struct QuotaUse {
    QuotaLine line;
    std::int64_t used = 0;
    /// Below nought when overdrawn.
    [[nodiscard]] std::int64_t left() const { return line.places - used; }
};

/// Each nomination counts once, in the narrowest line that fits: a unit is narrower than a kind of
/// unit, that than a kind of nominee; of equals the first. One that fits nowhere counts nowhere.
/// The lines come back in their order.
std::vector<QuotaUse> use_quota(const std::vector<QuotaLine>& lines,
                                const std::vector<QuotaSeat>& nominations);

/// The line in which a nomination counts; null when none fits.
const QuotaLine* find_line(const std::vector<QuotaLine>& lines, const QuotaSeat& seat);

}  // namespace thidua
