#include "tests/simulator/observed_store.h"

#include "server/store/record_store.h"
#include "tests/simulator/organ.h"

namespace thidua::simulator {

const ReceiptSigner& ObservedStore::signer() {
    return server_signer();
}

AppliedEdit ObservedStore::apply_edit(const DeviceId& device, NumberedEdit edit, Instant now,
                                      std::optional<Hash> hash) {
    AppliedEdit applied = ServerStore::apply_edit(device, edit, now, hash);
    if (applied.was_known) return applied;
    merged_.push_back(applied.receipt);
    applied_.push_back(applied);
    if (bug_ == PlantedBug::echoes_edits) applied.is_plain = false;
    if (bug_ == PlantedBug::last_arrival_wins) let_last_arrival_win(edit, applied.receipt);
    return applied;
}

AppliedEdit ObservedStore::feed_again(const DeviceId& device, const FedEdit& fed,
                                      const Epoch& epoch, Instant now) {
    if (bug_ == PlantedBug::merges_again) return apply_edit(device, fed.edit, now);
    const std::size_t before = merged_.size();
    FedEdit told = fed;
    if (bug_ == PlantedBug::forgets_first_time) told.receipt.server_time = now;
    AppliedEdit applied = ServerStore::feed_again(device, told, epoch, now);
    const bool is_noted = merged_.size() > before;
    if (!applied.was_known && !is_noted) merged_.push_back(applied.receipt);
    return applied;
}

std::vector<Receipt> ObservedStore::list_receipts(const DeviceId& device, EditNumber from,
                                                  EditNumber through) {
    if (bug_ == PlantedBug::accepts_a_clone && from == through) return {};
    return ServerStore::list_receipts(device, from, through);
}

void ObservedStore::take_copies(const DeviceId& device, const std::vector<RecordCopy>& copies,
                                Instant now) {
    if (bug_ != PlantedBug::drops_copies) ServerStore::take_copies(device, copies, now);
}

void ObservedStore::let_last_arrival_win(const NumberedEdit& edit, const Receipt& receipt) {
    RecordStore records{database_};
    for (std::size_t at = 0; at < receipt.outcomes.size(); ++at) {
        const Operation& operation = edit.edit.operations[at];
        if (receipt.outcomes[at].kind != OutcomeKind::conflict) continue;
        auto record = records.find(operation.record);
        auto conflict = records.find(receipt.outcomes[at].conflict);
        if (!record || !conflict) continue;
        set_value(record->fields, operation.path, operation.value);
        record->rev = receipt.seq;
        records.put(*record);
        set_value(conflict->fields, "kept", operation.value);
        conflict->fields["state"] = std::string{"agreed"};
        records.put(*conflict);
    }
}

ChangedRecords ObservedStore::list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                           std::size_t bytes_max) {
    ChangedRecords changed = ServerStore::list_changed(scope, after, through, bytes_max);
    const bool forgets = bug_ == PlantedBug::forgets_a_page && through.value() % 5 == 0;
    if (forgets && changed.records.size() > 1) changed.records.erase(changed.records.begin());
    return changed;
}

}  // namespace thidua::simulator
