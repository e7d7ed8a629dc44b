#include <array>

#include "shared/base/translate.h"
#include "shared/model/record_type_groups.h"
#include "shared/model/record_type_parts.h"
#include "shared/model/record_types.h"

// Record types of what leaves the organ, and what the Office keeps.

namespace thidua {
namespace {

using enum ScopeKind;
using enum ValueKind;
using namespace record_type_parts;

constexpr std::array<ChoiceRule, 9> doc_kinds{{
    {"KH", tr_later("Plan")},
    {"BC", tr_later("Report")},
    {"TTr", tr_later("Submission letter")},
    {"QD", tr_later("Decision")},
    {"BB", tr_later("Minutes")},
    {"TB", tr_later("Notice")},
    {"HD", tr_later("Guidance")},
    {"GM", tr_later("Invitation")},
    {"CV", tr_later("Official letter")},
}};

constexpr std::array<FieldRule, 1> says_receipt_number{{
    field("receipt_number", text, tr_later("Incoming number")),
}};
constexpr std::array<std::string_view, 2> of_sent_received{"sent", "received"};
constexpr std::array<FieldRule, 2> says_receipt_number_and_received_on{{
    field("receipt_number", text, tr_later("Incoming number")),
    field("received_on", date, tr_later("Received on")).needed_at_once(),
}};

constexpr std::array<FieldRule, 12> own_document_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("register", choice, tr_later("Register")).out_of(doc_kinds).needed_at_once().fixed(),
    field("year", integer, tr_later("Year")).needed_at_once().fixed(),
    field("number", integer, tr_later("Running number")).needed_at_once().fixed(),
    field("symbol", text, tr_later("Symbol")).fixed_once("issued_on"),
    field("issued_on", date, tr_later("Date of issue")).fixed_once("issued_on"),
    field("subject", prose, tr_later("Subject")).needed_at_once().fixed_once("issued_on"),
    field("about", record, tr_later("About")),
    field("signer", text, tr_later("Signed by")).fixed_once("issued_on"),
    field("file", file, tr_later("File")),
    field("corrects", record, tr_later("Corrects the document")).of(record_types::document).fixed(),
    field("correction", prose, tr_later("What is corrected, and why")).fixed(),
}};
constexpr auto document_fields = joined(own_document_fields, recipients_fields);

constexpr std::array<FieldRule, 24> dispatch_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("about", record, tr_later("About")),
    field("document", record, tr_later("Document in the register")).of(record_types::document),
    field("report", record, tr_later("Report")).of(record_types::report),
    field("period", record, tr_later("Period")).of(record_types::period),
    field("to", record, tr_later("To the organ")).of(record_types::unit),
    field("to_name", text, tr_later("To whom")),
    field("purpose", text, tr_later("Purpose")),
    field("way", text, tr_later("Way")),
    field("number", text, tr_later("Number")),
    field("sent_on", date, tr_later("Sent on")),
    field("by", date, tr_later("Receipt expected by")),
    field("file", file, tr_later("File")),
    field("comment", prose, tr_later("Comment of the recipient")).only_by(Action::receive_reports),
    field("seal_code", text, tr_later("Seal of the frozen consolidation")),
    field("figures/*/label", text, tr_later("Figure")),
    field("figures/*/value", decimal, tr_later("Value")),
    field("figures/*/measure", text, tr_later("Unit of measure")),
    field("figures/*/order", integer, tr_later("Order")),
    field("figures/*/adds_up", yes_no, tr_later("Adds up over organs")),
    field("texts/*/label", text, tr_later("Section")),
    field("texts/*/words", prose, tr_later("Text")),
    field("texts/*/order", integer, tr_later("Order")),
}};
constexpr std::array<StateRule, 4> dispatch_states{{
    {"draft", tr_later("Draft"), true},
    {"sent", tr_later("Sent")},
    {"received", tr_later("Receipt confirmed")},
    {"returned", tr_later("Returned"), true},
}};
constexpr std::array<StepRule, 4> dispatch_steps{{
    {"submit",
     Action::send_documents,
     of_draft_returned,
     "sent",
     tr_later("Send"),
     {},
     of_reason,
     true},
    {"receive", Action::receive_reports, of_sent, "received", tr_later("Confirm receipt"),
     says_receipt_number},
    {"return", Action::receive_reports, of_sent_received, "returned", tr_later("Return"),
     says_reason},
    {"note", Action::send_documents, of_sent, "received", tr_later("Note the receipt"),
     says_receipt_number_and_received_on},
}};

