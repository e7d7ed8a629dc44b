#include <array>

#include "shared/base/translate.h"
#include "shared/model/record_type_groups.h"
#include "shared/model/record_type_parts.h"
#include "shared/model/record_types.h"

// Record types of rounds, nominations, decisions and the register of awards.

namespace thidua {
namespace {

using enum ScopeKind;
using enum ValueKind;
using namespace record_type_parts;

constexpr std::array<ChoiceRule, 4> round_kinds{{
    {"annual", tr_later("Annual")},
    {"interim", tr_later("Interim review")},
    {"final", tr_later("Final review")},
    {"ad_hoc", tr_later("At any time")},
}};
/// Texts of UnitKind.
constexpr std::array<ChoiceRule, 5> unit_kinds{{
    {"department", tr_later("Department")},
    {"office", tr_later("Office")},
    {"division", tr_later("Division")},
    {"service_unit", tr_later("Public service unit")},
    {"commune", tr_later("Commune or ward")},
}};
constexpr std::array<ChoiceRule, 4> contributions{{
    {"labour", tr_later("Labour")},
    {"intellect", tr_later("Intellect")},
    {"material", tr_later("Material")},
    {"initiative", tr_later("Initiative")},
}};

constexpr std::array<ChoiceRule, 4> obstacles{{
    {"discipline", tr_later("Discipline")},
    {"investigation", tr_later("Investigation")},
    {"inspection", tr_later("Inspection with signs of a violation")},
    {"complaint", tr_later("Complaint being verified")},
}};

constexpr std::array<std::string_view, 4> of_submitted_accepted_on_hold_sent_up{
    "submitted", "accepted", "on_hold", "sent_up"};
constexpr std::array<std::string_view, 5> of_submitted_accepted_in_council_passed_presented{
    "submitted", "accepted", "in_council", "passed", "presented"};
constexpr std::array<std::string_view, 1> of_on_hold{"on_hold"};
constexpr std::array<std::string_view, 1> of_accepted{"accepted"};
constexpr std::array<FieldRule, 1> says_session{{
    field("session", record, tr_later("Session of the Council"))
        .of(record_types::council_session)
        .needed_at_once(),
}};
constexpr std::array<std::string_view, 1> of_in_council{"in_council"};
constexpr std::array<FieldRule, 1> says_council_result{{
    field("council_result", text, tr_later("Result of the vote")),
}};
constexpr std::array<std::string_view, 2> of_accepted_passed{"accepted", "passed"};
constexpr std::array<std::string_view, 4> of_accepted_passed_presented_sent_up{
    "accepted", "passed", "presented", "sent_up"};
constexpr std::array<std::string_view, 1> of_presented{"presented"};
constexpr std::array<FieldRule, 1> says_decision{{
    field("decision", record, tr_later("Award decision"))
        .of(record_types::award_decision)
        .needed_at_once(),
}};
constexpr std::array<std::string_view, 1> of_sent_up{"sent_up"};
constexpr std::array<FieldRule, 2> says_decision_number_and_decided_on{{
    field("decision_number", text, tr_later("Number of the decision")).needed_at_once(),
    field("decided_on", date, tr_later("Date of the decision")).needed_at_once(),
}};
constexpr std::array<FieldRule, 3> says_own_decision{{
    field("decision_number", text, tr_later("Number of the decision")).needed_at_once(),
    field("decided_on", date, tr_later("Date of the decision")).needed_at_once(),
    field("grant_reason", prose, tr_later("Reason for going on in spite of a check")),
}};
constexpr std::array<std::string_view, 1> of_decided{"decided"};

constexpr std::array<FieldRule, 26> own_award_round_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("kind", choice, tr_later("Kind")).out_of(round_kinds).needed_at_once(),
    field("commendation", choice, tr_later("Kind of commendation"))
        .out_of(commendations)
        .needed_to_submit(),
    field("level", choice, tr_later("Level")).out_of(levels).needed_to_submit(),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("opens_on", date, tr_later("Opens on")).needed_to_submit(),
    field("closes_on", date, tr_later("Closes on")).needed_to_submit(),
    field("achieved_from", date, tr_later("Achievements from")).needed_to_submit(),
    field("achieved_to", date, tr_later("Achievements until")).needed_to_submit(),
    field("guidance", text, tr_later("Guiding document")),
    field("basis", record, tr_later("Legal basis")).of(record_types::legal_basis),
    field("quota/*/limit", integer, tr_later("Limit")),
    field("quota/*/award", text, tr_later("Code of the award")),
    field("quota/*/kind", choice, tr_later("Kind")).out_of(nominees),
    field("quota/*/unit", record, tr_later("Unit")).of(record_types::unit),
    field("quota/*/unit_kind", choice, tr_later("Kind of unit")).out_of(unit_kinds),
    field("checks/*/is_off", yes_no, tr_later("Check switched off")),
    field("checks/*/reason", prose, tr_later("Reason")),
    field("number", text, tr_later("Number of the letter of submission"))
        .only_by(Action::send_documents),
    field("submitted_on", date, tr_later("Date of the letter of submission"))
        .only_by(Action::send_documents),
    field("letters/*/number", text, tr_later("Number of the letter of submission"))
        .only_by(Action::send_documents),
    field("letters/*/submitted_on", date, tr_later("Date of the letter of submission"))
        .only_by(Action::send_documents),
    field("posting/from", date, tr_later("List posted from")),
    field("posting/until", date, tr_later("List posted until")),
    field("posting/place", text, tr_later("List posted at")),
}};
constexpr auto award_round_fields =
    joined(own_award_round_fields, bases_fields, signer_fields, recipients_fields);
