#pragma once

#include "server/store/form_cache.h"
#include "server/store/held_store.h"
#include "server/store/log_entry.h"
#include "server/store/organization_cache.h"
#include "server/store/recovery_fold.h"
#include "shared/sync/server_sync_store.h"

namespace thidua {

/// Edits of which something waits for what it was made on (sync.md, Merging): keeps them, shows
/// them to the Office, and merges them when their time has come, as entries of the log of their own.
/// The transaction is the caller's.
class HeldEdits {
public:
    HeldEdits(Database& database, OrganizationCache& organization, FormCache& forms)
        : database_{database}, organization_{organization}, forms_{forms} {}

    /// Keeps what the entry has held; what shows it to the Office goes with the entry.
    std::vector<Effect> hold(const LogEntry& entry, const ScopeId& office);
    /// The same for edits that came back and cannot be done again yet, and for those that now can.
    std::vector<Effect> note_recovered(const RecoveryFold& fold, Sequence seq,
                                       const ScopeId& office);
    /// Merges all that is held and whose ground has arrived; of what came back, see new_ground.h.
    void release_ready(Instant now);
    /// Whether something is held that was made on one of them.
    [[nodiscard]] bool wait_for(const std::vector<TouchedRecord>& records);
    /// By the record that shows one of its operations: the whole edit is merged as it can be.
    void release_shown(const RecordId& shown, Instant now);
    /// Nobody is left who could bring what they wait for.
    void release_all(Instant now);

private:
    /// False when nothing of it could be merged.
    bool merge_rest(const HeldEdit& held, HoldGuard* hold, Instant now);
    std::vector<Effect> show(const HeldEdit& held, const ScopeId& office);
    std::vector<Effect> show_done(const HeldEdit& held,
                                  const std::vector<OperationOutcome>& outcomes);

    Database& database_;
    OrganizationCache& organization_;
    FormCache& forms_;
};

}  // namespace thidua
