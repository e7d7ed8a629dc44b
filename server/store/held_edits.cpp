#include "server/store/held_edits.h"

#include <algorithm>
#include <array>

#include "server/store/applied_records.h"
#include "server/store/attest.h"
#include "server/store/editing_device.h"
#include "server/store/evidence_desk.h"
#include "server/store/log_store.h"
#include "server/store/new_ground.h"
#include "server/store/restore_hold.h"
#include "shared/model/held_record.h"
#include "shared/model/ids.h"
#include "shared/model/workflow_rules.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

std::string words_of(OutcomeKind kind) {
    constexpr std::array<std::string_view, 9> words{
        "", "applied", "already", "merged", "conflict", "moved", "held", "noted", "rejected"};
    const auto at = static_cast<std::size_t>(kind);
    return std::string{at < words.size() ? words.at(at) : words.at(0)};
}

bool is_held(const OperationOutcome& outcome) {
    return outcome.kind == OutcomeKind::held;
}

bool was_shown(const EditId& edit, const std::vector<OperationOutcome>& outcomes,
               RecordStore& records) {
    for (std::size_t at = 0; at < outcomes.size(); ++at)
        if (is_held(outcomes[at]) && records.find_bytes(held_id(edit, at))) return true;
    return false;
}

Record shown_record(const HeldEdit& held, std::size_t at, const ScopeId& office) {
    const Operation& operation = held.edit.operations[at];
    const bool is_step = operation.kind == OperationKind::step;
    Record record = make_record(held_id(held.edit.id, at), office,
                                HeldRecord{.record = operation.record,
                                           .subject_type = operation.record_type,
                                           .path = operation.path,
                                           .is_step = is_step,
                                           .edit = held.edit.id.text(),
                                           .author = held.edit.author,
                                           .device = held.device_name,
                                           .at = held.received_at,
                                           .device_time = held.edit.device_time,
                                           .outcome = {},
                                           .released_by = {}});
    if (!is_step) {
        set_value(record.fields, "seen", operation.seen);
        set_value(record.fields, "value", operation.value);
    }
    return record;
}

}  // namespace

std::vector<Effect> HeldEdits::hold(const LogEntry& entry, const ScopeId& office) {
    if (std::ranges::none_of(entry.outcomes, is_held)) return {};
    const HeldEdit held{.seq = entry.seq,
                        .device = entry.device,
                        .device_name = entry.device_name,
                        .number = entry.number,
                        .received_at = entry.server_time,
                        .announced_at = entry.announced_at,
                        .edit = entry.edit,
                        .outcomes = entry.outcomes};
    HeldStore{database_}.put(held);
    return show(held, office);
}

std::vector<Effect> HeldEdits::show(const HeldEdit& held, const ScopeId& office) {
    std::vector<Effect> effects;
    RecordStore records{database_};
    for (std::size_t at = 0; at < held.outcomes.size(); ++at) {
        if (!is_held(held.outcomes[at])) continue;
        const Record shown = shown_record(held, at, office);
        if (!records.find_bytes(shown.id)) effects.push_back(effect_between(nullptr, shown));
    }
    return effects;
}

std::vector<Effect> HeldEdits::show_done(const HeldEdit& held,
                                         const std::vector<OperationOutcome>& outcomes) {
    std::vector<Effect> effects;
    RecordStore records{database_};
    for (std::size_t at = 0; at < outcomes.size(); ++at) {
        if (!is_held(held.outcomes[at]) || is_held(outcomes[at])) continue;
        const auto before = records.find(held_id(held.edit.id, at));
        if (!before) continue;
        auto shown = view_of<HeldRecord>(*before);
        if (shown.state == HeldState::open) shown.state = HeldState::done;
        shown.outcome = words_of(outcomes[at].kind);
        Record after = *before;
        write_fields(after.fields, shown);
        effects.push_back(effect_between(&*before, after));
    }
    return effects;
}