constexpr std::array<StateRule, 3> award_round_states{{
    {"draft", tr_later("Draft"), true},
    {"open", tr_later("Open"), true},
    {"closed", tr_later("Finished")},
}};
constexpr std::array<StepRule, 3> award_round_steps{{
    {"submit", Action::keep_awards, of_draft, "open", tr_later("Open the round"), {}, {}, true},
    {"close", Action::keep_awards, of_open, "closed", tr_later("Close")},
    {"reopen", Action::keep_awards, of_closed, "open", tr_later("Reopen"), says_reason},
}};

constexpr std::array<FieldRule, 48> nomination_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("round", record, tr_later("Award round")).of(record_types::award_round),
    field("kind", choice, tr_later("Kind")).out_of(nominees).needed_to_submit(),
    field("name", text, tr_later("Name as it is to be printed")).needed_to_submit(),
    field("title", text, tr_later("Title")),
    field("award", text, tr_later("Code of the award")).needed_to_submit(),
    field("commendation", choice, tr_later("Kind of commendation")).out_of(commendations),
    field("person", record, tr_later("Person on the staff")).of(record_types::person),
    field("collective", record, tr_later("Unit")).of(record_types::unit),
    field("party", record, tr_later("Other party")).of(record_types::other_party),
    field("address_as", text, tr_later("Ông or Bà")),
    field("gender", choice, tr_later("Gender")).out_of(genders),
    field("birth_year", integer, tr_later("Year of birth")),
    field("ethnicity", text, tr_later("Ethnic group")),
    field("position", text, tr_later("Position at the time")),
    field("is_leader", yes_no, tr_later("Leads")),
    field("is_direct_worker", yes_no, tr_later("Works directly")),
    field("summary", prose, tr_later("Achievement in short")).needed_to_submit(),
    field("report", prose, tr_later("Achievement report")),
    field("achieved_from", date, tr_later("Achievements from")),
    field("achieved_to", date, tr_later("Achievements until")),
    field("initiative", record, tr_later("Initiative")).of(record_types::initiative),
    field("role_model", record, tr_later("Role model")).of(record_types::role_model),
    field("content", text, tr_later("Key of the content")),
    field("is_registered", yes_no, tr_later("Registered for emulation")),
    field("contribution", choice, tr_later("Kind of contribution")).out_of(contributions),
    field("contribution_value", decimal, tr_later("Value of the contribution in đồng")),
    field("confirmed_by", text, tr_later("Confirmed by")),
    field("meeting/held_on", date, tr_later("Unit meeting held on")),
    field("meeting/members", integer, tr_later("Members of the meeting")),
    field("meeting/votes_for", integer, tr_later("Votes for")),
    field("meeting/number", text, tr_later("Number of the minutes")),
    field("previous/*/award", text, tr_later("Earlier award")),
    field("previous/*/number", text, tr_later("Number")),
    field("previous/*/on", date, tr_later("Date")),
    field("parts/*/file", file, tr_later("File")),
    field("parts/*/document", record, tr_later("Document in the register"))
        .of(record_types::document),
    field("parts/*/kind", text, tr_later("Part of the dossier")),
    field("parts/*/name", text, tr_later("Name")),
    field("overrules/*/reason", prose, tr_later("Reason for going on in spite of a check"))
        .only_by(Action::review_nomination),
    field("overrules/*/by", text, tr_later("By whom")).only_by(Action::review_nomination),
    field("received_on", date, tr_later("Dossier received on")).only_by(Action::review_nomination),
    field("rule_set", text, tr_later("Rule set")).only_by(Action::review_nomination),
    field("obstacles/*/kind", choice, tr_later("What stands against it"))
        .out_of(obstacles)
        .only_by(Action::review_nomination),
    field("obstacles/*/from", date, tr_later("From")).only_by(Action::review_nomination),
    field("obstacles/*/to", date, tr_later("Until")).only_by(Action::review_nomination),
    field("obstacles/*/note", prose, tr_later("Note")).only_by(Action::review_nomination),
    field("held_from", text, tr_later("State before it was put on hold")),
}};
constexpr std::array<StateRule, 13> nomination_states{{
    {"draft", tr_later("Draft"), true},
    {"submitted", tr_later("Submitted")},
    {"returned", tr_later("Returned"), true},
    {"accepted", tr_later("Dossier complete")},
    {"on_hold", tr_later("On hold")},
    {"in_council", tr_later("Before the Council")},
    {"passed", tr_later("Passed")},
    {"failed", tr_later("Not passed")},
    {"other_form", tr_later("Another form")},
    {"presented", tr_later("Presented to the head")},
    {"sent_up", tr_later("Sent to a higher level")},
    {"decided", tr_later("Decided")},
    {"published", tr_later("Published")},
}};
constexpr std::array<StepRule, 16> nomination_steps{{
    {"submit",
     Action::submit_nomination,
     of_draft_returned,
     "submitted",
     tr_later("Submit"),
     {},
     of_reason,
     true},
    {"withdraw", Action::submit_nomination, of_submitted_accepted, "draft", tr_later("Take back")},
    {"accept", Action::review_nomination, of_submitted, "accepted", tr_later("Accept the dossier")},
    {"return", Action::review_nomination, of_submitted_accepted_on_hold_sent_up, "returned",
     tr_later("Return"), says_reason},
    {"hold",
     Action::review_nomination,
     of_submitted_accepted_in_council_passed_presented,
     "on_hold",
     tr_later("Put on hold"),
     says_reason,
     {},
     false,
     "held_from"},
    {"resume",
     Action::review_nomination,
     of_on_hold,
     "accepted",
     tr_later("Resume"),
     {},
     of_reason,
     false,
     {},
     "held_from"},
    {"bring", Action::review_nomination, of_accepted, "in_council",
     tr_later("Bring before the Council"), says_session},
    {"conclude", Action::keep_council, of_in_council, "passed", tr_later("Note that it passed"),
     says_council_result},
    {"fail", Action::keep_council, of_in_council, "failed", tr_later("Note that it did not pass"),
     says_council_result},
    {"convert", Action::keep_council, of_in_council, "other_form", tr_later("Move to another form"),
     says_council_result},
    {"present", Action::review_nomination, of_accepted_passed, "presented",
     tr_later("Present to the head")},
    {"forward", Action::review_nomination, of_accepted_passed_presented_sent_up, "sent_up",
     tr_later("Send to a higher level"), says_forwarded_to},
    {"decide", Action::decide_award, of_presented, "decided", tr_later("Decide"), says_decision},
    {"note", Action::review_nomination, of_sent_up, "decided",
     tr_later("Note the decision from above"), says_decision_number_and_decided_on},
    {"grant", Action::grant_own_award, of_draft_returned, "decided",
     tr_later("Grant it as the head of the unit"), says_own_decision, of_reason, true},
    {"publish", Action::review_nomination, of_decided, "published", tr_later("Publish")},
}};

