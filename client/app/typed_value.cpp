#include "client/app/typed_value.h"

#include <fmt/format.h>

#include <charconv>

#include "client/app/record_name.h"
#include "client/app/reports.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/reading.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

Error unreadable(const FieldRule& field, const std::string& wanted, const std::string& typed) {
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("\"{}\" takes {}, not \"{}\".")), tr(field.words),
                               wanted, typed));
}

/// The Vietnamese way first: "1.234" is one thousand two hundred and thirty-four. What cannot be
/// that may be as programs write it: "1234.5".
Result<Decimal> read_figure(const FieldRule& field, const std::string& typed) {
    if (auto read = read_number(typed)) return read;
    if (const auto plain = Decimal::from_text(typed)) return *plain;
    return unreadable(field, tr("a number such as 1.234,5"), typed);
}

Result<Value> integer_from(const FieldRule& field, const std::string& typed) {
    const auto number = read_figure(field, typed);
    if (!number) return number.error();
    std::int64_t whole = 0;
    const std::string text = number->text();
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, whole);
    if (read.ec != std::errc{} || read.ptr != end || whole < 0)
        return unreadable(field, tr("a whole number from 0 on"), typed);
    return Value{whole};
}

bool is_year(const FieldRule& field) {
    return field.path == "year" || field.path.ends_with("_year") || field.path.ends_with("/year");
}

/// Four digits, as it is written: no points group it.
Result<Value> year_from(const FieldRule& field, const std::string& typed) {
    constexpr int last = 2100;
    // An old register of awards goes back to the first days of the emulation movements.
    const int first = field.path == "birth_year" ? 1900 : 1948;
    int year = 0;
    const char* const end = typed.data() + typed.size();
    const auto read = std::from_chars(typed.data(), end, year);
    if (read.ec == std::errc{} && read.ptr == end && year >= first && year <= last)
        return Value{std::int64_t{year}};
    return unreadable(field, fmt::format(fmt::runtime(tr("a year from {} to {}")), first, last),
                      typed);
}

Result<Value> date_from(const FieldRule& field, const std::string& typed) {
    if (const auto date = read_date(typed)) return Value{*date};
    return unreadable(field, tr("a date such as 15/12/2026"), typed);
}

Result<Value> moment_from(const FieldRule& field, const std::string& typed) {
    constexpr std::string_view vietnam = "+07:00";
    for (const std::string& whole :
         {typed, typed + std::string{vietnam}, typed + ":00" + std::string{vietnam}})
        if (const auto moment = instant_from_iso(whole)) return Value{*moment};
    return unreadable(field, tr("a moment such as 2026-12-15T17:00"), typed);
}

Result<Value> yes_or_no(const FieldRule& field, const std::string& typed) {
    const std::string words = folded(typed);
    for (const char* yes : {"yes", "true", "1", "co", "dung", "x"})
        if (words == yes) return Value{true};
    for (const char* no : {"no", "false", "0", "khong", "sai"})
        if (words == no) return Value{false};
    return unreadable(field, tr("yes or no"), typed);
}

Result<Value> choice_from(const FieldRule& field, const std::string& typed) {
    std::string wanted;
    for (const ChoiceRule& choice : field.choices) {
        const bool is_meant = typed == choice.name || folded(typed) == folded(tr(choice.words));
        if (is_meant) return Value{std::string{choice.name}};
        wanted +=
            fmt::format("{}{} ({})", wanted.empty() ? "" : ", ", choice.name, tr(choice.words));
    }
    return unreadable(field, fmt::format(fmt::runtime(tr("one of these: {}")), wanted), typed);
}

Result<Value> record_from(Workspace& workspace, const FieldRule& field, const std::string& typed) {
    if (field.record_type == record_types::unit)
        if (const auto unit = workspace.units().find_by_words(typed)) return Value{*unit};
    // What is named whole may stand where this device may not read.
    if (const auto whole = RecordId::from_text(typed)) {
        const auto here = RecordQuery{workspace.store()}.find(*whole);
        if (field.record_type.empty() || !here || here->type == field.record_type)
            return Value{*whole};
    }
    if (field.record_type.empty()) return unreadable(field, tr("a whole id"), typed);
    const auto id = workspace.reports().resolve(std::string{field.record_type}, typed);
    if (id) return Value{*id};
    if (field.record_type == record_types::unit)
        return workspace.units().find_by_words(typed).error();
    return id.error();
}

}  // namespace

Result<Value> typed_value(Workspace& workspace, const FieldRule& field, const std::string& typed) {
    if (is_blank(typed)) return Value{};
    switch (field.kind) {
        case ValueKind::text:
        case ValueKind::prose:
            return Value{cleaned(typed)};
        case ValueKind::integer:
            return is_year(field) ? year_from(field, typed) : integer_from(field, typed);
        case ValueKind::decimal: {
            const auto number = read_figure(field, typed);
            return number ? Result<Value>{Value{*number}} : Result<Value>{number.error()};
        }
        case ValueKind::date:
            return date_from(field, typed);
        case ValueKind::moment:
            return moment_from(field, typed);
        case ValueKind::yes_no:
            return yes_or_no(field, typed);
        case ValueKind::record:
            return record_from(workspace, field, typed);
        case ValueKind::choice:
            return choice_from(field, typed);
        case ValueKind::file:
            break;
    }
    return failure(
        ErrorCode::invalid_input,
        fmt::format(fmt::runtime(tr("\"{}\" takes a file; attach it.")), tr(field.words)));
}

std::string value_words(Workspace& workspace, const FieldRule* field, const Value& value) {
    if (field != nullptr && field->kind == ValueKind::choice)
        if (const auto* name = std::get_if<std::string>(&value))
            if (const ChoiceRule* const choice = find_choice(*field, *name))
                return tr(choice->words);
    if (const auto* id = std::get_if<RecordId>(&value)) {
        if (const auto unit = workspace.units().find(*id)) return unit->name;
        const auto record = RecordQuery{workspace.store()}.find(*id);
        return record ? words_of(name_of(workspace, record->type, *id)) : id->text();
    }
    // A year is a name, not a quantity: no points group it.
    const auto* whole = std::get_if<std::int64_t>(&value);
    if (whole != nullptr && field != nullptr && is_year(*field)) return std::to_string(*whole);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? tr("yes") : tr("no");
    return to_display(value);
}

}  // namespace thidua
