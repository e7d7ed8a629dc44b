#include "shared/record/merge.h"

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/base/text.h"
#include "shared/record/edit_merger.h"
#include "shared/record/record_size.h"
#include "shared/record/text_merge.h"

namespace thidua {
namespace {

bool is_text_within_limits(std::string_view text) {
    return text.size() <= limits::text_bytes_max && code_points(text) <= limits::text_points_max;
}

/// Different for different values, which what people are shown need not be.
std::string exact_text(const Value& value) {
    if (const auto* at = std::get_if<Instant>(&value)) return std::to_string(at->value());
    if (const auto* file = std::get_if<AttachmentRef>(&value))
        return file->hash.hex() + ' ' + std::to_string(file->size) + ' ' + file->name;
    if (const auto* unknown = std::get_if<OpaqueValue>(&value))
        return std::to_string(unknown->kind) + ' ' + to_hex(unknown->bytes);
    return to_display(value);
}

OperationOutcome rejected(RejectReason reason) {
    return {.kind = OutcomeKind::rejected, .reason = reason};
}

}  // namespace

MergeResult EditMerger::run() {
    result_.outcomes.resize(edit_.operations.size());
    // A step depends on all the rest of its edit, wherever it stands in it.
    merge_all([](OperationKind kind) { return kind != OperationKind::step; });
    merge_all([](OperationKind kind) { return kind == OperationKind::step; });
    write();
    return std::move(result_);
}

OperationOutcome EditMerger::merge_one(std::size_t at) {
    const Operation& operation = edit_.operations[at];
    if (context_.rest != nullptr && context_.rest->at(at).kind != OutcomeKind::held)
        return context_.rest->at(at);
    Touched* touched = find(operation.record);
    if (context_.again != nullptr) return do_again(at, touched);
    if (context_.guard != nullptr) {
        const Record* current = touched != nullptr ? &touched->now : nullptr;
        const RejectReason reason = context_.guard->check(edit_, at, current);
        if (reason != RejectReason::none) return rejected(reason);
    }
    if (!is_known(operation.kind)) return rejected(RejectReason::newer_version);
    if (operation.kind == OperationKind::create) return create(operation, touched);
    if (touched == nullptr)
        return must_wait(at, nullptr) ? held() : rejected(RejectReason::unknown_record);
    switch (operation.kind) {
        case OperationKind::set:
            return set(at, *touched);
        case OperationKind::remove_row:
            return remove_row(at, *touched);
        default:
            return step(at, *touched);
    }
}

EditMerger::Touched* EditMerger::find(const RecordId& id) {
    const auto known = touched_.find(id);
    if (known != touched_.end()) return &known->second;
    auto record = space_.find_record(id);
    if (!record) return nullptr;
    return &touched_.emplace(id, Touched{.now = std::move(*record), .existed = true}).first->second;
}

OperationOutcome EditMerger::create(const Operation& operation, Touched* touched) {
    if (touched != nullptr) return already();
    Touched& made = make(operation);
    made.is_told = true;
    made.change.created = true;
    return {};
}

EditMerger::Touched& EditMerger::make(const Operation& operation) {
    Touched made{.now = Record{.type = operation.record_type,
                               .id = operation.record,
                               .scope = operation.scope}};
    made.is_changed = true;
    return touched_.emplace(operation.record, std::move(made)).first->second;
}

OperationOutcome EditMerger::already() {
    result_.is_plain = false;
    return {.kind = OutcomeKind::already};
}

OperationOutcome EditMerger::held() {
    result_.is_plain = false;
    return {.kind = OutcomeKind::held};
}

bool EditMerger::must_wait(std::size_t at, const Touched* touched) const {
    return context_.hold != nullptr &&
           context_.hold->must_wait(edit_, at, touched != nullptr ? &touched->now : nullptr);
}

SetGate EditMerger::gate(const Operation& operation, const Touched& touched) const {
    return touched.existed ? context_.rules.gate(touched.now, operation.path) : SetGate::allow;
}

OperationOutcome EditMerger::set(std::size_t at, Touched& touched) {
    const Operation& operation = edit_.operations[at];
    const SetGate gate_here = gate(operation, touched);
    if (gate_here == SetGate::fixed) return already();
    if (gate_here == SetGate::as_request) return ask(at, touched);
    const Value& current = find_value(touched.now.fields, operation.path);
    if (!has_room(touched, current, operation.path, operation.value))
        return rejected(RejectReason::too_large);
    if (auto moved = conflicts_.move_on(operation, current)) {
        result_.is_plain = false;
        return *moved;
    }
    if (current == operation.value) return already();
    if (is_in_removed_row(operation, touched)) {
        if (must_wait(at, &touched)) return held();
        return open_conflict(operation, touched, operation.seen, current);
    }
    if (current == operation.seen || operation.path.starts_with(latest_prefix)) {
        change_from(touched, current, operation.path, operation.value);
        return {};
    }
    return must_wait(at, &touched) ? held() : merge_values(operation, current, touched);
}

OperationOutcome EditMerger::open_conflict(const Operation& operation, const Touched& touched,
                                           const Value& base, const Value& kept) {
    result_.is_plain = false;
    return conflicts_.open(operation, touched.now, base, kept);
}

std::optional<Value> EditMerger::joined(const Operation& operation, const Value& current,
                                        Touched& touched) {
    const auto* base = std::get_if<std::string>(&operation.seen);
    const auto* ours = std::get_if<std::string>(&current);
    const auto* theirs = std::get_if<std::string>(&operation.value);
    if (base == nullptr || ours == nullptr || theirs == nullptr) return std::nullopt;
    auto text = merge_paragraphs(*base, *ours, *theirs);
    if (!text || !is_text_within_limits(*text) ||
        !has_room(touched, current, operation.path, *text))
        return std::nullopt;
    return *std::move(text);
}

OperationOutcome EditMerger::merge_values(const Operation& operation, const Value& current,
                                          Touched& touched) {
    result_.is_plain = false;
    const auto text = joined(operation, current, touched);
    if (!text) return open_conflict(operation, touched, operation.seen, current);
    change(touched, operation.path, *text);
    return {.kind = OutcomeKind::merged};
}

/// A cell typed for the first time into a row that somebody removed meanwhile: on its own it would
/// be of no row, and nobody would see it.
bool EditMerger::is_in_removed_row(const Operation& operation, const Touched& touched) const {
    if (!touched.existed || is_null(operation.value)) return false;
    const std::string_view path = operation.path;
    const std::string_view marker = path.substr(0, std::min(path.rfind('/'), path.size()));
    const bool is_cell = Uuid::from_text(marker.substr(marker.rfind('/') + 1)).has_value();
    if (!is_cell || !is_null(find_value(touched.now.fields, marker))) return false;
    return std::none_of(edit_.operations.begin(), edit_.operations.end(),
                        [&](const Operation& other) {
                            return other.record == operation.record &&
                                   other.kind == OperationKind::set && other.path == marker;
                        });
}

bool EditMerger::has_room(Touched& touched, const Value& before, std::string_view path,
                          const Value& value) {
    const Fields& fields = touched.now.fields;
    const std::size_t adds = encoded_bytes(path, value);
    const std::size_t frees = encoded_bytes(path, before);
    if (adds <= frees) return true;
    if (is_null(before) && fields.size() >= limits::record_fields_max) return false;
    if (!touched.bytes) touched.bytes = encoded_bytes(fields);
    return *touched.bytes + adds - frees <= limits::record_bytes_max;
}

OperationOutcome EditMerger::remove_row(std::size_t at, Touched& touched) {
    const Operation& operation = edit_.operations[at];
    const Value current = find_value(touched.now.fields, operation.path);
    if (is_null(current)) return must_wait(at, &touched) ? held() : already();
    const std::vector<FieldPath> paths = row_paths(touched.now.fields, operation.path);
    if (gate(operation, touched) == SetGate::as_request) return ask_to_remove(at, touched, paths);
    if (row_fingerprint(touched.now.fields, operation.path) != operation.seen)
        return open_conflict(operation, touched, current, current);
    for (const FieldPath& path : paths) change(touched, path, Value{});
    return {};
}

std::vector<FieldPath> EditMerger::row_paths(const Fields& fields, const FieldPath& marker) {
    const std::string below = marker + "/";
    std::vector<FieldPath> paths{marker};
    for (auto at = fields.lower_bound(below); at != fields.end() && at->first.starts_with(below);
         ++at)
        paths.push_back(at->first);
    return paths;
}

bool EditMerger::any_outcome(OutcomeKind kind) const {
    return std::any_of(result_.outcomes.begin(), result_.outcomes.end(),
                       [kind](const OperationOutcome& outcome) { return outcome.kind == kind; });
}

OperationOutcome EditMerger::step(std::size_t at, Touched& touched) {
    const Operation& operation = edit_.operations[at];
    if (any_outcome(OutcomeKind::rejected)) return rejected(RejectReason::depends_on_rejected);
    if (any_outcome(OutcomeKind::held)) return held();
    const StepDecision decision = context_.rules.decide(touched.now, operation, edit_);
    if (decision.outcome == OutcomeKind::rejected && must_wait(at, &touched)) return held();
    take(decision, operation, touched);
    return {.kind = decision.outcome, .reason = decision.reason};
}

void EditMerger::take(const StepDecision& decision, const Operation& operation, Touched& touched) {
    for (const auto& [path, value] : decision.changes) {
        // A program of before may not know that the step clears it.
        const bool is_cleared = is_null(value) && !is_null(find_value(touched.now.fields, path));
        if (is_cleared) result_.is_plain = false;
        change(touched, path, value);
    }
    if (decision.outcome == OutcomeKind::applied || decision.outcome == OutcomeKind::noted) {
        touched.is_changed = true;
        touched.is_told = true;
        touched.change.step = operation.path;
        touched.change.reason = text_or_empty(operation.arguments, "reason");
    }
    if (decision.outcome != OutcomeKind::applied) result_.is_plain = false;
}

void EditMerger::change(Touched& touched, const FieldPath& path, const Value& value) {
    const Value& before = find_value(touched.now.fields, path);
    if (before != value) change_from(touched, before, path, value);
}

void EditMerger::change_from(Touched& touched, const Value& before, const FieldPath& path,
                             const Value& value) {
    if (touched.existed) touched.change.replaced.emplace_back(path, before);
    touched.is_told = true;
    if (touched.bytes) *touched.bytes += encoded_bytes(path, value) - encoded_bytes(path, before);
    set_value(touched.now.fields, path, value);
    touched.is_changed = true;
    // A record that this edit makes has no conflicts yet.
    if (touched.existed && conflicts_.follow_kept(touched.now.id, path, value))
        result_.is_plain = false;
}

void EditMerger::write() {
    conflicts_.write(result_.changed);
    for (auto& [id, touched] : touched_) {
        if (!touched.is_changed) continue;
        touched.now.rev = context_.seq;
        space_.put(touched.now);
        result_.changed.push_back(id);
        // The server's own loading has no history.
        if (touched.is_told && !context_.device.is_nil()) write_history(touched);
    }
}

void EditMerger::write_history(Touched& touched) {
    touched.change.record = touched.now.id;
    touched.change.edit = edit_.id;
    touched.change.author = edit_.author;
    touched.change.device_name = context_.device_name;
    touched.change.device_time = edit_.device_time;
    touched.change.at = context_.server_time;
    Record history = to_record(touched.change, touched.now.scope, context_);
    if (context_.rest != nullptr)
        if (const auto first_part = space_.find_record(history.id))
            for (const auto& [path, value] : first_part->fields) history.fields[path] = value;
    space_.put(history);
}

bool MergeResult::has_effect() const {
    return std::any_of(outcomes.begin(), outcomes.end(), [](const OperationOutcome& outcome) {
        return outcome.kind != OutcomeKind::rejected;
    });
}

MergeResult merge_edit(const Edit& edit, const MergeContext& context, RecordSpace& space) {
    return EditMerger{edit, context, space}.run();
}

Value row_fingerprint(const Fields& fields, std::string_view marker_path) {
    const std::string below = std::string{marker_path} + "/";
    std::string text;
    const auto add = [&text](const FieldPath& path, const Value& value) {
        text += path + '\0' + std::to_string(value.index()) + '\0' + exact_text(value) + '\0';
    };
    add(std::string{marker_path}, find_value(fields, marker_path));
    for (auto at = fields.lower_bound(below); at != fields.end() && at->first.starts_with(below);
         ++at)
        add(at->first, at->second);
    return sha256(text).hex();
}

WorkflowPoint workflow_point(const Fields& fields) {
    return {.state = text_or_empty(fields, "state"),
            .version = integer_or_zero(fields, "version"),
            .seal = text_or_empty(fields, "seal")};
}

}  // namespace thidua
