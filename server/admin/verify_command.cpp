#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "server/admin/server_files.h"
#include "server/admin/state_commands.h"
#include "server/store/file_store.h"
#include "server/store/file_verifier.h"
#include "server/store/log_verifier.h"
#include "server/store/read_snapshot.h"
#include "shared/base/translate.h"

namespace thidua {

CommandResult verify_store(CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    const ReadSnapshot snapshot{*database};
    LogVerification found = verify_log(*database);
    const FileVerification files =
        verify_files(*database, ContentFolder{server_files_path(context.data)});
    found.problems.insert(found.problems.end(), files.problems.begin(), files.problems.end());
    const bool is_sound = found.problems.empty();
    if (context.as_json) {
        const nlohmann::ordered_json document{{"sound", is_sound},
                                              {"entries", found.entries},
                                              {"records", found.records},
                                              {"files", files.files},
                                              {"problems", found.problems}};
        context.out << document.dump() << "\n";
    } else {
        for (const std::string& problem : found.problems) context.out << problem << "\n";
    }
    if (!is_sound)
        return failure(ErrorCode::damaged,
                       fmt::format(fmt::runtime(tr("The store is not sound: {} problems. Keep it "
                                                   "and restore a backup.")),
                                   found.problems.size()));
    context.err << fmt::format(
        fmt::runtime(tr("The store is sound: {} entries of the log, {} records, {} attached "
                        "files.\n")),
        found.entries, found.records, files.files);
    return ExitCode::done;
}

}  // namespace thidua
