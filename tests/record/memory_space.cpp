#include "tests/record/memory_space.h"

#include "shared/record/change_record.h"
#include "shared/record/index_keys.h"

namespace thidua {

std::optional<Record> MemorySpace::find_record(const RecordId& id) {
    const auto found = records_.find(id);
    return found == records_.end() ? std::nullopt : std::optional{found->second};
}

std::vector<Record> MemorySpace::list_open_conflicts(const RecordId& record) {
    std::vector<Record> open;
    for (const Record& conflict : list("conflict")) {
        const IndexKeys keys = index_keys("conflict", conflict.fields);
        if (keys.parent == record && keys.state == "open") open.push_back(conflict);
    }
    return open;
}

Stamp MemorySpace::find_stamp(const RecordId& record, std::string_view path) {
    const Record* newest = nullptr;
    for (const auto& [id, change] : records_) {
        const bool is_of_path = change.type == change_type &&
                                index_keys(change_type, change.fields).parent == record &&
                                names_path(change.fields, path);
        if (is_of_path && (newest == nullptr || newest->rev < change.rev)) newest = &change;
    }
    if (newest == nullptr) return {};
    const ChangeRecord change = change_from(newest->fields);
    return {change.author, change.device_name, change.at};
}

std::vector<Record> MemorySpace::list(std::string_view type) const {
    std::vector<Record> found;
    for (const auto& [id, record] : records_)
        if (record.type == type) found.push_back(record);
    return found;
}

}  // namespace thidua
