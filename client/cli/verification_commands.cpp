#include <fmt/format.h>

#include "client/app/device_status.h"
#include "client/cli/command_table.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace of_verification {

Result<ExitCode> verify(Workspace& workspace, const Arguments&, const Console& console) {
    const StoreVerification found = verify_store(workspace);
    Json problems = Json::list();
    for (const std::string& problem : found.problems) problems.push(problem);
    Json digests = Json::object();
    std::string text;
    for (const auto& [scope, digest] : found.digests) {
        digests.set(scope, digest);
        text += fmt::format("{}  {}\n", scope, digest);
    }
    console.show(Json::object()
                     .set("sound", found.problems.empty())
                     .set("problems", problems)
                     .set("digests", digests),
                 found.problems.empty() ? text + tr("The store is sound.") : text);
    for (const std::string& problem : found.problems) console.say(problem);
    return found.problems.empty() ? ExitCode::done : ExitCode::failed;
}

}  // namespace of_verification

Commands verification_commands() {
    using namespace of_verification;
    return {{.noun = "verify",
             .about = tr_later("Check the store on this device, and print its digest per scope."),
             .run = verify,
             .needs_enrolment = false}};
}

}  // namespace thidua::cli
