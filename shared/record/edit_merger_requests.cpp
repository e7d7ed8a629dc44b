#include <algorithm>

#include "shared/record/edit_merger.h"
#include "shared/record/requests.h"

// What is typed into an accepted report: one value waits for each field, and who comes second with
// another is not passed over: it is a conflict.

namespace thidua {
namespace {

OperationOutcome no(RejectReason reason) {
    return {.kind = OutcomeKind::rejected, .reason = reason};
}

}  // namespace

bool EditMerger::is_own_request(const Touched& touched, const FieldPath& path) const {
    const FieldPath asked = place_of_request(touched.now.fields, path);
    const bool is_of_this_edit = std::ranges::any_of(
        touched.change.replaced, [&](const auto& replaced) { return replaced.first == asked; });
    if (is_of_this_edit) return true;
    const Stamp stamp = space_.find_stamp(touched.now.id, asked);
    return stamp.author == edit_.author && stamp.device == context_.device_name;
}

bool EditMerger::is_asked_by_others(const Touched& touched, const FieldPath& path) const {
    return find_request(touched.now.fields, path) && !is_own_request(touched, path);
}

/// Of the row that the cell stands in.
bool EditMerger::is_to_be_removed_by_others(const Touched& touched, const FieldPath& path) const {
    const FieldPath marker = path.substr(0, std::min(path.rfind('/'), path.size()));
    const auto waiting = find_request(touched.now.fields, marker);
    return waiting && is_null(*waiting) && is_asked_by_others(touched, marker);
}

/// Before two could meet, whatever came last stood; what the log says of that time is so.
bool EditMerger::was_noted(std::size_t at) const {
    return context_.logged != nullptr && context_.logged->at(at).kind == OutcomeKind::noted;
}

/// Before it could be, the accepted value was asked for like another.
bool EditMerger::may_take_back(std::size_t at) const {
    return context_.logged == nullptr || context_.logged->at(at).kind == OutcomeKind::applied;
}

/// Before it could be, what stands and what was asked for were a difference between themselves.
bool EditMerger::may_pass(std::size_t at) const {
    return context_.logged == nullptr || context_.logged->at(at).kind == OutcomeKind::already;
}

bool EditMerger::takes_back(const Operation& operation, const Touched& touched) const {
    const auto waiting = find_request(touched.now.fields, operation.path);
    if (!waiting || operation.value != find_value(touched.now.fields, operation.path)) return false;
    // That nothing was seen is what everybody says of a new answer.
    const bool is_as_seen = !is_null(*waiting) && *waiting == operation.seen;
    return is_as_seen || is_own_request(touched, operation.path);
}

/// A row of which one cell is to stay stays whole.
void EditMerger::take_back(Touched& touched, const FieldPath& path) {
    result_.is_plain = false;
    change(touched, std::string{request_prefix} + path, Value{});
    change(touched, std::string{clear_request_prefix} + path, Value{});
    const FieldPath row = path.substr(0, std::min(path.rfind('/'), path.size()));
    const auto asked_of_row = find_request(touched.now.fields, row);
    if (asked_of_row && is_null(*asked_of_row))
        for (const FieldPath& part :
             row_paths(touched.now.fields, std::string{clear_request_prefix} + row))
            change(touched, part, Value{});
    if (!has_requests(touched.now.fields)) change(touched, FieldPath{requested_step_path}, Value{});
}

OperationOutcome EditMerger::ask(std::size_t at, Touched& touched) {
    const Operation& operation = edit_.operations[at];
    if (may_take_back(at) && takes_back(operation, touched)) {
        take_back(touched, operation.path);
        return {};
    }
    const Value current = find_value(touched.now.fields, operation.path);
    const auto waiting = find_request(touched.now.fields, operation.path);
    const bool is_of_others = is_asked_by_others(touched, operation.path);
    if (!was_noted(at)) {
        if (is_of_others && *waiting == operation.value) return already();
        if (current == operation.value && may_pass(at)) return already();
        if (is_of_others || is_to_be_removed_by_others(touched, operation.path))
            return dispute(operation, touched, current);
        if (!waiting && current != operation.seen)
            return must_wait(at, &touched) ? held() : dispute(operation, touched, current);
    }
    const std::string asked = std::string{request_prefix} + operation.path;
    if (!has_room(touched, find_value(touched.now.fields, asked), asked, operation.value))
        return no(RejectReason::too_large);
    request(touched, operation.path, operation.value);
    return {.kind = OutcomeKind::noted};
}

OperationOutcome EditMerger::ask_to_remove(std::size_t at, Touched& touched,
                                           const std::vector<FieldPath>& paths) {
    const Operation& operation = edit_.operations[at];
    const Fields& fields = touched.now.fields;
    const bool is_as_seen = row_fingerprint(fields, operation.path) == operation.seen;
    // Also in a cell that was empty before.
    const FieldPath asked_below = std::string{request_prefix} + operation.path + "/";
    bool is_asked_otherwise = false;
    for (auto asked = fields.lower_bound(asked_below);
         asked != fields.end() && asked->first.starts_with(asked_below); ++asked)
        is_asked_otherwise |= is_asked_by_others(touched, *requested_field(asked->first));
    if ((!is_as_seen || is_asked_otherwise) && !was_noted(at))
        return dispute(operation, touched, find_value(fields, operation.path));
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
    change(touched, FieldPath{requested_step_path}, std::string{"reopen"});
    result_.is_plain = false;
}

}  // namespace thidua
