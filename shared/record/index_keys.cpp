#include "shared/record/index_keys.h"

#include <array>
#include <utility>

namespace thidua {
namespace {

using ParentPath = std::pair<std::string_view, std::string_view>;
constexpr std::array<ParentPath, 24> parent_paths{{
    {"acknowledgement", "announcement"},
    {"award", "decision"},
    {"ballot", "session"},
    {"cancellation", "award"},
    {"change", "record"},
    {"conflict", "record"},
    {"consolidation", "period"},
    {"correction", "report"},
    {"dispatch", "report"},
    {"evidence", "report"},
    {"exemption", "period"},
    {"extension", "period"},
    {"form", "organ"},
    {"nomination", "round"},
    {"obligation", "organ"},
    {"period", "organ"},
    {"plan", "organ"},
    {"read_out", "organ"},
    {"reminder", "period"},
    {"report", "period"},
    {"submission", "report"},
    {"unit", "organ"},
    {"vote", "session"},
    {"vote_count", "session"},
}};

}  // namespace

IndexKeys index_keys(std::string_view type, const Fields& fields) {
    IndexKeys keys{.unit = id_or_none(fields, "unit"), .state = text_or_empty(fields, "state")};
    for (const auto& [name, path] : parent_paths)
        if (name == type) keys.parent = id_or_none(fields, path);
    return keys;
}

}  // namespace thidua
