#include "shared/model/table_record.h"

#include <algorithm>

#include "shared/model/ids.h"
#include "shared/model/table_workflow.h"

namespace thidua {
namespace {

constexpr RejectReason fine = RejectReason::none;

std::string key_text(const Value& value) {
    if (const auto* id = std::get_if<RecordId>(&value)) return id->text();
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return {};
}

bool is_fitting(const RecordRule& rule, std::string_view path, const Value& value) {
    const FieldRule* const field = find_field(rule.fields, path);
    return field == nullptr || fits(*field, value);
}

/// As its maker may say it: a record begins at the beginning.
bool may_begin_with(const RecordRule& rule, std::string_view path, const Value& value) {
    if (!is_written_by_steps(rule, path)) return is_fitting(rule, path, value);
    const auto* text = std::get_if<std::string>(&value);
    return path == "state" && text != nullptr && !rule.states.empty() &&
           *text == rule.states.front().name;
}

}  // namespace

std::optional<RecordId> id_from_keys(const RecordRule& rule, const Fields& fields) {
    if (rule.id_keys.empty()) return std::nullopt;
    std::vector<std::string> keys;
    for (const std::string_view path : rule.id_keys)
        keys.push_back(key_text(find_value(fields, path)));
    return keyed_id(rule.type, keys);
}

RejectReason check_new_record(const RecordRule& rule, const Fields& fields) {
    const bool is_sound = std::ranges::all_of(
        fields, [&](const auto& field) { return may_begin_with(rule, field.first, field.second); });
    const bool is_whole = missing_fields(rule, fields, Need::at_creation).empty();
    return is_sound && is_whole ? fine : RejectReason::invalid_value;
}

RejectReason check_change(const RecordRule& rule, const Record& now, std::string_view path,
                          const Value& value) {
    if (is_said_once(rule, path))
        return find_value(now.fields, path) == value ? fine : RejectReason::not_allowed;
    const FieldRule* const field = find_field(rule.fields, path);
    if (field != nullptr && is_fixed_there(*field, now.fields, path))
        return find_value(now.fields, path) == value ? fine : RejectReason::not_allowed;
    const bool has_own_right = field != nullptr && field->changed_by.has_value();
    if (!has_own_right && !is_open(rule, now.fields)) return RejectReason::wrong_state;
    const bool clears_needed =
        field != nullptr && field->need == Need::at_creation && is_null(value);
    return clears_needed || !is_fitting(rule, path, value) ? RejectReason::invalid_value : fine;
}

}  // namespace thidua
