#include <array>

#include "shared/base/translate.h"
#include "shared/model/record_type_groups.h"
#include "shared/model/record_type_parts.h"
#include "shared/model/record_types.h"

// Record types of what units do over the year.

namespace thidua {
namespace {

using enum ScopeKind;
using enum ValueKind;
using namespace record_type_parts;

constexpr std::array<ChoiceRule, 2> directions{{
    {"at_least", tr_later("at least so much")},
    {"at_most", tr_later("at most so much")},
}};
constexpr std::array<ChoiceRule, 4> marks{{
    {"not_met", tr_later("Not met")},
    {"met", tr_later("Met")},
    {"exceeded", tr_later("Exceeded")},
    {"not_applicable", tr_later("Not among its tasks")},
}};
constexpr std::array<ChoiceRule, 4> reach{{
    {"unit", tr_later("In the unit")},
    {"organ", tr_later("In the organ")},
    {"province", tr_later("In the province")},
    {"nation", tr_later("In the whole country")},
}};
constexpr std::array<ChoiceRule, 2> praise_kinds{{
    {"letter", tr_later("Letter of praise")},
    {"public", tr_later("Praise in public")},
}};

constexpr std::array<std::string_view, 2> of_submitted_received{"submitted", "received"};
constexpr std::array<std::string_view, 4> of_submitted_received_presented_forwarded{
    "submitted", "received", "presented", "forwarded"};
constexpr std::array<FieldRule, 1> says_answer{{
    field("answer", prose, tr_later("What is to be done")).needed_at_once(),
}};
constexpr std::array<std::string_view, 3> of_submitted_received_presented{"submitted", "received",
                                                                          "presented"};
constexpr std::array<std::string_view, 1> of_answered{"answered"};
constexpr std::array<std::string_view, 2> of_answered_resolving{"answered", "resolving"};
constexpr std::array<FieldRule, 1> says_outcome{{
    field("outcome", prose, tr_later("Outcome")).needed_at_once(),
}};
constexpr std::array<std::string_view, 4> of_answered_resolving_resolved_forwarded{
    "answered", "resolving", "resolved", "forwarded"};
constexpr std::array<FieldRule, 3> says_recognised_by_and_recognised_on_and_reach{{
    field("recognised_by", text, tr_later("Recognised by decision")),
    field("recognised_on", date, tr_later("Recognised on")),
    field("reach", choice, tr_later("Reach of its effect")).out_of(reach),
}};
constexpr std::array<std::string_view, 1> of_announced{"announced"};
constexpr std::array<FieldRule, 1> says_result{{
    field("result", prose, tr_later("Result")).needed_at_once(),
}};
constexpr std::array<std::string_view, 1> of_held{"held"};

constexpr std::array<FieldRule, 17> target_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("year", integer, tr_later("Year")),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("plan", record, tr_later("Plan")).of(record_types::plan),
    field("content", text, tr_later("Key of the content")),
    field("source", text, tr_later("Given by")),
    field("owner", text, tr_later("Who answers for it")),
    field("measure", text, tr_later("Unit of measure")),
    field("baseline", decimal, tr_later("At the beginning")),
    field("planned", decimal, tr_later("Planned")).needed_to_submit(),
    field("direction", choice, tr_later("Direction")).out_of(directions),
    field("due_on", date, tr_later("Due on")).needed_to_submit(),
    field("actual", decimal, tr_later("Reached")).only_by(Action::work_in_unit),
    field("reached_on", date, tr_later("Reached on")).only_by(Action::work_in_unit),
    field("evidence", prose, tr_later("Proof")).only_by(Action::work_in_unit),
    field("file", file, tr_later("File")).only_by(Action::work_in_unit),
}};
constexpr auto target_steps = handed_in_steps(Action::work_in_unit, Action::review_work);

