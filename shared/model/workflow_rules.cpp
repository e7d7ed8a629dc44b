#include "shared/model/workflow_rules.h"

#include "shared/model/record_types.h"
#include "shared/model/table_workflow.h"
#include "shared/record/merge.h"
#include "shared/record/requests.h"

namespace thidua {
namespace {

StepDecision already() {
    return {.outcome = OutcomeKind::already};
}

/// Why a decision about a submitted version comes too late, by what happened first.
RejectReason answer_in(const std::string& state) {
    if (state == "accepted") return RejectReason::accepted_first;
    if (state == "returned") return RejectReason::returned_first;
    if (state == "draft") return RejectReason::withdrawn_first;
    return RejectReason::wrong_state;
}

StepDecision submit(const WorkflowPoint& now, const Operation& step, const Edit& edit) {
    const std::int64_t version = integer_or_zero(step.arguments, "version");
    const std::string seal = text_or_empty(step.arguments, "seal");
    const bool is_there = now.version >= version && now.state != "draft";
    if (is_there && now.version == version && now.seal == seal) return already();
    if (is_there && now.version >= version)
        return StepDecision::rejected(RejectReason::other_version_first);
    const bool may = now.state == "draft" || now.state == "returned";
    if (!may || version != now.version + 1 || seal.empty())
        return StepDecision::rejected(RejectReason::wrong_state);
    return {.changes = {{"state", std::string{"submitted"}},
                        {"version", version},
                        {"seal", seal},
                        {"submitted_by", edit.author},
                        {"submitted_at", edit.device_time},
                        {"reason", Null{}},
                        {"return_due", Null{}},
                        {"requested_step", Null{}},
                        {"requested_reason", Null{}},
                        {"declined_by", Null{}},
                        {"declined_at", Null{}},
                        {"declined_reason", Null{}}}};
}

StepDecision withdraw(const Record& record, const WorkflowPoint& now, const Operation& step) {
    const std::string reason = text_or_empty(step.arguments, "reason");
    const bool same_version = now.version == step.point.version && now.seal == step.point.seal;
    if (!same_version) return StepDecision::rejected(RejectReason::other_version_first);
    if (now.state == "submitted")
        return {.changes = {{"state", std::string{"draft"}}, {withdrawn_path(now.version), true}}};
    if (now.state == "accepted")
        return {
            .outcome = OutcomeKind::noted,
            .changes = {{"requested_step", std::string{"reopen"}}, {"requested_reason", reason}}};
    if (now.state == "returned") return StepDecision::rejected(RejectReason::returned_first);
    const bool is_done = !is_null(find_value(record.fields, withdrawn_path(now.version)));
    return is_done ? already() : StepDecision::rejected(RejectReason::wrong_state);
}

/// A return may name a day of its own until which the report is to come again.
bool has_sound_due(const Operation& step) {
    const Value& due = find_value(step.arguments, "return_due");
    return is_null(due) || std::holds_alternative<CivilDate>(due);
}

StepDecision decide_version(const WorkflowPoint& now, const Operation& step, const Edit& edit) {
    const std::string target = step.path == "accept" ? "accepted" : "returned";
    const bool same_version = now.version == step.point.version && now.seal == step.point.seal;
    if (!same_version) return StepDecision::rejected(RejectReason::other_version_first);
    if (now.state == target && target == "accepted") return already();
    if (now.state != "submitted") return StepDecision::rejected(answer_in(now.state));
    if (!has_sound_due(step)) return StepDecision::rejected(RejectReason::invalid_value);
    const std::string reason = text_or_empty(step.arguments, "reason");
    const Value& due = find_value(step.arguments, "return_due");
    return {.changes = {{"state", target},
                        {"reason", reason.empty() ? Value{} : Value{reason}},
                        {"return_due", target == "returned" ? due : Value{}},
                        {"decided_by", edit.author},
                        {"decided_at", edit.device_time}}};
}

/// Takes back the acceptance and lets in what waited below "request/".
StepDecision reopen(const Record& record, const WorkflowPoint& now, const Operation& step,
                    const Edit& edit) {
    const bool same_version = now.version == step.point.version && now.seal == step.point.seal;
    if (now.state != "accepted" || !same_version)
        return StepDecision::rejected(RejectReason::wrong_state);
    if (!has_sound_due(step)) return StepDecision::rejected(RejectReason::invalid_value);
    StepDecision decision{.changes = {{"state", std::string{"returned"}},
                                      {"reason", text_or_empty(step.arguments, "reason")},
                                      {"return_due", find_value(step.arguments, "return_due")},
                                      {"decided_by", edit.author},
                                      {"decided_at", edit.device_time},
                                      {"requested_step", Null{}},
                                      {"requested_reason", Null{}}}};
    for (const auto& [path, value] : record.fields) {
        const bool is_clear = path.starts_with(clear_request_prefix);
        if (!is_clear && !path.starts_with(request_prefix)) continue;
        const std::size_t prefix = is_clear ? clear_request_prefix.size() : request_prefix.size();
        decision.changes.emplace_back(path.substr(prefix), is_clear ? Value{} : value);
        decision.changes.emplace_back(path, Null{});
    }
    return decision;
}

/// Leaves the report accepted. What the officer saw being asked for goes into history; what he did
/// not see stays asked. Until the next submission the report says who declined, and why.
StepDecision decline(const Record& record, const WorkflowPoint& now, const Operation& step,
                     const Edit& edit) {
    const bool same_version = now.version == step.point.version && now.seal == step.point.seal;
    if (now.state == "returned" && same_version)
        return StepDecision::rejected(RejectReason::returned_first);
    if (now.state != "accepted" || !same_version)
        return StepDecision::rejected(RejectReason::wrong_state);
    const std::string reason = text_or_empty(step.arguments, "reason");
    if (reason.empty()) return StepDecision::rejected(RejectReason::invalid_value);
    const std::vector<FieldPath> declined = requests_as_seen(record.fields, step.arguments);
    if (declined.empty()) return StepDecision::rejected(RejectReason::wrong_state);
    StepDecision decision{.changes = {{"declined_by", edit.author},
                                      {"declined_at", edit.device_time},
                                      {"declined_reason", reason}}};
    for (const FieldPath& path : declined) decision.changes.emplace_back(path, Null{});
    return decision;
}

StepDecision settle(const Record& conflict, const Operation& step, const Edit& edit) {
    if (text_or_empty(conflict.fields, "state") != "open") return already();
    if (!settles_what_was_seen(conflict, step))
        return StepDecision::rejected(RejectReason::wrong_state);
    return {.changes = {{"state", std::string{"settled"}},
                        {"choice", find_value(step.arguments, "choice")},
                        {"settled_by", edit.author}}};
}

/// The Office decides once about what a restore brought up; what follows from it, the server does.
StepDecision decide_once(const Record& record, std::string_view state, std::string_view by,
                         const Edit& edit) {
    if (text_or_empty(record.fields, "state") != "open") return already();
    return {.changes = {{"state", std::string{state}}, {FieldPath{by}, edit.author}}};
}

StepDecision decide_recovery(const Record& record, const Operation& step, const Edit& edit) {
    if (record.type == record_types::held && step.path == "release")
        return decide_once(record, "released", "released_by", edit);
    if (record.type == record_types::recovered && step.path == "accept")
        return decide_once(record, "accepted", "decided_by", edit);
    if (record.type == record_types::recovered && step.path == "dismiss")
        return decide_once(record, "dismissed", "decided_by", edit);
    return StepDecision::rejected(RejectReason::unknown_step);
}

/// The Office's one decision about a claim; it stands (EVIDENCE.md).
StepDecision decide_claim(const Record& evidence, const Operation& step, const Edit& edit) {
    const std::string verdict = text_or_empty(step.arguments, "verdict");
    const std::string reason = text_or_empty(step.arguments, "reason");
    const std::string decided = text_or_empty(evidence.fields, "decided");
    if (decided == verdict && !decided.empty()) return already();
    const bool is_claim = !is_null(find_value(evidence.fields, "earliest"));
    const bool is_sound = (verdict == "on_time" || verdict == "late") && !reason.empty();
    if (!is_claim || !is_sound || !decided.empty())
        return StepDecision::rejected(RejectReason::wrong_state);
    return {.changes = {{"decided", verdict}, {"decided_by", edit.author}, {"reason", reason}}};
}

}  // namespace

FieldPath withdrawn_path(std::int64_t version) {
    return "withdrawn/" + std::to_string(version);
}

StepDecision ModelWorkflow::decide(const Record& now, const Operation& step,
                                   const Edit& edit) const {
    const WorkflowPoint point = workflow_point(now.fields);
    if (now.type == record_types::conflict && step.path == "settle") return settle(now, step, edit);
    if (now.type == record_types::held || now.type == record_types::recovered)
        return decide_recovery(now, step, edit);
    if (now.type == record_types::evidence && step.path == "decide")
        return decide_claim(now, step, edit);
    if (now.type != record_types::report) {
        const RecordRule* const rule = find_record_rule(now.type);
        return rule != nullptr && rule->is_of_table()
                   ? decide_by_table(*rule, now, step, edit)
                   : StepDecision::rejected(RejectReason::unknown_step);
    }
    if (step.path == "submit") return submit(point, step, edit);
    if (step.path == "withdraw") return withdraw(now, point, step);
    if (step.path == "accept" || step.path == "return") return decide_version(point, step, edit);
    if (step.path == "reopen") return reopen(now, point, step, edit);
    if (step.path == "decline") return decline(now, point, step, edit);
    return StepDecision::rejected(RejectReason::unknown_step);
}

/// A version is never changed again. Of a report only the answers are anybody's to change; where it
/// stands is the workflow's, what it is for is its first maker's.
SetGate ModelWorkflow::gate(const Record& now, const FieldPath& path) const {
    if (now.type == record_types::submission) return SetGate::fixed;
    if (now.type != record_types::report) {
        const RecordRule* const rule = find_record_rule(now.type);
        const bool is_fixed = rule != nullptr && rule->is_of_table() && is_said_once(*rule, path);
        return is_fixed ? SetGate::fixed : SetGate::allow;
    }
    if (!path.starts_with("answers/")) return SetGate::fixed;
    return text_or_empty(now.fields, "state") == "accepted" ? SetGate::as_request : SetGate::allow;
}

}  // namespace thidua
