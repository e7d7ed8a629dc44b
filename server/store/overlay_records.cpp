#include "server/store/overlay_records.h"

#include "shared/record/change_record.h"
#include "shared/record/index_keys.h"

namespace thidua {

std::optional<Record> OverlayRecords::find_record(const RecordId& id) {
    const auto found = written_.find(id);
    return found != written_.end() ? found->second : below_.find_record(id);
}

std::vector<Record> OverlayRecords::list_open_conflicts(const RecordId& record) {
    std::map<RecordId, Record> open;
    for (Record& conflict : below_.list_open_conflicts(record))
        if (!written_.contains(conflict.id)) open.emplace(conflict.id, std::move(conflict));
    for (const RecordId& id : children_[record]) {
        const Record& child = written_.at(id);
        if (child.type == "conflict" && text_or_empty(child.fields, "state") == "open")
            open.emplace(id, child);
    }
    std::vector<Record> conflicts;
    for (auto& [id, conflict] : open) conflicts.push_back(std::move(conflict));
    return conflicts;
}

Stamp OverlayRecords::find_stamp(const RecordId& record, std::string_view path) {
    std::vector<Record> changes;
    for (const RecordId& id : children_[record])
        if (written_.at(id).type == change_type) changes.push_back(written_.at(id));
    const Stamp stamp = newest_stamp(changes, path);
    return stamp.at || !stamp.author.empty() ? stamp : below_.find_stamp(record, path);
}

void OverlayRecords::put(const Record& record) {
    written_.insert_or_assign(record.id, record);
    const RecordId parent = index_keys(record.type, record.fields).parent;
    if (!parent.is_nil()) children_[parent].insert(record.id);
}

}  // namespace thidua
