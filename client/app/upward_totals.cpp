#include "client/app/upward_totals.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/member_value.h"
#include "shared/model/period.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

/// What makes reports of two organs comparable.
using KindOfPeriod =
    std::tuple<std::string, std::string, std::optional<CivilDate>, std::optional<CivilDate>>;

struct OrgansReport {
    RecordId period;
    std::string name;
    std::optional<Record> dispatch = {};  ///< the one that got farthest
};
using ReportsByOrgan = std::map<RecordId, OrgansReport>;

int how_far(const Record& dispatch) {
    const std::string state = text_or_empty(dispatch.fields, "state");
    return state == "received" ? 3 : state == "sent" ? 2 : state == "returned" ? 1 : 0;
}

void take_dispatch(std::optional<Record>& best, Record dispatch) {
    const auto rank = [](const Record& record) { return std::tuple{how_far(record), record.rev}; };
    if (how_far(dispatch) > 0 && (!best || rank(*best) < rank(dispatch)))
        best = std::move(dispatch);
}

std::map<KindOfPeriod, ReportsByOrgan> reports_of_organs(Workspace& workspace) {
    RecordQuery query{workspace.store()};
    std::map<RecordId, std::optional<Record>> sent;
    for (Record& dispatch : query.list({.type = record_types::dispatch}))
        take_dispatch(sent[id_or_none(dispatch.fields, "period")], std::move(dispatch));
    const auto profile = workspace.profile();
    std::map<KindOfPeriod, ReportsByOrgan> all;
    for (const Record& record : query.list({.type = record_types::period})) {
        const auto period = view_of<Period>(record);
        if (period.form_key.empty() || period.is_dropped || period.exceptional ||
            (profile && period.organ == profile->organ))
            continue;
        OrgansReport report{.period = record.id, .name = period.name};
        if (const auto found = sent.find(record.id); found != sent.end())
            report.dispatch = found->second;
        all[{period.form_key, period.label, period.window_from, period.window_through}].emplace(
            period.organ, std::move(report));
    }
    return all;
}

std::optional<Decimal> value_at(const Fields& fields, const std::string& path) {
    const Value& value = find_value(fields, path);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return Decimal{*whole};
    const auto* number = std::get_if<Decimal>(&value);
    return number != nullptr ? std::optional{*number} : std::nullopt;
}

OrgansFigure& figure_in(OrgansTotals& totals, const Fields& dispatch, const std::string& key) {
    const auto known = std::ranges::find(totals.figures, key, &OrgansFigure::field);
    if (known != totals.figures.end()) return *known;
    const std::string below = "figures/" + key + '/';
    OrgansFigure figure{.field = key,
                        .label = text_or_empty(dispatch, below + "label"),
                        .measure = text_or_empty(dispatch, below + "measure")};
    if (is_true_at(dispatch, below + "adds_up")) figure.total = Decimal{0};
    totals.figures.push_back(std::move(figure));
    return totals.figures.back();
}

/// As the sender's form has them.
std::vector<std::string> figure_keys(const Fields& dispatch) {
    std::vector<std::pair<std::int64_t, std::string>> ordered;
    for (const std::string_view key : typed_record::list_segments(dispatch, "figures/"))
        ordered.emplace_back(integer_or_zero(dispatch, "figures/" + std::string{key} + "/order"),
                             key);
    std::ranges::sort(ordered);
    std::vector<std::string> keys;
    for (auto& [order, key] : ordered) keys.push_back(std::move(key));
    return keys;
}

void add_report(OrgansTotals& totals, const std::string& organ, const Record& dispatch) {
    for (const std::string& key : figure_keys(dispatch.fields)) {
        const auto value = value_at(dispatch.fields, "figures/" + key + "/value");
        if (!value) continue;
        OrgansFigure& figure = figure_in(totals, dispatch.fields, key);
        figure.parts.push_back({.organ = organ, .dispatch = dispatch.id, .value = *value});
        if (figure.total) figure.total = *figure.total + *value;
    }
}

std::string why_not(const std::optional<Record>& dispatch) {
    if (!dispatch) return "missing";
    const std::string state = text_or_empty(dispatch->fields, "state");
    if (state != "received") return state;
    return typed_record::list_segments(dispatch->fields, "figures/").empty() ? "no_figures" : "";
}

OrgansTotals totals_of_kind(Workspace& workspace, const KindOfPeriod& kind,
                            const ReportsByOrgan& reports) {
    OrgansTotals totals{.form_key = std::get<0>(kind),
                        .label = std::get<1>(kind),
                        .name = reports.begin()->second.name,
                        .from = std::get<2>(kind),
                        .through = std::get<3>(kind)};
    for (const auto& [organ, report] : reports) {
        const auto unit = workspace.units().find(organ);
        const std::string code = unit ? unit->code : organ.text();
        if (const std::string why = why_not(report.dispatch); !why.empty()) {
            totals.not_counted.push_back({code, unit ? unit->name : code, why});
            continue;
        }
        totals.counted.push_back(code);
        add_report(totals, code, *report.dispatch);
    }
    return totals;
}

}  // namespace

std::vector<OrgansTotals> totals_of_organs(Workspace& workspace) {
    std::vector<OrgansTotals> all;
    for (const auto& [kind, reports] : reports_of_organs(workspace)) {
        const bool was_sent = std::ranges::any_of(
            reports, [](const auto& report) { return report.second.dispatch.has_value(); });
        if (was_sent) all.push_back(totals_of_kind(workspace, kind, reports));
    }
    return all;
}

std::string words_of(const OrganNotCounted& organ) {
    if (organ.why == "sent") return tr("sent, its receipt is not confirmed");
    if (organ.why == "returned") return tr("returned");
    if (organ.why == "no_figures") return tr("sent without figures");
    return tr("nothing was sent");
}

}  // namespace thidua