/// A nomination as the level above sees it, which reads nothing else of the unit's: carried there
/// in the save that forwards it. Who sends it keeps it up to date until its receipt is confirmed.
constexpr std::array<FieldRule, 32> upward_dossier_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("nomination", record, tr_later("Nomination"))
        .of(record_types::nomination)
        .needed_at_once()
        .fixed(),
    field("recipient", text, tr_later("Code of the recipient")).needed_at_once().fixed(),
    field("to", record, tr_later("To the organ")).of(record_types::unit),
    field("to_name", text, tr_later("To whom")).needed_at_once(),
    field("unit", record, tr_later("Unit")).of(record_types::unit),
    field("unit_name", text, tr_later("Name of the unit at the time")),
    field("round", record, tr_later("Award round")).of(record_types::award_round),
    field("kind", choice, tr_later("Kind")).out_of(nominees).needed_at_once(),
    field("name", text, tr_later("Name")).needed_at_once(),
    field("position", text, tr_later("Position at the time")),
    field("gender", choice, tr_later("Gender")).out_of(genders),
    field("birth_year", integer, tr_later("Year of birth")),
    field("award", text, tr_later("Code of the award")).needed_at_once(),
    field("award_name", text, tr_later("Name of the award")),
    field("commendation", choice, tr_later("Kind of commendation")).out_of(commendations),
    field("year", integer, tr_later("Year")),
    field("achieved_from", date, tr_later("Achievements from")),
    field("achieved_to", date, tr_later("Achievements until")),
    field("summary", prose, tr_later("Achievement in short")),
    field("report", prose, tr_later("Achievement report")),
    field("council_for", integer, tr_later("Votes of the Council for it")),
    field("council_total", integer, tr_later("Members of the Council")),
    field("council_result", text, tr_later("Result of the vote")),
    field("letter_number", text, tr_later("Number of the letter of submission"))
        .only_by(Action::send_documents),
    field("letter_on", date, tr_later("Date of the letter of submission"))
        .only_by(Action::send_documents),
    field("handed_in_on", date, tr_later("Handed in by the unit on")),
    field("first_sent_on", date, tr_later("First sent on")).fixed(),
    field("parts/*/file", file, tr_later("File")),
    field("parts/*/kind", text, tr_later("Part of the dossier")),
    field("parts/*/name", text, tr_later("Name")),
    field("comment", prose, tr_later("Comment of the recipient")).only_by(Action::receive_reports),
}};
constexpr std::array<StateRule, 5> upward_dossier_states{{
    {"sent", tr_later("Sent"), true},
    {"received", tr_later("Receipt confirmed")},
    {"returned", tr_later("Returned"), true},
    {"approved", tr_later("Approved above")},
    {"refused", tr_later("Not approved above")},
}};
constexpr std::array<std::string_view, 1> of_returned{"returned"};
constexpr std::array<std::string_view, 2> of_approved_refused{"approved", "refused"};
constexpr std::array<std::string_view, 3> of_decision_from_above{"decision_number", "decided_on",
                                                                 "decided_by"};
constexpr std::array<FieldRule, 3> says_decision_from_above{{
    field("decision_number", text, tr_later("Number of the decision")).needed_at_once(),
    field("decided_on", date, tr_later("Date of the decision")).needed_at_once(),
    field("decided_by", text, tr_later("Decided by")).needed_at_once(),
}};
constexpr std::array<StepRule, 6> upward_dossier_steps{{
    {"submit",
     Action::review_nomination,
     of_returned,
     "sent",
     tr_later("Send again"),
     {},
     of_reason,
     true},
    {"receive", Action::receive_reports, of_sent, "received", tr_later("Confirm receipt"),
     says_receipt_number},
    {"return", Action::receive_reports, of_sent_received, "returned", tr_later("Return"),
     says_reason},
    {"approve", Action::receive_reports, of_sent_received, "approved",
     tr_later("Give the decision that approves it"), says_decision_from_above, of_reason},
    {"refuse", Action::receive_reports, of_sent_received, "refused",
     tr_later("Say that it is not approved"), says_reason},
    {"reopen", Action::receive_reports, of_approved_refused, "received", tr_later("Reopen"),
     says_reason, of_decision_from_above},
}};