std::vector<Effect> HeldEdits::note_recovered(const RecoveryFold& fold, Sequence seq,
                                              const ScopeId& office) {
    std::vector<Effect> effects;
    HeldStore store{database_};
    RecordStore records{database_};
    for (const RecoveredEdit& back : fold.edits()) {
        const auto& outcomes = fold.outcomes().at(back.edit.id);
        const auto known = store.find(back.edit.id);
        if (!known && std::ranges::none_of(outcomes, is_held)) continue;
        const HeldEdit held{.seq = known ? known->seq : seq,
                            .device = back.receipt.device,
                            .device_name = back.device_name,
                            .number = back.receipt.number,
                            .received_at = back.receipt.server_time,
                            .announced_at = back.announced_at,
                            .is_recovered = true,
                            .edit = back.edit,
                            .outcomes = outcomes};
        // What was shown once and done with is not shown again.
        if (!known && was_shown(back.edit.id, outcomes, records)) continue;
        const auto done = known ? show_done(*known, outcomes) : std::vector<Effect>{};
        effects.insert(effects.end(), done.begin(), done.end());
        store.put(held);
        for (Effect& effect : show(held, office)) effects.push_back(std::move(effect));
    }
    return effects;
}

void HeldEdits::release_ready(Instant now) {
    HeldStore store{database_};
    RestoreHold hold{database_};
    for (bool is_moving = true; std::exchange(is_moving, false);)
        for (const EditId& id : store.list()) {
            const auto held = store.find(id);
            if (!held || (held->is_recovered && !stands_on_new_ground(database_, *held))) continue;
            is_moving = merge_rest(*held, &hold, now) || is_moving;
        }
}

bool HeldEdits::wait_for(const std::vector<TouchedRecord>& records) {
    HeldStore store{database_};
    return !store.is_empty() && std::ranges::any_of(records, [&](const TouchedRecord& touched) {
        return store.is_held_on(touched.id);
    });
}

void HeldEdits::release_shown(const RecordId& shown, Instant now) {
    HeldStore store{database_};
    const auto id = store.find_by_shown(shown);
    if (!id) return;
    merge_rest(store.find(*id).value(), nullptr, now);
    release_ready(now);
}

void HeldEdits::release_all(Instant now) {
    HeldStore store{database_};
    for (const EditId& id : store.list())
        if (const auto held = store.find(id)) merge_rest(*held, nullptr, now);
}

bool HeldEdits::merge_rest(const HeldEdit& held, HoldGuard* hold, Instant now) {
    const OrganizationChart& chart = organization_.at(now);
    const EditingDevice editor = find_editing_device(database_, held.device, chart);
    ServerGuard guard{editor, chart, RecordStore{database_}, forms_, held.received_at};
    AppliedRecords records{database_};
    const ModelWorkflow workflow;
    LogStore log{database_};
    const LogStore::Head before = log.head();
    const MergeContext context{.seq = before.seq.next(),
                               .server_time = held.received_at,
                               .device = held.device,
                               .device_name = held.device_name,
                               .rules = workflow,
                               // What came back was allowed when it was answered.
                               .guard = held.is_recovered ? nullptr : &guard,
                               .hold = hold,
                               .rest = &held.outcomes};
    MergeResult merged = merge_edit(held.edit, context, records);
    if (merged.outcomes == held.outcomes) return false;
    LogEntry entry{.seq = context.seq,
                   .kind = LogKind::released,
                   .device = held.device,
                   .device_name = held.device_name,
                   .number = held.number,
                   .server_time = held.received_at,
                   .announced_at = held.announced_at,
                   .edit = held.edit,
                   .outcomes = merged.outcomes,
                   .outcomes_before = held.outcomes};
    for (const Record& evidence : attest(entry, records)) records.put(evidence);
    entry.effects = show_done(held, merged.outcomes);
    put_effects(entry.effects, entry.seq, records);
    log.append(entry, before);
    EvidenceDesk{database_}.consider(held.edit, edit_hash(held.edit), merged.outcomes,
                                     held.received_at);
    note_first_dossier(database_, held.edit, chart);
    HeldEdit rest = held;
    rest.outcomes = std::move(merged.outcomes);
    HeldStore{database_}.put(rest);
    return true;
}

}  // namespace thidua
