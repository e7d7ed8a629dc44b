#pragma once

#include "server/store/held_edits.h"
#include "server/store/recovered_change.h"
#include "shared/sync/server_sync_store.h"

namespace thidua {

/// What a server that has forgotten takes back from its devices (rule 8). The transaction is the
/// caller's.
class Recovery {
public:
    Recovery(Database& database, OrganizationCache& organization, FormCache& forms)
        : database_{database},
          organization_{organization},
          held_{database, organization, forms} {}

    /// An edit that the server does not know, which was answered in that epoch.
    AppliedEdit feed_again(const DeviceId& device, const FedEdit& fed, const Epoch& epoch,
                           Instant now);
    /// Keeps what this server lacks or has otherwise. `granted`: the device's scopes; what stands
    /// elsewhere is passed over.
    void take_copies(const DeviceId& device, const std::vector<ScopeId>& granted,
                     const std::vector<RecordCopy>& copies, Instant now);
    /// Offers the Office what is still missing of what the device held. When nobody is left to
    /// report, what waits for somebody waits no longer.
    void note_reported(const DeviceId& device, Instant now);

    /// The Office's step on a copy that is offered, which the log has.
    void accept(const Record& recovered, const EditId& edit, const std::string& author, Instant now);
    void dismiss(const Record& recovered);
    [[nodiscard]] HeldEdits& held() { return held_; }

private:
    /// Where the log has it now.
    Sequence bring_back(const DeviceId& device, const FedEdit& fed, const EpochRow& loss,
                        const Epoch& epoch, Instant now);
    RecoveredEdit describe(const DeviceId& device, const FedEdit& fed, const Epoch& epoch);
    [[nodiscard]] ScopeId office_of(const DeviceId& device, Instant now);
    [[nodiscard]] ScopeId office_for(const RecoveredCopy& copy, Instant now);
    RecordId root_of(const Record& record, RecoveryStore& store);
    std::vector<Effect> effects_of_accepting(const EpochRow& restore, const RecordId& root,
                                             const RecoveryCause& cause);
    /// What an Office's device still has of the evidence of a version: claims, codes, files and
    /// decisions that no edit brings back by itself. Whoever may judge evidence is believed; a copy
    /// of anybody else is offered. Evidence only grows.
    void join_evidence(const EpochRow& restore, const RecordId& evidence, Instant now);
    [[nodiscard]] bool may_judge(const DeviceId& device, const ScopeId& scope, Instant now);
    bool brings_something(const EpochRow& restore, const RecordId& root);
    std::vector<Effect> offer(const EpochRow& restore, const DeviceId& device, Instant now);
    Record offered_record(const EpochRow& restore, const RecordId& root, Instant now);
    /// Offers of which nothing is missing any more.
    void close_offers(const EpochRow& restore, const std::set<RecordId>& connected, Instant now);
    void append(Instant now, std::vector<Effect> effects);

    Database& database_;
    OrganizationCache& organization_;
    HeldEdits held_;
};

}  // namespace thidua
