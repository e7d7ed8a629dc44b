#include <algorithm>

#include "shared/forms/answers.h"
#include "shared/record/merge.h"
#include "tests/simulator/reference_model.h"

// The tables of sync.md for the workflow of a report, and of a conflict.

namespace thidua::simulator {
namespace {

using Kind = OutcomeKind;
using Reason = RejectReason;

}  // namespace

/// A decision names the edit whose value it was made on; an old client's does not.
bool ReferenceModel::is_about_what_is(const Operation& settlement) {
    const auto found = conflicts_.find(settlement.record);
    const std::string named = text_or_empty(settlement.arguments, "other_edit");
    return found == conflicts_.end() || named.empty() || named == found->second.carrier.text();
}

OperationOutcome ReferenceModel::settle(const Operation& operation) {
    const auto found = conflicts_.find(operation.record);
    if (found == conflicts_.end()) return rejected(Reason::unknown_record);
    if (found->second.is_open && !is_about_what_is(operation)) return rejected(Reason::wrong_state);
    return {.kind = std::exchange(found->second.is_open, false) ? Kind::applied : Kind::already};
}

/// One decision about what a device claims, and it stands.
OperationOutcome ReferenceModel::judge_claim(const Operation& operation) {
    const std::string verdict = text_or_empty(operation.arguments, "verdict");
    const auto [decided, is_first] = verdicts_.try_emplace(operation.record, verdict);
    if (is_first) return {.kind = Kind::applied};
    return decided->second == verdict ? OperationOutcome{.kind = Kind::already}
                                      : rejected(Reason::wrong_state);
}

OperationOutcome ReferenceModel::step(const Operation& operation) {
    Fields& report = records_[operation.record];
    const std::string& name = operation.path;
    const WorkflowPoint now = workflow_point(report);
    if (name == "submit") return submit(report, operation);
    const bool is_about_version = name != "reopen";
    if (now.version != operation.point.version ||
        (is_about_version && now.seal != operation.point.seal))
        return rejected(name == "reopen" ? Reason::wrong_state : Reason::other_version_first);
    if (name == "reopen")
        return now.state == "accepted" ? reopen(operation.record, report)
                                       : rejected(Reason::wrong_state);
    if (now.state == "submitted") {
        report["state"] = std::string{name == "accept"   ? "accepted"
                                      : name == "return" ? "returned"
                                                         : "draft"};
        return {.kind = Kind::applied};
    }
    if (now.state == "returned") return rejected(Reason::returned_first);
    if (name == "withdraw" && now.state == "accepted") {
        report["requested_step"] = std::string{"reopen"};
        report["requested_reason"] = text_or_empty(operation.arguments, "reason");
        return {.kind = Kind::noted};
    }
    if (now.state == "accepted")
        return name == "accept" ? OperationOutcome{.kind = Kind::already}
                                : rejected(Reason::accepted_first);
    return name == "withdraw" ? OperationOutcome{.kind = Kind::already}
                              : rejected(Reason::withdrawn_first);
}

OperationOutcome ReferenceModel::submit(Fields& report, const Operation& operation) {
    const WorkflowPoint now = workflow_point(report);
    const std::int64_t version = integer_or_zero(operation.arguments, "version");
    const std::string seal = text_or_empty(operation.arguments, "seal");
    const bool is_open = now.state == "draft" || now.state == "returned";
    if (is_open && version == now.version + 1) {
        report["state"] = std::string{"submitted"};
        report["version"] = version;
        report["seal"] = seal;
        report.erase("requested_step");
        report.erase("requested_reason");
        return {.kind = Kind::applied};
    }
    if (now.state == "draft") return rejected(Reason::wrong_state);
    if (version == now.version && seal == now.seal) return {.kind = Kind::already};
    return rejected(version <= now.version ? Reason::other_version_first : Reason::wrong_state);
}

bool ReferenceModel::is_asked_by_others(const Operation& operation, const FieldPath& path,
                                        const Value& value) const {
    const auto asked = requests_.find({operation.record, path});
    return asked != requests_.end() && asked->second.hands != hands_ &&
           asked->second.value != value;
}

/// Somebody else asks for a value in that row.
bool ReferenceModel::is_asked_for_below(const Operation& removal) const {
    for (const auto& [place, asked] : requests_)
        if (place.first == removal.record && place.second.starts_with(removal.path + "/") &&
            is_asked_by_others(removal, place.second, Null{}))
            return true;
    return false;
}

/// Somebody else asks to remove the row of that cell.
bool ReferenceModel::is_row_asked_away(const Operation& operation) const {
    const auto cell = split_answer_path(operation.path);
    if (!cell || cell->column.empty()) return false;
    const auto asked = requests_.find({operation.record, row_marker_path(cell->field, *cell->row)});
    return asked != requests_.end() && asked->second.hands != hands_ &&
           is_null(asked->second.value);
}

/// A field of an accepted report waits with one value; who asks for another is not passed over.
OperationOutcome ReferenceModel::ask(const Operation& operation, const RecordId& conflict) {
    const auto asked = requests_.find({operation.record, operation.path});
    const bool is_own = asked != requests_.end() && asked->second.hands == hands_;
    const Value now = find_value(records_[operation.record], operation.path);
    const bool is_back = asked != requests_.end() && now == operation.value;
    if (is_back &&
        (is_own || (!is_null(asked->second.value) && asked->second.value == operation.seen))) {
        take_back(operation);
        return {.kind = Kind::applied};
    }
    if (now == operation.value) return {.kind = Kind::already};
    if (is_asked_by_others(operation, operation.path, operation.value))
        return dispute(operation, conflict);
    const bool is_same = !is_own && asked != requests_.end();
    if (!is_same && is_row_asked_away(operation)) return dispute(operation, conflict);
    if (!is_own && asked != requests_.end()) return {.kind = Kind::already};
    if (!is_own && now != operation.seen) return dispute(operation, conflict);
    request(operation, operation.path, operation.value);
    return {.kind = Kind::noted};
}

OperationOutcome ReferenceModel::dispute(const Operation& operation, const RecordId& conflict) {
    const Place place{operation.record, operation.path};
    for (const RecordId& settled : settled_here_)
        if (conflicts_.contains(settled) && conflicts_[settled].is_open &&
            conflicts_[settled].place == place)
            return rejected(Reason::accepted_first);
    for (auto& [id, open] : conflicts_) {
        if (!open.is_open || open.place != place || open.hands != hands_) continue;
        open.other = operation.value;
        open.carrier = carrier_;
        return {.kind = Kind::conflict_moved};
    }
    return open(operation, conflict);
}

void ReferenceModel::request(const Operation& operation, const FieldPath& path,
                             const Value& value) {
    // Who asks for what is asked for already does not make it another's.
    const auto [asked, is_new] =
        requests_.try_emplace({operation.record, path}, value, hands_);
    if (!is_new && asked->second.value != value) asked->second = {value, hands_};
    records_[operation.record]["requested_step"] = std::string{"reopen"};
}

/// A row of which one cell is to stay is not removed.
void ReferenceModel::take_back(const Operation& operation) {
    requests_.erase({operation.record, operation.path});
    const auto cell = split_answer_path(operation.path);
    if (cell && !cell->column.empty()) {
        const FieldPath row = row_marker_path(cell->field, *cell->row);
        const auto removal = requests_.find({operation.record, row});
        const bool goes = removal != requests_.end() && is_null(removal->second.value);
        std::erase_if(requests_, [&](const auto& request) {
            const auto& [record, path] = request.first;
            return goes && record == operation.record && is_null(request.second.value) &&
                   (path == row || path.starts_with(row + "/"));
        });
    }
    forget_request(operation.record);
}

/// The wish to reopen goes with the last of what is asked.
void ReferenceModel::forget_request(const RecordId& record) {
    Fields& report = records_[record];
    const bool asks = std::ranges::any_of(
        requests_, [&](const auto& request) { return request.first.first == record; });
    if (!asks && !report.contains("requested_reason")) report.erase("requested_step");
}

OperationOutcome ReferenceModel::reopen(const RecordId& record, Fields& report) {
    report["state"] = std::string{"returned"};
    report.erase("requested_step");
    report.erase("requested_reason");
    for (auto at = requests_.begin(); at != requests_.end();) {
        if (at->first.first != record) {
            ++at;
            continue;
        }
        set_value(report, at->first.second, at->second.value);
        agree(at->first);
        at = requests_.erase(at);
    }
    return {.kind = Kind::applied};
}

}  // namespace thidua::simulator
