#include "shared/record/record.h"

namespace thidua {

const Value& find_value(const Fields& fields, std::string_view path) {
    static const Value nothing;
    // What a new record is made of is asked for in the order of the paths.
    if (fields.empty() || fields.rbegin()->first < path) return nothing;
    const auto found = fields.find(path);
    return found == fields.end() ? nothing : found->second;
}

void set_value(Fields& fields, std::string_view path, Value value) {
    // Edits come in the order of their paths: then one look does instead of eight.
    const bool is_behind_all = fields.empty() || fields.rbegin()->first < path;
    const auto at = is_behind_all ? fields.end() : fields.lower_bound(path);
    const bool is_there = at != fields.end() && at->first == path;
    if (is_null(value)) {
        if (is_there) fields.erase(at);
    } else if (is_there) {
        at->second = std::move(value);
    } else {
        fields.emplace_hint(at, path, std::move(value));
    }
}

std::string text_or_empty(const Fields& fields, std::string_view path) {
    const auto* text = std::get_if<std::string>(&find_value(fields, path));
    return text != nullptr ? *text : std::string{};
}

std::int64_t integer_or_zero(const Fields& fields, std::string_view path) {
    const auto* number = std::get_if<std::int64_t>(&find_value(fields, path));
    return number != nullptr ? *number : 0;
}

RecordId id_or_none(const Fields& fields, std::string_view path) {
    const auto* id = std::get_if<RecordId>(&find_value(fields, path));
    return id != nullptr ? *id : RecordId{};
}

std::optional<CivilDate> date_or_none(const Fields& fields, std::string_view path) {
    const auto* date = std::get_if<CivilDate>(&find_value(fields, path));
    return date != nullptr ? std::optional{*date} : std::nullopt;
}

bool is_true_at(const Fields& fields, std::string_view path) {
    const auto* truth = std::get_if<bool>(&find_value(fields, path));
    return truth != nullptr && *truth;
}

}  // namespace thidua
