#include "shared/base/time.h"

#include <fmt/format.h>

#include <charconv>

namespace thidua {
namespace {

using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::sys_days;
using std::chrono::sys_time;

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    if (from + count > text.size()) return std::nullopt;
    int number = 0;
    for (std::size_t i = from; i < from + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

struct DayAndTime {
    CivilDate date;
    std::chrono::hh_mm_ss<milliseconds> time;
};

DayAndTime split(Instant instant, milliseconds offset) {
    const sys_time<milliseconds> local{milliseconds{instant.value()} + offset};
    const auto day = floor<std::chrono::days>(local);
    return {CivilDate{day}, std::chrono::hh_mm_ss<milliseconds>{local - day}};
}

/// Reads "Z" or "+07:00" at the end of an instant; empty when it is neither.
std::optional<milliseconds> offset_from(std::string_view text) {
    if (text == "Z") return milliseconds{0};
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return {};
    const auto hours = digits(text, 1, 2);
    const auto minutes = digits(text, 4, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) return {};
    const milliseconds length = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
    return text[0] == '+' ? length : -length;
}

}  // namespace

CivilDate to_civil_date(Instant instant) { return split(instant, vietnam_offset).date; }

Instant to_start_of_day(CivilDate date) {
    const milliseconds since_epoch = sys_days{date}.time_since_epoch();
    return Instant{(since_epoch - vietnam_offset).count()};
}

std::string to_iso(CivilDate date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_iso(Instant instant) {
    const auto [date, time] = split(instant, milliseconds{0});
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_iso(date), time.hours().count(),
                       time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::optional<CivilDate> civil_date_from_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day) return std::nullopt;
    const CivilDate date{std::chrono::year{*year},
                         std::chrono::month{static_cast<unsigned>(*month)},
                         std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<Instant> instant_from_iso(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return {};
    const auto date = civil_date_from_iso(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
        return {};
    std::size_t at = 19;
    int thousandths = 0;
    if (text[at] == '.') {
        int scale = 100;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10)
            thousandths += (text[at] - '0') * scale;
    }
    const auto offset = offset_from(text.substr(at));
    if (!offset) return {};
    const milliseconds moment = sys_days{*date}.time_since_epoch() + std::chrono::hours{*hour} +
                                std::chrono::minutes{*minute} + std::chrono::seconds{*second} +
                                milliseconds{thousandths} - *offset;
    return Instant{moment.count()};
}

std::string to_display(CivilDate date) {
    return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date.day()),
                       static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

std::string to_display(Instant instant) {
    const auto [date, time] = split(instant, vietnam_offset);
    return fmt::format("{} {:02}:{:02}", to_display(date), time.hours().count(),
                       time.minutes().count());
}

Instant SystemClock::now() const {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<milliseconds>(since_epoch).count()};
}

}  // namespace thidua
