#include <fmt/format.h>

#include "client/app/sync_service.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/progress.h"
#include "client/cli/sync_words.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace of_enrolment {

Json to_json(const SyncReport& report, const DeviceProfile& profile) {
    return thidua::cli::to_json(report)
        .set("device", profile.device)
        .set("unit", profile.unit_code)
        .set("unit_id", profile.unit)
        .set("unit_name", profile.unit_name)
        .set("role", to_text(profile.role))
        .set("person", profile.person);
}

Result<SyncReport> enroll_with_progress(Workspace& workspace, const std::string& code,
                                        const Console& console) {
    Progress progress{console};
    return enroll_device(workspace.folder(), workspace.environment(), code,
                         [&progress](const LineState& state) { progress.show(state); });
}

Result<ExitCode> enroll(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto report = enroll_with_progress(workspace, arguments.word("CODE"), console);
    if (!report) return report.error();
    const auto fresh = Workspace::open(workspace.folder(), workspace.environment());
    if (!fresh) return fresh.error();
    const auto profile = (*fresh)->profile();
    if (!profile) return failure(ErrorCode::internal, tr("The device has not kept its identity."));
    console.show(to_json(*report, *profile),
                 fmt::format(fmt::runtime(tr("This device is enrolled for {} ({}, {}).")),
                             profile->unit_name, profile->person, role_words(profile->role)) +
                     '\n' + sync_text(*report));
    return ExitCode::done;
}

}  // namespace of_enrolment

Commands enrolment_commands() {
    using namespace of_enrolment;
    return {{.noun = "enroll",
             .about = tr_later("Enrol this device with a one-time code, and pull what it may see."),
             .parameters = {{"CODE"}},
             .run = enroll,
             .needs_enrolment = false}};
}

}  // namespace thidua::cli
