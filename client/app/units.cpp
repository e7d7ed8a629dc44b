#include "client/app/units.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"

namespace thidua {

std::vector<std::pair<RecordId, Unit>> Units::list_of_organ() {
    const auto profile = workspace_.profile();
    if (!profile) return {};
    std::vector<std::pair<RecordId, Unit>> units;
    for (const Record& record : RecordQuery{workspace_.store()}.list(
             {.type = record_types::unit, .parent = profile->organ}))
        units.emplace_back(record.id, view_of<Unit>(record));
    std::sort(units.begin(), units.end(), [](const auto& a, const auto& b) {
        if (a.second.sort_key != b.second.sort_key) return a.second.sort_key < b.second.sort_key;
        return compare_text(a.second.name, b.second.name) < 0;
    });
    return units;
}

std::optional<Unit> Units::find(const RecordId& unit) {
    const auto record = RecordQuery{workspace_.store()}.find(unit);
    if (!record || record->type != record_types::unit) return std::nullopt;
    return view_of<Unit>(*record);
}

bool Units::is_at_or_below(RecordId unit, const RecordId& top) {
    // A circle of parents ends here; honest ones are a few levels deep.
    constexpr int levels_max = 16;
    for (int level = 0; level < levels_max && !unit.is_nil(); ++level) {
        if (unit == top) return true;
        const auto found = find(unit);
        unit = found ? found->parent : RecordId{};
    }
    return false;
}

Result<RecordId> Units::find_by_code(const std::string& code) {
    const RecordId id = unit_id(code);
    if (!find(id))
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("There is no unit with the code {}.")), code));
    return id;
}

Result<RecordId> Units::find_by_words(const std::string& words) {
    if (auto known = find_by_code(words)) return known;
    const std::string wanted = folded(words);
    std::vector<RecordId> named;
    std::vector<RecordId> beginning;
    for (const auto& [id, unit] : list_of_organ()) {
        const std::string name = folded(unit.name);
        if (name == wanted || folded(unit.short_name) == wanted) named.push_back(id);
        if (name.starts_with(wanted + ' ')) beginning.push_back(id);
    }
    const auto& found = named.empty() ? beginning : named;
    if (found.size() == 1) return found.front();
    return failure(
        ErrorCode::not_found,
        fmt::format(fmt::runtime(found.empty() ? tr("No unit here is called {}; write its code.")
                                               : tr("Several units are called {}; write the code "
                                                    "of the one that is meant.")),
                    words));
}

}  // namespace thidua
