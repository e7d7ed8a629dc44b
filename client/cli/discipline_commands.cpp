#include <fmt/format.h>

#include "client/app/discipline.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "shared/base/translate.h"

// What older programs left with people; the rest of discipline is in record_commands.cpp.

namespace thidua::cli {
namespace of_discipline {

Result<ExitCode> move(Workspace& workspace, const Arguments& /*none*/, const Console& console) {
    const auto moved = move_discipline(workspace);
    if (!moved) return moved.error();
    console.show(Json::object().set("moved", Json::number(*moved)),
                 fmt::format(fmt::runtime(tr("{} lines of discipline are now where only the "
                                             "Office, the Council and the leadership read them.")),
                             *moved));
    return ExitCode::done;
}

}  // namespace of_discipline

Commands discipline_commands() {
    using namespace of_discipline;
    return {{.noun = "discipline",
             .verb = "move",
             .about = tr_later("Take discipline out of the register of people, which the whole "
                               "organ reads (Office)."),
             .run = move}};
}

}  // namespace thidua::cli