constexpr std::array<FieldRule, 8> own_award_decision_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("round", record, tr_later("Award round")).of(record_types::award_round),
    field("commendation", choice, tr_later("Kind of commendation")).out_of(commendations),
    field("bases_reason", prose, tr_later("Why a document that is not in force is cited")),
    field("proposed_by", text, tr_later("Proposed by")),
    field("fund", text, tr_later("Source of the money")),
    field("nominations/*", record, tr_later("Nomination")).of(record_types::nomination),
}};
constexpr auto award_decision_fields =
    joined(own_award_decision_fields, bases_fields, signer_fields, recipients_fields);
constexpr std::array<StateRule, 5> award_decision_states{{
    {"draft", tr_later("Draft"), true},
    {"submitted", tr_later("Submitted for signature")},
    {"returned", tr_later("Returned"), true},
    {"signed", tr_later("Signed")},
    {"issued", tr_later("Issued")},
}};
constexpr std::array<StepRule, 6> award_decision_steps{{
    {"submit",
     Action::keep_awards,
     of_draft_returned,
     "submitted",
     tr_later("Submit for signature"),
     {},
     of_reason,
     true},
    {"withdraw", Action::keep_awards, of_submitted, "draft", tr_later("Take back")},
    {"return", Action::decide_award, of_submitted, "returned", tr_later("Return"), says_reason},
    {"sign", Action::decide_award, of_submitted, "signed", tr_later("Sign")},
    {"issue", Action::send_documents, of_signed, "issued", tr_later("Give number and date"),
     says_number_and_issued_on},
    {"renumber", Action::send_documents, of_issued, "issued", tr_later("Give another number"),
     says_number_and_issued_on},
}};

