#include "client/app/record_register.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "client/app/award_desk.h"
#include "client/app/award_payments.h"
#include "client/app/editing.h"
#include "client/app/name_order.h"
#include "client/app/own_awards.h"
#include "client/app/record_name.h"
#include "client/app/submission_letters.h"
#include "client/app/units.h"
#include "client/app/upward_dossiers.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/base/matching.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/table_record.h"
#include "shared/model/table_workflow.h"
#include "shared/record/merge.h"

namespace thidua {
namespace {

/// Where a new record of the type stands: the narrowest place that the table allows.
ScopeId home_of(const RecordRule& rule, const RecordId& unit, const RecordId& organ) {
    if (rule.stands_in.has(ScopeKind::unit)) return unit_scope(unit);
    if (rule.stands_in.has(ScopeKind::ballots)) return ballots_scope(organ);
    if (rule.stands_in.has(ScopeKind::council)) return council_scope(organ);
    if (rule.stands_in.has(ScopeKind::registry)) return registry_scope(organ);
    if (rule.stands_in.has(ScopeKind::office)) return office_scope(organ);
    if (rule.stands_in.has(ScopeKind::upward)) return upward_scope(organ);
    return organ_scope(organ);
}

bool has_field(const RecordRule& rule, std::string_view path) {
    return find_field(rule.fields, path) != nullptr;
}

Error wrong_value(const RecordRule& rule, const FieldPath& path) {
    const FieldRule* const field = find_field(rule.fields, path);
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("This value cannot stand in \"{}\".")),
                               field != nullptr ? tr(field->words) : path));
}

Error missing_words(const std::vector<const FieldRule*>& fields) {
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("Fill in first: {}.")), words_of(fields)));
}

/// Of a state that only a newer version knows the bare name.
std::string state_words(const RecordRule& rule, const Record& record) {
    const std::string_view name = state_of(rule, record.fields);
    const StateRule* const state = find_state(rule, name);
    return state != nullptr ? tr(state->words) : std::string{name};
}

Error not_open(const RecordRule& rule, const Record& record) {
    return failure(ErrorCode::wrong_state,
                   fmt::format(fmt::runtime(tr("It cannot be changed any more: it is \"{}\".")),
                               state_words(rule, record)));
}

Error not_possible(const StepRule& step, const std::string& state) {
    return failure(ErrorCode::wrong_state,
                   fmt::format(fmt::runtime(tr("\"{}\" is not possible now: it is \"{}\".")),
                               tr(step.words), state));
}

/// A text of blanks says nothing.
bool is_unsaid(const Value& value) {
    const auto* const text = std::get_if<std::string>(&value);
    return is_null(value) || (text != nullptr && is_blank(*text));
}

/// What has to be said with the step, and of the record before it makes a version.
std::vector<const FieldRule*> missing_for(const RecordRule& rule, const StepRule& step,
                                          const Fields& fields, const Fields& arguments) {
    std::vector<const FieldRule*> missing;
    for (const FieldRule& argument : step.arguments)
        if (argument.need != Need::never && is_unsaid(find_value(arguments, argument.path)))
            missing.push_back(&argument);
    if (!step.makes_version) return missing;
    for (const Need need : {Need::at_creation, Need::at_submission})
        std::ranges::copy(missing_fields(rule, fields, need), std::back_inserter(missing));
    return missing;
}

Error not_after_issue(const RecordRule& rule, const FieldRule& field) {
    return failure(ErrorCode::wrong_state,
                   fmt::format(fmt::runtime(tr("\"{}\" is not changed once it is issued; enter a "
                                               "new one that cites it: \"thidua {} new … "
                                               "corrects=ID correction=TEXT\".")),
                               tr(field.words), rule.noun));
}

