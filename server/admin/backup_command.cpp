#include "server/admin/backup_command.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "server/admin/backup_file.h"
#include "server/admin/server_files.h"
#include "server/store/schema.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

/// Only an older backup of the same server may be written over.
Result<void> check_place(const fs::path& file, const ServerKeys& keys) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return {};
    const auto there = read_backup_keys(file);
    if (there && there->ca_fingerprint() == keys.ca_fingerprint()) return {};
    return failure(ErrorCode::wrong_state,
                   fmt::format(fmt::runtime(tr("The file {} is no backup of this server; choose "
                                               "another name.")),
                               to_utf8(file)));
}

void say_backed_up(const fs::path& file, const BackupContents& contents,
                   CommandContext& context) {
    if (context.as_json)
        context.out << nlohmann::ordered_json{{"file", to_utf8(file)},
                                              {"head_seq", contents.head.value()},
                                              {"files", contents.files},
                                              {"missing_files", contents.missing.size()}}
                           .dump()
                    << "\n";
    context.err << fmt::format(
        fmt::runtime(tr("The backup {} holds the server with its keys and {} attached files, up to "
                        "position {} of the log. It was read again and is sound. Keep it where "
                        "only you can read it.\n")),
        to_utf8(file), contents.files, contents.head.value());
    if (!contents.missing.empty())
        context.err << fmt::format(
            fmt::runtime(tr("{} attached files could not be read and are not in it.\n")),
            contents.missing.size());
}

Result<void> keep_old_store(const fs::path& data, Instant now) {
    const fs::path aside = data / ("replaced-" + std::to_string(now.value()));
    std::error_code error;
    fs::create_directory(aside, error);
    const auto store = to_utf8(server_store_path(data));
    for (const char* ending : {"-wal", "-shm", ""}) {
        const fs::path file = path_from_utf8(store + ending);
        if (!error && fs::exists(file)) fs::rename(file, aside / file.filename(), error);
    }
    if (!error && fs::exists(data / "keys")) fs::rename(data / "keys", aside / "keys", error);
    if (!error) return {};
    return failure(ErrorCode::internal,
                   fmt::format(fmt::runtime(tr("The old store cannot be moved to {}: {}.")),
                               to_utf8(aside), error.message()));
}

/// A copy to work on: the backup itself stays as it is.
Result<void> bring(const fs::path& file, const fs::path& part) {
    remove_store(part);
    if (auto keys = read_backup_keys(file); !keys) return keys.error();
    if (auto made = write_private_file(part, {}); !made) return made.error();
    std::error_code error;
    fs::copy_file(file, part, fs::copy_options::overwrite_existing, error);
    if (!error) return {};
    return failure(ErrorCode::internal,
                   fmt::format(fmt::runtime(tr("The backup {} cannot be copied: {}.")),
                               to_utf8(file), error.message()));
}

Result<void> check_room(bool replace, const CommandContext& context) {
    if (!is_initialized(context.data) || replace) return {};
    return failure(ErrorCode::wrong_state,
                   fmt::format(fmt::runtime(tr("There is a server in {} already; choose "
                                               "another folder, or write --replace to keep "
                                               "the old one aside.")),
                               to_utf8(context.data)));
}

/// The old one goes aside only when the new one is whole.
Result<void> take_place(const fs::path& part, const ServerKeys& keys, Instant now,
                        const CommandContext& context) {
    if (is_initialized(context.data))
        if (auto kept = keep_old_store(context.data, now); !kept) return kept;
    if (auto saved = save_server_keys(context.data, keys); !saved) return saved;
    return rename_durably(part, server_store_path(context.data));
}

}  // namespace

CommandResult back_up(const fs::path& file, CommandContext& context) {
    if (!is_initialized(context.data)) return open_existing_store(context.data, true).error();
    const auto keys = load_server_keys(context.data, context.clock.now(), context.random);
    if (!keys) return keys.error();
    if (auto fits = check_place(file, *keys); !fits) return fits.error();
    fs::path part = file;
    part += ".part";
    const auto contents = write_backup(context.data, *keys, part);
    if (!contents) {
        remove_store(part);
        return contents.error();
    }
    if (auto renamed = rename_durably(part, file); !renamed) return renamed.error();
    say_backed_up(file, *contents, context);
    return ExitCode::done;
}

CommandResult restore_backup(const fs::path& file, bool replace, CommandContext& context) {
    std::error_code error;
    fs::create_directories(context.data, error);
    if (!error) fs::permissions(context.data, fs::perms::owner_all, error);
    const auto lock = lock_data_folder(context.data);
    if (!lock) return lock.error();
    if (auto room = check_room(replace, context); !room) return room.error();
    const fs::path part = context.data / "restored.part";
    if (auto brought = bring(file, part); !brought) return brought.error();
    const Instant now = context.clock.now();
    const auto keys = unpack_backup(part, context.data, now);
    const Result<void> taken = keys ? take_place(part, *keys, now, context) : keys.error();
    remove_store(part);
    if (!taken) return taken.error();
    if (context.as_json)
        context.out << nlohmann::ordered_json{{"data", to_utf8(context.data)}}.dump() << "\n";
    context.err << tr(
        "The server is restored, with a new epoch. Now:\n"
        "  1. thidua-server verify, then start it.\n"
        "  2. Do again what was done at the server itself since the backup, which no device can "
        "bring back: whoever was cut off, units and roles that changed.\n"
        "  3. The devices bring back by themselves what it does not know; \"thidua-server status\" "
        "and the Office see who has reported.\n");
    return ExitCode::done;
}

}  // namespace thidua