constexpr std::array<FieldRule, 11> assessment_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("criteria_set", record, tr_later("Set of criteria"))
        .of(record_types::criteria_set)
        .needed_at_once()
        .fixed(),
    field("year", integer, tr_later("Year")).needed_at_once().fixed(),
    field("subject", text, tr_later("Who is assessed")).fixed(),
    field("marks/*/result", choice, tr_later("Result")).out_of(marks).needed_to_submit(),
    field("marks/*/points", decimal, tr_later("Points")),
    field("marks/*/evidence", prose, tr_later("Proof")),
    field("marks/*/file", file, tr_later("File")),
    field("verified/*/result", choice, tr_later("Verified result"))
        .out_of(marks)
        .only_by(Action::review_work),
    field("verified/*/points", decimal, tr_later("Verified points")).only_by(Action::review_work),
    field("verified/*/note", prose, tr_later("Note")).only_by(Action::review_work),
}};
constexpr auto assessment_steps = handed_in_steps(Action::send_from_unit, Action::review_work);

constexpr std::array<FieldRule, 10> difficulty_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("description", prose, tr_later("Description")),
    field("cause", prose, tr_later("Cause")),
    field("proposal", prose, tr_later("Proposal")),
    field("content", text, tr_later("Key of the content")),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("period", record, tr_later("Period")).of(record_types::period),
    field("file", file, tr_later("File")),
    field("summary", prose, tr_later("Summary for the Director")).only_by(Action::review_work),
}};
constexpr std::array<StateRule, 10> difficulty_states{{
    {"draft", tr_later("Draft"), true},
    {"submitted", tr_later("Submitted")},
    {"returned", tr_later("Returned"), true},
    {"received", tr_later("Taken up")},
    {"presented", tr_later("Presented to the Director")},
    {"answered", tr_later("Answered")},
    {"resolving", tr_later("Being resolved")},
    {"resolved", tr_later("Resolved")},
    {"forwarded", tr_later("Forwarded to a higher level")},
    {"closed", tr_later("Finished")},
}};
constexpr std::array<StepRule, 10> difficulty_steps{{
    {"submit",
     Action::raise_difficulty,
     of_draft_returned,
     "submitted",
     tr_later("Submit"),
     {},
     of_reason,
     true},
    {"withdraw", Action::raise_difficulty, of_submitted, "draft", tr_later("Take back")},
    {"return", Action::review_work, of_submitted_received, "returned", tr_later("Return"),
     says_reason},
    {"receive", Action::review_work, of_submitted, "received", tr_later("Receive")},
    {"present", Action::review_work, of_submitted_received, "presented",
     tr_later("Present to the Director")},
    {"answer", Action::answer_difficulty, of_submitted_received_presented_forwarded, "answered",
     tr_later("Answer"), says_answer},
    {"forward", Action::review_work, of_submitted_received_presented, "forwarded",
     tr_later("Forward"), says_forwarded_to},
    {"start", Action::raise_difficulty, of_answered, "resolving", tr_later("Begin to resolve")},
    {"resolve", Action::raise_difficulty, of_answered_resolving, "resolved",
     tr_later("Report as resolved"), says_outcome},
    {"close", Action::answer_difficulty, of_answered_resolving_resolved_forwarded, "closed",
     tr_later("Close")},
}};

constexpr std::array<FieldRule, 15> initiative_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("description", prose, tr_later("Description")),
    field("effect", prose, tr_later("Effect")),
    field("year", integer, tr_later("Year")),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("content", text, tr_later("Key of the content")),
    field("authors/*/name", text, tr_later("Author")),
    field("authors/*/person", record, tr_later("Person on the staff")).of(record_types::person),
    field("authors/*/share", decimal, tr_later("Share in percent")),
    field("file", file, tr_later("File")),
    field("is_priority", yes_no, tr_later("Priority")).only_by(Action::review_initiative),
    field("copies/*/place", text, tr_later("Copied at")).only_by(Action::review_initiative),
    field("copies/*/on", date, tr_later("Copied on")).only_by(Action::review_initiative),
    field("copies/*/note", prose, tr_later("Note")).only_by(Action::review_initiative),
}};
constexpr auto initiative_steps =
    handed_in_steps(Action::register_initiative, Action::review_initiative,
                    says_recognised_by_and_recognised_on_and_reach);

