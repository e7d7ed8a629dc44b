#include "client/sheets/legacy_cells.h"

#include "client/sheets/words.h"

namespace thidua::sheets {
namespace {

/// Enough to judge a column by.
constexpr std::size_t column_bytes_to_judge_by = 64 << 10;

bool is_ascii(std::string_view text) {
    return text.find_first_not_of(
               "\t\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
               "abcdefghijklmnopqrstuvwxyz{|}~") == std::string_view::npos;
}

/// A font that stands for the encoding, so that a text can be scored by it.
std::string_view font_for(LegacyEncoding encoding) {
    switch (encoding) {
        case LegacyEncoding::none:
            return "";
        case LegacyEncoding::tcvn3:
            return ".VnTime";
        case LegacyEncoding::tcvn3_capital:
            return ".VnTimeH";
        case LegacyEncoding::vni:
            return "VNI-Times";
    }
    return "";
}

}  // namespace

LegacyEncoding LegacyCells::encoding_of_column(std::uint32_t column) {
    if (const auto known = columns_.find(column); known != columns_.end()) return known->second;
    std::string all;
    for (const Row& row : sheet_->rows) {
        const Cell* const cell = row.find(column);
        const auto* const text = cell ? std::get_if<std::string>(&cell->content) : nullptr;
        if (!text || is_ascii(*text) || guess_encoding(*text, cell->font).by_font) continue;
        // A text in Unicode would make all of them Unicode.
        if (guess_encoding(*text, font_for(LegacyEncoding::tcvn3)).by_font) all += *text + '\n';
        if (all.size() > column_bytes_to_judge_by) break;
    }
    return columns_[column] = guess_encoding(all, "").encoding;
}

LegacyGuess LegacyCells::guess(CellPlace place, const std::string& text, std::string_view font) {
    const LegacyGuess own = guess_encoding(text, font);
    if (own.by_font || is_ascii(text)) return own;
    const LegacyEncoding of_column = encoding_of_column(place.column);
    LegacyGuess as_column = guess_encoding(text, font_for(of_column));
    if (!as_column.by_font || as_column.score < own.score) return own;
    as_column.by_font = false;
    return as_column;
}

std::string LegacyCells::read(CellPlace place, const std::string& text, std::string_view font) {
    const LegacyGuess found = guess(place, text, font);
    std::string converted = from_legacy(text, found.encoding);
    if (converted == text) return text;
    conversions_.insert_or_assign(place, Conversion{.place = place,
                                                    .before = text,
                                                    .after = tidy(converted),
                                                    .encoding = found.encoding,
                                                    .by_font = found.by_font,
                                                    .score = found.score});
    return converted;
}

std::vector<Conversion> LegacyCells::conversions() const {
    std::vector<Conversion> all;
    for (const auto& [place, conversion] : conversions_) all.push_back(conversion);
    return all;
}

}  // namespace thidua::sheets
