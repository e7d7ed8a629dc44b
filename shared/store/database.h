#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/store/statement.h"

namespace thidua {

struct OpenOptions {
    std::string path;  ///< UTF-8. ":memory:" is a store that ends with its Database.
    /// Four bytes in the file's header that say whose store it is. A new store gets them; a store
    /// with others is refused as damaged. 0 accepts any.
    std::int32_t application_id = 0;
    std::string vfs = {};  ///< Name of a registered SQLite VFS; empty is the system's own.
    bool read_only = false;
    bool create = true;  ///< A missing or empty file becomes a new store.
    /// One connection for good, and no shared memory: for a VFS that has none.
    bool exclusive = false;
    /// How long a statement waits for another connection before it fails as locked.
    std::chrono::milliseconds busy_timeout{5000};
};

/// One connection to one SQLite file, set up the way every store of ours is: WAL with a sync at
/// each commit, foreign keys checked, nothing in the file's schema trusted. A function of ours used
/// by an index or a trigger must therefore be registered as innocuous. Belongs to one thread at a
/// time. Movable, also while statements are out; outlives them.
class Database {
public:
    Database(Database&&) noexcept = default;
    Database& operator=(Database&& other) noexcept;

    /// Opens without changing a file that cannot be read: one that is not a store of this kind, is
    /// cut short or has a broken header is `damaged` and keeps every byte. `locked` when another
    /// process holds it, `not_found` when it may not be created or its folder is missing.
    static Result<Database> open(const OpenOptions& options);

    /// A statement prepared at most once per text and idle time: ready to bind, and reset and
    /// cleared when the returned object goes. Asking again while it is out prepares a second one.
    [[nodiscard]] CachedStatement prepare(std::string_view sql);
    /// Runs statements without parameters. For schema and settings; not cached.
    void execute(const std::string& sql);

    /// Rows changed by the last INSERT, UPDATE or DELETE.
    [[nodiscard]] int changes() const;
    [[nodiscard]] bool in_transaction() const;
    [[nodiscard]] SQLite::Database& raw() { return *raw_; }

private:
    explicit Database(const OpenOptions& options);
    Result<void> accept(const OpenOptions& options);

    std::unique_ptr<SQLite::Database> raw_;
    std::unique_ptr<StatementCache> cache_;
};

}  // namespace thidua
