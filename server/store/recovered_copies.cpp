#include <algorithm>
#include <array>

#include "server/store/applied_records.h"
#include "server/store/device_store.h"
#include "server/store/editing_device.h"
#include "server/store/held_copies.h"
#include "server/store/log_store.h"
#include "server/store/recovery.h"
#include "server/store/recovery_layers.h"
#include "shared/model/evidence_record.h"
#include "shared/model/ids.h"
#include "shared/model/recovered_record.h"
#include "shared/model/scope.h"
#include "shared/record/index_keys.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

/// Belongs to another record, and is offered with it.
bool is_companion(std::string_view type) {
    constexpr std::array<std::string_view, 4> types{record_types::change, record_types::conflict,
                                                    record_types::submission,
                                                    record_types::evidence};
    return std::ranges::find(types, type) != types.end();
}

/// This server's own account, of no interest to another.
bool is_of_restores(std::string_view type) {
    return type == record_types::restore || type == record_types::recovered ||
           type == record_types::held || type == record_types::device;
}

/// The record as it would come back; empty when it would not.
std::optional<Record> returning(Database& database, const RecordCopy& told, Fields fields) {
    Record record{.type = told.record.type,
                  .id = told.record.id,
                  .scope = told.scope,
                  .fields = std::move(fields),
                  .rev = told.record.rev};
    if (record.type == record_types::held) {
        auto question = question_of_held(database, record);
        if (question) question->rev = told.record.rev;
        return question;
    }
    if (is_of_restores(record.type)) return std::nullopt;
    const auto here = RecordStore{database}.find(record.id);
    const bool is_here = here && here->fields == record.fields && here->scope == record.scope;
    return is_here ? std::nullopt : std::optional{std::move(record)};
}

std::string words_for(const Fields& fields) {
    for (const char* path : {"title", "name", "label", "subject", "words", "key"})
        if (const std::string words = text_or_empty(fields, path); !words.empty()) return words;
    return {};
}

}  // namespace

void Recovery::take_copies(const DeviceId& device, const std::vector<ScopeId>& granted,
                           const std::vector<RecordCopy>& copies, Instant now) {
    EpochStore epochs{database_};
    for (const RecordCopy& told : copies) {
        auto fields = decode_fields(told.record.fields);
        const bool is_fit = fields && told.record.rev > Sequence{} &&
                            std::ranges::binary_search(granted, told.scope);
        if (!is_fit) continue;
        auto record = returning(database_, told, *std::move(fields));
        if (!record) continue;
        const EpochRow restore = epochs.find_loss(told.epoch);
        RecoveredCopy copy{.epoch = told.epoch,
                           .record = *std::move(record),
                           .root = told.record.id,
                           .device = device};
        RecoveryStore store{database_, restore.id};
        copy.root = root_of(copy.record, store);
        const bool is_evidence = copy.record.type == record_types::evidence;
        store.add(copy, is_evidence && may_judge(device, copy.record.scope, now));
        epochs.note_copies(restore.id, device, 1);
        if (is_evidence) join_evidence(restore, copy.record.id, now);
    }
}

bool Recovery::may_judge(const DeviceId& device, const ScopeId& scope, Instant now) {
    const OrganizationChart& chart = organization_.at(now);
    const auto place = chart.find_place(scope);
    return place && may(find_editing_device(database_, device, chart).actor, Action::judge_evidence,
                        Subject{place->unit, place->organ});
}

void Recovery::join_evidence(const EpochRow& restore, const RecordId& evidence, Instant now) {
    const auto here = RecordStore{database_}.find(evidence);
    if (!here) return;  // once the version is back
    auto both = view_of<EvidenceRecord>(*here);
    for (const RecoveredCopy& copy : RecoveryStore{database_, restore.id}.list_copies_of(evidence))
        if (may_judge(copy.device, here->scope, now))
            both = earliest_of(both, view_of<EvidenceRecord>(copy.record));
    Record after = *here;
    write_fields(after.fields, both);
    if (after.fields == here->fields) return;
    append(now, {effect_between(&*here, after)});
}

/// Up to what stands by itself: what is known of a conflict's history belongs to its report.
RecordId Recovery::root_of(const Record& record, RecoveryStore& store) {
    std::optional<Record> at = record;
    RecordId root = record.id;
    for (int step = 0; at && is_companion(at->type) && step < 3; ++step) {
        root = index_keys(at->type, at->fields).parent;
        at = RecordStore{database_}.find(root);
        const auto copies = store.list_copies_of(root);
        if (!at && !copies.empty()) at = copies.back().record;
    }
    return root;
}

std::vector<Effect> Recovery::effects_of_accepting(const EpochRow& restore, const RecordId& root,
                                                   const RecoveryCause& cause) {
    std::set<RecordId> records{root};
    for (const RecoveredCopy& copy : RecoveryStore{database_, restore.id}.list_copies_with(root))
        records.insert(copy.record.id);
    RecoveryLayers layers{database_, restore, records, {}, {.with_copies_of = root}, cause};
    AppliedRecords now{database_};
    return layers.carry_into(now, LogStore{database_}.head().seq.next()).effects();
}

