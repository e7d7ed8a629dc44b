#include "shared/model/table_workflow.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/record/merge.h"

namespace thidua {
namespace {

constexpr std::string_view steps_prefix = "steps/";

RejectReason too_late(std::string_view state) {
    if (state == "accepted") return RejectReason::accepted_first;
    if (state == "returned") return RejectReason::returned_first;
    if (state == "draft") return RejectReason::withdrawn_first;
    return RejectReason::wrong_state;
}

/// Whether the record says already what the step would.
bool is_done(const StepRule& rule, const Record& now, const Operation& step, const Edit& edit) {
    if (state_of(*find_record_rule(now.type), now.fields) != rule.to) return false;
    const std::string by = fmt::format("{}{}/by", steps_prefix, rule.name);
    const bool says_the_same = std::ranges::all_of(rule.arguments, [&](const FieldRule& argument) {
        return find_value(now.fields, argument.path) == find_value(step.arguments, argument.path);
    });
    return says_the_same && text_or_empty(now.fields, by) == edit.author;
}

/// A version is submitted on top of the one that the person saw; everything else is about the
/// version itself.
bool is_about_this_version(const WorkflowPoint& now, const Operation& step) {
    return now.version == step.point.version;
}

bool has_arguments(const StepRule& rule, const Fields& arguments) {
    const auto is_sound = [&](const FieldRule& argument) {
        const Value& value = find_value(arguments, argument.path);
        return fits(argument, value) && (argument.need == Need::never || !is_null(value));
    };
    const bool are_known = std::ranges::all_of(arguments, [&](const auto& said) {
        return find_field(rule.arguments, said.first) != nullptr;
    });
    return are_known && std::ranges::all_of(rule.arguments, is_sound);
}

/// Where the step leads from here.
std::string next_state(const StepRule& rule, const Fields& now) {
    const std::string back =
        rule.goes_back_to.empty() ? std::string{} : text_or_empty(now, rule.goes_back_to);
    return back.empty() ? std::string{rule.to} : back;
}

StepDecision do_step(const StepRule& rule, const Record& record, const Operation& step,
                     const Edit& edit) {
    const WorkflowPoint now = workflow_point(record.fields);
    StepDecision decision{.changes = {{"state", next_state(rule, record.fields)}}};
    if (rule.makes_version) decision.changes.emplace_back("version", now.version + 1);
    if (!rule.notes_state_in.empty())
        decision.changes.emplace_back(FieldPath{rule.notes_state_in}, now.state);
    if (!rule.goes_back_to.empty())
        decision.changes.emplace_back(FieldPath{rule.goes_back_to}, Null{});
    for (const std::string_view path : rule.clears)
        decision.changes.emplace_back(FieldPath{path}, Null{});
    for (const FieldRule& argument : rule.arguments)
        decision.changes.emplace_back(FieldPath{argument.path},
                                      find_value(step.arguments, argument.path));
    const std::string below = fmt::format("{}{}/", steps_prefix, rule.name);
    decision.changes.emplace_back(below + "at", edit.device_time);
    decision.changes.emplace_back(below + "by", edit.author);
    return decision;
}

}  // namespace

std::string_view state_of(const RecordRule& rule, const Fields& fields) {
    const auto* state = std::get_if<std::string>(&find_value(fields, "state"));
    if (state != nullptr) return *state;
    return rule.states.empty() ? std::string_view{} : rule.states.front().name;
}

const StateRule* find_state(const RecordRule& rule, std::string_view state) {
    const auto found = std::ranges::find(rule.states, state, &StateRule::name);
    return found == rule.states.end() ? nullptr : &*found;
}

bool is_open(const RecordRule& rule, const Fields& fields) {
    if (rule.states.empty()) return true;
    const StateRule* const state = find_state(rule, state_of(rule, fields));
    return state != nullptr && state->is_open;
}

bool is_written_by_steps(const RecordRule& rule, std::string_view path) {
    if (path == "state" || path == "version" || path.starts_with(steps_prefix)) return true;
    return std::ranges::any_of(rule.steps, [&](const StepRule& step) {
        return find_field(step.arguments, path) != nullptr || step.notes_state_in == path;
    });
}

bool is_said_once(const RecordRule& rule, std::string_view path) {
    const FieldRule* const field = find_field(rule.fields, path);
    const bool is_key = std::ranges::find(rule.keys, path) != rule.keys.end();
    const bool has_own_right = field != nullptr && field->changed_by.has_value();
    const bool is_never_changed = !rule.change && !has_own_right;
    return is_key || is_never_changed || (field != nullptr && field->is_fixed) ||
           is_written_by_steps(rule, path);
}

std::vector<const FieldRule*> missing_fields(const RecordRule& rule, const Fields& fields,
                                             Need need) {
    std::vector<const FieldRule*> missing;
    for (const FieldRule& field : rule.fields)
        if (field.need == need && !is_there(field, fields)) missing.push_back(&field);
    return missing;
}

bool is_possible(const RecordRule& rule, const StepRule& step, const Fields& fields) {
    return std::ranges::find(step.from, state_of(rule, fields)) != step.from.end();
}

StepDecision decide_by_table(const RecordRule& rule, const Record& now, const Operation& step,
                             const Edit& edit) {
    const StepRule* const known = find_step(rule, step.path);
    if (known == nullptr) return StepDecision::rejected(RejectReason::unknown_step);
    const WorkflowPoint point = workflow_point(now.fields);
    if (is_done(*known, now, step, edit)) return {.outcome = OutcomeKind::already};
    if (!is_possible(rule, *known, now.fields))
        return StepDecision::rejected(too_late(state_of(rule, now.fields)));
    if (!is_about_this_version(point, step))
        return StepDecision::rejected(RejectReason::other_version_first);
    const bool is_complete =
        !known->makes_version || (missing_fields(rule, now.fields, Need::at_creation).empty() &&
                                  missing_fields(rule, now.fields, Need::at_submission).empty());
    if (!is_complete || !has_arguments(*known, step.arguments))
        return StepDecision::rejected(RejectReason::invalid_value);
    return do_step(*known, now, step, edit);
}

}  // namespace thidua
