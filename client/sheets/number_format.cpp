#include "client/sheets/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace thidua::sheets {
namespace {

constexpr int digits_that_count = 15;

/// The part for positive numbers, in lower case, without what is only shown: "text", \x, _x, *x,
/// [Red], [$-42A].
std::string bare_code(std::string_view code) {
    std::string bare;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char sign = code[at];
        if (sign == '\\' || sign == '_' || sign == '*') {
            ++at;
        } else if (sign == '"' || sign == '[') {
            at = std::min(code.find(sign == '"' ? '"' : ']', at + 1), code.size() - 1);
        } else {
            bare += static_cast<char>(sign >= 'A' && sign <= 'Z' ? sign - 'A' + 'a' : sign);
        }
    }
    return bare;
}

/// A day, a year, or months that are not the minutes of a time of day.
bool is_date_code(std::string_view bare) {
    if (bare.find_first_of("yd") != std::string_view::npos) return true;
    const bool has_month = bare.find("mm") != std::string_view::npos;
    return has_month && bare.find_first_of(":hs0#?") == std::string_view::npos;
}

struct Scientific {
    std::string digits;  ///< all that count, without the point
    bool is_negative = false;
    int exponent = 0;  ///< of ten, for the first digit
};

Scientific taken_apart(double value) {
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   std::chars_format::scientific, digits_that_count - 1);
    const std::string_view written{text.data(), static_cast<std::size_t>(end.ptr - text.data())};
    const std::size_t e = written.find('e');
    Scientific parts{.is_negative = written.starts_with('-')};
    std::ranges::copy_if(written.substr(0, e), std::back_inserter(parts.digits),
                         [](char c) { return c >= '0' && c <= '9'; });
    std::string_view exponent = written.substr(e + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), parts.exponent);
    return parts;
}

/// With as many digits after the point as are read.
std::optional<Decimal> from_small(double value) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   std::chars_format::fixed, Decimal::fraction_digits_max);
    return Decimal::from_text({text.data(), static_cast<std::size_t>(end.ptr - text.data())});
}

/// "-1234.5" with no more digits than count: what it says is what it is.
bool is_short(std::string_view written) {
    const auto digits = std::ranges::count_if(written, [](char c) { return c >= '0' && c <= '9'; });
    return digits <= digits_that_count &&
           written.find_first_not_of("-.0123456789") == std::string_view::npos;
}

}  // namespace

NumberFormat read_number_format(std::string_view code) {
    const std::string bare = bare_code(code);
    NumberFormat format{.is_date = is_date_code(bare)};
    format.is_percent = !format.is_date && bare.find('%') != std::string::npos;
    if (bare.size() > 1 && bare.find_first_not_of('0') == std::string::npos)
        format.digits = std::min<std::size_t>(bare.size(), Decimal::integer_digits_max);
    return format;
}

NumberFormat built_in_format(std::uint32_t id) {
    // 14 to 17 and 22 everywhere; 27 to 36 and 50 to 58 in the Excel of East Asia.
    const bool is_date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
                         (id >= 50 && id <= 58);
    return {.is_date = is_date, .is_percent = id == 9 || id == 10};
}

std::optional<Decimal> number_of_cell(std::string_view written) {
    if (written.starts_with('+')) written.remove_prefix(1);
    if (is_short(written))
        if (const auto exact = Decimal::from_text(written)) return exact;
    double value = 0;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), value);
    if (read.ec != std::errc{} || read.ptr != written.data() + written.size()) return std::nullopt;
    if (value != value || value - value != 0) return std::nullopt;  // "nan", "inf"
    const Scientific parts = taken_apart(value);
    if (parts.exponent >= Decimal::integer_digits_max) return std::nullopt;
    const int after_point = digits_that_count - 1 - parts.exponent;
    if (after_point > Decimal::fraction_digits_max) return from_small(value);
    std::string text = parts.digits;
    if (after_point <= 0)
        text.append(static_cast<std::size_t>(-after_point), '0');
    else
        text.insert(text.size() - static_cast<std::size_t>(after_point), 1, '.');
    return Decimal::from_text(parts.is_negative ? "-" + text : text);
}

}  // namespace thidua::sheets
