#include "client/app/consolidation_periods.h"

#include <algorithm>
#include <array>
#include <ranges>

#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/enum_text.h"
#include "shared/model/record_types.h"
#include "shared/model/report.h"

namespace thidua {
namespace {

bool was_handed_into(RecordQuery& query, const RecordId& period) {
    return std::ranges::any_of(
        std::array{ReportState::submitted, ReportState::accepted}, [&](ReportState state) {
            return query.count(
                       {.type = record_types::report, .parent = period, .state = to_text(state)}) >
                   0;
        });
}

bool is_open(const PeriodView& period) {
    return period.phase == PeriodPhase::open || period.phase == PeriodPhase::closing;
}

}  // namespace

std::vector<PeriodView> list_periods_with_figures(Workspace& workspace) {
    auto periods = workspace.periods().list();
    std::erase_if(periods, [](const PeriodView& period) {
        return period.phase == PeriodPhase::not_open || period.period.form_key.empty();
    });
    return periods;
}

std::optional<RecordId> find_period_asked_first(Workspace& workspace,
                                                const std::vector<PeriodView>& periods) {
    RecordQuery query{workspace.store()};
    const auto newest_first = std::views::reverse(periods);
    auto found = std::ranges::find_if(
        newest_first, [&](const PeriodView& period) { return was_handed_into(query, period.id); });
    if (found == newest_first.end()) found = std::ranges::find_if(newest_first, is_open);
    if (found == newest_first.end()) found = newest_first.begin();
    return found == newest_first.end() ? std::nullopt : std::optional{found->id};
}

}  // namespace thidua
