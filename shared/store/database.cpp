#include "shared/store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <system_error>

#include "shared/base/sanitizer.h"
#include "shared/base/translate.h"
#include "shared/store/store_error.h"

namespace thidua {

namespace {

/// What savepoints would undo, in bytes, before SQLite takes a file for it: some flights of edits,
/// each of which has a savepoint of its own. One piece of memory, of which only the used part is
/// real; with many small ones SQLite walks along all of them at each release.
/// AddressSanitizer marks every byte of it, used or not.
constexpr int undo_in_memory_max = is_address_sanitized ? 64 << 10 : 16 << 20;

/// For the whole program, before SQLite is first used; refused and not needed after that. Nobody
/// reads SQLite's count of its memory, which costs a lock at each allocation.
void tune_sqlite() {
    [[maybe_unused]] static const bool is_done =
        (sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, undo_in_memory_max),
         sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0), true);
}

int open_flags(const OpenOptions& options) {
    // One thread at a time is the caller's promise; SQLite's own locks would only cost.
    const int unlocked = SQLite::OPEN_NOMUTEX;
    if (options.read_only) return SQLite::OPEN_READONLY | unlocked;
    return SQLite::OPEN_READWRITE | (options.create ? SQLite::OPEN_CREATE : 0) | unlocked;
}

Error damaged(const std::string& path) {
    return failure(
        ErrorCode::damaged,
        fmt::format(fmt::runtime(tr("The file {} is damaged or is not a data file of Thi Đua. It "
                                    "was left as it is; restore it from a backup.")),
                    path));
}

/// SQLite takes such a file for an empty one, and would write over it.
bool is_single_byte(const OpenOptions& options) {
    std::error_code missing;
    const std::u8string path{options.path.begin(), options.path.end()};
    return options.vfs.empty() && std::filesystem::file_size(path, missing) == 1 && !missing;
}

void configure(SQLite::Database& raw, int setting, int value) {
    raw.check(sqlite3_db_config(raw.getHandle(), setting, value, nullptr));
}

std::int64_t read_number(SQLite::Database& raw, const char* sql) {
    return raw.execAndGet(sql).getInt64();
}

/// Settings that write no page, so that a file that is not ours keeps its bytes.
void harden(SQLite::Database& raw) {
    configure(raw, SQLITE_DBCONFIG_DQS_DML, 0);
    configure(raw, SQLITE_DBCONFIG_DQS_DDL, 0);
    configure(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    configure(raw, SQLITE_DBCONFIG_DEFENSIVE, 1);
    configure(raw, SQLITE_DBCONFIG_ENABLE_FKEY, 1);
    // A refused file must not be written by the checkpoint that closing would run.
    configure(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1);
    // FULL for the WAL; EXTRA also syncs the folder when the journal of the first page is deleted.
    raw.exec("PRAGMA cell_size_check = ON; PRAGMA synchronous = EXTRA");
    // Each page that changed often since is copied to the file once. Some 16 MB of WAL.
    raw.exec("PRAGMA wal_autocheckpoint = 4000");
    // In KiB: room for what one large transaction changes, which else is written again and again.
    raw.exec("PRAGMA cache_size = -16384");
}

}  // namespace

Database::Database(const OpenOptions& options)
    : raw_{std::make_unique<SQLite::Database>(options.path, open_flags(options),
                                              static_cast<int>(options.busy_timeout.count()),
                                              options.vfs)},
      cache_{std::make_unique<StatementCache>()} {
    // Before anything reads a page: that is when SQLite decides whether it needs shared memory.
    if (options.exclusive) raw_->exec("PRAGMA locking_mode = EXCLUSIVE");
    harden(*raw_);
}

Database& Database::operator=(Database&& other) noexcept {
    // Statements go before their connection.
    cache_ = std::move(other.cache_);
    raw_ = std::move(other.raw_);
    return *this;
}

Result<Database> Database::open(const OpenOptions& options) {
    if (is_single_byte(options)) return damaged(options.path);
    tune_sqlite();
    try {
        Database database{options};
        if (const auto accepted = database.accept(options); !accepted) return accepted.error();
        return database;
    } catch (const SQLite::Exception& exception) {
        Error error = to_error(exception);
        return error.code == ErrorCode::damaged ? damaged(options.path) : error;
    }
}

Result<void> Database::accept(const OpenOptions& options) {
    // Reads and parses the schema: the header, the length of the file and page 1 have to be right.
    const bool is_empty = read_number(*raw_, "SELECT count(*) FROM sqlite_schema") == 0 &&
                          read_number(*raw_, "PRAGMA user_version") == 0;
    const std::int64_t application_id = read_number(*raw_, "PRAGMA application_id");
    // A crash may have come between the first page and the mark.
    const bool is_new = is_empty && application_id == 0;
    const bool is_ours = options.application_id == 0 || application_id == options.application_id;
    if (is_new ? !options.create || options.read_only : !is_ours) return damaged(options.path);
    if (!options.read_only) {
        if (sqlite3_db_readonly(raw_->getHandle(), "main") == 1)
            return to_error(SQLite::Exception{"read only", SQLITE_READONLY});
        raw_->exec("PRAGMA journal_mode = WAL");
        if (is_new && options.application_id != 0)
            raw_->exec(fmt::format("PRAGMA application_id = {}", options.application_id));
    }
    configure(*raw_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0);
    return {};
}

CachedStatement Database::prepare(std::string_view sql) {
    return CachedStatement{cache_->take(*raw_, sql)};
}

void Database::execute(const std::string& sql) {
    raw_->exec(sql);
}

int Database::changes() const {
    return raw_->getChanges();
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(raw_->getHandle()) == 0;
}

}  // namespace thidua
