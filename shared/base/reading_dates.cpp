#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include "shared/base/reading.h"
#include "shared/base/syllables.h"
#include "shared/base/text.h"

namespace thidua {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t year_digits = 4;

/// Three numbers and what stood before, between and after them, without its spaces.
struct Pieces {
    std::vector<std::string> digits;
    std::vector<std::string> between{""};
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Long dashes as pasted from a word processor are hyphens.
std::string with_plain_dashes(std::string text) {
    for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2212"})
        for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash, at))
            text.replace(at, dash.size(), "-");
    return text;
}

Pieces cut_at_marks(std::string_view words) {
    Pieces pieces;
    bool in_number = false;
    for (const char c : with_plain_dashes(toneless(lowered(cleaned(words))))) {
        if (is_digit(c)) {
            if (!in_number) pieces.digits.emplace_back();
            if (!in_number) pieces.between.emplace_back();
            pieces.digits.back() += c;
        } else if (c != ' ' && c != '\n' && c != '\t') {
            pieces.between.back() += c;
        }
        in_number = is_digit(c);
    }
    return pieces;
}

bool are_separated_by(const Pieces& pieces, std::string_view first, std::string_view second) {
    return pieces.between[1] == first && pieces.between[2] == second && pieces.between[3].empty();
}

/// "5/4/2026", "5-4-2026", "5.4.2026", "5 tháng 4 năm 2026": with or without "ngày".
bool is_date(const Pieces& pieces) {
    if (pieces.digits.size() != 3) return false;
    const std::string& before = pieces.between[0];
    if (!before.empty() && before != "ngay") return false;
    if (are_separated_by(pieces, "thang", "năm") || are_separated_by(pieces, "thang", "nam"))
        return true;
    static constexpr std::array<std::string_view, 3> signs{"/", "-", "."};
    for (const std::string_view sign : signs)
        if (are_separated_by(pieces, sign, sign)) return true;
    return false;
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::optional<CivilDate> date_of(std::string_view day, std::string_view month,
                                 std::string_view year) {
    if (day.size() > 2 || month.size() > 2) return std::nullopt;
    if (year.size() != 2 && year.size() != year_digits) return std::nullopt;
    int full_year = number(year);
    if (year.size() == 2) full_year += full_year < 50 ? 2000 : 1900;
    const CivilDate date{std::chrono::year{full_year},
                         std::chrono::month{static_cast<unsigned>(number(month))},
                         std::chrono::day{static_cast<unsigned>(number(day))}};
    if (!date.ok() || full_year < 1000) return std::nullopt;
    return date;
}

}  // namespace

std::optional<CivilDate> read_date(std::string_view words) {
    const Pieces pieces = cut_at_marks(words);
    if (!is_date(pieces)) return std::nullopt;
    const std::vector<std::string>& digits = pieces.digits;
    const bool is_year_first = digits[0].size() == year_digits && pieces.between[1] != "thang";
    return is_year_first ? date_of(digits[2], digits[1], digits[0])
                         : date_of(digits[0], digits[1], digits[2]);
}

std::optional<CivilDate> date_from_serial(const Decimal& serial, SerialSystem system) {
    // Excel counts a 29 February 1900 that there was not; later days are one too many.
    static constexpr int day_that_was_not = 60;
    static constexpr int last_day = 2'958'465;  // 31 December 9999
    static constexpr int days_between_systems = 1462;
    Decimal day = serial.floor();
    if (day < Decimal{0}) return std::nullopt;
    if (system == SerialSystem::from_1904) day = day + days_between_systems;
    if (day < Decimal{1} || day > Decimal{last_day} || day == Decimal{day_that_was_not})
        return std::nullopt;
    const int count = number(day.text());
    const sys_days before_first{std::chrono::year{1899} / 12 / 31};
    return CivilDate{before_first + days{count > day_that_was_not ? count - 1 : count}};
}

}  // namespace thidua
