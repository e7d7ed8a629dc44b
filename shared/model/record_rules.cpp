#include "shared/model/record_rules.h"

#include <algorithm>
#include <array>
#include <vector>

#include "shared/model/record_type_groups.h"
#include "shared/model/record_type_parts.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

using enum ScopeKind;
using namespace record_type_parts;
using Keys = std::array<std::string_view, 2>;

constexpr Keys of_period_and_unit{"period", "unit"};
constexpr Keys of_organ_and_key{"organ", "key"};

constexpr std::array<StepRule, 6> report_steps{{{"submit", Action::submit_report},
                                                {"withdraw", Action::withdraw_report},
                                                {"accept", Action::accept_report},
                                                {"return", Action::return_report},
                                                {"reopen", Action::reopen_report},
                                                {"decline", Action::reopen_report}}};
constexpr std::array<StepRule, 1> conflict_steps{{{"settle", Action::settle_conflict}}};
constexpr std::array<StepRule, 2> recovered_steps{
    {{"accept", Action::accept_recovered}, {"dismiss", Action::accept_recovered}}};
constexpr std::array<StepRule, 1> evidence_steps{{{"decide", Action::judge_evidence}}};
constexpr std::array<StepRule, 1> held_steps{{{"release", Action::release_held}}};

// The organisation, the rules of the work, reports, what the server makes. The year's other work
// stands in the files of record_type_groups.h.
constexpr std::array<RecordRule, 18> own_rules{{
    {.type = record_types::unit,
     .stands_in = {province},
     .change = Action::edit_own_unit,
     .change_below = "contact/"},
    {.type = record_types::holiday_calendar, .stands_in = {province}},
    {.type = record_types::device, .stands_in = {device}},
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
    {.type = record_types::attachment,
     .stands_in = {unit},
     .create = Action::attach_file,
     .change = Action::attach_file,
     .keys = of_unit,
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

/// By their names: asked for every operation.
const std::vector<RecordRule>& all_rules() {
    static const std::vector<RecordRule> sorted = [] {
        std::vector<RecordRule> all{own_rules.begin(), own_rules.end()};
        for (const auto rules_of :
             {plan_record_rules, duty_record_rules, people_record_rules, work_record_rules,
              award_record_rules, council_record_rules, paper_record_rules}) {
            const auto some = rules_of();
            all.insert(all.end(), some.begin(), some.end());
        }
        std::ranges::sort(all, {}, &RecordRule::type);
        return all;
    }();
    return sorted;
}

constexpr ScopeKinds kept_by_office{organ, office, registry,  council,
                                    unit,  upward, addressed, device};

}  // namespace

std::span<const RecordRule> record_rules() {
    return all_rules();
}

const RecordRule* find_record_rule(std::string_view type) {
    const auto& rules = all_rules();
    const auto found = std::ranges::lower_bound(rules, type, {}, &RecordRule::type);
    return found == rules.end() || found->type != type ? nullptr : &*found;
}

const StepRule* find_step(const RecordRule& rule, std::string_view step) {
    const auto found = std::ranges::find(rule.steps, step, &StepRule::name);
    return found == rule.steps.end() ? nullptr : &*found;
}

std::optional<Action> find_step_action(const RecordRule& rule, std::string_view step) {
    const StepRule* const found = find_step(rule, step);
    return found == nullptr ? std::nullopt : std::optional{found->action};
}

bool may_carry(Role role, ScopeKind kind) {
    switch (role) {
        case Role::officer:
        case Role::head:
            return kind == unit || kind == device;
        case Role::office:
            return kept_by_office.has(kind);
        case Role::council_member:
        case Role::council_secretary:
            return kind == council || kind == device;
        case Role::leadership:
            return kind == office || kind == device;
        case Role::clerk:
            return kind == registry || kind == device;
        case Role::receiver:
        case Role::auditor:
            return kind == device;
        case Role::administrator:
            break;
    }
    return false;
}

}  // namespace thidua
