#include <array>

#include "shared/base/translate.h"
#include "shared/model/record_type_groups.h"
#include "shared/model/record_type_parts.h"
#include "shared/model/record_types.h"

// Record types of the frame of the work: movements, plans and what they rest on, criteria, notices.

namespace thidua {
namespace {

using enum ScopeKind;
using enum ValueKind;
using namespace record_type_parts;

constexpr std::array<ChoiceRule, 2> phase_ends{{
    {"interim_review", tr_later("Interim review")},
    {"final_review", tr_later("Final review")},
}};
constexpr std::array<ChoiceRule, 4> roles{{
    {"own", tr_later("on its own")},
    {"lead", tr_later("leads")},
    {"coordinate", tr_later("coordinates")},
    {"either", tr_later("leads or coordinates")},
}};
constexpr std::array<ChoiceRule, 4> notice_kinds{{
    {"notice", tr_later("Notice")},
    {"plan", tr_later("Plan")},
    {"guidance", tr_later("Guidance")},
    {"portal", tr_later("For the web portal")},
}};
constexpr std::array<ChoiceRule, 3> reminder_kinds{{
    {"reminder", tr_later("Short reminder")},
    {"letter", tr_later("Letter of reminder")},
    {"escalation", tr_later("Escalation to the head of the unit")},
}};

constexpr std::array<std::string_view, 1> of_launched{"launched"};
constexpr std::array<std::string_view, 1> of_published{"published"};
constexpr std::array<std::string_view, 2> of_sent_seen{"sent", "seen"};

constexpr std::array<FieldRule, 10> own_movement_fields{{
    field("code", text, tr_later("Code")),
    field("name", text, tr_later("Name")).needed_at_once(),
    field("from_year", integer, tr_later("From the year")).needed_to_submit(),
    field("to_year", integer, tr_later("To the year")).needed_to_submit(),
    field("plans_due", date, tr_later("Plans are to be issued by")),
    field("phases/*/name", text, tr_later("Phase")),
    field("phases/*/from_year", integer, tr_later("From the year")),
    field("phases/*/to_year", integer, tr_later("To the year")),
    field("phases/*/ends_with", choice, tr_later("Ends with")).out_of(phase_ends),
    field("campaigns/*/name", text, tr_later("Linked campaign")),
}};
constexpr auto movement_fields = joined(own_movement_fields, bases_fields);
constexpr std::array<StateRule, 3> movement_states{{
    {"draft", tr_later("Draft"), true},
    {"launched", tr_later("Launched"), true},
    {"closed", tr_later("Concluded")},
}};
constexpr std::array<StepRule, 3> movement_steps{{
    {"submit", Action::plan_work, of_draft, "launched", tr_later("Launch"), {}, {}, true},
    {"close", Action::plan_work, of_launched, "closed", tr_later("Conclude the movement")},
    {"reopen", Action::plan_work, of_closed, "launched", tr_later("Reopen"), says_reason},
}};

constexpr std::array<FieldRule, 28> own_plan_fields{{
    field("key", text, tr_later("Key")).needed_at_once().fixed(),
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("subject", prose, tr_later("Subject")),
    field("from_year", integer, tr_later("From the year")),
    field("to_year", integer, tr_later("To the year")),
    field("movements/*", record, tr_later("Movement")).of(record_types::movement),
    field("amends", record, tr_later("Amends the plan")).of(record_types::plan),
    field("sections/*/number", text, tr_later("Number of the heading")),
    field("sections/*/title", text, tr_later("Heading")),
    field("sections/*/text", prose, tr_later("Text")),
    field("sections/*/level", integer, tr_later("Level")),
    field("sections/*/order", integer, tr_later("Order")),
    field("sections/*/kind", text, tr_later("What the section is")),
    field("contents/*/text", prose, tr_later("Content")),
    field("contents/*/order", integer, tr_later("Order")),
    field("criteria/*/*/text", prose, tr_later("Criterion")),
    field("criteria/*/*/role", choice, tr_later("Role")).out_of(roles),
    field("criteria/*/*/order", integer, tr_later("Order")),
    field("award_forms/*/text", prose, tr_later("Form of award")),
    field("award_forms/*/level", choice, tr_later("Level")).out_of(levels),
    field("award_forms/*/order", integer, tr_later("Order")),
    field("duties/*/who", text, tr_later("Who")),
    field("duties/*/text", prose, tr_later("Duty")),
    field("duties/*/order", integer, tr_later("Order")),
    field("drafter", text, tr_later("Initial of the drafter")),
    field("due_quarter", text, tr_later("To be issued by")),
    field("source", text, tr_later("Source")),
}};
constexpr auto plan_fields =
    joined(own_plan_fields, bases_fields, signer_fields, recipients_fields);
constexpr std::array<StateRule, 6> plan_states{{
    {"draft", tr_later("Draft"), true},
    {"submitted", tr_later("Submitted for signature")},
    {"returned", tr_later("Returned"), true},
    {"signed", tr_later("Signed")},
    {"issued", tr_later("Issued")},
    {"closed", tr_later("Ended")},
}};
constexpr std::array<StepRule, 7> plan_steps{{
    {"submit",
     Action::plan_work,
     of_draft_returned,
     "submitted",
     tr_later("Submit for signature"),
     {},
     of_reason,
     true},
    {"withdraw", Action::plan_work, of_submitted, "draft", tr_later("Take back")},
    {"return", Action::approve_plan, of_submitted, "returned", tr_later("Return"), says_reason},
    {"sign", Action::approve_plan, of_submitted, "signed", tr_later("Sign")},
    {"issue", Action::send_documents, of_signed, "issued", tr_later("Give number and date"),
     says_number_and_issued_on},
    {"renumber", Action::send_documents, of_issued, "issued", tr_later("Give another number"),
     says_number_and_issued_on},
    {"close", Action::plan_work, of_issued, "closed", tr_later("End")},
}};

constexpr std::array<FieldRule, 11> legal_basis_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("number", text, tr_later("Number")).needed_at_once().fixed(),
    field("kind", text, tr_later("Kind of document")).needed_at_once(),
    field("date", date, tr_later("Date")),
    field("issuer", text, tr_later("Issued by")),
    field("subject", prose, tr_later("Subject")),
    field("effective_from", date, tr_later("In force from")),
    field("effective_to", date, tr_later("In force until")),
    field("replaced_by", record, tr_later("Replaced by")).of(record_types::legal_basis),
    field("source", text, tr_later("Source")),
    field("is_confirmed", yes_no, tr_later("Confirmed")),
}};

