#include "shared/record/edit_merger.h"
#include "shared/record/requests.h"

namespace thidua {

/// Where the records are as they were the first time, each of these does what was done then. Where
/// something is still missing, what can be shown already is, so that nothing typed waits unseen:
/// the whole is done again, from the start, whenever more of it has come back.
OperationOutcome EditMerger::do_again(std::size_t at, Touched* touched) {
    const Operation& operation = edit_.operations[at];
    const OperationOutcome& before = context_.again->at(at);
    if (before.kind == OutcomeKind::rejected) return before;
    if (operation.kind == OperationKind::create) {
        create_again(operation, before, touched);
        return before;
    }
    if (touched == nullptr) return held();
    switch (operation.kind) {
        case OperationKind::set: return set_again(operation, before, *touched);
        case OperationKind::remove_row: return remove_again(operation, before, *touched);
        default: return step_again(operation, before, *touched);
    }
}

/// Somebody else had made it before, whose edit has not come back yet: their edit will tell of it.
void EditMerger::create_again(const Operation& operation, const OperationOutcome& before,
                              Touched* touched) {
    if (before.kind == OutcomeKind::applied)
        create(operation, touched);
    else if (touched == nullptr)
        make(operation);
}

OperationOutcome EditMerger::set_again(const Operation& operation, const OperationOutcome& before,
                                       Touched& touched) {
    const Value current = find_value(touched.now.fields, operation.path);
    switch (before.kind) {
        case OutcomeKind::noted: request(touched, operation.path, operation.value); break;
        case OutcomeKind::conflict: return open_conflict(operation, touched, operation.seen, current);
        case OutcomeKind::conflict_moved: return move_again(operation, before, touched);
        case OutcomeKind::already:
            meet_again(operation, current, touched);
            break;
        case OutcomeKind::merged:
            change(touched, operation.path,
                   joined(operation, current, touched).value_or(operation.value));
            break;
        case OutcomeKind::held:
            if (current != operation.seen && current != operation.value) return held();
            change_or_ask(operation, operation.path, operation.value, touched);
            break;
        default:
            if (gate(operation, touched) == SetGate::as_request && takes_back(operation, touched))
                take_back(touched, operation.path);
            change(touched, operation.path, operation.value);
    }
    return before;
}

/// Somebody else had typed the same before, or asked for it: where that has not come back, this
/// says it.
void EditMerger::meet_again(const Operation& operation, const Value& current, Touched& touched) {
    const SetGate gate_here = gate(operation, touched);
    if (gate_here == SetGate::allow) change(touched, operation.path, operation.value);
    const bool is_unsaid =
        current != operation.value && !find_request(touched.now.fields, operation.path);
    if (gate_here == SetGate::as_request && is_unsaid)
        request(touched, operation.path, operation.value);
}

void EditMerger::change_or_ask(const Operation& operation, const FieldPath& path,
                               const Value& value, Touched& touched) {
    if (gate(operation, touched) == SetGate::as_request)
        request(touched, path, value);
    else
        change(touched, path, value);
}

OperationOutcome EditMerger::move_again(const Operation& operation, const OperationOutcome& before,
                                        const Touched& touched) {
    if (const auto moved = conflicts_.move_again(operation, before.conflict)) return *moved;
    return open_conflict(operation, touched, operation.seen,
                         find_value(touched.now.fields, operation.path));
}

OperationOutcome EditMerger::remove_again(const Operation& operation,
                                          const OperationOutcome& before, Touched& touched) {
    const Value current = find_value(touched.now.fields, operation.path);
    if (before.kind == OutcomeKind::already) return before;
    if (before.kind == OutcomeKind::conflict)
        return open_conflict(operation, touched, current, current);
    if (is_null(current)) return held();
    const bool is_as_seen = row_fingerprint(touched.now.fields, operation.path) == operation.seen;
    if (before.kind == OutcomeKind::held && !is_as_seen) return held();
    for (const FieldPath& path : row_paths(touched.now.fields, operation.path)) {
        if (before.kind == OutcomeKind::noted)
            request(touched, path, Value{});
        else if (before.kind == OutcomeKind::held)
            change_or_ask(operation, path, Value{}, touched);
        else
            change(touched, path, Value{});
    }
    return before;
}

OperationOutcome EditMerger::step_again(const Operation& operation, const OperationOutcome& before,
                                        Touched& touched) {
    if (before.kind == OutcomeKind::already) return before;
    const StepDecision decision = context_.rules.decide(touched.now, operation, edit_);
    const bool is_possible = decision.outcome == before.kind ||
                             (before.kind == OutcomeKind::held &&
                              decision.outcome != OutcomeKind::rejected);
    if (!is_possible) return held();
    take(decision, operation, touched);
    return before;
}

}  // namespace thidua
