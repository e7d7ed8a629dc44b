#include "client/app/award_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "client/app/award_facts.h"
#include "client/app/editing.h"
#include "client/app/record_register.h"
#include "client/app/units.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/table_record.h"
#include "shared/rules/competence.h"
#include "shared/rules/prize.h"

namespace thidua {
namespace {

/// This program is an organ's own: its head decides on what a department's head may grant.
constexpr Grantor own_head = Grantor::department;

std::map<std::string, std::string> overrules_of(const Fields& fields) {
    std::map<std::string, std::string> reasons;
    for (const std::string_view key : check_keys) {
        const std::string reason = text_or_empty(fields, fmt::format("overrules/{}/reason", key));
        if (!reason.empty()) reasons.emplace(key, reason);
    }
    return reasons;
}

std::vector<RecordId> nominations_of(const Fields& decision) {
    std::vector<RecordId> ids;
    const std::string below = "nominations/";
    for (auto at = decision.lower_bound(below);
         at != decision.end() && at->first.starts_with(below); ++at)
        if (const auto* id = std::get_if<RecordId>(&at->second)) ids.push_back(*id);
    return ids;
}

Error still_open_words(const NominationReview& review) {
    std::string words;
    for (const Check& check : review.open)
        words += fmt::format("\n- {} ({})", check.words, check.key);
    for (const MissingPart& part : review.missing) words += "\n- " + part.words;
    return failure(ErrorCode::invalid_input,
                   tr("The dossier cannot be accepted yet. Mend this, or give a reason for going "
                      "on with \"nomination overrule ID CHECK --reason TEXT\":") +
                       words);
}

/// What the register keeps of the nomination, by the names of this day.
Fields award_fields(Workspace& workspace, const Record& nomination, const Record& decision) {
    Fields fields;
    for (const char* const path : {"kind", "name", "position", "unit", "person", "party", "gender",
                                   "is_leader", "award", "commendation", "initiative"})
        set_value(fields, path, find_value(nomination.fields, path));
    if (const auto unit = workspace.units().find(id_or_none(nomination.fields, "unit")))
        set_value(fields, "unit_name", unit->name);
    set_value(fields, "nomination", nomination.id);
    set_value(fields, "decision", decision.id);
    set_value(fields, "organ", find_value(decision.fields, "organ"));
    set_value(fields, "decision_number", find_value(decision.fields, "number"));
    set_value(fields, "decided_on", find_value(decision.fields, "issued_on"));
    const auto round = RecordQuery{workspace.store()}.find(id_or_none(nomination.fields, "round"));
    if (round) set_value(fields, "movement", find_value(round->fields, "movement"));
    return fields;
}

void add_law(const RuleSet& rules, CivilDate day, Fields& fields) {
    const std::string code = text_or_empty(fields, "award");
    set_value(fields, "rule_set", rules.key);
    set_value(fields, "decided_by", title_of(rules, own_head));
    set_value(fields, "year", static_cast<std::int64_t>(static_cast<int>(day.year())));
    if (const AwardEntry* const award = find_award(rules, code))
        set_value(fields, "award_name", award->name.vi);
    const auto nominee = from_text<Nominee>(text_or_empty(fields, "kind"));
    const auto prize = prize_of(rules, code, nominee.value_or(Nominee::individual), day);
    set_value(fields, "prize_words", prize ? prize->words : prize.error().message);
    if (prize) set_value(fields, "amount", prize->amount);
}

}  // namespace

Result<Record> AwardDesk::find(std::string_view type, const RecordId& id) {
    auto record = RecordQuery{workspace_.store()}.find(id);
    if (record && record->type == type) return *std::move(record);
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("Nothing here has the id {}.")), id.text()));
}

Result<RuleSet> AwardDesk::rules_of(const Record& nomination) {
    RuleSets sets{workspace_};
    const std::string kept = text_or_empty(nomination.fields, "rule_set");
    if (!kept.empty()) return sets.of_key(kept);
    return sets.on(to_civil_date(workspace_.environment().clock.now()));
}

