#include "shared/model/record_rules.h"

#include <algorithm>
#include <array>

#include "shared/model/record_types.h"

namespace thidua {
namespace {

using enum ScopeKind;
using Keys = std::array<std::string_view, 2>;

constexpr Keys of_period_and_unit{"period", "unit"};
constexpr Keys of_organ_and_key{"organ", "key"};
constexpr std::array<std::string_view, 1> of_organ{"organ"};
constexpr std::array<std::string_view, 1> of_unit{"unit"};

constexpr std::array<StepRule, 5> report_steps{{{"submit", Action::submit_report},
                                                {"withdraw", Action::withdraw_report},
                                                {"accept", Action::accept_report},
                                                {"return", Action::return_report},
                                                {"reopen", Action::reopen_report}}};
constexpr std::array<StepRule, 1> conflict_steps{{{"settle", Action::settle_conflict}}};
constexpr std::array<StepRule, 4> nomination_steps{{{"submit", Action::submit_nomination},
                                                    {"withdraw", Action::submit_nomination},
                                                    {"accept", Action::review_nomination},
                                                    {"return", Action::review_nomination}}};
constexpr std::array<StepRule, 3> difficulty_steps{{{"submit", Action::raise_difficulty},
                                                    {"answer", Action::answer_difficulty},
                                                    {"close", Action::answer_difficulty}}};
constexpr std::array<StepRule, 3> initiative_steps{{{"submit", Action::register_initiative},
                                                    {"accept", Action::review_initiative},
                                                    {"return", Action::review_initiative}}};
constexpr std::array<StepRule, 2> session_steps{
    {{"open", Action::keep_council}, {"close", Action::keep_council}}};
constexpr std::array<StepRule, 2> dispatch_steps{
    {{"receive", Action::receive_reports}, {"return", Action::receive_reports}}};
constexpr std::array<StepRule, 2> recovered_steps{
    {{"accept", Action::accept_recovered}, {"dismiss", Action::accept_recovered}}};
constexpr std::array<StepRule, 1> evidence_steps{{{"decide", Action::judge_evidence}}};
constexpr std::array<StepRule, 1> held_steps{{{"release", Action::release_held}}};

// Sorted by nothing but sense: the organisation, the rules of the work, reports, the rest of the
// year's work, the council, what leaves the organ, what the server makes.
constexpr std::array<RecordRule, 29> rules{{
    {.type = record_types::unit,
     .stands_in = {province},
     .change = Action::edit_own_unit,
     .change_below = "contact/"},
    {.type = record_types::holiday_calendar, .stands_in = {province}},
    {.type = record_types::device, .stands_in = {device}},
    {.type = record_types::movement,
     .stands_in = {province, organ},
     .create = Action::plan_work,
     .change = Action::plan_work,
     .has_random_id = true},
    {.type = record_types::plan,
     .stands_in = {organ},
     .create = Action::plan_work,
     .change = Action::plan_work,
     .keys = of_organ_and_key},
    {.type = record_types::obligation, .stands_in = {organ}},
    {.type = record_types::period,
     .stands_in = {organ},
     .create = Action::create_period,
     .keys = of_organ,
     .has_random_id = true},
    {.type = record_types::form,
     .stands_in = {organ},
     .create = Action::publish_form,
     .change = Action::publish_form,
     .keys = of_organ_and_key},
    {.type = record_types::report,
     .stands_in = {unit},
     .create = Action::edit_report,
     .change = Action::edit_report,
     .change_below = "answers/",
     .keys = of_period_and_unit,
     .steps = report_steps,
     .is_made_twice = true},
    {.type = record_types::submission,
     .stands_in = {unit, upward},
     .create = Action::submit_report,
     .is_made_twice = true},
    {.type = record_types::extension,
     .stands_in = {unit},
     .create = Action::extend_period,
     .change = Action::extend_period,
     .keys = of_period_and_unit},
    {.type = record_types::exemption,
     .stands_in = {unit},
     .create = Action::exempt_unit,
     .change = Action::exempt_unit,
     .keys = of_period_and_unit},
    {.type = record_types::consolidation,
     .stands_in = {office},
     .create = Action::freeze_consolidation,
     .has_random_id = true},
    {.type = record_types::announcement,
     .stands_in = {organ},
     .create = Action::announce,
     .change = Action::announce,
     .keys = of_organ,
     .has_random_id = true},
    {.type = record_types::nomination,
     .stands_in = {unit},
     .create = Action::nominate,
     .change = Action::nominate,
     .keys = of_unit,
     .steps = nomination_steps,
     .has_random_id = true},
    {.type = record_types::difficulty,
     .stands_in = {unit},
     .create = Action::raise_difficulty,
     .change = Action::raise_difficulty,
     .keys = of_unit,
     .steps = difficulty_steps,
     .has_random_id = true},
    {.type = record_types::initiative,
     .stands_in = {unit},
     .create = Action::register_initiative,
     .change = Action::register_initiative,
     .keys = of_unit,
     .steps = initiative_steps,
     .has_random_id = true},
    {.type = record_types::attachment,
     .stands_in = {unit},
     .create = Action::attach_file,
     .change = Action::attach_file,
     .keys = of_unit,
     .has_random_id = true},
    {.type = record_types::council_session,
     .stands_in = {council},
     .create = Action::keep_council,
     .change = Action::keep_council,
     .keys = of_organ,
     .steps = session_steps,
     .has_random_id = true},
    {.type = record_types::vote,
     .stands_in = {council},
     .create = Action::vote,
     .keys = of_organ,
     .has_random_id = true},
    {.type = record_types::ballot,
     .stands_in = {ballots},
     .create = Action::cast_ballot,
     .keys = of_organ,
     .has_random_id = true},
    {.type = record_types::dispatch,
     .stands_in = {upward},
     .create = Action::send_documents,
     .change = Action::send_documents,
     .keys = of_organ,
     .steps = dispatch_steps,
     .has_random_id = true},
    {.type = record_types::evidence, .stands_in = {unit, upward}, .steps = evidence_steps},
    {.type = record_types::read_out,
     .stands_in = {office},
     .create = Action::judge_evidence,
     .keys = of_organ,
     .has_random_id = true},
    {.type = record_types::conflict, .stands_in = ScopeKinds::all(), .steps = conflict_steps},
    {.type = record_types::change, .stands_in = ScopeKinds::all()},
    {.type = record_types::restore, .stands_in = {office}},
    {.type = record_types::recovered, .stands_in = {office}, .steps = recovered_steps},
    {.type = record_types::held, .stands_in = {office}, .steps = held_steps},
}};

constexpr ScopeKinds kept_by_office{organ, office, registry, council, unit, upward, device};

}  // namespace

std::span<const RecordRule> record_rules() { return rules; }

const RecordRule* find_record_rule(std::string_view type) {
    const auto found = std::ranges::find(rules, type, &RecordRule::type);
    return found == rules.end() ? nullptr : &*found;
}

std::optional<Action> find_step_action(const RecordRule& rule, std::string_view step) {
    const auto found = std::ranges::find(rule.steps, step, &StepRule::name);
    return found == rule.steps.end() ? std::nullopt : std::optional{found->action};
}

bool may_carry(Role role, ScopeKind kind) {
    switch (role) {
        case Role::officer:
        case Role::head: return kind == unit || kind == device;
        case Role::office: return kept_by_office.has(kind);
        case Role::council_member:
        case Role::council_secretary: return kind == council || kind == device;
        case Role::leadership: return kind == office || kind == device;
        case Role::clerk: return kind == registry || kind == device;
        case Role::receiver: return kind == device;
        case Role::administrator: break;
    }
    return false;
}

}  // namespace thidua
