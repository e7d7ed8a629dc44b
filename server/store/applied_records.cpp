#include "server/store/applied_records.h"

#include <algorithm>

#include "server/store/epoch_store.h"
#include "server/store/restored_base.h"

namespace thidua {
namespace {

bool names_files(const Fields& fields) {
    return std::ranges::any_of(fields, [](const auto& field) {
        return std::holds_alternative<AttachmentRef>(field.second);
    });
}

}  // namespace

std::optional<Record> AppliedRecords::find_record(const RecordId& id) {
    auto record = records_.find(id);
    if (record) note_before(*record);
    return record;
}

std::optional<ScopeId> AppliedRecords::find_scope(const RecordId& id) {
    return records_.find_scope(id);
}

std::vector<Record> AppliedRecords::list_open_conflicts(const RecordId& record) {
    auto conflicts = records_.list_open_conflicts(record);
    for (const Record& conflict : conflicts) note_before(conflict);
    return conflicts;
}

Stamp AppliedRecords::find_stamp(const RecordId& record, std::string_view path) {
    return records_.find_stamp(record, path);
}

void AppliedRecords::put(const Record& record) {
    const auto known = before_.find(record.id);
    const Before before = known == before_.end() ? Before{} : known->second;
    touched_.push_back({.id = record.id, .scope = record.scope, .rev_before = before.rev});
    keep_base(record.id);
    if (before.names_files || names_files(record.fields))
        records_.put(record);
    else
        records_.put_without_files(record);
}

void AppliedRecords::note_before(const Record& record) {
    before_[record.id] = {.rev = record.rev, .names_files = names_files(record.fields)};
}

void AppliedRecords::keep_base(const RecordId& record) {
    if (!last_fork_) last_fork_ = EpochStore{database_}.last_fork();
    if (*last_fork_ > Sequence{}) keep_restored_base(database_, record);
}

}  // namespace thidua
