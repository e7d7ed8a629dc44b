#include "server/store/server_sync_store.h"

#include "server/store/record_store.h"

namespace thidua {

void ServerStore::note_journal(const DeviceId&, const Journal&, const Bytes&, Instant) {}

std::uint64_t ServerStore::scope_digest(const ScopeId& scope) {
    return RecordStore{database_}.digest(scope);
}

std::optional<Fork> ServerStore::find_fork(const Epoch&) { return std::nullopt; }

void ServerStore::take_new_epoch(Instant) {}

void ServerStore::note_announced_before(const AnnouncementProof& proof) {
    note_announced(proof.said.statement.device, proof.manifest, proof.said.statement.server_time);
}

AppliedEdit ServerStore::feed_again(const DeviceId& device, const FedEdit& fed, const Epoch&,
                                    Instant now) {
    return apply_edit(device, fed.edit, now);
}

void ServerStore::take_copies(const DeviceId&, const std::vector<RecordCopy>&, Instant) {}

void ServerStore::note_reported(const DeviceId&, Instant) {}

std::optional<IdentityReply> ServerStore::issue_identity(const DeviceId&, const IdentityRequest&,
                                                         Instant) {
    return std::nullopt;
}

}  // namespace thidua