constexpr std::array<FieldRule, 13> criteria_set_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("for", choice, tr_later("For whom")).out_of(nominees).needed_at_once(),
    field("edition", integer, tr_later("Edition")),
    field("replaces", record, tr_later("Replaces")).of(record_types::criteria_set),
    field("plan", record, tr_later("Plan")).of(record_types::plan),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("criteria/*/text", prose, tr_later("Criterion")).needed_to_submit(),
    field("criteria/*/role", choice, tr_later("Role")).out_of(roles),
    field("criteria/*/points", decimal, tr_later("Points at most")),
    field("criteria/*/order", integer, tr_later("Order")),
    field("valid_from", date, tr_later("Valid from")),
    field("valid_to", date, tr_later("Valid until")),
}};
constexpr std::array<StateRule, 3> criteria_set_states{{
    {"draft", tr_later("Draft"), true},
    {"issued", tr_later("Issued")},
    {"replaced", tr_later("Replaced")},
}};
constexpr std::array<StepRule, 2> criteria_set_steps{{
    {"submit", Action::plan_work, of_draft, "issued", tr_later("Issue"), {}, {}, true},
    {"replace", Action::plan_work, of_issued, "replaced", tr_later("Mark as replaced")},
}};

constexpr std::array<FieldRule, 13> own_announcement_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("body", prose, tr_later("Text")).needed_to_submit(),
    field("kind", choice, tr_later("Kind")).out_of(notice_kinds),
    field("about", record, tr_later("About")),
    field("units/*", record, tr_later("For the unit")).of(record_types::unit),
    field("by", date, tr_later("To be acknowledged by")),
    field("needs_each_person", yes_no, tr_later("Every person acknowledges")),
    field("published_at", text, tr_later("Published at")).only_by(Action::announce),
    field("published_on", date, tr_later("Published on")).only_by(Action::announce),
    field("file", file, tr_later("File")),
    field("number", text, tr_later("Number")).only_by(Action::send_documents),
    field("issued_on", date, tr_later("Date of issue")).only_by(Action::send_documents),
}};
constexpr auto announcement_fields =
    joined(own_announcement_fields, signer_fields, recipients_fields);
