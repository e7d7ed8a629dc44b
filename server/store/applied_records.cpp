#include "server/store/applied_records.h"

#include "server/store/restored_base.h"

namespace thidua {

std::optional<Record> AppliedRecords::find_record(const RecordId& id) {
    auto record = records_.find(id);
    if (record) rev_before_[id] = record->rev;
    return record;
}

std::vector<Record> AppliedRecords::list_open_conflicts(const RecordId& record) {
    auto conflicts = records_.list_open_conflicts(record);
    for (const Record& conflict : conflicts) rev_before_[conflict.id] = conflict.rev;
    return conflicts;
}

Stamp AppliedRecords::find_stamp(const RecordId& record, std::string_view path) {
    return records_.find_stamp(record, path);
}

void AppliedRecords::put(const Record& record) {
    const auto before = rev_before_.find(record.id);
    touched_.push_back({.id = record.id,
                        .scope = record.scope,
                        .rev_before = before == rev_before_.end() ? Sequence{} : before->second});
    keep_restored_base(database_, record.id);
    records_.put(record);
}

}  // namespace thidua
