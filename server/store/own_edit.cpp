#include "server/store/own_edit.h"

#include "server/store/applied_records.h"
#include "server/store/log_store.h"
#include "server/store/organization_cache.h"
#include "shared/model/workflow_rules.h"

namespace thidua {

OwnEdit::OwnEdit(Instant now, Random& random)
    : edit_{.id = EditId{make_uuid_v7(now, random)},
            .author = "server",
            .device_time = now,
            .operations = {}} {}

void OwnEdit::bring(const std::optional<Record>& before, const Record& after) {
    if (!before)
        edit_.operations.push_back({.kind = OperationKind::create,
                                    .record_type = after.type,
                                    .record = after.id,
                                    .scope = after.scope});
    const Fields nothing;
    const Fields& seen = before ? before->fields : nothing;
    const auto set = [&](const FieldPath& path, const Value& value) {
        if (find_value(seen, path) == value) return;
        edit_.operations.push_back({.kind = OperationKind::set,
                                    .record_type = after.type,
                                    .record = after.id,
                                    .path = path,
                                    .seen = find_value(seen, path),
                                    .value = value});
    };
    for (const auto& [path, value] : after.fields) set(path, value);
    for (const auto& [path, value] : seen)
        if (!after.fields.contains(path)) set(path, Null{});
}

void OwnEdit::append(Database& database, Instant now) const {
    if (is_empty()) return;
    LogStore log{database};
    AppliedRecords space{database};
    const ModelWorkflow workflow;
    const LogStore::Head before = log.head();
    const MergeContext context{.seq = before.seq.next(),
                               .server_time = now,
                               .device = {},
                               .device_name = {},
                               .rules = workflow};
    LogEntry entry{.seq = context.seq, .kind = LogKind::own, .server_time = now, .edit = edit_};
    entry.outcomes = merge_edit(edit_, context, space).outcomes;
    log.append(entry, before);
}

void load_records(Database& database, const std::vector<Record>& records, Instant now,
                  Random& random) {
    for (const Record& record : records) {
        OwnEdit edit{now, random};
        edit.bring(std::nullopt, record);
        edit.append(database, now);
    }
    note_organization_changed(database);
}

}  // namespace thidua
