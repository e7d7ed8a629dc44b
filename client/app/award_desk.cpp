#include "client/app/award_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "client/app/award_entry.h"
#include "client/app/award_facts.h"
#include "client/app/council_desk.h"
#include "client/app/criteria_desk.h"
#include "client/app/discipline.h"
#include "client/app/editing.h"
#include "client/app/issuing_checks.h"
#include "client/app/own_awards.h"
#include "client/app/paper_numbers.h"
#include "client/app/printed_signer.h"
#include "client/app/record_register.h"
#include "client/app/round_window.h"
#include "client/app/units.h"
#include "client/app/upward_dossiers.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/member_value.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/model/table_record.h"
#include "shared/rules/competence.h"

namespace thidua {
namespace {

std::map<std::string, std::string> overrules_of(const Fields& fields) {
    std::map<std::string, std::string> reasons;
    for (const std::string_view key : check_keys) {
        const std::string reason = text_or_empty(fields, fmt::format("overrules/{}/reason", key));
        if (!reason.empty()) reasons.emplace(key, reason);
    }
    return reasons;
}

/// The day on which the server had the dossier as it was last handed in, by the server's clock; of
/// one that was not handed in, today.
CivilDate day_received(Workspace& workspace, const Record& nomination) {
    const HandingIn handed = handing_in_of(workspace, nomination);
    const auto received = handed.at_server ? handed.at_server : handed.by_device;
    return to_civil_date(received.value_or(workspace.environment().clock.now()));
}

/// What the Office has switched off for the round, with its reason.
void switch_off(Workspace& workspace, const Record& nomination, std::vector<Check>& checks) {
    const auto round = RecordQuery{workspace.store()}.find(id_or_none(nomination.fields, "round"));
    if (!round) return;
    for (Check& check : checks) {
        const std::string below = "checks/" + check.key + "/";
        if (!is_true_at(round->fields, below + "is_off")) continue;
        check.result = CheckResult::off;
        check.words = fmt::format(fmt::runtime(tr("Switched off for this round: {}")),
                                  text_or_empty(round->fields, below + "reason"));
    }
}

/// An account that may not read discipline does not take its absence for an answer.
void leave_holds_to_office(Workspace& workspace, std::vector<Check>& checks) {
    if (reads_discipline(workspace)) return;
    for (Check& check : checks) {
        if (check.key != "on_hold" || check.result != CheckResult::passed) continue;
        check.result = CheckResult::told;
        check.words = tr("The Office checks this: discipline is not shown to this account.");
    }
}

std::vector<RecordId> nominations_of(const Fields& decision) {
    std::vector<RecordId> ids;
    const std::string below = "nominations/";
    for (auto at = decision.lower_bound(below);
         at != decision.end() && at->first.starts_with(below); ++at)
        if (const auto* id = std::get_if<RecordId>(&at->second)) ids.push_back(*id);
    return ids;
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
    return sets.on(day_received(workspace_, nomination));
}

Result<NominationReview> AwardDesk::review(const RecordId& id) {
    const auto nomination = find(record_types::nomination, id);
    if (!nomination) return nomination.error();
    const auto rules = rules_of(*nomination);
    if (!rules) return rules.error();
    const auto award = award_of(*rules, *nomination);
    DossierFacts facts = gather_facts(workspace_, *nomination);
    // The State has several who decide, each on other awards.
    if (award && facts.level == Grantor::prime_minister)
        facts.level = decider_of(*award, facts.level);
    NominationReview review{.rule_set = rules->key, .checks = check_eligibility(*rules, facts)};
    review.handed_in = handing_in_of(workspace_, *nomination);
    if (const auto in_time = check_handed_in_time(workspace_, *nomination); !in_time)
        review.too_late = in_time.error().message;
    leave_holds_to_office(workspace_, review.checks);
    switch_off(workspace_, *nomination, review.checks);
    review.open = still_open(review.checks, overrules_of(nomination->fields));
    if (!award) return review;
    review.missing = missing_parts(*award, gather_parts(*nomination));
    const Grantor head = own_head(workspace_);
    review.route = to_words(route_of(*rules, head, *award));
    const auto may_grant = check_may_grant(*rules, head, award->code, facts.kind);
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
    const auto reviewed = review(id);
    if (!reviewed) return reviewed.error();
    for (const Check& found : reviewed->checks)
        if (found.key == check && found.result == CheckResult::stopped)
            return failure(
                ErrorCode::not_allowed,
                tr("No reason goes past this; it has to be mended:") + ' ' + found.words);
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
        Fields fields = award_fields(workspace_, *nomination);
        set_value(fields, "decision", id);
        set_value(fields, "decision_number", find_value(decision->fields, "number"));
        set_value(fields, "decided_on", *day);
        set_value(fields, "register_number",
                  fmt::format("{}-{:02}", text_or_empty(decision->fields, "number"), entered + 1));
        const auto rules = rules_of(*nomination);
        if (!rules) return rules.error();
        add_law(workspace_, *rules, own_head(workspace_), *day, fields);
        if (auto made = awards.create(fields); !made) return made.error();
        ++entered;
    }
    return entered;
}

Result<Fields> AwardDesk::award_from_above(const Record& nomination, const Fields& said) {
    const auto rules = rules_of(nomination);
    if (!rules) return rules.error();
    const auto award = award_of(*rules, nomination);
    if (!award) return award.error();
    const CivilDate day = date_or_none(said, "decided_on").value_or(CivilDate{});
    Fields fields = award_fields(workspace_, nomination);
    set_value(fields, "decision_number", find_value(said, "decision_number"));
    set_value(fields, "decided_on", find_value(said, "decided_on"));
    add_law(workspace_, *rules, thidua::decider_of(*award, own_head(workspace_)), day, fields);
    return fields;
}

namespace {

Result<void> prepare_acceptance(Workspace& workspace, const Record& nomination, EditBuilder& edit) {
    if (auto in_time = check_handed_in_time(workspace, nomination); !in_time) return in_time;
    const auto review = AwardDesk{workspace}.review(nomination.id);
    if (!review) return review.error();
    if (!review->open.empty() || !review->missing.empty())
        return open_words(tr("The dossier cannot be accepted yet. Mend this, or give a reason for "
                             "going on with \"nomination overrule ID CHECK --reason TEXT\":"),
                          review->open, review->missing);
    const auto set = [&](const FieldPath& path, Value value) {
        const Value& seen = find_value(nomination.fields, path);
        if (seen != value) edit.set(nomination.type, nomination.id, path, seen, std::move(value));
    };
    set("received_on", day_received(workspace, nomination));
    set("rule_set", review->rule_set);
    return {};
}

/// What came up since its dossier was accepted: discipline, an investigation.
Result<void> check_not_on_hold(const Record& nomination, const NominationReview& review) {
    for (const Check& check : review.open)
        if (check.key == "on_hold")
            return failure(ErrorCode::wrong_state,
                           fmt::format(fmt::runtime(tr("{}: {} Put it on hold, or give a reason "
                                                       "for going on with \"nomination overrule "
                                                       "ID on_hold --reason TEXT\".")),
                                       text_or_empty(nomination.fields, "name"), check.words));
    return {};
}

Result<void> prepare_hearing(Workspace& workspace, const Record& nomination) {
    const auto review = AwardDesk{workspace}.review(nomination.id);
    return review ? check_not_on_hold(nomination, *review) : review.error();
}

Result<void> prepare_presentation(Workspace& workspace, const Record& nomination) {
    const auto review = AwardDesk{workspace}.review(nomination.id);
    if (!review) return review.error();
    if (!review->refusal.empty()) return failure(ErrorCode::not_allowed, review->refusal);
    return check_not_on_hold(nomination, *review);
}

/// What the Council's minutes say of a case is what its count says.
Result<void> prepare_result(Workspace& workspace, const Record& nomination, std::string_view step) {
    const RecordId session = id_or_none(nomination.fields, "session");
    const auto count = RecordQuery{workspace.store()}.find(
        keyed_id(record_types::vote_count, {session.text(), nomination.id.text()}));
    if (!count)
        return failure(ErrorCode::wrong_state,
                       tr("The votes on this case are not counted yet; count them first."));
    const bool has_passed = text_or_empty(count->fields, "result") == "passed";
    if (has_passed == (step == "conclude")) return {};
    return failure(
        ErrorCode::wrong_state,
        fmt::format(fmt::runtime(has_passed ? tr("By the count this case passed: {}")
                                            : tr("By the count this case did not pass: {}")),
                    text_or_empty(count->fields, "words")));
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
        if (is_presented)
            if (auto free = prepare_hearing(workspace, *nomination); !free) return free;
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

/// What was decided above enters the register with the note of it, in the same save.
Result<void> enter_noted(Workspace& workspace, const Record& nomination, const Fields& said,
                         EditBuilder& edit) {
    auto fields = AwardDesk{workspace}.award_from_above(nomination, said);
    if (!fields) return fields.error();
    if (const std::string who = authority_above(workspace, nomination, said); !who.empty())
        set_value(*fields, "decided_by", who);
    enter_award(workspace, *fields, edit);
    return {};
}

}  // namespace

Result<void> prepare_step(Workspace& workspace, const Record& record, std::string_view step,
                          const Fields& said, EditBuilder& edit) {
    if (record.type == record_types::nomination && step == "grant")
        return prepare_own_grant(workspace, record, said, edit);
    if (record.type == record_types::nomination && step == "note")
        return enter_noted(workspace, record, said, edit);
    if (record.type == record_types::nomination && step == "forward")
        return prepare_forward(workspace, record, said, edit);
    if (record.type == record_types::nomination && step == "return")
        return check_is_back(workspace, record);
    if (record.type == record_types::upward_dossier)
        return prepare_dossier_step(workspace, record, step, edit);
    if (record.type == record_types::assessment && step == "submit")
        return check_assessment(workspace, record);
    if (record.type == record_types::criteria_set && step == "submit")
        replace_former_set(workspace, record, edit);
    if (record.type == record_types::council_session && step == "close")
        return CouncilDesk{workspace}.prepare_closing(record.id);
    if (record.type == record_types::nomination && step == "submit")
        return check_round_takes(workspace, record, workspace.environment().clock.now());
    if (record.type == record_types::nomination && step == "accept")
        return prepare_acceptance(workspace, record, edit);
    if (record.type == record_types::nomination &&
        (step == "conclude" || step == "fail" || step == "convert"))
        return prepare_result(workspace, record, step);
    if (record.type == record_types::nomination && step == "present")
        return prepare_presentation(workspace, record);
    if (record.type == record_types::nomination && step == "bring")
        return prepare_hearing(workspace, record);
    const bool is_signed_paper =
        record.type == record_types::award_decision || record.type == record_types::plan;
    if (is_signed_paper && step == "submit") fill_printed_signer(workspace, record, edit);
    if (is_signed_paper && step == "sign")
        if (auto own = check_printed_signer(workspace, record); !own) return own;
    if (record.type == record_types::award_decision && step == "submit")
        return check_before_signing(workspace, record);
    if (step == "issue") return check_number_is_free(workspace, record, said);
    if (step == "renumber") return check_may_renumber(workspace, record, said);
    if (record.type == record_types::award_decision && step == "sign")
        return prepare_signature(workspace, record, edit);
    return {};
}

}  // namespace thidua