constexpr std::array<FieldRule, 36> award_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("nomination", record, tr_later("Nomination")).of(record_types::nomination),
    field("decision", record, tr_later("Award decision")).of(record_types::award_decision),
    field("kind", choice, tr_later("Kind")).out_of(nominees).needed_at_once(),
    field("name", text, tr_later("Name")).needed_at_once(),
    field("position", text, tr_later("Position at the time")),
    field("unit", record, tr_later("Unit")).of(record_types::unit),
    field("unit_name", text, tr_later("Name of the unit at the time")),
    field("person", record, tr_later("Person on the staff")).of(record_types::person),
    field("party", record, tr_later("Other party")).of(record_types::other_party),
    field("gender", choice, tr_later("Gender")).out_of(genders),
    field("is_leader", yes_no, tr_later("Leads")),
    field("is_direct_worker", yes_no, tr_later("Works directly")),
    field("content", text, tr_later("Key of the content")),
    field("award", text, tr_later("Code of the award")).needed_at_once(),
    field("award_name", text, tr_later("Name of the award")),
    field("commendation", choice, tr_later("Kind of commendation")).out_of(commendations),
    field("year", integer, tr_later("Year")).needed_at_once(),
    field("decision_number", text, tr_later("Number of the decision")).needed_at_once(),
    field("decided_on", date, tr_later("Date of the decision")).needed_at_once(),
    field("decided_by", text, tr_later("Decided by")),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("amount", decimal, tr_later("Prize in đồng")),
    field("prize_words", text, tr_later("How the prize was reckoned")),
    field("register_number", text, tr_later("Number in the register")),
    field("rule_set", text, tr_later("Rule set")),
    field("initiative", record, tr_later("Initiative")).of(record_types::initiative),
    field("collective", record, tr_later("Unit that is the nominee")).of(record_types::unit),
    field("achieved_from", date, tr_later("Achievements from")),
    field("achieved_to", date, tr_later("Achievements until")),
    field("summary", prose, tr_later("Achievement in short")),
    field("paid_on", date, tr_later("Prize paid on")).only_by(Action::keep_awards),
    field("paid_amount", decimal, tr_later("Prize paid in đồng")).only_by(Action::keep_awards),
    field("paid_document", text, tr_later("Number of the payment voucher"))
        .only_by(Action::keep_awards),
    field("paid_note", prose, tr_later("Note on the payment")).only_by(Action::keep_awards),
    field("paid_noted_by", text, tr_later("Payment noted by")).only_by(Action::keep_awards),
}};

