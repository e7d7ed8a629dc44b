#include "client/app/dissemination.h"

#include <algorithm>
#include <map>

#include "client/app/editing.h"
#include "client/app/record_register.h"
#include "client/app/units.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/member_value.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

Result<Record> find_notice(Workspace& workspace, const RecordId& id) {
    auto record = RecordQuery{workspace.store()}.find(id);
    if (record && record->type == record_types::announcement) return *std::move(record);
    return failure(ErrorCode::not_found, tr("There is no such notice on this device."));
}

/// Empty: for every unit of the organ.
std::set<RecordId> addressees(const Record& notice) {
    std::set<RecordId> units;
    const std::string below = "units/";
    for (auto at = notice.fields.lower_bound(below);
         at != notice.fields.end() && at->first.starts_with(below); ++at)
        if (const auto* id = std::get_if<RecordId>(&at->second)) units.insert(*id);
    return units;
}

/// The names of those who work in each unit today.
std::map<RecordId, std::vector<std::string>> list_staff(Workspace& workspace) {
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    std::map<RecordId, std::vector<std::string>> staff;
    for (const Record& person :
         RecordQuery{workspace.store()}.list({.type = record_types::person})) {
        const auto left_on = date_or_none(person.fields, "left_on");
        if (!left_on || *left_on > today)
            staff[id_or_none(person.fields, "unit")].push_back(
                text_or_empty(person.fields, "name"));
    }
    return staff;
}

std::vector<std::string> missing_of(std::vector<std::string> missing,
                                    const std::vector<std::string>& acknowledged) {
    std::erase_if(missing, [&](const std::string& name) {
        return std::ranges::find(acknowledged, name) != acknowledged.end();
    });
    std::sort(missing.begin(), missing.end(), [](const std::string& a, const std::string& b) {
        return compare_person_names(a, b) < 0;
    });
    return missing;
}

}  // namespace

Result<RecordId> Dissemination::acknowledge(const RecordId& id) {
    const auto notice = find_notice(workspace_, id);
    if (!notice) return notice.error();
    if (text_or_empty(notice->fields, "state") != "published")
        return failure(ErrorCode::wrong_state, tr("This notice is not published."));
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    return Register{workspace_, *find_record_rule(record_types::acknowledgement)}.create(
        {{"announcement", id},
         {"person", profile->person},
         {"at", workspace_.environment().clock.now()}});
}

Result<NoticeStanding> Dissemination::standing(const RecordId& id) {
    const auto notice = find_notice(workspace_, id);
    if (!notice) return notice.error();
    const auto meant = addressees(*notice);
    const auto said =
        RecordQuery{workspace_.store()}.list({.type = record_types::acknowledgement, .parent = id});
    const auto is_of_organ = [&](const Record& acknowledged) {
        return acknowledged.scope == organ_scope(id_or_none(notice->fields, "organ"));
    };
    std::map<RecordId, std::vector<std::string>> staff;
    if (is_true_at(notice->fields, "needs_each_person")) staff = list_staff(workspace_);
    NoticeStanding standing;
    for (const Record& acknowledged : said)
        if (is_of_organ(acknowledged))
            standing.people_of_organ.push_back(text_or_empty(acknowledged.fields, "person"));
    standing.people_done = standing.people_of_organ.size();
    for (const auto& [unit_id, unit] : workspace_.units().list_of_organ()) {
        const bool is_council = unit.kind == UnitKind::council;
        if (is_organ(unit.kind) || is_council || (!meant.empty() && !meant.contains(unit_id)))
            continue;
        UnitAcknowledgements of_unit{
            .unit = unit_id, .unit_code = unit.code, .unit_name = unit.name, .people = {}};
        for (const Record& acknowledged : said)
            if (!is_of_organ(acknowledged) && id_or_none(acknowledged.fields, "unit") == unit_id)
                of_unit.people.push_back(text_or_empty(acknowledged.fields, "person"));
        if (const auto here = staff.find(unit_id); here != staff.end())
            of_unit.people_missing = missing_of(here->second, of_unit.people);
        standing.units_done += of_unit.is_done() ? 1 : 0;
        standing.people_done += of_unit.people.size();
        standing.units.push_back(std::move(of_unit));
    }
    return standing;
}

}  // namespace thidua
