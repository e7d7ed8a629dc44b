#include "server/store/recovery.h"

#include "server/store/applied_records.h"
#include "server/store/device_store.h"
#include "server/store/edit_store.h"
#include "server/store/editing_device.h"
#include "server/store/evidence_desk.h"
#include "server/store/log_store.h"
#include "server/store/recovery_layers.h"
#include "server/store/restores_shown.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

/// Of the versions that the edit submitted, and of those of others that came back with it.
std::set<RecordId> evidence_in(const LogEntry& entry) {
    std::set<RecordId> evidence;
    for (const Operation& step : entry.edit.operations)
        if (step.kind == OperationKind::step && step.path == "submit")
            evidence.insert(
                evidence_id(submission_id(step.record, integer_or_zero(step.arguments, "version"),
                                          text_or_empty(step.arguments, "seal"))));
    for (const Effect& effect : entry.effects)
        if (effect.type == record_types::evidence) evidence.insert(effect.record);
    return evidence;
}

}  // namespace

AppliedEdit Recovery::feed_again(const DeviceId& device, const FedEdit& fed, const Epoch& epoch,
                                 Instant now) {
    EpochStore epochs{database_};
    EditStore edits{database_};
    const EpochRow loss = epochs.find_loss(epoch);
    epochs.note_edit_back(loss.id, device);
    AppliedEdit applied{.receipt = fed.receipt};
    applied.receipt.device = device;
    applied.receipt.number = fed.edit.number;
    if (fed.receipt.seq == Sequence{}) {  // nothing of it was ever done
        edits.add(applied.receipt);
        return applied;
    }
    applied.receipt.seq = bring_back(device, fed, loss, epoch, now);
    note_first_dossier(database_, fed.edit.edit, organization_.at(now));
    edits.add(applied.receipt);
    held_.release_ready(now);
    return applied;
}

RecoveredEdit Recovery::describe(const DeviceId& device, const FedEdit& fed, const Epoch& epoch) {
    DeviceStore devices{database_};
    const auto was = devices.find(fed.receipt.device);
    const auto is = devices.find(device);
    const Edit& edit = fed.edit.edit;
    return {.epoch = epoch,
            .receipt = fed.receipt,
            .device_name = was  ? was->name
                           : is ? is->name
                                : std::string{},
            .announced_at = EditStore{database_}.find_announced(edit.id, fed.receipt.edit_hash),
            .edit = edit};
}

Sequence Recovery::bring_back(const DeviceId& device, const FedEdit& fed, const EpochRow& loss,
                              const Epoch& epoch, Instant now) {
    const RecoveredEdit back = describe(device, fed, epoch);
    AppliedRecords records{database_};
    RestoredBase base{database_, loss.forked_at};
    const std::set<RecordId> connected = records_of(back, base, records);
    RecoveryStore{database_, loss.id}.add(back, connected);
    RecoveryLayers layers{database_,
                          loss,
                          connected,
                          {.without_edit = back.edit.id},
                          {},
                          {.edit = back.edit.id,
                           .author = back.edit.author,
                           .device = fed.receipt.device,
                           .device_time = back.edit.device_time}};
    LogEntry entry{.seq = LogStore{database_}.head().seq.next(),
                   .kind = LogKind::recovered,
                   .device = device,
                   .device_name = back.device_name,
                   .number = fed.edit.number,
                   .server_time = fed.receipt.server_time,
                   .announced_at = back.announced_at,
                   .edit = back.edit,
                   .outcomes = fed.receipt.outcomes,
                   .origin = {epoch, fed.receipt.seq}};
    entry.effects = layers.carry_into(records, entry.seq).effects();
    for (const RecoveryLayer& layer : layers.layers())
        for (Effect& effect : held_.note_recovered(layer.after, entry.seq, office_of(device, now)))
            entry.effects.push_back(std::move(effect));
    const std::set<RecordId> evidence = evidence_in(entry);
    const Sequence seq = append_with_effects(database_, std::move(entry));
    for (const RecordId& id : evidence) {
        join_evidence(loss, id, now);
        EvidenceDesk{database_}.note_came_back(id);
    }
    close_offers(loss, layers.own().connected(), now);
    return seq;
}

ScopeId Recovery::office_of(const DeviceId& device, Instant now) {
    const auto editor = find_editing_device(database_, device, organization_.at(now));
    return office_scope(editor.actor.organ);
}

void Recovery::note_reported(const DeviceId& device, Instant now) {
    EpochStore epochs{database_};
    for (const EpochRow& restore : epochs.list_open()) {
        epochs.note_reported(restore.id, device, now);
        std::vector<Effect> effects = offer(restore, device, now);
        if (epochs.is_complete(restore.id)) epochs.close(restore.id, now);
        EpochRow told = restore;
        for (const EpochRow& row : epochs.list())
            if (row.id == restore.id) told = row;
        for (Effect& effect : show_restore(database_, told, organization_.at(now)))
            effects.push_back(std::move(effect));
        append(now, std::move(effects));
    }
    if (epochs.was_restored() && epochs.list_open().empty()) held_.release_all(now);
}

void Recovery::append(Instant now, std::vector<Effect> effects) {
    if (effects.empty()) return;
    append_with_effects(database_,
                        {.kind = LogKind::own, .server_time = now, .effects = std::move(effects)});
}

}  // namespace thidua
