#include "client/app/dossier_fields.h"

#include "client/app/award_facts.h"
#include "client/app/nominee_words.h"
#include "client/app/rule_sets.h"
#include "client/app/submission_letters.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {
namespace {

bool is_called(const Unit& unit, const std::string& words) {
    return folded(unit.code) == words || folded(unit.name) == words ||
           folded(unit.short_name) == words;
}

CivilDate today_of(Workspace& workspace) {
    return to_civil_date(workspace.environment().clock.now());
}

std::string award_name_of(Workspace& workspace, const Record& nomination) {
    const std::string kept = text_or_empty(nomination.fields, "rule_set");
    RuleSets sets{workspace};
    const auto rules = kept.empty() ? sets.on(today_of(workspace)) : sets.of_key(kept);
    const std::string code = text_or_empty(nomination.fields, "award");
    const AwardEntry* const award = rules ? find_award(*rules, code) : nullptr;
    return award != nullptr ? award->name.vi : code;
}

/// The level above does not read this organ's register: what a part only cites goes up by its words
/// and with its file.
void add_parts(RecordQuery& query, const Fields& nomination, Fields& fields) {
    for (const std::string& key : typed_record::list_segments(nomination, "parts/")) {
        const std::string below = "parts/" + key + "/";
        for (const char* const path : {"kind", "file", "name"})
            set_value(fields, below + path, find_value(nomination, below + path));
        const auto cited = query.find(id_or_none(nomination, below + "document"));
        if (!cited) continue;
        if (is_null(find_value(fields, below + "file")))
            set_value(fields, below + "file", find_value(cited->fields, "file"));
        if (is_null(find_value(fields, below + "name")))
            set_value(fields, below + "name", find_value(cited->fields, "subject"));
    }
}

void add_period(Workspace& workspace, const Record& nomination, Fields& fields) {
    const Window days = achievement_days(workspace, nomination);
    if (days.from.ok()) set_value(fields, "achieved_from", days.from);
    if (days.through.ok()) set_value(fields, "achieved_to", days.through);
    const CivilDate last = days.through.ok() ? days.through : today_of(workspace);
    set_value(fields, "year", static_cast<std::int64_t>(static_cast<int>(last.year())));
}

void add_council(RecordQuery& query, const Record& nomination, Fields& fields) {
    set_value(fields, "council_result", find_value(nomination.fields, "council_result"));
    const RecordId session = id_or_none(nomination.fields, "session");
    const auto count =
        query.find(keyed_id(record_types::vote_count, {session.text(), nomination.id.text()}));
    if (!count) return;
    set_value(fields, "council_for", find_value(count->fields, "for"));
    set_value(fields, "council_total", find_value(count->fields, "members"));
    if (is_null(find_value(fields, "council_result")))
        set_value(fields, "council_result", find_value(count->fields, "words"));
}

void add_letter(Workspace& workspace, RecordQuery& query, const Record& nomination,
                Fields& fields) {
    const auto round = query.find(id_or_none(nomination.fields, "round"));
    if (!round) return;
    const RoundLetters letters{workspace, *round};
    const auto letter = letters.find_for(nomination);
    if (!letter || !letters.is_listed(nomination)) return;
    set_value(fields, "letter_number", letter->number);
    if (letter->on) set_value(fields, "letter_on", *letter->on);
}

}  // namespace

HigherLevel higher_level_called(Workspace& workspace, const std::string& words) {
    const std::string wanted = folded(words);
    for (const Record& record : RecordQuery{workspace.store()}.list({.type = record_types::unit})) {
        const Unit unit = view_of<Unit>(record);
        if (is_organ(unit.kind) && exists_on(unit, today_of(workspace)) && is_called(unit, wanted))
            return {unit.code, display_name(unit), record.id};
    }
    return {wanted, words, {}};
}

HigherLevel higher_level_of(const Record& dossier) {
    return {text_or_empty(dossier.fields, "recipient"), text_or_empty(dossier.fields, "to_name"),
            id_or_none(dossier.fields, "to")};
}

Fields dossier_fields(Workspace& workspace, const Record& nomination, const HigherLevel& to) {
    Fields fields;
    for (const char* const path : {"unit", "round", "kind", "name", "gender", "birth_year", "award",
                                   "commendation", "summary", "report"})
        set_value(fields, path, find_value(nomination.fields, path));
    if (const auto profile = workspace.profile()) set_value(fields, "organ", profile->organ);
    set_value(fields, "nomination", nomination.id);
    set_value(fields, "recipient", to.code);
    set_value(fields, "to_name", to.name);
    if (!to.unit.is_nil()) set_value(fields, "to", to.unit);
    if (const auto unit = workspace.units().find(id_or_none(nomination.fields, "unit")))
        set_value(fields, "unit_name", unit->name);
    if (const std::string position = position_words(workspace, nomination.fields);
        !position.empty())
        set_value(fields, "position", position);
    set_value(fields, "award_name", award_name_of(workspace, nomination));
    if (const auto day = day_handed_in(nomination)) set_value(fields, "handed_in_on", *day);
    set_value(fields, "first_sent_on", today_of(workspace));
    RecordQuery query{workspace.store()};
    add_parts(query, nomination.fields, fields);
    add_period(workspace, nomination, fields);
    add_council(query, nomination, fields);
    add_letter(workspace, query, nomination, fields);
    return fields;
}

}  // namespace thidua
