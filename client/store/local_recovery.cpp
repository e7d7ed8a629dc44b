#include "client/store/local_sync_store.h"
#include "shared/sync/scope_digest.h"

namespace thidua {
namespace {

constexpr const char* list_scope_sql = "SELECT id, rev, fields FROM base WHERE scope = ?1";

}  // namespace

std::optional<Journal> LocalSyncStore::find_journal() { return std::nullopt; }

std::uint64_t LocalSyncStore::scope_digest(const ScopeId& scope) {
    auto rows = store_.database().prepare(list_scope_sql);
    bind(rows, scope);
    std::uint64_t sum = 0;
    while (rows.step())
        sum += record_digest(column_id<RecordId>(rows, 0), column_number<Sequence>(rows, 1),
                             column_blob(rows, 2));
    return sum;
}

void LocalSyncStore::begin_repull(const ScopeId&) {}
void LocalSyncStore::adopt_epoch(const Welcome&) {}
Proof LocalSyncStore::find_proof() { return {}; }
std::vector<AnnouncementProof> LocalSyncStore::list_announcement_proofs() { return {}; }
std::vector<RecordCopy> LocalSyncStore::list_copies(const RecordId&, std::size_t) { return {}; }
void LocalSyncStore::note_reported() {}
void LocalSyncStore::note_identity_reused() {}
IdentityRequest LocalSyncStore::identity_request() { return {}; }
void LocalSyncStore::adopt_identity(const IdentityReply&) {}

}  // namespace thidua
