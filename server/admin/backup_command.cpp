#include "server/admin/backup_command.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "server/admin/server_files.h"
#include "server/auth/server_keys.h"
#include "server/store/backup_copy.h"
#include "server/store/log_store.h"
#include "server/store/restores_shown.h"
#include "server/store/schema.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"
#include "shared/store/integrity.h"
#include "shared/store/transaction.h"
#include "shared/wire/archive.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

Bytes encode_keys(const ServerKeys& keys) {
    ByteWriter writer;
    writer(keys.authority.certificate, keys.authority.key, keys.server_key,
           keys.server_certificate, keys.receipt_seed);
    return writer.take();
}

std::optional<ServerKeys> decode_keys(BytesView bytes) {
    try {
        ByteReader reader{bytes};
        ServerKeys keys;
        reader(keys.authority.certificate, keys.authority.key, keys.server_key,
               keys.server_certificate, keys.receipt_seed);
        reader.finish();
        return keys;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

Error no_backup(const fs::path& file) {
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("The file {} is no backup of a server, or it is damaged.")),
                               to_utf8(file)));
}

void remove_store(const fs::path& file) {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm"})
        fs::remove(path_from_utf8(to_utf8(file) + ending), ignored);
}

Result<Database> open_copy(const fs::path& file) {
    return open_server_store({.path = to_utf8(file), .create = false});
}

/// The copy with the keys in it, checked, in one file without anything beside it.
Result<Sequence> finish_copy(const fs::path& part, const ServerKeys& keys) {
    auto copy = open_copy(part);
    if (!copy) return copy.error();
    put_backup_keys(*copy, encode_keys(keys));
    if (!check_integrity(*copy).empty())
        return failure(ErrorCode::damaged,
                       tr("The copy is damaged; check the disk and try again."));
    const Sequence head = LogStore{*copy}.head().seq;
    settle_copy(*copy);
    return head;
}

Result<Sequence> write_copy(const fs::path& part, CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    const auto keys = load_server_keys(context.data, context.clock.now(), context.random);
    if (!keys) return keys.error();
    remove_store(part);
    // It holds the keys: nobody else may read it, from the first byte on.
    if (auto made = write_private_file(part, {}); !made) return made.error();
    copy_store(*database, to_utf8(part));
    return finish_copy(part, *keys);
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

/// The store of the backup with a new epoch, and the keys it came with.
Result<ServerKeys> prepare_store(const fs::path& part, Instant now) {
    auto copy = open_copy(part);
    if (!copy) return copy.error();
    const auto kept = take_backup_keys(*copy);
    const auto keys = kept ? decode_keys(*kept) : std::nullopt;
    if (!keys) return no_backup(part);
    Transaction transaction{*copy};
    begin_epoch(*copy, EpochReason::admin, now);
    transaction.commit();
    settle_copy(*copy);
    return *keys;
}

Result<void> bring(const fs::path& file, const fs::path& part) {
    remove_store(part);
    if (auto made = write_private_file(part, {}); !made) return made.error();
    std::error_code error;
    fs::copy_file(file, part, fs::copy_options::overwrite_existing, error);
    if (error) return no_backup(file);
    return {};
}

}  // namespace

CommandResult back_up(const fs::path& file, CommandContext& context) {
    fs::path part = file;
    part += ".part";
    const auto head = write_copy(part, context);
    if (!head) {
        remove_store(part);
        return head.error();
    }
    if (auto renamed = rename_durably(part, file); !renamed) return renamed.error();
    if (context.as_json)
        context.out << nlohmann::ordered_json{{"file", to_utf8(file)},
                                              {"head_seq", head->value()}}
                           .dump()
                    << "\n";
    context.err << fmt::format(
        fmt::runtime(tr("The backup {} holds the server with its keys, up to position {} of the "
                        "log. Keep it where only you can read it.\n")),
        to_utf8(file), head->value());
    return ExitCode::done;
}

CommandResult restore_backup(const fs::path& file, bool replace, CommandContext& context) {
    std::error_code error;
    fs::create_directories(context.data, error);
    const auto lock = lock_data_folder(context.data);
    if (!lock) return lock.error();
    if (is_initialized(context.data) && !replace)
        return failure(ErrorCode::wrong_state,
                       fmt::format(fmt::runtime(tr("There is a server in {} already; choose "
                                                   "another folder, or write --replace to keep "
                                                   "the old one aside.")),
                                   to_utf8(context.data)));
    const fs::path part = context.data / "restored.part";
    if (auto brought = bring(file, part); !brought) return brought.error();
    const Instant now = context.clock.now();
    const auto keys = prepare_store(part, now);
    if (!keys) {
        remove_store(part);
        return no_backup(file);
    }
    if (is_initialized(context.data))
        if (auto kept = keep_old_store(context.data, now); !kept) return kept.error();
    if (auto saved = save_server_keys(context.data, *keys); !saved) return saved.error();
    if (auto renamed = rename_durably(part, server_store_path(context.data)); !renamed)
        return renamed.error();
    remove_store(part);
    if (context.as_json)
        context.out << nlohmann::ordered_json{{"data", to_utf8(context.data)}}.dump() << "\n";
    context.err << tr(
        "The server is restored, with a new epoch. Start it: the devices bring back what it does "
        "not know, and the Office sees what came from whom.\n");
    return ExitCode::done;
}

}  // namespace thidua