/// Those that fix others come last, so that one save may say both.
std::vector<FieldPath> in_order_of_saving(const RecordRule& rule,
                                          const std::set<FieldPath>& paths) {
    const auto fixes_others = [&rule](const FieldPath& path) {
        const FieldRule* const field = find_field(rule.fields, path);
        return field != nullptr && field->fixed_with == path;
    };
    std::vector<FieldPath> ordered;
    std::ranges::copy_if(paths, std::back_inserter(ordered), std::not_fn(fixes_others));
    std::ranges::copy_if(paths, std::back_inserter(ordered), fixes_others);
    return ordered;
}

/// Why the change cannot be made; empty when it can.
std::optional<Error> problem_of(const RecordRule& rule, const Record& record, const FieldPath& path,
                                const Value& value) {
    switch (check_change(rule, record, path, value)) {
        case RejectReason::none:
            return std::nullopt;
        case RejectReason::wrong_state:
            return not_open(rule, record);
        case RejectReason::not_allowed:
            if (const FieldRule* const field = find_field(rule.fields, path);
                field != nullptr && is_fixed_there(*field, record.fields, path))
                return not_after_issue(rule, *field);
            return failure(
                ErrorCode::invalid_input,
                fmt::format(fmt::runtime(tr("\"{}\" is said once and not changed.")), path));
        default:
            return wrong_value(rule, path);
    }
}

/// What its maker says of a new record, before anything of it is stored.
Result<void> check_new(const RecordRule& rule, const Fields& fields) {
    for (const auto& [path, value] : fields) {
        const FieldRule* const field = find_field(rule.fields, path);
        const bool fits_there = field == nullptr || fits(*field, value);
        if (!fits_there || is_written_by_steps(rule, path)) return wrong_value(rule, path);
    }
    const auto missing = missing_fields(rule, fields, Need::at_creation);
    if (!missing.empty()) return missing_words(missing);
    return {};
}

/// What belongs to the whole province comes with the administrator's file, and is changed there.
Result<void> check_is_of_organ(const Record& record) {
    if (record.scope != province_scope()) return {};
    return failure(ErrorCode::not_allowed,
                   tr("This is the whole province's: only the administrator of the server "
                      "changes it."));
}

/// A receiver is of another organ than the sender; the server knows which organs send to it.
Result<void> check_step_right(Workspace& workspace, Action action, const RecordId& unit,
                              const RecordId& organ = {}) {
    const auto profile = enrolled_profile(workspace);
    if (!profile) return profile.error();
    if (action == Action::receive_reports) {
        if (may(profile->role, action) && organ != profile->organ) return {};
        return failure(ErrorCode::not_allowed, refusal_words(action));
    }
    if (action == Action::grant_own_award)
        if (auto own = check_has_legal_personality(workspace, unit); !own) return own;
    return unit.is_nil() ? check_right(workspace, action) : check_right(workspace, action, unit);
}

std::set<FieldPath> paths_of(const Fields& seen, const Fields& now) {
    std::set<FieldPath> paths;
    for (const auto& [path, value] : seen) paths.insert(path);
    for (const auto& [path, value] : now) paths.insert(path);
    return paths;
}

/// All but the words.
bool passes(const RegisterFilter& filter, const RecordRule& rule, const Record& record) {
    const Fields& fields = record.fields;
    if (!filter.state.empty() && state_of(rule, fields) != filter.state) return false;
    if (filter.year && integer_or_zero(fields, "year") != *filter.year) return false;
    if (filter.organ && id_or_none(fields, "organ") != *filter.organ) return false;
    if (filter.round && id_or_none(fields, "round") != *filter.round) return false;
    return filter.award.empty() || folded(text_or_empty(fields, "award")) == folded(filter.award);
}

MatchLevel level_of(const Record& record, const SearchText& words) {
    std::string text;
    for (const auto& [path, value] : record.fields)
        if (const auto* part = std::get_if<std::string>(&value)) text += *part + '\n';
    return match(words, search_text(text));
}

}  // namespace

std::string words_of(const std::vector<const FieldRule*>& fields) {
    std::string words;
    for (const FieldRule* const field : fields)
        words += (words.empty() ? "" : ", ") + tr(field->words);
    return words;
}

