#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "shared/base/reading.h"
#include "shared/base/syllables.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

std::string_view without_blanks(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\n");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

/// What may stand behind a number without changing it.
std::string_view without_unit(std::string_view lower) {
    static constexpr std::array<std::string_view, 5> units{"%", "đồng", "vnđ", "vnd", "đ"};
    for (const std::string_view unit : units)
        if (lower.ends_with(unit))
            return without_blanks(lower.substr(0, lower.size() - unit.size()));
    return lower;
}

std::string with_plain_minus(std::string_view text) {
    static constexpr std::string_view minus = "\u2212";
    if (!text.starts_with(minus)) return std::string{text};
    return "-" + std::string{text.substr(minus.size())};
}

/// "1 234 567,5" with points for its spaces; both at once are nothing.
std::optional<Decimal> read_grouped(std::string text) {
    if (text.find(' ') == std::string::npos) return Decimal::from_display(text);
    if (text.find('.') != std::string::npos) return std::nullopt;
    std::ranges::replace(text, ' ', '.');
    return Decimal::from_display(text);
}

/// "1,234.5" as an English reader takes it. Points and commas change places for that.
std::optional<Decimal> foreign_reading(std::string text) {
    for (char& c : text)
        if (c == ',' || c == '.') c = c == ',' ? '.' : ',';
    return Decimal::from_display(text);
}

/// As if the points had been set without care: "1.5" is 15, "12.34,5" is 1234,5.
std::optional<Decimal> reading_without_points(std::string text) {
    std::erase(text, '.');
    return Decimal::from_display(text);
}

Error refusal(std::string_view words, const std::string& number) {
    const std::optional<Decimal> foreign = foreign_reading(number);
    const std::optional<Decimal> careless = reading_without_points(number);
    if (foreign && careless && *foreign != *careless)
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("\"{0}\" may mean {1} or {2}; write which.")),
                                   words, foreign->display(), careless->display()));
    if (foreign)
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("\"{0}\" is written the English way; if {1} is "
                                                   "meant, write that.")),
                                   words, foreign->display()));
    return failure(
        ErrorCode::invalid_input,
        fmt::format(fmt::runtime(tr("\"{}\" is no number; write it like 1.234,5.")), words));
}

}  // namespace

Result<Decimal> read_number(std::string_view words) {
    const std::string lower = lowered(cleaned(words));
    const std::string number = with_plain_minus(without_unit(without_blanks(lower)));
    if (const std::optional<Decimal> read = read_grouped(number)) return *read;
    return refusal(without_blanks(words), number);
}

}  // namespace thidua
