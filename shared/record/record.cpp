#include "shared/record/record.h"

namespace thidua {

const Value& find_value(const Fields& fields, std::string_view path) {
    static const Value nothing;
    const auto found = fields.find(path);
    return found == fields.end() ? nothing : found->second;
}

void set_value(Fields& fields, std::string_view path, Value value) {
    const auto at = fields.lower_bound(path);
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

}  // namespace thidua
