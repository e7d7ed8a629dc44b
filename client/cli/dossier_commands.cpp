#include <fmt/format.h>

#include "client/app/upward_dossiers.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/record_filters.h"
#include "client/cli/text_table.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/table_workflow.h"

namespace thidua::cli {
namespace of_dossier {

const RecordRule& rule_of_dossiers() {
    return *find_record_rule(record_types::upward_dossier);
}

Json to_json(const DossierTotal& total) {
    Json states = Json::object();
    for (const auto& [state, count] : total.by_state) states.set(state, Json::number(count));
    return Json::object()
        .set("organ", total.organ_code)
        .set("organ_id", total.organ)
        .set("organ_name", total.organ_name)
        .set("award", total.award)
        .set("award_name", total.award_name)
        .set("total", Json::number(total.total))
        .set("states", states);
}

/// "Sent: 2, Returned: 1", in the order of the table.
std::string states_text(const DossierTotal& total) {
    std::string text;
    for (const StateRule& state : rule_of_dossiers().states)
        if (const auto some = total.by_state.find(std::string{state.name});
            some != total.by_state.end())
            text +=
                fmt::format("{}{}: {}", text.empty() ? "" : ", ", tr(state.words), some->second);
    return text;
}

Result<ExitCode> totals(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto filter = filter_typed(workspace, rule_of_dossiers(), arguments);
    if (!filter) return filter.error();
    Json list = Json::list();
    TextTable table;
    for (const DossierTotal& total :
         totals_of(workspace, Register{workspace, rule_of_dossiers()}.list(*filter))) {
        list.push(to_json(total));
        table.add(
            {total.organ_name, total.award_name, std::to_string(total.total), states_text(total)});
    }
    console.show(list, or_none(table.text()));
    return ExitCode::done;
}

}  // namespace of_dossier

Commands dossier_commands() {
    using namespace of_dossier;
    return {{.noun = "dossier",
             .verb = "totals",
             .about = tr_later("How many dossiers there are from each organ for each award, and "
                               "where they stand."),
             .options = filter_options(rule_of_dossiers()),
             .run = totals}};
}

}  // namespace thidua::cli
