#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/period_words.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace of_deadline {

Result<ExitCode> deadlines(Workspace& workspace, const Arguments& arguments,
                           const Console& console) {
    const auto period = resolve_period_option(workspace, arguments);
    if (!period) return period.error();
    Json document = Json::list();
    std::string text;
    const auto statuses = workspace.periods().deadlines(*period);
    for (const PeriodStatus& status : statuses) {
        document.push(to_json(status));
        text += (text.empty() ? "" : "\n") + status_text(status);
    }
    return hand_over(workspace, arguments, console,
                     {document, text, [&] { return status_tables(statuses); }});
}

}  // namespace of_deadline

Commands deadline_commands() {
    using namespace of_deadline;
    return {{.noun = "deadlines",
             .about = tr_later("Who reported on time, late or not at all, and on what evidence."),
             .options = {{"--period", "ID", tr_later("only this period")}, list_file_option()},
             .run = deadlines}};
}

}  // namespace thidua::cli
