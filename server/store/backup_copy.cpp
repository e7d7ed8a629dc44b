#include "server/store/backup_copy.h"

#include "server/store/meta_store.h"
#include "shared/store/statement.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr const char* keys_key = "backup_keys";
constexpr const char* copy_sql = "VACUUM INTO ?1";
constexpr const char* remove_keys_sql = "DELETE FROM meta WHERE key = 'backup_keys'";

}  // namespace

void copy_store(Database& database, const std::string& file) {
    auto statement = database.prepare(copy_sql);
    bind(statement, std::string_view{file});
    statement.execute();
}

void put_backup_keys(Database& copy, BytesView keys) {
    Transaction transaction{copy};
    MetaStore{copy}.set(keys_key, keys);
    transaction.commit();
}

std::optional<Bytes> take_backup_keys(Database& copy) {
    auto keys = MetaStore{copy}.find(keys_key);
    if (!keys) return keys;
    Transaction transaction{copy};
    copy.prepare(remove_keys_sql).execute();
    transaction.commit();
    return keys;
}

void settle_copy(Database& copy) {
    copy.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    copy.execute("PRAGMA journal_mode = DELETE");
}

}  // namespace thidua
