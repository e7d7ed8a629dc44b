#include "client/paper/template_scopes.h"

namespace thidua {
namespace {

constexpr std::string_view row_prefix = "row.";
constexpr std::string_view place_name = "stt";
constexpr std::string_view last_name = "is_last";

}  // namespace

bool is_place_in_list(std::string_view name) {
    return name == place_name || name == last_name;
}

const PaperData* TemplateScopes::find(std::string_view name) const {
    const bool is_in_list = scopes_.size() > 1;
    const Scope& innermost = scopes_.back();
    if (is_in_list && name == "row") return innermost.data;
    const bool is_of_row = is_in_list && name.starts_with(row_prefix);
    const std::string_view path = is_of_row ? name.substr(row_prefix.size()) : name;
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
        if (const PaperData* found = scope->data->find(path)) return found;
        if (is_in_list && path == place_name) return &innermost.place;
        if (is_in_list && path == last_name) return &innermost.is_last;
        if (is_of_row) break;
    }
    return nullptr;
}

}  // namespace thidua
