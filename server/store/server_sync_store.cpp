#include "server/store/server_sync_store.h"

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

#include "server/store/applied_records.h"
#include "server/store/attest.h"
#include "server/store/editing_device.h"
#include "server/store/epoch_store.h"
#include "server/store/evidence_desk.h"
#include "server/store/grant_store.h"
#include "server/store/own_edit.h"
#include "server/store/part_store.h"
#include "server/store/record_store.h"
#include "server/store/restore_hold.h"
#include "shared/base/check.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/model/workflow_rules.h"
#include "shared/store/transaction.h"
#include "shared/sync/grant.h"
#include "shared/wire/codec.h"

namespace thidua {

LogHead ServerStore::head() {
    return {EpochStore{database_}.current().id, LogStore{database_}.head().seq};
}

std::optional<Hash> ServerStore::find_log_hash(Sequence seq) {
    return LogStore{database_}.find_hash(seq);
}

std::optional<std::vector<ScopeId>> ServerStore::find_grant(const DeviceId& device, Instant now) {
    const auto found = DeviceStore{database_}.find(device);
    if (!found || found->revoked_at) return std::nullopt;
    const Grantee& grantee = found->grantee;
    std::vector<ScopeId> scopes = organization_.at(now).grant_of(grantee.role, grantee.unit);
    // Only once something is there: two devices of one unit hold the same scopes.
    const ScopeId own = device_scope(device);
    if (RecordStore{database_}.has_any(own))
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
    for (const Announced& announced : manifest) edits.announce(device, announced, now);
}

std::vector<Receipt> ServerStore::list_receipts(const DeviceId& device, EditNumber from,
                                                EditNumber through) {
    return EditStore{database_}.list_receipts(device, from, through);
}

std::optional<Record> ServerStore::find_record(const RecordId& id) {
    return RecordStore{database_}.find(id);
}

std::optional<Edit> ServerStore::find_edit(const DeviceId& device, EditNumber number) {
    const auto receipts = list_receipts(device, number, number);
    if (receipts.empty()) return std::nullopt;
    const auto entry = LogStore{database_}.find(receipts.front().seq);
    const bool is_it = entry && entry->edit.id == receipts.front().edit;
    return is_it ? std::optional{entry->edit} : std::nullopt;
}

std::uint32_t ServerStore::keep_part(const DeviceId& device, const EditPart& part) {
    return PartStore{database_}.keep(device, part);
}

std::optional<EditKept> ServerStore::find_kept(const DeviceId& device) {
    return PartStore{database_}.find(device);
}

Bytes ServerStore::take_parts(const DeviceId& device) {
    return PartStore{database_}.take(device);
}

namespace {

/// What no store can take is the edit's fault, not the disk's: it is answered, so that it holds up
/// nothing that comes behind it (rule 3).
AppliedEdit rejected_whole(const DeviceId& device, const NumberedEdit& edit, const Hash& hash,
                           Instant now) {
    const OperationOutcome rejected{.kind = OutcomeKind::rejected,
                                    .reason = RejectReason::invalid_value};
    return {.receipt = {.edit = edit.edit.id,
                        .edit_hash = hash,
                        .device = device,
                        .number = edit.number,
                        .server_time = now,
                        .outcomes = std::vector(edit.edit.operations.size(), rejected)}};
}

}  // namespace

AppliedEdit ServerStore::apply_edit(const DeviceId& device, NumberedEdit edit, Instant now,
                                    std::optional<Hash> known_hash) {
    if (auto known = find_known(device, edit)) {
        if (!known->is_other) note_carried(edit.edit, known->receipt, now);
        return *std::move(known);
    }
    const Hash hash = known_hash ? *known_hash : edit_hash(edit.edit);
    AppliedEdit rejected = rejected_whole(device, edit, hash, now);
    try {
        Savepoint whole{database_};
        AppliedEdit applied = apply_new(device, std::move(edit), hash, now);
        whole.release();
        return applied;
    } catch (const SQLite::Exception& exception) {
        const int code = exception.getErrorCode();
        if (code != SQLITE_CONSTRAINT && code != SQLITE_TOOBIG && code != SQLITE_MISMATCH) throw;
    } catch (const std::logic_error&) {
    }
    EditStore{database_}.add(rejected.receipt);
    return rejected;
}

/// The file came after the line had brought the edit: that it was handed over counts all the same.
void ServerStore::note_carried(const Edit& edit, const Receipt& known, Instant now) {
    if (carrier_)
        EvidenceDesk{database_}.consider(edit, known.edit_hash, known.outcomes, now, carrier_);
}

void ServerStore::note_brought_again(const DeviceId& device, EditNumber number, Instant now) {
    if (!carrier_) return;
    const auto edit = find_edit(device, number);
    for (const Receipt& known : list_receipts(device, number, number))
        if (edit && known.edit == edit->id) note_carried(*edit, known, now);
}

AppliedEdit ServerStore::apply_new(const DeviceId& device, NumberedEdit numbered, const Hash& hash,
                                   Instant now) {
    const OrganizationChart& chart = organization_.at(now);
    LogStore log{database_};
    EditStore edits{database_};
    const auto announced_at = edits.find_announced(numbered.edit.id, hash);
    EditingDevice editor = find_editing_device(database_, device, chart);
    editor.has_ended =
        editor.last_day && to_civil_date(announced_at.value_or(now)) > *editor.last_day;
    ServerGuard guard{editor, chart, RecordStore{database_}, forms_, now};
    AppliedRecords records{database_};
    const ModelWorkflow workflow;
    RestoreHold hold{database_};
    const bool has_forgotten = EpochStore{database_}.is_open();
    const LogStore::Head before = log.head();
    LogEntry entry{.seq = before.seq.next(),
                   .device = device,
                   .device_name = editor.name,
                   .number = numbered.number,
                   .server_time = now,
                   .edit = std::move(numbered.edit)};
    const MergeContext context{.seq = entry.seq,
                               .server_time = now,
                               .device = device,
                               .device_name = editor.name,
                               .rules = workflow,
                               .guard = &guard,
                               .hold = has_forgotten ? &hold : nullptr};
    MergeResult merged = merge_edit(entry.edit, context, records);
    AppliedEdit applied{.receipt = {.edit = entry.edit.id,
                                    .edit_hash = hash,
                                    .device = device,
                                    .number = numbered.number,
                                    .server_time = now,
                                    .outcomes = merged.outcomes},
                        .is_plain = merged.is_plain,
                        .touched = records.touched()};
    if (merged.has_effect()) {
        applied.receipt.seq = entry.seq;
        entry.announced_at = announced_at;
        entry.outcomes = std::move(merged.outcomes);
        for (const Record& evidence : attest(entry, records)) records.put(evidence);
        entry.effects = recovery_.held().hold(entry, office_scope(editor.actor.organ));
        put_effects(entry.effects, entry.seq, records);
        log.append(entry, before);
        note_first_dossier(database_, entry.edit, chart);
    }
    edits.add(applied.receipt);
    follow_up(entry.edit, applied.receipt.outcomes, now);
    EvidenceDesk{database_}.consider(entry.edit, hash, applied.receipt.outcomes, now, carrier_);
    if (recovery_.held().wait_for(applied.touched)) {
        recovery_.held().release_ready(now);
        applied.is_plain = false;
    }
    return applied;
}

void ServerStore::follow_up(const Edit& edit, const std::vector<OperationOutcome>& outcomes,
                            Instant now) {
    for (std::size_t at = 0; at < outcomes.size(); ++at) {
        const Operation& operation = edit.operations[at];
        const bool is_done =
            operation.kind == OperationKind::step && outcomes[at].kind == OutcomeKind::applied;
        const bool is_ours = operation.record_type == record_types::held ||
                             operation.record_type == record_types::recovered;
        if (!is_done || !is_ours) continue;
        const auto record = RecordStore{database_}.find(operation.record);
        if (operation.path == "release") recovery_.held().release_shown(operation.record, now);
        if (operation.path == "accept") recovery_.accept(*record, edit.id, edit.author, now);
        if (operation.path == "dismiss") recovery_.dismiss(*record);
    }
}

ChangedRecords ServerStore::list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                         std::size_t bytes_max) {
    auto changed = RecordStore{database_}.list_changed(scope, after, through, bytes_max);
    return {std::move(changed.records), changed.reached};
}

void initialize_store(Database& database, const std::vector<Record>& records, Instant now,
                      Random& random) {
    Transaction transaction{database};
    EpochStore{database}.begin_first(now, random);
    load_records(database, records, now, random);
    transaction.commit();
}

}  // namespace thidua
