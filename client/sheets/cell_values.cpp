#include "client/sheets/cell_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "client/sheets/words.h"
#include "shared/base/limits.h"
#include "shared/base/syllables.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua::sheets {
namespace {

template <class... Words>
Error refusal(const std::string& sentence, const Words&... words) {
    return failure(ErrorCode::invalid_input, fmt::format(fmt::runtime(sentence), words...));
}

/// Without points between thousands: it may be a number that names something.
std::string plain_number(const Decimal& number) {
    std::string text = number.text();
    std::ranges::replace(text, '.', ',');
    return text;
}

Result<FieldValue> text_value(std::string text) {
    if (code_points(text) > thidua::limits::text_points_max)
        return refusal(tr("The text is too long; shorten it."));
    return FieldValue{std::move(text)};
}

Result<FieldValue> number_value(const CellContent& content, bool is_whole) {
    std::optional<Decimal> number;
    if (const auto* const text = std::get_if<std::string>(&content)) {
        const auto read = read_number(*text);
        if (!read) return read.error();
        number = *read;
    } else if (const auto* const figure = std::get_if<Decimal>(&content)) {
        number = *figure;
    }
    if (!number)
        return refusal(tr("\"{}\" is no number; write it like 1.234,5."), shown_text(content));
    if (is_whole && !number->is_integer())
        return refusal(tr("\"{}\" is not a whole number; write one like 1.234."),
                       number->display());
    return FieldValue{*number};
}

/// The serial number of a day. A lone year is none, though it would be a day in 1905.
Result<FieldValue> date_of_number(const Decimal& number, SerialSystem serials) {
    static constexpr int first_year = 1900;
    static constexpr int last_year = 2100;
    const bool is_year = number >= Decimal{first_year} && number <= Decimal{last_year};
    const auto date = is_year ? std::nullopt : date_from_serial(number, serials);
    if (!date)
        return refusal(tr("\"{}\" is no date; write day, month and year like 05/04/2026."),
                       plain_number(number));
    return FieldValue{*date};
}

Result<FieldValue> date_value(const CellContent& content, SerialSystem serials) {
    if (const auto* const date = std::get_if<CivilDate>(&content)) return FieldValue{*date};
    if (const auto* const number = std::get_if<Decimal>(&content))
        return date_of_number(*number, serials);
    const std::string text = shown_text(content);
    if (const auto date = read_date(text)) return FieldValue{*date};
    return refusal(tr("\"{}\" is no date; write day, month and year like 05/04/2026."), text);
}

Result<FieldValue> name_value(const CellContent& content) {
    const auto* const text = std::get_if<std::string>(&content);
    if (!text)
        return refusal(tr("\"{}\" is no name; write family, middle and given name."),
                       shown_text(content));
    return text_value(tidy_line(*text));
}

/// The first words of each choice, for the sentence.
std::string choices_of(const FieldColumn& column) {
    std::vector<std::string> words;
    for (const auto& [key, meaning] : column.choices)
        words.push_back("\"" + (meaning.empty() ? key : meaning.front()) + "\"");
    return fmt::format("{}", fmt::join(words, ", "));
}

Result<FieldValue> choice_value(const FieldColumn& column, const CellContent& content) {
    const std::string text = shown_text(content);
    const Heading written{text};
    for (const Likeness accepted : {Likeness::same, Likeness::unmarked}) {
        std::vector<std::string> keys;
        for (const auto& [key, words] : column.choices)
            if (std::ranges::any_of(words, [&](const std::string& word) {
                    return written.likeness(Heading{word}) <= accepted;
                }))
                keys.push_back(key);
        if (keys.size() == 1) return FieldValue{keys.front()};
    }
    return refusal(tr("\"{}\" is not one of the choices; write one of {}."), text,
                   choices_of(column));
}

}  // namespace

std::string shown_text(const CellContent& content) {
    if (const auto* const text = std::get_if<std::string>(&content)) return *text;
    if (const auto* const number = std::get_if<Decimal>(&content)) return plain_number(*number);
    if (const auto* const date = std::get_if<CivilDate>(&content)) return to_display(*date);
    if (const auto* const truth = std::get_if<bool>(&content)) return *truth ? "TRUE" : "FALSE";
    return std::get<CellError>(content).code;
}

Result<FieldValue> read_value(const FieldColumn& column, const CellContent& content,
                              SerialSystem serials) {
    if (const auto* const error = std::get_if<CellError>(&content))
        return refusal(tr("The formula fails ({}); correct it, or write the value itself."),
                       error->code);
    switch (column.kind) {
        case FieldKind::text:
            return text_value(shown_text(content));
        case FieldKind::integer:
        case FieldKind::decimal:
            return number_value(content, column.kind == FieldKind::integer);
        case FieldKind::date:
            return date_value(content, serials);
        case FieldKind::name:
            return name_value(content);
        case FieldKind::choice:
            return choice_value(column, content);
    }
    return text_value({});
}

std::string doubt_about_name(const std::string& name) {
    static constexpr std::array<std::string_view, 4> titles{"ông ", "bà ", "anh ", "chị "};
    const std::string lower = lowered(name);
    for (const std::string_view title : titles)
        if (lower.starts_with(title) && std::ranges::count(lower, ' ') > 1)
            return fmt::format(fmt::runtime(tr("\"{}\" begins with a title; should it be part of "
                                               "the name?")),
                               name);
    if (name.find_first_of("0123456789") != std::string::npos)
        return fmt::format(fmt::runtime(tr("\"{}\" has figures in it; is it a name?")), name);
    for (std::size_t at = 0; at < name.size();
         at = std::min(name.find(' ', at), name.size() - 1) + 1) {
        const std::string_view word = std::string_view{name}.substr(at, name.find(' ', at) - at);
        if (lowered(word) == word)
            return fmt::format(
                fmt::runtime(tr("\"{}\" has a word that begins with a small letter; is it so?")),
                name);
    }
    return {};
}

}  // namespace thidua::sheets
