#include "client/sheets/cell_place.h"

#include <algorithm>
#include <charconv>

namespace thidua::sheets {
namespace {

constexpr std::uint32_t letters_of_alphabet = 26;

/// 1 for "a" and "A"; 0 for what is no letter.
std::uint32_t number_of(char letter) {
    if (letter >= 'a' && letter <= 'z') return static_cast<std::uint32_t>(letter - 'a' + 1);
    if (letter >= 'A' && letter <= 'Z') return static_cast<std::uint32_t>(letter - 'A' + 1);
    return 0;
}

}  // namespace

std::optional<std::uint32_t> column_from_letters(std::string_view letters) {
    std::uint32_t column = 0;
    for (const char letter : letters) {
        if (number_of(letter) == 0 || column > excel_columns) return std::nullopt;
        column = column * letters_of_alphabet + number_of(letter);
    }
    if (column == 0 || column > excel_columns) return std::nullopt;
    return column - 1;
}

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / letters_of_alphabet)
        letters += static_cast<char>('A' + (rest - 1) % letters_of_alphabet);
    std::ranges::reverse(letters);
    return letters;
}

std::string cell_name(CellPlace place) {
    return column_letters(place.column) + std::to_string(place.row + 1);
}

std::optional<CellPlace> place_from_name(std::string_view name) {
    std::string plain{name};
    std::erase(plain, '$');
    const std::size_t digits = std::min(plain.find_first_of("0123456789"), plain.size());
    const auto column = column_from_letters(std::string_view{plain}.substr(0, digits));
    std::uint32_t row = 0;
    const char* const end = plain.data() + plain.size();
    const auto read = std::from_chars(plain.data() + digits, end, row);
    if (!column || read.ec != std::errc{} || read.ptr != end || row == 0 || row > excel_rows)
        return std::nullopt;
    return CellPlace{.row = row - 1, .column = *column};
}

std::optional<CellRange> range_from_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    const auto first = place_from_name(name.substr(0, colon));
    const auto last =
        colon == std::string_view::npos ? first : place_from_name(name.substr(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column)
        return std::nullopt;
    return CellRange{.first = *first, .last = *last};
}

}  // namespace thidua::sheets
