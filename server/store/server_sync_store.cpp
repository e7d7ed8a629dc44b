#include "server/store/server_sync_store.h"

#include <sqlite3.h>

#include <algorithm>

#include "server/store/applied_records.h"
#include "server/store/attest.h"
#include "server/store/grant_store.h"
#include "server/store/meta_store.h"
#include "server/store/own_edit.h"
#include "shared/base/check.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/model/workflow_rules.h"
#include "shared/store/transaction.h"
#include "shared/sync/grant.h"
#include "shared/wire/codec.h"

namespace thidua {

LogHead ServerStore::head() {
    if (epoch_.is_nil()) {
        const auto bytes = MetaStore{database_}.find("epoch");
        const auto uuid = bytes ? Uuid::from_bytes(*bytes) : std::nullopt;
        if (!uuid) throw SQLite::Exception{"the store has no epoch", SQLITE_CORRUPT};
        epoch_ = Epoch{*uuid};
    }
    return {epoch_, LogStore{database_}.head().seq};
}

std::optional<Hash> ServerStore::find_log_hash(Sequence seq) {
    return LogStore{database_}.find_hash(seq);
}

std::optional<std::vector<ScopeId>> ServerStore::find_grant(const DeviceId& device, Instant now) {
    const auto found = DeviceStore{database_}.find(device);
    if (!found || found->revoked_at) return std::nullopt;
    const Grantee& grantee = found->grantee;
    std::vector<ScopeId> scopes = organization_.at(now).grant_of(grantee.role, grantee.unit);
    const ScopeId own = device_scope(device);
    scopes.insert(std::ranges::lower_bound(scopes, own), own);
    return scopes;
}

GrantReason ServerStore::explain_grant(const DeviceId& device, std::uint64_t held,
                                       const Epoch& epoch, Instant now) {
    const auto found = DeviceStore{database_}.find(device);
    const auto scopes = find_grant(device, now);
    if (!found || !scopes) return GrantReason::none;
    const Grantee& grantee = found->grantee;
    const ToldGrant told{.unit = grantee.unit,
                         .organ = organization_.at(now).organ_of(grantee.unit),
                         .role = std::string{to_text(grantee.role)}};
    GrantStore grants{database_};
    const auto before = grants.find(device, held);
    grants.tell(device, held, grant_fingerprint(*scopes), told);
    if (held == 0 || epoch.is_nil()) return GrantReason::first;
    if (epoch != head().epoch) return GrantReason::epoch_changed;
    if (!before) return GrantReason::units_changed;
    if (before->unit != told.unit || before->organ != told.organ) return GrantReason::unit_moved;
    return before->role != told.role ? GrantReason::role_changed : GrantReason::units_changed;
}

EditNumber ServerStore::known_number(const DeviceId& device) {
    return EditStore{database_}.known_number(device);
}

void ServerStore::note_contact(const DeviceId& device, Instant now, Sequence cursor) {
    DeviceStore{database_}.note_contact(device, now, cursor);
}

void ServerStore::note_announced(const DeviceId& device, const std::vector<Announced>& manifest,
                                 Instant now) {
    EditStore edits{database_};
    for (const Announced& announced : manifest)
        if (!edits.find_receipt(announced.edit)) edits.announce(device, announced, now);
}

std::vector<Receipt> ServerStore::list_receipts(const DeviceId& device, EditNumber from,
                                                EditNumber through) {
    return EditStore{database_}.list_receipts(device, from, through);
}

AppliedEdit ServerStore::apply_edit(const DeviceId& device, const NumberedEdit& edit,
                                    Instant now) {
    const Hash hash = edit_hash(edit.edit);
    if (auto known = EditStore{database_}.find_receipt(edit.edit.id))
        return {.receipt = *std::move(known), .was_known = true};
    return apply_new(device, edit, hash, now);
}

EditingDevice ServerStore::editing_device(const DeviceId& id, const OrganizationChart& chart) {
    const auto device = DeviceStore{database_}.find(id);
    if (!device) return {.device = id};
    const Grantee& grantee = device->grantee;
    const RecordId organ = chart.organ_of(grantee.unit);
    return {.device = id,
            .name = device->name,
            .person = grantee.person,
            .actor = {.role = grantee.role,
                      .unit = grantee.unit,
                      .organ = organ.is_nil() ? grantee.organ : organ}};
}

AppliedEdit ServerStore::apply_new(const DeviceId& device, const NumberedEdit& numbered,
                                   const Hash& hash, Instant now) {
    const OrganizationChart& chart = organization_.at(now);
    const EditingDevice editor = editing_device(device, chart);
    LogStore log{database_};
    EditStore edits{database_};
    ServerGuard guard{editor, chart, RecordStore{database_}, forms_};
    AppliedRecords records{database_};
    const ModelWorkflow workflow;
    const LogStore::Head before = log.head();
    const Sequence seq = before.seq.next();
    const MergeContext context{.seq = seq,
                               .server_time = now,
                               .device = device,
                               .device_name = editor.name,
                               .rules = workflow,
                               .guard = &guard};
    MergeResult merged = merge_edit(numbered.edit, context, records);
    AppliedEdit applied{.receipt = {.edit = numbered.edit.id,
                                    .edit_hash = hash,
                                    .device = device,
                                    .number = numbered.number,
                                    .server_time = now,
                                    .outcomes = merged.outcomes},
                        .is_plain = merged.is_plain,
                        .touched = records.touched()};
    if (merged.has_effect()) {
        applied.receipt.seq = seq;
        const LogEntry entry{.seq = seq,
                             .device = device,
                             .device_name = editor.name,
                             .number = numbered.number,
                             .server_time = now,
                             .announced_at = edits.find_announced(numbered.edit.id, hash),
                             .edit = numbered.edit,
                             .outcomes = std::move(merged.outcomes)};
        for (const Record& evidence : attest(entry, records)) records.put(evidence);
        log.append(entry, before);
    }
    edits.add(applied.receipt);
    return applied;
}

ChangedRecords ServerStore::list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                         std::size_t bytes_max) {
    auto changed = RecordStore{database_}.list_changed(scope, after, through, bytes_max);
    return {std::move(changed.records), changed.reached};
}

void initialize_store(Database& database, const std::vector<Record>& records, Instant now,
                      Random& random) {
    Transaction transaction{database};
    MetaStore{database}.set("epoch", make_uuid_v7(now, random).view());
    load_records(database, records, now, random);
    transaction.commit();
}

}  // namespace thidua
