#include "client/app/plan_standing.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/model/obligation.h"
#include "shared/model/record_types.h"
#include "shared/model/unit.h"

namespace thidua {
namespace {

using Chart = std::map<RecordId, Unit>;

bool is_below(const Chart& chart, const Unit& unit, const RecordId& top) {
    std::size_t steps = 0;
    for (auto at = chart.find(unit.parent); at != chart.end() && steps < chart.size();
         at = chart.find(at->second.parent), ++steps)
        if (at->first == top) return true;
    return false;
}

/// Those whose duties to report name this organ: they stand beside it, not below it.
std::set<RecordId> organs_that_report_to(RecordQuery& query, const Chart& chart,
                                         const RecordId& organ) {
    const auto own = chart.find(organ);
    std::set<RecordId> senders;
    if (own == chart.end()) return senders;
    for (const Record& record : query.list({.type = record_types::obligation})) {
        const auto obligation = view_of<Obligation>(record);
        if (obligation.recipients.contains(own->second.code)) senders.insert(obligation.organ);
    }
    return senders;
}

/// Of several plans the one that was issued first.
void take_plan(const Record& plan, PlanStanding& standing) {
    const auto issued_on = date_or_none(plan.fields, "issued_on");
    if (!issued_on || text_or_empty(plan.fields, "number").empty()) return;
    if (standing.issued_on && *standing.issued_on <= *issued_on) return;
    standing.plan = plan.id;
    standing.issued_on = issued_on;
    standing.number = text_or_empty(plan.fields, "number");
}

}  // namespace

std::optional<CivilDate> plans_due(Workspace& workspace) {
    std::optional<CivilDate> latest;
    for (const Record& movement :
         RecordQuery{workspace.store()}.list({.type = record_types::movement}))
        latest = std::max(latest, date_or_none(movement.fields, "plans_due"));
    return latest;
}

std::vector<PlanStanding> plan_standings(Workspace& workspace, std::optional<CivilDate> by) {
    const auto profile = workspace.profile();
    if (!profile) return {};
    RecordQuery query{workspace.store()};
    const CivilDate day = by.value_or(to_civil_date(workspace.environment().clock.now()));
    Chart chart;
    for (const Record& record : query.list({.type = record_types::unit}))
        chart.emplace(record.id, view_of<Unit>(record));
    std::map<RecordId, PlanStanding> standings;
    const std::set<RecordId> senders = organs_that_report_to(query, chart, profile->organ);
    for (const auto& [id, unit] : chart)
        if (id == profile->organ ||
            (is_organ(unit.kind) && exists_on(unit, day) &&
             (senders.contains(id) || is_below(chart, unit, profile->organ))))
            standings[id] = {.organ = id, .code = unit.code, .name = name_on(unit, day)};
    for (const Record& plan : query.list({.type = record_types::plan})) {
        const auto standing = standings.find(id_or_none(plan.fields, "organ"));
        if (standing != standings.end()) take_plan(plan, standing->second);
    }
    std::vector<PlanStanding> list;
    for (auto& [id, standing] : standings) {
        standing.is_late = by && standing.issued_on && *standing.issued_on > *by;
        list.push_back(std::move(standing));
    }
    std::sort(list.begin(), list.end(), [](const PlanStanding& a, const PlanStanding& b) {
        const auto urgency = [](const PlanStanding& standing) {
            return std::tuple{standing.is_issued(), !standing.is_late};
        };
        if (urgency(a) != urgency(b)) return urgency(a) < urgency(b);
        return compare_text(a.name, b.name) < 0;
    });
    return list;
}

}  // namespace thidua
