#include "server/admin/backup_file.h"

#include <fmt/format.h>

#include "server/admin/server_files.h"
#include "server/store/file_store.h"
#include "server/store/log_store.h"
#include "server/store/log_verifier.h"
#include "server/store/meta_store.h"
#include "server/store/restores_shown.h"
#include "server/store/schema.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"
#include "shared/store/transaction.h"
#include "shared/wire/archive.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

/// Where a backup holds the keys; a served store never has it.
constexpr const char* keys_key = "backup_keys";
constexpr const char* copy_sql = "VACUUM INTO ?1";
constexpr const char* make_files_sql =
    "CREATE TABLE backup_file (hash BLOB NOT NULL PRIMARY KEY, content BLOB NOT NULL) STRICT";
constexpr const char* has_files_sql =
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'backup_file'";
constexpr const char* list_named_sql = "SELECT DISTINCT hash, size FROM file_here ORDER BY hash";
constexpr const char* add_file_sql = "INSERT INTO backup_file (hash, content) VALUES (?1, ?2)";
constexpr const char* list_files_sql = "SELECT hash, content FROM backup_file";
constexpr const char* forget_file_sql = "DELETE FROM file_here WHERE hash = ?1";

Bytes encode_keys(const ServerKeys& keys) {
    ByteWriter writer;
    writer(keys.authority.certificate, keys.authority.key, keys.server_key, keys.server_certificate,
           keys.receipt_seed);
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
                   fmt::format(fmt::runtime(tr("The file {} is no backup of a server, or it is "
                                               "damaged.")),
                               to_utf8(file)));
}

Result<Database> open_copy(const fs::path& file) {
    return open_server_store({.path = to_utf8(file), .create = false});
}

/// A file that is not there any more is named, not a reason to have no backup at all.
void add_files(Database& copy, const ContentFolder& folder, BackupContents& contents) {
    copy.execute(make_files_sql);
    auto named = copy.prepare(list_named_sql);
    while (named.step()) {
        const Hash hash = column_hash(named, 0);
        const auto size = static_cast<std::size_t>(column_uint64(named, 1));
        const auto content = folder.read(hash, 0, size);
        if (!content || content->size() != size) {
            contents.missing.push_back(hash);
            continue;
        }
        auto add = copy.prepare(add_file_sql);
        bind(add, Blob{hash.view()}, Blob{*content});
        add.execute();
        ++contents.files;
    }
}

Result<BackupContents> fill_copy(const fs::path& part, const fs::path& data,
                                 const ServerKeys& keys) {
    auto copy = open_copy(part);
    if (!copy) return copy.error();
    if (!verify_log(*copy).problems.empty())
        return failure(ErrorCode::damaged,
                       tr("The backup would hold a damaged store: run \"thidua-server verify\" to "
                          "see what is wrong, and keep the backups you have."));
    BackupContents contents{.head = LogStore{*copy}.head().seq, .files = 0, .missing = {}};
    {
        Transaction transaction{*copy};
        MetaStore{*copy}.set(keys_key, encode_keys(keys));
        add_files(*copy, ContentFolder{server_files_path(data)}, contents);
        transaction.commit();
    }
    copy->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    copy->execute("PRAGMA journal_mode = DELETE");
    return contents;
}

Result<void> put_files(Database& copy, const fs::path& data) {
    auto has_files = copy.prepare(has_files_sql);
    if (!has_files.step()) return {};
    ContentFolder folder{server_files_path(data)};
    auto file = copy.prepare(list_files_sql);
    while (file.step()) {
        const Hash hash = column_hash(file, 0);
        if (folder.has(hash)) continue;
        if (auto put = folder.put(hash, column_blob(file, 1)); !put) return put;
    }
    return {};
}

/// What devices had begun to send, and files that the backup lacks, they send again.
void forget_missing_files(Database& copy, const fs::path& data) {
    const ContentFolder folder{server_files_path(data)};
    std::vector<Hash> missing;
    {
        auto named = copy.prepare(list_named_sql);
        while (named.step())
            if (const Hash hash = column_hash(named, 0); !folder.has(hash)) missing.push_back(hash);
    }
    for (const Hash& hash : missing) {
        auto forget = copy.prepare(forget_file_sql);
        bind(forget, Blob{hash.view()});
        forget.execute();
    }
    copy.execute("DELETE FROM upload");
    copy.execute("DROP TABLE IF EXISTS backup_file");
}

}  // namespace

void remove_store(const fs::path& file) {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal"})
        fs::remove(path_from_utf8(to_utf8(file) + ending), ignored);
}

Result<BackupContents> write_backup(const fs::path& data, const ServerKeys& keys,
                                    const fs::path& part) {
    auto database = open_existing_store(data, false);
    if (!database) return database.error();
    remove_store(part);
    if (auto made = write_private_file(part, {}); !made) return made.error();
    {
        auto statement = database->prepare(copy_sql);
        bind(statement, std::string_view{to_utf8(part)});
        statement.execute();
    }
    return fill_copy(part, data, keys);
}

Result<ServerKeys> read_backup_keys(const fs::path& file) {
    auto backup = open_server_store({.path = to_utf8(file), .read_only = true, .create = false});
    if (!backup) return no_backup(file);
    const auto kept = MetaStore{*backup}.find(keys_key);
    auto keys = kept ? decode_keys(*kept) : std::nullopt;
    if (!keys) return no_backup(file);
    return *std::move(keys);
}

Result<ServerKeys> unpack_backup(const fs::path& part, const fs::path& data, Instant now) {
    auto copy = open_copy(part);
    if (!copy && copy.error().code == ErrorCode::newer_version) return copy.error();
    if (!copy) return no_backup(part);
    const auto kept = MetaStore{*copy}.find(keys_key);
    const auto keys = kept ? decode_keys(*kept) : std::nullopt;
    if (!keys) return no_backup(part);
    if (auto put = put_files(*copy, data); !put) return put.error();
    Transaction transaction{*copy};
    copy->prepare("DELETE FROM meta WHERE key = 'backup_keys'").execute();
    forget_missing_files(*copy, data);
    begin_epoch(*copy, EpochReason::admin, now);
    transaction.commit();
    copy->execute("VACUUM");
    copy->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    return *keys;
}

}  // namespace thidua
