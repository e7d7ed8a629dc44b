#include "client/app/award_entry.h"

#include "client/app/award_facts.h"
#include "client/app/editing.h"
#include "client/app/nominee_words.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/model/table_record.h"
#include "shared/rules/prize.h"

namespace thidua {

namespace {

/// Of the initiative or the role model that it rests on.
Value content_behind(Workspace& workspace, const Fields& nomination) {
    for (const char* const path : {"initiative", "role_model"})
        if (const auto record = RecordQuery{workspace.store()}.find(id_or_none(nomination, path)))
            if (const Value& content = find_value(record->fields, "content"); !is_null(content))
                return content;
    return {};
}

}  // namespace

Fields award_fields(Workspace& workspace, const Record& nomination) {
    Fields fields;
    for (const char* const path : {"kind", "name", "position", "unit", "person", "party", "gender",
                                   "is_leader", "is_direct_worker", "content", "award",
                                   "commendation", "initiative", "collective", "summary"})
        set_value(fields, path, find_value(nomination.fields, path));
    if (is_null(find_value(fields, "content")))
        set_value(fields, "content", content_behind(workspace, nomination.fields));
    const Window days = achievement_days(workspace, nomination);
    if (days.from.ok()) set_value(fields, "achieved_from", days.from);
    if (days.through.ok()) set_value(fields, "achieved_to", days.through);
    if (const auto unit = workspace.units().find(id_or_none(nomination.fields, "unit")))
        set_value(fields, "unit_name", unit->name);
    set_value(fields, "nomination", nomination.id);
    if (const auto profile = workspace.profile()) set_value(fields, "organ", profile->organ);
    const auto round = RecordQuery{workspace.store()}.find(id_or_none(nomination.fields, "round"));
    if (round) set_value(fields, "movement", find_value(round->fields, "movement"));
    return fields;
}

void add_law(Workspace& workspace, const RuleSet& rules, Grantor who, CivilDate day,
             Fields& fields) {
    const std::string code = text_or_empty(fields, "award");
    set_value(fields, "rule_set", rules.key);
    set_value(fields, "decided_by", title_of(rules, who));
    set_value(fields, "year", static_cast<std::int64_t>(static_cast<int>(day.year())));
    if (const AwardEntry* const award = find_award(rules, code))
        set_value(fields, "award_name", award->name.vi);
    const auto prize = prize_of(rules, code, counted_as(workspace, fields), day);
    set_value(fields, "prize_words", prize ? prize->words : prize.error().message);
    if (prize) set_value(fields, "amount", prize->amount);
}

void enter_award(Workspace& workspace, const Fields& fields, EditBuilder& edit) {
    const RecordRule& rule = *find_record_rule(record_types::award);
    const RecordId id = id_from_keys(rule, fields).value();
    if (RecordQuery{workspace.store()}.find(id)) return;
    edit.create(rule.type, id, organ_scope(id_or_none(fields, "organ")))
        .set_all(rule.type, id, fields);
}

}  // namespace thidua
