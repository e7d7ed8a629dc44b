#include "client/app/plan_standing.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"

// What is asked of all plans at once; the rest of a plan is in record_commands.cpp.

namespace thidua::cli {
namespace of_plan {

std::string problem_of_day(const Arguments& arguments) {
    const auto day = arguments.option("--by");
    return !day || date_from_words(*day) ? std::string{} : date_words_wanted("--by", *day);
}

std::optional<CivilDate> last_day(Workspace& workspace, const Arguments& arguments) {
    const auto day = arguments.option("--by");
    return day ? date_from_words(*day) : plans_due(workspace);
}

std::string standing_name(const PlanStanding& standing) {
    if (!standing.is_issued()) return "missing";
    return standing.is_late ? "late" : "issued";
}

std::string standing_words(const PlanStanding& standing) {
    if (!standing.is_issued()) return tr("no plan issued");
    return standing.is_late ? tr("issued late") : tr("issued");
}

Result<ExitCode> standing(Workspace& workspace, const Arguments& arguments,
                          const Console& console) {
    Json document = Json::list();
    TextTable table;
    for (const PlanStanding& standing : plan_standings(workspace, last_day(workspace, arguments))) {
        document.push(Json::object()
                          .set("organ", standing.code)
                          .set("name", standing.name)
                          .set("standing", standing_name(standing))
                          .set("plan", standing.plan)
                          .set("number", standing.number)
                          .set("issued_on", standing.issued_on));
        table.add({standing.code, standing.name, standing_words(standing), standing.number,
                   standing.issued_on ? to_display(*standing.issued_on) : std::string{}});
    }
    console.show(document, table.text());
    return ExitCode::done;
}

}  // namespace of_plan

Commands plan_commands() {
    using namespace of_plan;
    return {{.noun = "plan",
             .verb = "standing",
             .about = tr_later("Which organs have issued their plan by a day, and which have not."),
             .options = {{"--by", "DATE",
                          tr_later("the last day; otherwise the one that the movements set")}},
             .run = standing,
             .find_problem = problem_of_day}};
}

}  // namespace thidua::cli
