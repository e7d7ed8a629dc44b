#include "shared/store/migrations.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include "shared/base/check.h"
#include "shared/base/translate.h"
#include "shared/store/store_error.h"
#include "shared/store/transaction.h"

namespace thidua {

namespace {

void check_order(std::span<const Migration> migrations) {
    int expected = 1;
    for (const Migration& migration : migrations) CHECK(migration.version == expected++);
}

void apply(Database& database, const Migration& migration) {
    Transaction transaction{database};
    // Another process may have come first while we waited for the lock.
    if (schema_version(database) >= migration.version) return;
    database.execute(std::string{migration.sql});
    database.execute(fmt::format("PRAGMA user_version = {}", migration.version));
    transaction.commit();
}

}  // namespace

Result<void> migrate(Database& database, std::span<const Migration> migrations) {
    check_order(migrations);
    try {
        const int reached = schema_version(database);
        if (reached < 0) return to_error(SQLite::Exception{"user_version", SQLITE_CORRUPT});
        if (reached > static_cast<int>(migrations.size()))
            return failure(ErrorCode::newer_version,
                           tr("This store was written by a newer version of Thi Đua; update the "
                              "program."));
        for (const Migration& migration : migrations.subspan(static_cast<std::size_t>(reached)))
            apply(database, migration);
        return {};
    } catch (const SQLite::Exception& exception) {
        return to_error(exception);
    }
}

int schema_version(Database& database) {
    return database.raw().execAndGet("PRAGMA user_version").getInt();
}

}  // namespace thidua
