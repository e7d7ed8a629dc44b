#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "shared/base/limits.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"

namespace thidua {
namespace {

Error refusal(const Field& field, const std::string& sentence) {
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(sentence), field.label.shown()));
}

std::string trimmed(std::string text) {
    constexpr std::string_view blanks = " \t\n";
    text.erase(text.find_last_not_of(blanks) + 1);
    text.erase(0, text.find_first_not_of(blanks));
    return text;
}

void drop_suffix(std::string& text, std::initializer_list<std::string_view> suffixes) {
    for (const std::string_view suffix : suffixes) {
        if (!text.ends_with(suffix)) continue;
        text.erase(text.size() - suffix.size());
        text = trimmed(std::move(text));
        return;
    }
}

/// As somebody wrote it who did not say in which style: both must not be possible and differ.
Result<std::optional<Decimal>> number_of_either(const Field& field, const std::string& text) {
    const auto plain = Decimal::from_text(text);
    const auto shown = Decimal::from_display(text);
    const bool is_small = text.starts_with("0.") || text.starts_with("-0.");
    if (!plain || !shown || *plain == *shown || is_small) return plain ? plain : shown;
    if (field.kind == FieldKind::integer && !plain->is_integer()) return shown;
    return failure(
        ErrorCode::invalid_input,
        fmt::format(fmt::runtime(tr("\"{0}\" may mean {1} or {2}; write {3} or {4}.")), text,
                    shown->display(), plain->display(), shown->text(), plain->display()));
}

/// Empty when it is no number.
Result<std::optional<Decimal>> figure_from(const Field& field, const std::string& text,
                                           NumberStyle style) {
    if (style == NumberStyle::either) return number_of_either(field, text);
    return style == NumberStyle::plain ? Decimal::from_text(text) : Decimal::from_display(text);
}

Result<Value> number_from(const Field& field, std::string text, NumberStyle style) {
    if (field.kind == FieldKind::percent) drop_suffix(text, {"%"});
    if (field.kind == FieldKind::money) drop_suffix(text, {"đồng", "đ", "₫"});
    const auto figure = figure_from(field, text, style);
    if (!figure) return figure.error();
    const std::optional<Decimal>& number = *figure;
    if (!number)
        return refusal(field, style == NumberStyle::plain
                                  ? tr("\"{}\" must be a number such as 1234.5.")
                                  : tr("\"{}\" must be a number such as 1.234,5."));
    if (field.kind != FieldKind::integer) return Value{*number};
    const std::string digits = number->text();
    std::int64_t whole = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
    if (!number->is_integer() || read.ec != std::errc{})
        return refusal(field, tr("\"{}\" must be a whole number."));
    return Value{whole};
}

/// "14/12/2026", also with - or ., with single digits, and with a year of two digits (20xx).
std::optional<CivilDate> date_from_display(std::string_view text) {
    int parts[3] = {0, 0, 0};
    std::size_t part = 0;
    std::size_t digits = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (++digits > 4) return std::nullopt;
            parts[part] = parts[part] * 10 + (c - '0');
        } else if ((c == '/' || c == '-' || c == '.') && digits > 0 && part < 2) {
            ++part;
            digits = 0;
        } else {
            return std::nullopt;
        }
    }
    if (part != 2 || (digits != 2 && digits != 4)) return std::nullopt;
    const int year = digits == 2 ? 2000 + parts[2] : parts[2];
    const CivilDate date{std::chrono::year{year},
                         std::chrono::month{static_cast<unsigned>(parts[1])},
                         std::chrono::day{static_cast<unsigned>(parts[0])}};
    if (!date.ok()) return std::nullopt;
    return date;
}

Result<Value> date_from(const Field& field, const std::string& text, NumberStyle style) {
    auto date = style == NumberStyle::vietnamese ? std::nullopt : civil_date_from_iso(text);
    if (!date && style != NumberStyle::plain) date = date_from_display(text);
    if (date) return Value{*date};
    return refusal(field, style == NumberStyle::plain
                              ? tr("\"{}\" must be a date such as 2026-12-14.")
                              : tr("\"{}\" must be a date such as 14/12/2026."));
}

Result<Value> truth_from(const Field& field, const std::string& text) {
    const std::string word = folded(text);
    for (const std::string_view yes : {"true", "yes", "co", "1"})
        if (word == yes) return Value{true};
    for (const std::string_view no : {"false", "no", "khong", "0"})
        if (word == no) return Value{false};
    return refusal(field, tr("\"{}\" must be yes or no."));
}

Result<Value> choice_from(const Field& field, const std::string& text) {
    const std::string word = folded(text);
    for (const Choice& choice : field.choices)
        if (text == choice.key || word == folded(choice.label.vi) ||
            (!choice.label.en.empty() && word == folded(choice.label.en)))
            return Value{choice.key};
    std::string known;
    for (const Choice& choice : field.choices)
        known.append(known.empty() ? "" : ", ").append(choice.key);
    return failure(
        ErrorCode::invalid_input,
        fmt::format(fmt::runtime(tr("\"{}\" must be one of: {}.")), field.label.shown(), known));
}

Result<Value> value_from(const Field& field, std::string text, NumberStyle style) {
    switch (field.kind) {
        case FieldKind::text:
        case FieldKind::long_text:
            return Value{std::move(text)};
        case FieldKind::integer:
        case FieldKind::number:
        case FieldKind::percent:
        case FieldKind::money:
            return number_from(field, std::move(text), style);
        case FieldKind::date:
            return date_from(field, text, style);
        case FieldKind::yes_no:
            return truth_from(field, text);
        case FieldKind::choice:
            return choice_from(field, text);
        case FieldKind::computed:
            return refusal(field, tr("\"{}\" is calculated and cannot be typed."));
        case FieldKind::table:
            return refusal(field, tr("\"{}\" is a table: fill its rows."));
        case FieldKind::attachment:
            return refusal(field, tr("\"{}\" takes a file: attach one."));
    }
    return Value{};
}

std::string display_number(const Field& field, const Decimal& number) {
    switch (shown_kind(field)) {
        case FieldKind::percent:
            return number.rounded(2).display() + "%";
        case FieldKind::money:
            return number.rounded(0).display();
        default:
            return (field.kind == FieldKind::computed ? number.rounded(2) : number).display();
    }
}

}  // namespace

Result<Value> parse_answer(const Field& field, std::string_view typed, NumberStyle style) {
    if (typed.find('\0') != std::string_view::npos)
        return refusal(field, tr("\"{}\" contains a NUL byte, which is no text."));
    if (!is_clean_utf8(typed)) return refusal(field, tr("\"{}\" is not valid UTF-8 text."));
    std::string text = trimmed(cleaned(typed));
    if (text.empty()) return Value{};
    auto value = value_from(field, std::move(text), style);
    if (!value) return value;
    if (auto error = check_value(field, *value)) return std::move(*error);
    return value;
}

std::string display_answer(const Field& field, const Value& value) {
    if (const auto* number = std::get_if<Decimal>(&value)) return display_number(field, *number);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return display_number(field, *whole);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? tr("Yes") : tr("No");
    if (const auto* key = std::get_if<std::string>(&value))
        if (const Choice* const choice = find_choice(field, *key)) return choice->label.shown();
    return to_display(value);
}

}  // namespace thidua