Result<RecordId> Register::create(const Fields& wanted, std::optional<RecordId> unit) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    const RecordId of_unit = unit.value_or(profile->unit);
    Fields fields;
    for (const auto& [path, value] : wanted)
        if (!is_unsaid(value)) set_value(fields, path, value);
    if (rule_.stands_in.has(ScopeKind::unit)) set_value(fields, "unit", of_unit);
    if (has_field(rule_, "organ")) set_value(fields, "organ", profile->organ);
    const bool is_in_organ = is_made_in_organ(of_unit);
    if (!is_in_organ)
        if (auto may_make = check_may_make(fields, of_unit); !may_make) return may_make.error();
    if (auto is_sound = check_new(rule_, fields); !is_sound) return is_sound.error();
    if (!rule_.states.empty()) set_value(fields, "state", std::string{rule_.states.front().name});
    const Environment environment = workspace_.environment();
    const RecordId id =
        id_from_keys(rule_, fields)
            .value_or(RecordId{make_uuid_v7(environment.clock.now(), environment.random)});
    if (RecordQuery{workspace_.store()}.find(id)) return id;
    EditBuilder edit{workspace_};
    edit.create(rule_.type, id,
                is_in_organ ? organ_scope(profile->organ) : home_of(rule_, of_unit, profile->organ))
        .set_all(rule_.type, id, fields);
    if (auto saved = edit.save(); !saved) return saved.error();
    return id;
}

/// What stands in a unit, made by somebody who may only speak for himself in the organ.
bool Register::is_made_in_organ(const RecordId& unit) {
    return rule_.stands_in.has(ScopeKind::unit) && rule_.stands_in.has(ScopeKind::organ) &&
           !check_right(workspace_, *rule_.create, unit) &&
           check_right(workspace_, *rule_.create, RecordId{});
}

Result<void> Register::check_may_make(const Fields& fields, const RecordId& unit) {
    if (auto right = check_step_right(workspace_, *rule_.create, unit); !right) return right;
    for (const auto& [path, value] : fields) {
        const FieldRule* const field = find_field(rule_.fields, path);
        if (field == nullptr || !field->changed_by) continue;
        if (auto right = check_step_right(workspace_, *field->changed_by, unit); !right)
            return right;
    }
    return {};
}

Result<EditBuilder> Register::prepare_change(const RecordId& id, const Fields& seen,
                                             const Fields& now) {
    const auto record = record_of(id);
    if (!record) return record.error();
    if (auto own = check_is_of_organ(*record); !own) return own.error();
    EditBuilder edit{workspace_};
    for (const FieldPath& path : in_order_of_saving(rule_, paths_of(seen, now))) {
        const Value& before = find_value(seen, path);
        const Value& typed = find_value(now, path);
        const Value after = is_unsaid(typed) ? Value{} : typed;
        if (before == after) continue;
        if (const auto problem = problem_of(rule_, *record, path, after)) return *problem;
        const FieldRule* const field = find_field(rule_.fields, path);
        const auto action =
            field != nullptr && field->changed_by ? field->changed_by : rule_.change;
        if (!action)
            return failure(ErrorCode::wrong_state, tr("This is never changed once it is made."));
        if (auto right = check_step_right(workspace_, *action, id_or_none(record->fields, "unit"),
                                          id_or_none(record->fields, "organ"));
            !right)
            return right.error();
        edit.set(rule_.type, id, path, before, after);
    }
    if (rule_.type == record_types::award_round)
        if (auto followed = follow_letters(workspace_, *record, now, edit); !followed)
            return followed.error();
    if (rule_.type == record_types::award && !edit.is_empty())
        if (auto followed = follow_payment(workspace_, *record, now, edit); !followed)
            return followed.error();
    return edit;
}

Result<void> Register::change(const RecordId& id, const Fields& seen, const Fields& now) {
    auto edit = prepare_change(id, seen, now);
    if (!edit) return edit.error();
    if (edit->is_empty()) return {};
    if (auto saved = edit->save(); !saved) return saved.error();
    return {};
}

