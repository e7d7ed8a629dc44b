#include "server/store/edit_store.h"
#include "server/store/epoch_store.h"
#include "server/store/evidence_desk.h"
#include "server/store/identity_issuer.h"
#include "server/store/log_store.h"
#include "server/store/record_store.h"
#include "server/store/restores_shown.h"
#include "server/store/server_sync_store.h"
#include "shared/evidence/claims.h"
#include "shared/wire/codec.h"

namespace thidua {

void ServerStore::note_journal(const DeviceId&, const Journal& journal, const Bytes& journal_end,
                               Instant now) {
    const SignedStatement& since = journal.since;
    if (!is_own_signature(statement_digest(since.statement), since.signature)) return;
    const auto saved = read_journal(journal, journal_end, now);
    if (!saved) return;
    EvidenceDesk{database_}.note_saved(*saved);
    EditStore{database_}.announce_told(journal);
}

void ServerStore::note_chain_told(const Bytes& journal_end, Instant now) {
    if (const auto chain = Hash::from_bytes(journal_end))
        EditStore{database_}.note_chain_told(*chain, now);
}

std::uint64_t ServerStore::scope_digest(const ScopeId& scope) {
    return RecordStore{database_}.digest(scope);
}

std::optional<Fork> ServerStore::find_fork(const Epoch& epoch) {
    EpochStore epochs{database_};
    const auto fork = epochs.find_fork(epoch);
    return fork ? std::optional{Fork{*fork, epochs.was_noticed_after(epoch)}} : std::nullopt;
}

void ServerStore::take_new_epoch(const Epoch& after, Instant now) {
    begin_epoch(database_, EpochReason::noticed, now, after);
}

void ServerStore::note_announced_before(const AnnouncementProof& proof) {
    const Instant at = proof.said.statement.server_time;
    note_announced(proof.said.statement.device, proof.manifest, at);
    note_chain_told(proof.said.statement.journal, at);
    // What another copy of the device has fed again before was not known to be announced then.
    for (const Announced& announced : proof.manifest) {
        const auto known = EditStore{database_}.find_receipt(announced.edit);
        const bool is_news = known && known->edit_hash == announced.edit_hash &&
                             known->seq > Sequence{} && at < known->server_time;
        const auto entry = is_news ? LogStore{database_}.find(known->seq) : std::nullopt;
        if (entry && entry->edit.id == announced.edit)
            EvidenceDesk{database_}.note_first_announcement(entry->edit, known->outcomes, at);
        if (known && known->edit_hash == announced.edit_hash)
            EvidenceDesk{database_}.note_announced_again(announced.edit);
    }
}

AppliedEdit ServerStore::feed_again(const DeviceId& device, const FedEdit& fed, const Epoch& epoch,
                                    Instant now) {
    if (auto known = find_known(device, fed.edit)) {
        if (fed.receipt.server_time < known->receipt.server_time)
            EvidenceDesk{database_}.note_first_receipt(fed.edit.edit, fed.receipt);
        if (!known->is_other) note_carried(fed.edit.edit, known->receipt, now);
        return *std::move(known);
    }
    // A receipt of a server that never forgot anything can only be of an edit it knows.
    if (!EpochStore{database_}.was_restored()) return apply_edit(device, fed.edit, now);
    AppliedEdit applied = recovery_.feed_again(device, fed, epoch, now);
    EvidenceDesk{database_}.consider(fed.edit.edit, edit_hash(fed.edit.edit), fed.receipt.outcomes,
                                     fed.receipt.server_time, carrier_);
    return applied;
}

/// The number stands for the edit from now on, whatever it was called before (rule 12).
std::optional<AppliedEdit> ServerStore::find_known(const DeviceId& device,
                                                   const NumberedEdit& edit) {
    EditStore edits{database_};
    auto known = edits.find_receipt(edit.edit.id);
    if (!known) return std::nullopt;
    const bool is_same_name = known->device == device && known->number == edit.number;
    const bool is_other = known->edit_hash != edit_hash(edit.edit);
    if (!is_same_name && !is_other) edits.add_alias(device, edit.number, edit.edit.id);
    return AppliedEdit{.receipt = *std::move(known), .was_known = true, .is_other = is_other};
}

void ServerStore::take_copies(const DeviceId& device, const std::vector<RecordCopy>& copies,
                              Instant now) {
    if (const auto granted = find_grant(device, now))
        recovery_.take_copies(device, *granted, copies, now);
}

void ServerStore::note_reported(const DeviceId& device, Instant now) {
    recovery_.note_reported(device, now);
}

std::optional<IdentityReply> ServerStore::issue_identity(const DeviceId& device,
                                                         const IdentityRequest& request,
                                                         Instant now) {
    DeviceStore devices{database_};
    const auto before = devices.find(device);
    if (issuer_ == nullptr || !before) return std::nullopt;
    const auto key_hash = issuer_->key_hash(request.certificate_request);
    if (!key_hash) return std::nullopt;
    if (auto known = devices.find_identity(*key_hash)) {
        if (known->successor_of != device) return std::nullopt;
        return IdentityReply{known->device, std::move(known->certificate)};
    }
    const auto issued = issuer_->issue(request.certificate_request, *before, now);
    if (!issued) return std::nullopt;
    devices.add({.id = issued->device,
                 .grantee = before->grantee,
                 .name = before->name,
                 .serial = issued->serial,
                 .enrolled_at = now,
                 .successor_of = device});
    devices.set_identity(issued->device, *key_hash, issued->certificate);
    return IdentityReply{issued->device, issued->certificate};
}

}  // namespace thidua
