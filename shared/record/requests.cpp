#include "shared/record/requests.h"

#include <algorithm>
#include <ranges>

#include "shared/base/hash.h"
#include "shared/record/workflow.h"

namespace thidua {
namespace {

/// As long as a digest is at most.
Value as_told(const Value& value) {
    const auto* const text = std::get_if<std::string>(&value);
    const std::size_t digest_chars = 2 * sizeof(Hash);
    return text != nullptr && text->size() > digest_chars ? Value{sha256(*text).hex()} : value;
}

bool is_request(std::string_view path) {
    return path == requested_reason_path || requested_field(path);
}

}  // namespace

std::optional<Value> find_request(const Fields& fields, const FieldPath& path) {
    const Value& asked = find_value(fields, std::string{request_prefix} + path);
    if (!is_null(asked)) return asked;
    const bool is_clear = !is_null(find_value(fields, std::string{clear_request_prefix} + path));
    return is_clear ? std::optional{Value{}} : std::nullopt;
}

FieldPath place_of_request(const Fields& fields, const FieldPath& path) {
    FieldPath place = std::string{request_prefix} + path;
    return is_null(find_value(fields, place)) ? std::string{clear_request_prefix} + path : place;
}

std::optional<FieldPath> requested_field(std::string_view path) {
    for (const std::string_view prefix : {request_prefix, clear_request_prefix})
        if (path.starts_with(prefix)) return FieldPath{path.substr(prefix.size())};
    return std::nullopt;
}

Fields requests_seen(const Fields& fields) {
    Fields seen;
    for (const auto& [path, value] : fields)
        if (path == requested_step_path || is_request(path)) seen[path] = as_told(value);
    return seen;
}

std::vector<FieldPath> requests_as_seen(const Fields& fields, const Fields& seen) {
    std::vector<FieldPath> same;
    std::vector<FieldPath> others;
    // Cells come before their row.
    for (const auto& [path, value] : std::views::reverse(fields)) {
        if (!is_request(path)) continue;
        const bool has_others_below = std::ranges::any_of(
            others, [&](const FieldPath& other) { return other.starts_with(path + "/"); });
        const bool is_same = !has_others_below && find_value(seen, path) == as_told(value);
        (is_same ? same : others).push_back(path);
    }
    const Value& step = find_value(fields, requested_step_path);
    if (others.empty() && !is_null(step) && find_value(seen, requested_step_path) == step)
        same.emplace_back(requested_step_path);
    return same;
}

bool has_requests(const Fields& fields) {
    return std::ranges::any_of(fields, [](const auto& field) { return is_request(field.first); });
}

}  // namespace thidua