constexpr std::array<FieldRule, 14> role_model_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("name", text, tr_later("Name")).needed_at_once(),
    field("kind", choice, tr_later("Kind")).out_of(nominees).needed_at_once(),
    field("person", record, tr_later("Person on the staff")).of(record_types::person),
    field("party", record, tr_later("Other party")).of(record_types::other_party),
    field("story", prose, tr_later("What was done")).needed_to_submit(),
    field("found_on", date, tr_later("Found on")),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("content", text, tr_later("Key of the content")),
    field("initiative", record, tr_later("Initiative")).of(record_types::initiative),
    field("file", file, tr_later("File")),
    field("copies/*/place", text, tr_later("Copied at")).only_by(Action::review_work),
    field("copies/*/on", date, tr_later("Copied on")).only_by(Action::review_work),
    field("copies/*/note", prose, tr_later("Note")).only_by(Action::review_work),
}};
constexpr auto role_model_steps = handed_in_steps(Action::work_in_unit, Action::review_work);

constexpr std::array<FieldRule, 15> inspection_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("planned_on", date, tr_later("Planned on")).needed_to_submit(),
    field("held_on", date, tr_later("Held on")),
    field("place", text, tr_later("Venue")),
    field("members/*/name", text, tr_later("Member of the party")),
    field("members/*/duty", text, tr_later("Duty")),
    field("minutes", prose, tr_later("Minutes")),
    field("conclusion", prose, tr_later("Conclusion")),
    field("file", file, tr_later("File")),
    field("findings/*/text", prose, tr_later("Finding")),
    field("findings/*/due_on", date, tr_later("To be mended by")),
    field("answers/*/text", prose, tr_later("How it was mended")).only_by(Action::work_in_unit),
    field("answers/*/on", date, tr_later("Mended on")).only_by(Action::work_in_unit),
}};
constexpr std::array<StateRule, 4> inspection_states{{
    {"draft", tr_later("Draft"), true},
    {"announced", tr_later("Announced"), true},
    {"held", tr_later("Held"), true},
    {"closed", tr_later("Finished")},
}};
constexpr std::array<StepRule, 3> inspection_steps{{
    {"submit",
     Action::review_work,
     of_draft,
     "announced",
     tr_later("Announce to the unit"),
     {},
     {},
     true},
    {"hold", Action::review_work, of_announced, "held", tr_later("Conclude"), says_result},
    {"close", Action::review_work, of_held, "closed", tr_later("Close")},
}};

constexpr std::array<FieldRule, 10> self_inspection_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("held_on", date, tr_later("Held on")).needed_to_submit(),
    field("points/*/text", prose, tr_later("What was checked")),
    field("points/*/result", choice, tr_later("Result")).out_of(marks),
    field("points/*/note", prose, tr_later("Note")),
    field("conclusion", prose, tr_later("Conclusion")).needed_to_submit(),
    field("remedy", prose, tr_later("Remedy")),
    field("file", file, tr_later("File")),
}};
constexpr auto self_inspection_steps = handed_in_steps(Action::send_from_unit, Action::review_work);

