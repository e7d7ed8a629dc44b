#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/strong.h"

namespace thidua {

/// A moment on the world's clock: milliseconds since 1970-01-01T00:00:00Z.
class Instant : public Strong<Instant, std::int64_t> {
public:
    using Strong::Strong;
    [[nodiscard]] constexpr Instant plus(std::chrono::milliseconds length) const {
        return Instant{value() + length.count()};
    }
    [[nodiscard]] constexpr std::chrono::milliseconds since(Instant earlier) const {
        return std::chrono::milliseconds{value() - earlier.value()};
    }
};

/// A day of the civil calendar in Viet Nam (UTC+7, no summer time), without a time of day.
using CivilDate = std::chrono::year_month_day;

/// Offset of Asia/Ho_Chi_Minh. A fixed figure by law since 1975; the zone has no summer time.
inline constexpr std::chrono::hours vietnam_offset{7};

/// The civil date in Viet Nam at that instant, and the instant at which that date begins there.
CivilDate to_civil_date(Instant instant);
Instant to_start_of_day(CivilDate date);

/// "2026-12-14" and "2026-12-14T17:00:00.000Z": the forms used in JSON, stores and logs.
std::string to_iso(CivilDate date);
std::string to_iso(Instant instant);
/// Empty unless the text is exactly such a date, and the date exists.
std::optional<CivilDate> civil_date_from_iso(std::string_view text);
/// Accepts "2026-12-14T17:00:00Z", with fractions of a second, with "+07:00" in place of Z.
std::optional<Instant> instant_from_iso(std::string_view text);

/// "14/12/2026" and "14/12/2026 14:02" in Vietnamese civil time: what people read.
std::string to_display(CivilDate date);
std::string to_display(Instant instant);

/// Where the present comes from. The only way any code below main learns what time it is.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's own clock. On a device it may be years off; nothing may be ordered by it.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

}  // namespace thidua

template <>
struct std::hash<thidua::Instant> {
    std::size_t operator()(thidua::Instant instant) const {
        return std::hash<std::int64_t>{}(instant.value());
    }
};