/// More than who did something: a value that stands in history alone was typed by somebody too.
bool Recovery::brings_something(const EpochRow& restore, const RecordId& root) {
    RecoveryStore store{database_, restore.id};
    for (const RecoveredCopy& copy : store.list_copies_with(root))
        if (is_answered_by_its_edit(database_, store, copy)) store.forget(copy);
    if (store.list_copies_with(root).empty()) return false;
    return std::ranges::any_of(effects_of_accepting(restore, root, {}), [](const Effect& effect) {
        if (effect.type != record_types::change) return !effect.changes.empty();
        return std::ranges::any_of(effect.changes, [](const auto& change) {
            return change.first.starts_with("was/") && !is_null(change.second);
        });
    });
}

std::vector<Effect> Recovery::offer(const EpochRow& restore, const DeviceId& device, Instant now) {
    RecoveryStore store{database_, restore.id};
    RecordStore records{database_};
    store.join_roots();
    std::vector<Effect> effects;
    for (const RecordId& root : store.list_roots_from(device)) {
        if (!brings_something(restore, root)) {
            store.forget_copies(root);
            continue;
        }
        const Record offered = offered_record(restore, root, now);
        const auto before = records.find(offered.id);
        // What the Office has dismissed it is not asked again.
        const bool is_dismissed =
            before && view_of<RecoveredRecord>(*before).state == RecoveredState::dismissed;
        if (!is_dismissed) effects.push_back(effect_between(before ? &*before : nullptr, offered));
    }
    return effects;
}

Record Recovery::offered_record(const EpochRow& restore, const RecordId& root, Instant now) {
    const auto copies = RecoveryStore{database_, restore.id}.list_copies_with(root);
    const auto own = std::ranges::find_if(
        copies, [&](const RecoveredCopy& copy) { return copy.record.id == root; });
    const RecoveredCopy& shown = own != copies.end() ? *own : copies.front();
    const auto here = RecordStore{database_}.find(root);
    const Fields& fields = own != copies.end() || !here ? shown.record.fields : here->fields;
    const auto device = DeviceStore{database_}.find(shown.device);
    const std::string type = own != copies.end() || !here ? shown.record.type : here->type;
    return make_record(recovered_id(restore.id, root), office_for(shown, now),
                       RecoveredRecord{.record = root,
                                       .subject_type = type,
                                       .unit = id_or_none(fields, "unit"),
                                       .period = id_or_none(fields, "period"),
                                       .words = words_for(fields),
                                       .subject_state = text_or_empty(fields, "state"),
                                       .version = integer_or_zero(fields, "version"),
                                       .parts = static_cast<std::int64_t>(copies.size()),
                                       .epoch = shown.epoch.text(),
                                       .rev = static_cast<std::int64_t>(shown.record.rev.value()),
                                       .device = device ? device->name : std::string{},
                                       .person = device ? device->grantee.person : std::string{},
                                       .told_at = now,
                                       .decided_by = {}});
}

/// The Office of the organ in which the record stands; of the device's, for what stands nowhere.
ScopeId Recovery::office_for(const RecoveredCopy& copy, Instant now) {
    const auto place = organization_.at(now).find_place(copy.record.scope);
    if (place && !place->organ.is_nil()) return office_scope(place->organ);
    return office_of(copy.device, now);
}

void Recovery::close_offers(const EpochRow& restore, const std::set<RecordId>& connected,
                            Instant now) {
    RecoveryStore store{database_, restore.id};
    RecordStore records{database_};
    std::set<RecordId> roots;
    for (const RecordId& record : connected) {
        for (const RecoveredCopy& copy : store.list_copies_of(record))
            if (!copy.is_accepted) roots.insert(copy.root);
        for (const RecoveredCopy& copy : store.list_copies_with(record))
            if (!copy.is_accepted) roots.insert(record);
    }
    std::vector<Effect> effects;
    for (const RecordId& root : roots) {
        const auto before = records.find(recovered_id(restore.id, root));
        if (!before || brings_something(restore, root)) continue;
        store.forget_copies(root);
        auto offered = view_of<RecoveredRecord>(*before);
        if (offered.state != RecoveredState::open) continue;
        offered.state = RecoveredState::returned;
        Record after = *before;
        write_fields(after.fields, offered);
        effects.push_back(effect_between(&*before, after));
    }
    append(now, std::move(effects));
}

void Recovery::accept(const Record& recovered, const EditId& edit, const std::string& author,
                      Instant now) {
    const RecordId root = view_of<RecoveredRecord>(recovered).record;
    const auto restore = find_restore_with_copies(database_, root);
    if (!restore) return;
    EpochStore epochs{database_};
    RecoveryStore store{database_, *restore};
    for (const EpochRow& row : epochs.list()) {
        if (row.id != *restore) continue;
        auto effects = effects_of_accepting(
            row, root, {.edit = edit, .author = author, .device = {}, .device_time = now});
        store.accept_copies(root);
        append(now, std::move(effects));
        note_organization_changed(database_);
        held_.release_ready(now);
    }
}

void Recovery::dismiss(const Record& recovered) {
    const RecordId root = view_of<RecoveredRecord>(recovered).record;
    if (const auto restore = find_restore_with_copies(database_, root))
        RecoveryStore{database_, *restore}.forget_copies(root);
}

}  // namespace thidua