Result<NominationReview> AwardDesk::review(const RecordId& id) {
    const auto nomination = find(record_types::nomination, id);
    if (!nomination) return nomination.error();
    const auto rules = rules_of(*nomination);
    if (!rules) return rules.error();
    const DossierFacts facts = gather_facts(workspace_, *nomination);
    NominationReview review{.rule_set = rules->key, .checks = check_eligibility(*rules, facts)};
    review.open = still_open(review.checks, overrules_of(nomination->fields));
    const auto award = award_of(*rules, *nomination);
    if (!award) return review;
    review.missing = missing_parts(*award, gather_parts(*nomination));
    review.route = to_words(route_of(*rules, own_head, *award));
    const auto may_grant = check_may_grant(*rules, own_head, award->code, facts.kind);
    if (!may_grant) review.refusal = may_grant.error().message;
    return review;
}

Result<void> AwardDesk::overrule(const RecordId& id, const std::string& check,
                                 const std::string& reason) {
    if (!is_check_key(check))
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("There is no check \"{}\".")), check));
    const auto nomination = find(record_types::nomination, id);
    if (!nomination) return nomination.error();
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    const std::string below = "overrules/" + check + "/";
    Fields seen;
    for (const char* const part : {"reason", "by"})
        set_value(seen, below + part, find_value(nomination->fields, below + part));
    return Register{workspace_, *find_record_rule(record_types::nomination)}.change(
        id, seen, {{below + "reason", reason}, {below + "by", profile->person}});
}

Result<std::size_t> AwardDesk::enter_awards(const RecordId& id) {
    const auto decision = find(record_types::award_decision, id);
    if (!decision) return decision.error();
    const auto* const day = std::get_if<CivilDate>(&find_value(decision->fields, "issued_on"));
    if (text_or_empty(decision->fields, "state") != "issued" || day == nullptr)
        return failure(ErrorCode::wrong_state,
                       tr("The decision has no number and date yet; the registry gives them "
                          "first."));
    Register awards{workspace_, *find_record_rule(record_types::award)};
    std::size_t entered = 0;
    for (const RecordId& nominated : nominations_of(decision->fields)) {
        const auto nomination = find(record_types::nomination, nominated);
        if (!nomination) return nomination.error();
        Fields fields = award_fields(workspace_, *nomination, *decision);
        const auto rules = rules_of(*nomination);
        if (!rules) return rules.error();
        add_law(*rules, *day, fields);
        if (auto made = awards.create(fields); !made) return made.error();
        ++entered;
    }
    return entered;
}

namespace {

Result<void> prepare_acceptance(Workspace& workspace, const Record& nomination, EditBuilder& edit) {
    const auto review = AwardDesk{workspace}.review(nomination.id);
    if (!review) return review.error();
    if (!review->open.empty() || !review->missing.empty()) return still_open_words(*review);
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    const auto set = [&](const FieldPath& path, Value value) {
        const Value& seen = find_value(nomination.fields, path);
        if (seen != value) edit.set(nomination.type, nomination.id, path, seen, std::move(value));
    };
    set("received_on", today);
    set("rule_set", review->rule_set);
    return {};
}

Result<void> prepare_presentation(Workspace& workspace, const Record& nomination) {
    const auto review = AwardDesk{workspace}.review(nomination.id);
    if (!review) return review.error();
    if (review->refusal.empty()) return {};
    return failure(ErrorCode::not_allowed, review->refusal);
}

/// The head's signature decides every nomination of the list, in the same save.
Result<void> prepare_signature(Workspace& workspace, const Record& decision, EditBuilder& edit) {
    RecordQuery query{workspace.store()};
    const auto ids = nominations_of(decision.fields);
    if (ids.empty())
        return failure(ErrorCode::invalid_input,
                       tr("The decision names no nomination yet: set nominations/KEY=ID."));
    for (const RecordId& id : ids) {
        const auto nomination = query.find(id);
        const bool is_presented =
            nomination && text_or_empty(nomination->fields, "state") == "presented";
        if (!is_presented)
            return failure(
                ErrorCode::wrong_state,
                fmt::format(fmt::runtime(tr("The nomination {} was not presented to "
                                            "the head.")),
                            nomination ? text_or_empty(nomination->fields, "name") : id.text()));
        edit.step(*nomination, "decide", {{"decision", decision.id}});
    }
    return {};
}

}  // namespace

Result<void> prepare_step(Workspace& workspace, const Record& record, std::string_view step,
                          EditBuilder& edit) {
    if (record.type == record_types::nomination && step == "accept")
        return prepare_acceptance(workspace, record, edit);
    if (record.type == record_types::nomination && step == "present")
        return prepare_presentation(workspace, record);
    if (record.type == record_types::award_decision && step == "sign")
        return prepare_signature(workspace, record, edit);
    return {};
}

}  // namespace thidua