constexpr std::array<StateRule, 3> announcement_states{{
    {"draft", tr_later("Draft"), true},
    {"published", tr_later("Published")},
    {"withdrawn", tr_later("Withdrawn")},
}};
constexpr std::array<StepRule, 2> announcement_steps{{
    {"submit", Action::announce, of_draft, "published", tr_later("Publish"), {}, {}, true},
    {"withdraw", Action::announce, of_published, "withdrawn", tr_later("Withdraw"), says_reason},
}};

/// After an interim or final review: what its figures were made from stays as it is (C18).
constexpr std::array<FieldRule, 6> phase_lock_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("from_year", integer, tr_later("From the year")).needed_at_once().fixed(),
    field("to_year", integer, tr_later("To the year")).needed_at_once().fixed(),
    field("note", prose, tr_later("Note")),
}};
constexpr std::array<std::string_view, 1> of_locked{"locked"};
constexpr std::array<std::string_view, 1> of_unlocked{"unlocked"};
constexpr std::array<StateRule, 2> phase_lock_states{{
    {"locked", tr_later("Locked"), true},
    {"unlocked", tr_later("Unlocked")},
}};
constexpr std::array<StepRule, 2> phase_lock_steps{{
    {"unlock", Action::freeze_consolidation, of_locked, "unlocked", tr_later("Unlock"),
     says_reason},
    {"lock",
     Action::freeze_consolidation,
     of_unlocked,
     "locked",
     tr_later("Lock again"),
     {},
     of_reason},
}};

constexpr std::array<FieldRule, 5> acknowledgement_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("announcement", record, tr_later("Notice"))
        .of(record_types::announcement)
        .needed_at_once()
        .fixed(),
    field("person", text, tr_later("Who acknowledges")).fixed(),
    field("at", moment, tr_later("Moment")),
    field("note", prose, tr_later("Note")),
}};

constexpr std::array<FieldRule, 10> meeting_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("plan", record, tr_later("Plan")).of(record_types::plan),
    field("announcement", record, tr_later("Notice")).of(record_types::announcement),
    field("held_on", date, tr_later("Held on")).needed_to_submit(),
    field("place", text, tr_later("Venue")),
    field("participants", integer, tr_later("People present")).needed_to_submit(),
    field("invited", integer, tr_later("People invited")),
    field("minutes", prose, tr_later("Minutes")),
    field("file", file, tr_later("File")),
}};
constexpr std::array<StateRule, 2> meeting_states{{
    {"draft", tr_later("Draft"), true},
    {"submitted", tr_later("Submitted")},
}};
constexpr std::array<StepRule, 2> meeting_steps{{
    {"submit", Action::work_in_unit, of_draft, "submitted", tr_later("Submit"), {}, {}, true},
    {"withdraw", Action::work_in_unit, of_submitted, "draft", tr_later("Take back")},
}};

constexpr std::array<FieldRule, 8> own_reminder_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("period", record, tr_later("Period")).of(record_types::period),
    field("kind", choice, tr_later("Kind")).out_of(reminder_kinds).needed_at_once(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("body", prose, tr_later("Text")).needed_to_submit(),
    field("to_person", text, tr_later("To whom")),
    field("by", date, tr_later("To be done by")),
    field("number", text, tr_later("Number")),
}};
constexpr auto reminder_fields = joined(own_reminder_fields, signer_fields);
constexpr std::array<StateRule, 4> reminder_states{{
    {"draft", tr_later("Draft"), true},
    {"sent", tr_later("Sent")},
    {"seen", tr_later("Seen")},
    {"done", tr_later("Done")},
}};
constexpr std::array<StepRule, 3> reminder_steps{{
    {"submit", Action::announce, of_draft, "sent", tr_later("Send"), {}, {}, true},
    {"see", Action::work_in_unit, of_sent, "seen", tr_later("Confirm that it was seen")},
    {"close", Action::announce, of_sent_seen, "done", tr_later("End")},
}};