constexpr std::array<FieldRule, 8> own_praise_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("kind", choice, tr_later("Kind")).out_of(praise_kinds).needed_at_once(),
    field("name", text, tr_later("Who is praised")).needed_to_submit(),
    field("person", record, tr_later("Person on the staff")).of(record_types::person),
    field("text", prose, tr_later("Text")).needed_to_submit(),
    field("role_model", record, tr_later("Role model")).of(record_types::role_model),
    field("number", text, tr_later("Number")),
}};
constexpr auto praise_fields = joined(own_praise_fields, signer_fields);
constexpr std::array<StateRule, 2> praise_states{{
    {"draft", tr_later("Draft"), true},
    {"published", tr_later("Published")},
}};
constexpr std::array<StepRule, 1> praise_steps{{
    {"submit", Action::praise, of_draft, "published", tr_later("Publish"), {}, {}, true},
}};

constexpr std::array<std::string_view, 4> of_unit_criteria_set_year_subject{"unit", "criteria_set",
                                                                            "year", "subject"};
constexpr std::array<std::string_view, 4> of_criteria_set_unit_year_subject{"criteria_set", "unit",
                                                                            "year", "subject"};

constexpr std::array<RecordRule, 8> work_rules{{
    {.type = record_types::target,
     .stands_in = {unit},
     .create = Action::work_in_unit,
     .change = Action::work_in_unit,
     .keys = of_unit,
     .steps = target_steps,
     .has_random_id = true,
     .noun = "target",
     .words = tr_later("Target"),
     .fields = target_fields,
     .states = handed_in_states},
    {.type = record_types::assessment,
     .stands_in = {unit},
     .create = Action::work_in_unit,
     .change = Action::work_in_unit,
     .keys = of_unit_criteria_set_year_subject,
     .steps = assessment_steps,
     .is_made_twice = true,
     .noun = "assessment",
     .words = tr_later("Assessment by criteria"),
     .fields = assessment_fields,
     .states = handed_in_states,
     .id_keys = of_criteria_set_unit_year_subject},
    {.type = record_types::difficulty,
     .stands_in = {unit},
     .create = Action::raise_difficulty,
     .change = Action::raise_difficulty,
     .keys = of_unit,
     .steps = difficulty_steps,
     .has_random_id = true,
     .noun = "difficulty",
     .words = tr_later("Difficulty raised"),
     .fields = difficulty_fields,
     .states = difficulty_states},
    {.type = record_types::initiative,
     .stands_in = {unit},
     .create = Action::register_initiative,
     .change = Action::register_initiative,
     .keys = of_unit,
     .steps = initiative_steps,
     .has_random_id = true,
     .noun = "initiative",
     .words = tr_later("Initiative"),
     .fields = initiative_fields,
     .states = handed_in_states},
    {.type = record_types::role_model,
     .stands_in = {unit},
     .create = Action::work_in_unit,
     .change = Action::work_in_unit,
     .keys = of_unit,
     .steps = role_model_steps,
     .has_random_id = true,
     .noun = "role-model",
     .words = tr_later("Role model"),
     .fields = role_model_fields,
     .states = handed_in_states},
    {.type = record_types::inspection,
     .stands_in = {unit},
     .create = Action::review_work,
     .change = Action::review_work,
     .keys = of_unit,
     .steps = inspection_steps,
     .has_random_id = true,
     .noun = "inspection",
     .words = tr_later("Inspection"),
     .fields = inspection_fields,
     .states = inspection_states},
    {.type = record_types::self_inspection,
     .stands_in = {unit},
     .create = Action::work_in_unit,
     .change = Action::work_in_unit,
     .keys = of_unit,
     .steps = self_inspection_steps,
     .has_random_id = true,
     .noun = "self-inspection",
     .words = tr_later("Self-inspection"),
     .fields = self_inspection_fields,
     .states = handed_in_states},
    {.type = record_types::praise,
     .stands_in = {unit},
     .create = Action::praise,
     .change = Action::praise,
     .keys = of_unit,
     .steps = praise_steps,
     .has_random_id = true,
     .noun = "praise",
     .words = tr_later("Praise"),
     .fields = praise_fields,
     .states = praise_states},
}};

}  // namespace

std::span<const RecordRule> work_record_rules() {
    return work_rules;
}

}  // namespace thidua
