#include "client/cli/list_file.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"

namespace thidua::cli {

Option list_file_option() {
    return {"--to", "FILE.xlsx", tr_later("write the list as a workbook")};
}

Result<ExitCode> hand_over(Workspace& workspace, const Arguments& arguments, const Console& console,
                           const ShownList& list) {
    const auto to = arguments.option("--to");
    if (!to) {
        console.show(list.document, list.text);
        return ExitCode::done;
    }
    const std::filesystem::path file = path_from_utf8(*to);
    std::error_code ignored;
    const bool was_there = std::filesystem::exists(file, ignored);
    const auto rows = write_list_workbook(workspace, list.tables(), file);
    if (!rows) return rows.error();
    if (was_there) console.say(tr("It takes the place of the file that was there."));
    console.show(Json::object().set("lines", Json::number(*rows)).set("file", *to),
                 fmt::format(fmt::runtime(tr("{} lines are written to {}.")), *rows, *to));
    return ExitCode::done;
}

Value cell_of(const std::optional<Instant>& moment) {
    return moment ? Value{*moment} : Value{};
}

}  // namespace thidua::cli