constexpr std::array<std::string_view, 2> of_organ_number{"organ", "number"};
constexpr std::array<std::string_view, 3> of_unit_announcement_person{"unit", "announcement",
                                                                      "person"};
constexpr std::array<std::string_view, 3> of_announcement_unit_person{"announcement", "unit",
                                                                      "person"};

constexpr std::array<RecordRule, 9> plan_rules{{
    {.type = record_types::movement,
     .stands_in = {organ, province},
     .create = Action::plan_work,
     .change = Action::plan_work,
     .steps = movement_steps,
     .has_random_id = true,
     .noun = "movement",
     .words = tr_later("Emulation movement"),
     .fields = movement_fields,
     .states = movement_states},
    {.type = record_types::plan,
     .stands_in = {organ},
     .create = Action::plan_work,
     .change = Action::plan_work,
     .keys = of_organ_key,
     .steps = plan_steps,
     .is_made_twice = true,
     .noun = "plan",
     .words = tr_later("Plan of the year"),
     .fields = plan_fields,
     .states = plan_states,
     .id_keys = of_organ_key},
    {.type = record_types::legal_basis,
     .stands_in = {organ},
     .create = Action::plan_work,
     .change = Action::plan_work,
     .keys = of_organ_number,
     .is_made_twice = true,
     .noun = "basis",
     .words = tr_later("Legal basis"),
     .fields = legal_basis_fields,
     .id_keys = of_organ_number},
    {.type = record_types::criteria_set,
     .stands_in = {organ},
     .create = Action::plan_work,
     .change = Action::plan_work,
     .keys = of_organ,
     .steps = criteria_set_steps,
     .has_random_id = true,
     .noun = "criteria",
     .words = tr_later("Set of criteria"),
     .fields = criteria_set_fields,
     .states = criteria_set_states},
    {.type = record_types::announcement,
     .stands_in = {organ},
     .create = Action::announce,
     .change = Action::announce,
     .keys = of_organ,
     .steps = announcement_steps,
     .has_random_id = true,
     .noun = "announcement",
     .words = tr_later("Notice"),
     .fields = announcement_fields,
     .states = announcement_states},
    {.type = record_types::phase_lock,
     .stands_in = {organ},
     .create = Action::freeze_consolidation,
     .change = Action::freeze_consolidation,
     .keys = of_organ,
     .steps = phase_lock_steps,
     .has_random_id = true,
     .noun = "phase-lock",
     .words = tr_later("Lock of a reviewed phase"),
     .fields = phase_lock_fields,
     .states = phase_lock_states},
    {.type = record_types::acknowledgement,
     .stands_in = {unit, organ},
     .create = Action::acknowledge,
     .keys = of_unit_announcement_person,
     .is_made_twice = true,
     .noun = "acknowledgement",
     .words = tr_later("Acknowledgement"),
     .fields = acknowledgement_fields,
     .id_keys = of_announcement_unit_person},
    {.type = record_types::meeting,
     .stands_in = {unit},
     .create = Action::work_in_unit,
     .change = Action::work_in_unit,
     .keys = of_unit,
     .steps = meeting_steps,
     .has_random_id = true,
     .noun = "meeting",
     .words = tr_later("Meeting that made a plan known"),
     .fields = meeting_fields,
     .states = meeting_states},
    {.type = record_types::reminder,
     .stands_in = {unit},
     .create = Action::announce,
     .change = Action::announce,
     .keys = of_unit,
     .steps = reminder_steps,
     .has_random_id = true,
     .noun = "reminder",
     .words = tr_later("Reminder"),
     .fields = reminder_fields,
     .states = reminder_states},
}};

}  // namespace

std::span<const RecordRule> plan_record_rules() {
    return plan_rules;
}

}  // namespace thidua