constexpr std::array<FieldRule, 7> cancellation_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("award", record, tr_later("Award that is cancelled"))
        .of(record_types::award)
        .needed_at_once()
        .fixed(),
    field("reason", prose, tr_later("Reason")).needed_at_once(),
    field("decision_number", text, tr_later("Number of the decision")).needed_at_once(),
    field("decided_on", date, tr_later("Date of the decision")).needed_at_once(),
    field("certificate_back_on", date, tr_later("Certificate taken back on"))
        .only_by(Action::keep_awards),
    field("money_back_on", date, tr_later("Money paid back on")).only_by(Action::keep_awards),
}};

constexpr std::array<std::string_view, 6> of_decision_number_award_name_unit_person_nomination{
    "decision_number", "award", "name", "unit", "person", "nomination"};
constexpr std::array<std::string_view, 1> of_award{"award"};

constexpr std::array<RecordRule, 5> award_rules{{
    {.type = record_types::award_round,
     .stands_in = {organ},
     .create = Action::keep_awards,
     .change = Action::keep_awards,
     .keys = of_organ,
     .steps = award_round_steps,
     .has_random_id = true,
     .noun = "award-round",
     .words = tr_later("Award round"),
     .fields = award_round_fields,
     .states = award_round_states},
    {.type = record_types::nomination,
     .stands_in = {unit},
     .create = Action::nominate,
     .change = Action::nominate,
     .keys = of_unit,
     .steps = nomination_steps,
     .has_random_id = true,
     .noun = "nomination",
     .words = tr_later("Nomination"),
     .fields = nomination_fields,
     .states = nomination_states},
    {.type = record_types::award_decision,
     .stands_in = {registry},
     .create = Action::keep_awards,
     .change = Action::keep_awards,
     .keys = of_organ,
     .steps = award_decision_steps,
     .has_random_id = true,
     .noun = "decision",
     .words = tr_later("Award decision"),
     .fields = award_decision_fields,
     .states = award_decision_states},
    {.type = record_types::award,
     .stands_in = {organ},
     .create = Action::keep_awards,
     .create_for_unit = Action::grant_own_award,
     .keys = of_organ,
     .is_made_twice = true,
     .noun = "award",
     .words = tr_later("Award"),
     .fields = award_fields,
     .id_keys = of_decision_number_award_name_unit_person_nomination},
    {.type = record_types::cancellation,
     .stands_in = {organ},
     .create = Action::decide_award,
     .keys = of_organ,
     .is_made_twice = true,
     .noun = "cancellation",
     .words = tr_later("Cancellation of an award"),
     .fields = cancellation_fields,
     .id_keys = of_award},
}};

}  // namespace

std::span<const RecordRule> award_record_rules() {
    return award_rules;
}

}  // namespace thidua
