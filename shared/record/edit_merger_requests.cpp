#include <algorithm>

#include "shared/record/edit_merger.h"

// What is typed into an accepted report: one value waits for each field, and who comes second with
// another is not passed over: it is a conflict.

namespace thidua {
namespace {

OperationOutcome no(RejectReason reason) {
    return {.kind = OutcomeKind::rejected, .reason = reason};
}

}  // namespace

std::optional<Value> EditMerger::find_request(const Fields& fields, const FieldPath& path) {
    const Value& asked = find_value(fields, std::string{request_prefix} + path);
    if (!is_null(asked)) return asked;
    const bool is_clear = !is_null(find_value(fields, std::string{clear_request_prefix} + path));
    return is_clear ? std::optional{Value{}} : std::nullopt;
}

bool EditMerger::is_own_request(const Touched& touched, const FieldPath& path) const {
    const bool is_value =
        !is_null(find_value(touched.now.fields, std::string{request_prefix} + path));
    const FieldPath asked =
        std::string{is_value ? request_prefix : clear_request_prefix} + path;
    const bool is_of_this_edit =
        std::ranges::any_of(touched.change.replaced,
                            [&](const auto& replaced) { return replaced.first == asked; });
    if (is_of_this_edit) return true;
    const Stamp stamp = space_.find_stamp(touched.now.id, asked);
    return stamp.author == edit_.author && stamp.device == context_.device_name;
}

OperationOutcome EditMerger::ask(std::size_t at, Touched& touched) {
    const Operation& operation = edit_.operations[at];
    const Value current = find_value(touched.now.fields, operation.path);
    const auto waiting = find_request(touched.now.fields, operation.path);
    const bool is_own = waiting && is_own_request(touched, operation.path);
    if (waiting && !is_own)
        return *waiting == operation.value ? already() : dispute(operation, touched, current);
    if (!is_own && current == operation.value) return already();
    if (!is_own && current != operation.seen)
        return must_wait(at, &touched) ? held() : dispute(operation, touched, current);
    const std::string asked = std::string{request_prefix} + operation.path;
    if (!has_room(touched, find_value(touched.now.fields, asked), asked, operation.value))
        return no(RejectReason::too_large);
    request(touched, operation.path, operation.value);
    return {.kind = OutcomeKind::noted};
}

OperationOutcome EditMerger::ask_to_remove(const Operation& operation, Touched& touched,
                                           const std::vector<FieldPath>& paths) {
    const bool is_as_seen = row_fingerprint(touched.now.fields, operation.path) == operation.seen;
    const bool is_asked_by_others = std::ranges::any_of(paths, [&](const FieldPath& path) {
        const auto waiting = find_request(touched.now.fields, path);
        return waiting && !is_null(*waiting) && !is_own_request(touched, path);
    });
    if (!is_as_seen || is_asked_by_others)
        return dispute(operation, touched, find_value(touched.now.fields, operation.path));
    for (const FieldPath& path : paths) request(touched, path, Value{});
    return {.kind = OutcomeKind::noted};
}

/// Who settles a conflict decides between what stands and what it says: what waits beside is
/// another person's, and is decided about by reopening.
OperationOutcome EditMerger::dispute(const Operation& operation, const Touched& touched,
                                     const Value& current) {
    if (conflicts_.is_settling(operation)) return no(RejectReason::accepted_first);
    result_.is_plain = false;
    if (auto moved = conflicts_.move_own(operation)) return *moved;
    const bool is_row = operation.kind == OperationKind::remove_row;
    return open_conflict(operation, touched, is_row ? current : operation.seen, current);
}

void EditMerger::request(Touched& touched, const FieldPath& path, const Value& value) {
    const bool is_clear = is_null(value);
    change(touched, std::string{request_prefix} + path, value);
    change(touched, std::string{clear_request_prefix} + path, is_clear ? Value{true} : Value{});
    change(touched, "requested_step", std::string{"reopen"});
    result_.is_plain = false;
}

}  // namespace thidua
