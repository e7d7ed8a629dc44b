#include <array>

#include "shared/base/translate.h"
#include "shared/model/record_type_groups.h"
#include "shared/model/record_type_parts.h"
#include "shared/model/record_types.h"

// Record types of the Council: sessions, votes, ballots, counts.

namespace thidua {
namespace {

using enum ScopeKind;
using enum ValueKind;
using namespace record_type_parts;

constexpr std::array<ChoiceRule, 3> ballot_choices{{
    {"for", tr_later("For")},
    {"against", tr_later("Against")},
    {"invalid", tr_later("Invalid")},
}};
constexpr std::array<ChoiceRule, 3> results{{
    {"passed", tr_later("Passed")},
    {"failed", tr_later("Not passed")},
    {"other_form", tr_later("Another form")},
}};

constexpr std::array<FieldRule, 22> council_session_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("title", text, tr_later("Title")).needed_at_once(),
    field("round", record, tr_later("Award round")).of(record_types::award_round),
    field("held_on", date, tr_later("Held on")),
    field("begins_at", text, tr_later("Begins at")),
    field("ends_at", text, tr_later("Ends at")),
    field("place", text, tr_later("Venue")),
    field("chair", text, tr_later("Chair")),
    field("secretary", text, tr_later("Secretary")),
    field("members/*/name", text, tr_later("Member")),
    field("members/*/duty", text, tr_later("Duty")),
    field("members/*/person", record, tr_later("Person on the staff")).of(record_types::person),
    field("members/*/is_present", yes_no, tr_later("Present")),
    field("members/*/reason", text, tr_later("Reason of absence")),
    field("members/*/order", integer, tr_later("Order")),
    field("cases/*/nomination", record, tr_later("Nomination")).of(record_types::nomination),
    field("cases/*/order", integer, tr_later("Order")),
    field("cases/*/discussion", prose, tr_later("Discussion")),
    field("tellers/*/name", text, tr_later("Teller")),
    field("agenda", prose, tr_later("Agenda")),
    field("conclusion", prose, tr_later("Conclusion")),
    field("number", text, tr_later("Number of the minutes")),
}};
constexpr std::array<StateRule, 3> council_session_states{{
    {"draft", tr_later("Draft"), true},
    {"open", tr_later("In session"), true},
    {"closed", tr_later("Ended")},
}};
constexpr std::array<StepRule, 4> council_session_steps{{
    {"submit", Action::chair_council, of_draft, "open", tr_later("Open the session"), {}, {}, true},
    {"open", Action::chair_council, of_draft, "open", tr_later("Open the session")},
    {"close", Action::chair_council, of_open, "closed", tr_later("Close the session")},
    {"reopen", Action::chair_council, of_closed, "open", tr_later("Reopen"), says_reason},
}};

constexpr std::array<FieldRule, 7> vote_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("session", record, tr_later("Session of the Council"))
        .of(record_types::council_session)
        .needed_at_once()
        .fixed(),
    field("case", record, tr_later("Nomination"))
        .of(record_types::nomination)
        .needed_at_once()
        .fixed(),
    field("member", text, tr_later("Member")).needed_at_once().fixed(),
    field("has_voted", yes_no, tr_later("Has voted")),
    field("opinion", choice, tr_later("Opinion, where the vote is open")).out_of(ballot_choices),
    field("is_written", yes_no, tr_later("Written opinion of an absent member")),
}};

constexpr std::array<FieldRule, 4> ballot_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("session", record, tr_later("Session of the Council"))
        .of(record_types::council_session)
        .needed_at_once()
        .fixed(),
    field("case", record, tr_later("Nomination"))
        .of(record_types::nomination)
        .needed_at_once()
        .fixed(),
    field("choice", choice, tr_later("Choice")).out_of(ballot_choices).needed_at_once().fixed(),
}};

constexpr std::array<FieldRule, 18> vote_count_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("session", record, tr_later("Session of the Council"))
        .of(record_types::council_session)
        .needed_at_once()
        .fixed(),
    field("case", record, tr_later("Nomination"))
        .of(record_types::nomination)
        .needed_at_once()
        .fixed(),
    field("members", integer, tr_later("Members of the Council")),
    field("present", integer, tr_later("Present")),
    field("issued", integer, tr_later("Ballots issued")),
    field("returned", integer, tr_later("Ballots returned")),
    field("valid", integer, tr_later("Valid votes")),
    field("invalid", integer, tr_later("Invalid votes")),
    field("written", integer, tr_later("Written opinions counted")),
    field("for", integer, tr_later("For")),
    field("against", integer, tr_later("Against")),
    field("denominator", text, tr_later("Denominator")),
    field("counted_of", integer, tr_later("Share taken of so many")),
    field("percent", decimal, tr_later("Percent")),
    field("result", choice, tr_later("Result")).out_of(results),
    field("rule", text, tr_later("Rule of the vote")),
    field("words", prose, tr_later("In words")),
}};

constexpr std::array<std::string_view, 4> of_organ_session_case_member{"organ", "session", "case",
                                                                       "member"};
constexpr std::array<std::string_view, 3> of_session_case_member{"session", "case", "member"};
constexpr std::array<std::string_view, 3> of_organ_session_case{"organ", "session", "case"};
constexpr std::array<std::string_view, 2> of_session_case{"session", "case"};

constexpr std::array<RecordRule, 4> council_rules{{
    {.type = record_types::council_session,
     .stands_in = {council},
     .create = Action::keep_council,
     .change = Action::keep_council,
     .keys = of_organ,
     .steps = council_session_steps,
     .has_random_id = true,
     .noun = "council",
     .words = tr_later("Session of the Council"),
     .fields = council_session_fields,
     .states = council_session_states},
    {.type = record_types::vote,
     .stands_in = {council},
     .create = Action::vote,
     .keys = of_organ_session_case_member,
     .is_made_twice = true,
     .noun = "vote",
     .words = tr_later("Vote of a member"),
     .fields = vote_fields,
     .id_keys = of_session_case_member},
    {.type = record_types::ballot,
     .stands_in = {ballots},
     .create = Action::cast_ballot,
     .keys = of_organ,
     .has_random_id = true,
     .noun = "ballot",
     .words = tr_later("Ballot"),
     .fields = ballot_fields},
    {.type = record_types::vote_count,
     .stands_in = {council},
     .create = Action::keep_council,
     .change = Action::keep_council,
     .keys = of_organ_session_case,
     .is_made_twice = true,
     .noun = "count",
     .words = tr_later("Count of the votes"),
     .fields = vote_count_fields,
     .id_keys = of_session_case},
}};

}  // namespace

std::span<const RecordRule> council_record_rules() {
    return council_rules;
}

}  // namespace thidua