constexpr std::array<FieldRule, 6> rule_set_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("key", text, tr_later("Key")).needed_at_once().fixed(),
    field("title", text, tr_later("Title")),
    field("definition", prose, tr_later("Definition")).needed_at_once(),
    field("valid_from", date, tr_later("Valid from")),
    field("valid_to", date, tr_later("Valid until")),
}};

constexpr std::array<FieldRule, 7> correction_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("report", record, tr_later("Report")).of(record_types::report).needed_at_once().fixed(),
    field("path", text, tr_later("Answer of the report")).needed_at_once().fixed(),
    field("value", decimal, tr_later("Corrected value")).needed_at_once(),
    field("of_version", integer, tr_later("Of the version")).needed_at_once(),
    field("reason", prose, tr_later("Reason")).needed_at_once(),
    field("is_undone", yes_no, tr_later("Original value restored")),
}};

constexpr std::array<FieldRule, 5> section_text_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("period", record, tr_later("Period")).of(record_types::period).needed_at_once().fixed(),
    field("section", text, tr_later("Section of the form")).needed_at_once().fixed(),
    field("words", prose, tr_later("Text")),
    field("with_units", yes_no, tr_later("Followed by the texts of the units")),
}};

constexpr std::array<std::string_view, 4> of_organ_register_year_number{"organ", "register", "year",
                                                                        "number"};
constexpr std::array<std::string_view, 3> of_organ_report_path{"organ", "report", "path"};
constexpr std::array<std::string_view, 2> of_report_path{"report", "path"};
constexpr std::array<std::string_view, 3> of_organ_nomination_recipient{"organ", "nomination",
                                                                        "recipient"};
constexpr std::array<std::string_view, 2> of_nomination_recipient{"nomination", "recipient"};
constexpr std::array<std::string_view, 3> of_organ_period_section{"organ", "period", "section"};
constexpr std::array<std::string_view, 2> of_period_section{"period", "section"};

constexpr std::array<RecordRule, 6> paper_rules{{
    {.type = record_types::document,
     .stands_in = {registry},
     .create = Action::send_documents,
     .change = Action::send_documents,
     .keys = of_organ_register_year_number,
     .is_made_twice = true,
     .noun = "document",
     .words = tr_later("Document in the register"),
     .fields = document_fields,
     .id_keys = of_organ_register_year_number},
    {.type = record_types::dispatch,
     .stands_in = {upward},
     .create = Action::send_documents,
     .change = Action::send_documents,
     .keys = of_organ,
     .steps = dispatch_steps,
     .has_random_id = true,
     .noun = "dispatch",
     .words = tr_later("Document sent out"),
     .fields = dispatch_fields,
     .states = dispatch_states},
    {.type = record_types::upward_dossier,
     .stands_in = {upward, addressed},  // upward: by devices that knew no other place
     .create = Action::review_nomination,
     .change = Action::review_nomination,
     .keys = of_organ_nomination_recipient,
     .steps = upward_dossier_steps,
     .is_made_twice = true,
     .noun = "dossier",
     .words = tr_later("Dossier sent to a higher level"),
     .fields = upward_dossier_fields,
     .states = upward_dossier_states,
     .id_keys = of_nomination_recipient},
    {.type = record_types::rule_set,
     .stands_in = {organ},
     .create = Action::publish_form,
     .change = Action::publish_form,
     .keys = of_organ_key,
     .is_made_twice = true,
     .words = tr_later("Rule set"),
     .fields = rule_set_fields,
     .id_keys = of_organ_key},
    {.type = record_types::correction,
     .stands_in = {office},
     .create = Action::freeze_consolidation,
     .change = Action::freeze_consolidation,
     .keys = of_organ_report_path,
     .is_made_twice = true,
     .noun = "correction",
     .words = tr_later("Correction by the Office"),
     .fields = correction_fields,
     .id_keys = of_report_path},
    {.type = record_types::section_text,
     .stands_in = {office},
     .create = Action::freeze_consolidation,
     .change = Action::freeze_consolidation,
     .keys = of_organ_period_section,
     .is_made_twice = true,
     .noun = "section-text",
     .words = tr_later("Office's own text of a section"),
     .fields = section_text_fields,
     .id_keys = of_period_section},
}};

}  // namespace

std::span<const RecordRule> paper_record_rules() {
    return paper_rules;
}

}  // namespace thidua
