#include "client/app/obligations.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr int months_of_year = 12;

std::string rhythm_words(ScheduleKind kind) {
    switch (kind) {
        case ScheduleKind::annual:
            return tr("every year");
        case ScheduleKind::quarterly:
            return tr("every quarter");
        case ScheduleKind::half_year:
            return tr("every six months");
        case ScheduleKind::once:
            return tr("once");
    }
    return {};
}

/// "15/12", "10/01 of the year after", "day 5 of the first month after it".
std::string day_words(ScheduleKind kind, int month, int day) {
    const int months = months_of(kind);
    if (months == months_of_year) {
        const std::string date = fmt::format("{:02}/{:02}", day, (month - 1) % months + 1);
        return month <= months ? date : fmt::format(fmt::runtime(tr("{} of the year after")), date);
    }
    const auto* const words = month == months       ? tr_later("day {} of its last month")
                              : month == months + 1 ? tr_later("day {} of the month after it")
                                                    : tr_later("day {} of its month {}");
    return fmt::format(fmt::runtime(tr(words)), day, month);
}

ObligationView view_of_record(const Record& record, const std::vector<PeriodView>& periods) {
    ObligationView view{.id = record.id, .obligation = view_of<Obligation>(record)};
    const Obligation& obligation = view.obligation;
    const bool is_english = current_language() == Language::english && !obligation.name_en.empty();
    view.name = is_english ? obligation.name_en : obligation.name;
    view.words = rule_words(obligation.schedule);
    for (const std::string& kind : obligation.reporter_kinds)
        view.reporters.push_back(kind_words(from_text<UnitKind>(kind).value_or(UnitKind::other)));
    for (const PeriodView& period : periods)
        if (period.period.obligation == record.id) view.periods.push_back(period.id);
    return view;
}

}  // namespace

std::string rule_words(const ScheduleRule& rule) {
    const std::string day = day_words(rule.kind, rule.due_month, rule.due_day);
    const std::string pattern =
        rule.wording == DueWording::before ? tr("before {}") : tr("by the end of {}");
    std::string words = rhythm_words(rule.kind) + ", " + fmt::format(fmt::runtime(pattern), day);
    if (rule.roll == Roll::previous_working_day)
        words += ", " + tr("on the working day before when that day is off");
    if (rule.internal_month > 0)
        words += "; " + fmt::format(fmt::runtime(tr("the units by {}")),
                                    day_words(rule.kind, rule.internal_month, rule.internal_day));
    else if (rule.internal_working_days > 0)
        words += "; " + fmt::format(fmt::runtime(tr("the units {} working days earlier")),
                                    rule.internal_working_days);
    return words;
}

std::vector<ObligationView> list_obligations(Workspace& workspace) {
    const auto profile = workspace.profile();
    if (!profile) return {};
    const auto periods = workspace.periods().list();
    std::vector<ObligationView> list;
    for (const Record& record :
         RecordQuery{workspace.store()}.list({.type = record_types::obligation}))
        if (id_or_none(record.fields, "organ") == profile->organ)
            list.push_back(view_of_record(record, periods));
    std::ranges::sort(list, {}, [](const ObligationView& view) { return view.obligation.key; });
    return list;
}

Result<ObligationView> find_obligation(Workspace& workspace, const RecordId& id) {
    for (ObligationView& view : list_obligations(workspace))
        if (view.id == id) return std::move(view);
    return failure(ErrorCode::not_found, tr("This duty to report is not here."));
}

}  // namespace thidua
