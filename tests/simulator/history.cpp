#include "tests/simulator/history.h"

#include <algorithm>

namespace thidua::simulator {
namespace {

/// "answers/table/row" of a cell, else the path itself.
FieldPath place_of(std::string_view path) {
    constexpr int parts_max = 3;
    std::size_t at = 0;
    for (int part = 0; part < parts_max && at != std::string_view::npos; ++part)
        at = path.find('/', at == 0 ? 0 : at + 1);
    return FieldPath{path.substr(0, at)};
}

bool holds_something(const LogEntry& entry) {
    return std::ranges::any_of(entry.outcomes, [](const OperationOutcome& outcome) {
        return outcome.kind == OutcomeKind::held;
    });
}

std::map<EditId, const Edit*> edits_of(const Ledger& ledger) {
    std::map<EditId, const Edit*> edits;
    for (const auto& [slot, list] : ledger.saved())
        for (const SavedEdit& saved : list) edits.emplace(saved.edit.id, &saved.edit);
    return edits;
}

}  // namespace

History::History(const FinalState& state, const Ledger& ledger) : state_{state} {
    for (const LogEntry& entry : state.log) {
        // Its time came late, and where it belongs nobody knows.
        if (entry.kind == LogKind::released || holds_something(entry))
            dispute_everything(entry.edit);
        if (entry.kind != LogKind::released && !entry.edit.operations.empty())
            entries_.push_back(&entry);
    }
    std::ranges::sort(entries_, {}, [this](const LogEntry* entry) {
        return std::pair{key_of(*entry), entry->seq};
    });
    const std::map<EditId, const Edit*> edits = edits_of(ledger);
    for (const auto& [id, edit] : edits)
        if (ledger.was_committed(id) && !state.receipts.contains(id)) dispute_everything(*edit);
    for (const auto& [id, missing] : ledger.missing_at())
        for (const EditId& late : missing)
            if (edits.contains(id) && edits.contains(late))
                dispute(*edits.at(id), *edits.at(late));
}

bool History::is_disputed(const RecordId& record, std::string_view path) const {
    if (records_.contains(record) || places_.contains({record, place_of(path)})) return true;
    const auto found = state_.records.find(record);
    if (found == state_.records.end() || found->second.type != "conflict") return false;
    const Fields& fields = found->second.fields;
    const auto* subject = std::get_if<RecordId>(&find_value(fields, "record"));
    return subject != nullptr && is_disputed(*subject, text_or_empty(fields, "path"));
}

History::Key History::key_of(const LogEntry& entry) const {
    if (entry.kind == LogKind::recovered) return {entry.origin.epoch, entry.origin.seq};
    Epoch epoch;
    for (const EpochRow& row : state_.epochs)
        if (row.forked_at < entry.seq) epoch = row.id;
    return {epoch, entry.seq};
}

std::set<History::Touch> History::touches_of(const Edit& edit) const {
    std::set<Touch> touches;
    for (const Operation& operation : edit.operations) {
        if (operation.kind == OperationKind::create) {
            touches.insert({operation.record, FieldPath{making}});
            continue;
        }
        const bool is_step = operation.kind == OperationKind::step;
        const auto conflict = state_.records.find(operation.record);
        if (is_step && conflict != state_.records.end() && conflict->second.type == "conflict") {
            const Fields& fields = conflict->second.fields;
            if (const auto* subject = std::get_if<RecordId>(&find_value(fields, "record")))
                touches.insert({*subject, place_of(text_or_empty(fields, "path"))});
        } else {
            touches.insert({operation.record, is_step ? FieldPath{} : place_of(operation.path)});
        }
    }
    return touches;
}

/// A step of the workflow decides about everything in the record; else both must meet.
void History::dispute(const Edit& early, const Edit& late) {
    const std::set<Touch> before = touches_of(early);
    const std::set<Touch> after = touches_of(late);
    for (const Touch& one : before)
        for (const Touch& other : after) {
            if (one.record != other.record) continue;
            if (one.place.empty() || other.place.empty())
                records_.insert(one.record);
            else if (one.place == other.place)
                places_.insert(one);
        }
}

void History::dispute_everything(const Edit& edit) {
    for (const Operation& operation : edit.operations) records_.insert(operation.record);
    for (const Touch& touch : touches_of(edit)) records_.insert(touch.record);
}

}  // namespace thidua::simulator
