#include "shared/model/member_value.h"

namespace thidua::typed_record {

std::string_view next_segment(std::string_view path, std::string_view prefix) {
    path.remove_prefix(prefix.size());
    return path.substr(0, path.find('/'));
}

std::set<std::string> list_segments(const Fields& fields, std::string_view prefix) {
    std::set<std::string> segments;
    for (auto at = fields.lower_bound(prefix); at != fields.end(); ++at) {
        if (!std::string_view{at->first}.starts_with(prefix)) break;
        segments.emplace(next_segment(at->first, prefix));
    }
    return segments;
}

void clear_below(Fields& fields, const std::string& prefix) {
    const auto from = fields.lower_bound(prefix);
    auto to = from;
    while (to != fields.end() && to->first.starts_with(prefix)) ++to;
    fields.erase(from, to);
}

}  // namespace thidua::typed_record
