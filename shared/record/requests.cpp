#include "shared/record/requests.h"

#include "shared/record/workflow.h"

namespace thidua {

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

}  // namespace thidua