Result<void> Register::take_step(const RecordId& id, const StepRule& step, const Fields& said) {
    const auto record = record_of(id);
    if (!record) return record.error();
    if (auto own = check_is_of_organ(*record); !own) return own;
    if (auto right = check_may_take(*record, step); !right) return right;
    if (!is_possible(rule_, step, record->fields))
        return not_possible(step, state_words(rule_, *record));
    const Fields arguments = with_decision_from_above(workspace_, *record, step.name, said);
    const auto missing = missing_for(rule_, step, record->fields, arguments);
    if (!missing.empty()) return missing_words(missing);
    EditBuilder edit{workspace_};
    if (auto ready = prepare_step(workspace_, *record, step.name, arguments, edit); !ready)
        return ready;
    edit.step(*record, std::string{step.name}, arguments);
    if (auto saved = edit.save(); !saved) return saved.error();
    return {};
}

Result<void> Register::check_may_take(const Record& record, const StepRule& step) {
    return check_step_right(workspace_, step.action, id_or_none(record.fields, "unit"),
                            id_or_none(record.fields, "organ"));
}

std::vector<RegisterEntry> Register::list(const RegisterFilter& filter) {
    const SearchText words = search_text(filter.words);
    std::vector<RegisterEntry> entries;
    std::vector<Record> records =
        RecordQuery{workspace_.store()}.list({.type = rule_.type, .unit = filter.unit});
    if (is_listed_by_name(rule_.type))
        std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
            const int order = compare_named(a.fields, b.fields);
            return order != 0 ? order < 0 : a.id < b.id;
        });
    std::map<MatchLevel, std::vector<RegisterEntry>> hits;
    for (Record& record : records) {
        if (!passes(filter, rule_, record)) continue;
        if (filter.is_unpaid && !is_prize_owed(workspace_, record)) continue;
        const MatchLevel level = filter.words.empty() ? MatchLevel::exact : level_of(record, words);
        if (level != MatchLevel::none) hits[level].push_back(entry_of(std::move(record)));
    }
    for (auto& [level, some] : hits) std::ranges::move(some, std::back_inserter(entries));
    for (RegisterEntry& entry : entries) entry.standing = listed_line(workspace_, entry.record);
    return entries;
}

Result<RegisterEntry> Register::find(const RecordId& id) {
    auto record = record_of(id);
    if (!record) return record.error();
    return entry_of(*std::move(record));
}

Result<RecordId> Register::resolve(const std::string& ending) {
    return workspace_.reports().resolve(std::string{rule_.type}, ending);
}

std::vector<const StepRule*> Register::possible_steps(const Record& record) {
    std::vector<const StepRule*> possible;
    if (!check_is_of_organ(record)) return possible;
    for (const StepRule& step : rule_.steps)
        if (is_possible(rule_, step, record.fields) && check_may_take(record, step))
            possible.push_back(&step);
    return possible;
}

RegisterEntry Register::entry_of(Record record) {
    const RecordName name = name_of(workspace_, record.type, record.id);
    Outbox outbox{workspace_.store()};
    RegisterEntry entry{.state = std::string{state_of(rule_, record.fields)},
                        .state_words = state_words(rule_, record),
                        .title = name.title,
                        .unit_code = name.unit_code,
                        .unit_name = name.unit_name,
                        .version = integer_or_zero(record.fields, "version")};
    if (outbox.needs_attention(record.id))
        entry.delivery = Delivery::attention;
    else if (outbox.has_waiting(record.id))
        entry.delivery = Delivery::waiting;
    entry.open_conflicts = static_cast<int>(RecordQuery{workspace_.store()}.count(
        {.type = record_types::conflict, .parent = record.id, .state = "open"}));
    entry.record = std::move(record);
    return entry;
}

Result<Record> Register::record_of(const RecordId& id) {
    auto record = RecordQuery{workspace_.store()}.find(id);
    if (record && record->type == rule_.type) return *std::move(record);
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("Nothing here has the id {}.")), id.text()));
}

}  // namespace thidua
