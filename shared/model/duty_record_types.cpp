#include <array>

#include "shared/base/translate.h"
#include "shared/model/due_rule.h"
#include "shared/model/record_type_groups.h"
#include "shared/model/record_type_parts.h"
#include "shared/model/record_types.h"

// What an organ must report and by which rule. The periods that follow are made by the server.

namespace thidua {
namespace {

using enum ScopeKind;
using enum ValueKind;
using namespace record_type_parts;

constexpr std::array<ChoiceRule, 4> rhythms{{
    {"annual", tr_later("every year")},
    {"quarterly", tr_later("every quarter")},
    {"half_year", tr_later("every six months")},
    {"once", tr_later("once")},
}};
constexpr std::array<ChoiceRule, 2> wordings{{
    {"before", tr_later("before the day")},
    {"by", tr_later("by the end of the day")},
}};
constexpr std::array<ChoiceRule, 2> rolls{{
    {"none", tr_later("on that day all the same")},
    {"previous_working_day", tr_later("on the working day before when that day is off")},
}};
constexpr std::array<ChoiceRule, 2> windows{{
    {"cut_off_14", tr_later("cut off on the 14th")},
    {"calendar", tr_later("whole months of the calendar")},
}};
constexpr std::array<ChoiceRule, 3> matters{{
    {"plan", tr_later("Plan")},
    {"report", tr_later("Report")},
    {"review", tr_later("Interim or final review")},
}};

constexpr std::array<FieldRule, 25> obligation_fields{{
    field("organ", record, tr_later("Organ")).of(record_types::unit).needed_at_once().fixed(),
    field("key", text, tr_later("Key")).needed_at_once().fixed(),
    field("name", text, tr_later("Name")).needed_at_once(),
    field("name_en", text, tr_later("Name in English")),
    field("form_key", text, tr_later("Form")),
    field("schedule/kind", choice, tr_later("How often")).out_of(rhythms).needed_at_once(),
    field("schedule/due_month", integer, tr_later("Month in which it is due")).needed_at_once(),
    field("schedule/due_day", integer, tr_later("Day on which it is due")).needed_at_once(),
    field("schedule/wording", choice, tr_later("Before the day or by it")).out_of(wordings),
    field("schedule/roll", choice, tr_later("When the day is off")).out_of(rolls),
    field("schedule/window", choice, tr_later("What the figures cover")).out_of(windows),
    field("schedule/internal_working_days", integer, tr_later("Working days earlier for units")),
    field("schedule/internal_month", integer, tr_later("Month in which the units are due")),
    field("schedule/internal_day", integer, tr_later("Day on which the units are due")),
    field("schedule/opens_days_before", integer, tr_later("Opens days before")),
    field("schedule/closes_days_after", integer, tr_later("Closes days after")),
    field("first_year", integer, tr_later("From the year")).needed_at_once(),
    field("last_year", integer, tr_later("To the year")).needed_at_once(),
    field("recipients/*", text, tr_later("Recipient")),
    field("reporter_kinds/*", text, tr_later("Who reports")),
    field("source", text, tr_later("Source")).needed_at_once(),
    field("first_label", text, tr_later("From the period")),
    field("matter", choice, tr_later("What is brought out")).out_of(matters),
    field(due_rule_path, text, tr_later("Due when")),
    field(followed_rule_path, text, tr_later("Due when, as older programs read it")),
}};

constexpr std::array<RecordRule, 1> duty_rules{{
    {.type = record_types::obligation,
     .stands_in = {organ},
     .create = Action::create_period,
     .change = Action::create_period,
     .keys = of_organ_key,
     .is_made_twice = true,
     .words = tr_later("Duty to report"),
     .fields = obligation_fields,
     .id_keys = of_organ_key},
}};

}  // namespace

std::span<const RecordRule> duty_record_rules() {
    return duty_rules;
}

}  // namespace thidua
