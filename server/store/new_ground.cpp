#include "server/store/new_ground.h"

#include <algorithm>

#include "server/store/applied_records.h"
#include "server/store/epoch_store.h"
#include "server/store/recovery_fold.h"
#include "shared/model/workflow_rules.h"

namespace thidua {
namespace {

bool is_alike(const Operation& waiting, const Record& now, const Record& folded) {
    switch (waiting.kind) {
        case OperationKind::set:
            return find_value(now.fields, waiting.path) == find_value(folded.fields, waiting.path);
        case OperationKind::remove_row:
            return row_fingerprint(now.fields, waiting.path) ==
                   row_fingerprint(folded.fields, waiting.path);
        case OperationKind::step:
            return workflow_point(now.fields) == workflow_point(folded.fields);
        case OperationKind::create:
            break;
    }
    return true;
}

struct Waiting {
    Operation operation;
    Record now;
};

/// Empty when a record of one of them is not there.
std::vector<Waiting> list_waiting(const HeldEdit& held, RecordSpace& now) {
    std::vector<Waiting> all;
    for (std::size_t at = 0; at < held.outcomes.size(); ++at) {
        if (held.outcomes[at].kind != OutcomeKind::held) continue;
        const Operation& operation = held.edit.operations[at];
        auto record = now.find_record(operation.record);
        if (!record) return {};
        all.push_back({operation, *std::move(record)});
    }
    return all;
}

}  // namespace

bool stands_on_new_ground(Database& database, const HeldEdit& held) {
    AppliedRecords now{database};
    const std::vector<Waiting> all = list_waiting(held, now);
    if (all.empty()) return false;
    for (const EpochRow& restore : EpochStore{database}.list()) {
        RecoveryStore store{database, restore.id};
        if (!store.has_edit(held.edit.id)) continue;
        const auto records = store.list_records_of(held.edit.id);
        RecoveryFold fold{database, restore};
        fold.run({records.begin(), records.end()});
        const bool is_new = std::ranges::all_of(all, [&](const Waiting& one) {
            const auto folded = fold.records().find_record(one.operation.record);
            return !folded || !is_alike(one.operation, one.now, *folded);
        });
        if (!is_new) return false;
    }
    return true;
}

}  // namespace thidua
