#include <array>

#include "shared/base/translate.h"
#include "shared/model/record_type_groups.h"
#include "shared/model/record_type_parts.h"
#include "shared/model/record_types.h"

// Record types of people of the organ and those outside it, and of what they register for.

namespace thidua {
namespace {

using enum ScopeKind;
using enum ValueKind;
using namespace record_type_parts;

constexpr std::array<ChoiceRule, 2> party_kinds{{
    {"person", tr_later("A person")},
    {"organisation", tr_later("An organisation")},
}};

constexpr std::array<ChoiceRule, 2> emulation_work{{
    {"full_time", tr_later("full-time")},
    {"part_time", tr_later("beside other duties")},
}};

constexpr std::array<FieldRule, 21> person_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("name", text, tr_later("Full name")).needed_at_once(),
    field("sort_key", text, tr_later("Sort key")),
    field("gender", choice, tr_later("Gender")).out_of(genders),
    field("born_on", date, tr_later("Date of birth")),
    field("birth_year", integer, tr_later("Year of birth")),
    field("ethnicity", text, tr_later("Ethnic group")),
    field("party_since", date, tr_later("Party member since")),
    field("unit", record, tr_later("Unit")).of(record_types::unit),
    field("positions/*/unit", record, tr_later("Unit")).of(record_types::unit),
    field("positions/*/title", text, tr_later("Position")),
    field("positions/*/from", date, tr_later("From")),
    field("positions/*/to", date, tr_later("Until")),
    field("positions/*/is_leader", yes_no, tr_later("Leads")),
    field("emulation_work", choice, tr_later("Does the emulation work")).out_of(emulation_work),
    field("left_on", date, tr_later("Left on")),
    field("acts_for/*/person", record, tr_later("Signs for")).of(record_types::person),
    field("acts_for/*/capacity", choice, tr_later("Capacity of the signer")).out_of(capacities),
    field("acts_for/*/from", date, tr_later("From")),
    field("acts_for/*/to", date, tr_later("Until")),
    field("acts_for/*/document", text, tr_later("Document of the delegation")),
}};

/// Not with the person, whom the whole organ reads.
constexpr std::array<FieldRule, 7> discipline_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("person", record, tr_later("Person on the staff"))
        .of(record_types::person)
        .needed_at_once()
        .fixed(),
    field("kind", text, tr_later("Discipline")).needed_at_once(),
    field("from", date, tr_later("From")),
    field("to", date, tr_later("Until")),
    field("document", text, tr_later("Document")),
    field("note", prose, tr_later("Note")),
}};

constexpr std::array<FieldRule, 9> other_party_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("name", text, tr_later("Name")).needed_at_once(),
    field("kind", choice, tr_later("Kind")).out_of(party_kinds).needed_at_once(),
    field("gender", choice, tr_later("Gender")).out_of(genders),
    field("birth_year", integer, tr_later("Year of birth")),
    field("address", text, tr_later("Address")),
    field("head", text, tr_later("Head")),
    field("field", text, tr_later("Field of work")),
    field("note", prose, tr_later("Note")),
}};

constexpr std::array<FieldRule, 9> registration_fields{{
    field("unit", record, tr_later("Unit")).of(record_types::unit).needed_at_once().fixed(),
    field("year", integer, tr_later("Year")).needed_at_once().fixed(),
    field("award", text, tr_later("Code of the award")).needed_at_once().fixed(),
    field("kind", choice, tr_later("Kind")).out_of(nominees).needed_at_once().fixed(),
    field("name", text, tr_later("Name")).needed_at_once().fixed(),
    field("person", record, tr_later("Person on the staff")).of(record_types::person),
    field("collective", record, tr_later("Unit that is the nominee")).of(record_types::unit),
    field("movement", record, tr_later("Movement")).of(record_types::movement),
    field("pledge", prose, tr_later("What is pledged")),
}};
constexpr auto registration_steps = handed_in_steps(Action::send_from_unit, Action::review_work);
constexpr std::array<std::string_view, 5> of_unit_year_award_kind_name{"unit", "year", "award",
                                                                       "kind", "name"};

constexpr std::array<RecordRule, 4> people_rules{{
    {.type = record_types::person,
     .stands_in = {organ},
     .create = Action::keep_people,
     .change = Action::keep_people,
     .keys = of_organ,
     .has_random_id = true,
     .noun = "person",
     .words = tr_later("Person on the staff"),
     .fields = person_fields},
    {.type = record_types::discipline,
     .stands_in = {council},
     .create = Action::keep_people,
     .change = Action::keep_people,
     .keys = of_organ,
     .is_made_twice = true,
     .noun = "discipline",
     .words = tr_later("Discipline of a person"),
     .fields = discipline_fields},
    {.type = record_types::other_party,
     .stands_in = {organ},
     .create = Action::keep_people,
     .change = Action::keep_people,
     .keys = of_organ,
     .has_random_id = true,
     .noun = "other-party",
     .words = tr_later("Other party"),
     .fields = other_party_fields},
    {.type = record_types::registration,
     .stands_in = {unit},
     .create = Action::work_in_unit,
     .change = Action::work_in_unit,
     .keys = of_unit_year_award_kind_name,
     .steps = registration_steps,
     .is_made_twice = true,
     .noun = "registration",
     .words = tr_later("Registration for an emulation title"),
     .fields = registration_fields,
     .states = handed_in_states,
     .id_keys = of_unit_year_award_kind_name},
}};

}  // namespace

std::span<const RecordRule> people_record_rules() {
    return people_rules;
}

}  // namespace thidua
