#include "server/store/edit_store.h"

#include <sqlite3.h>

#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* find_receipt_sql = "SELECT receipt FROM edit WHERE id = ?1";
constexpr const char* list_receipts_sql =
    "SELECT receipt, number FROM edit WHERE device = ?1 AND number BETWEEN ?2 AND ?3"
    " UNION ALL SELECT e.receipt, a.number FROM alias a JOIN edit e ON e.id = a.edit"
    " WHERE a.device = ?1 AND a.number BETWEEN ?2 AND ?3 ORDER BY 2";
constexpr const char* known_number_sql =
    "SELECT max(n) FROM (SELECT max(number) AS n FROM edit WHERE device = ?1"
    " UNION ALL SELECT max(number) FROM alias WHERE device = ?1)";
constexpr const char* add_alias_sql =
    "INSERT INTO alias (device, number, edit) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
constexpr const char* add_edit_sql =
    "INSERT INTO edit (id, device, number, receipt) VALUES (?1, ?2, ?3, ?4)";
constexpr const char* count_edit_sql = "SELECT count(*) FROM edit";
constexpr const char* announce_sql =
    "INSERT INTO announcement (edit, hash, device, at) SELECT ?1, ?2, ?3, ?4"
    " WHERE NOT EXISTS (SELECT 1 FROM edit WHERE id = ?1) ON CONFLICT (edit) DO UPDATE SET at = "
    "min(at, excluded.at) WHERE hash = excluded.hash";
constexpr const char* find_announced_sql =
    "SELECT at FROM announcement WHERE edit = ?1 AND hash = ?2";

Receipt stored_receipt(SQLite::Statement& row) {
    auto receipt = decode_receipt(column_blob(row, 0));
    if (!receipt) throw SQLite::Exception{"a receipt cannot be read", SQLITE_CORRUPT};
    return *std::move(receipt);
}

}  // namespace

std::optional<Receipt> EditStore::find_receipt(const EditId& edit) {
    auto statement = database_.prepare(find_receipt_sql);
    bind(statement, edit);
    if (!statement.step()) return std::nullopt;
    return stored_receipt(statement);
}

std::vector<Receipt> EditStore::list_receipts(const DeviceId& device, EditNumber from,
                                              EditNumber through) {
    auto statement = database_.prepare(list_receipts_sql);
    bind(statement, device, from, through);
    std::vector<Receipt> receipts;
    while (statement.step()) receipts.push_back(stored_receipt(statement));
    return receipts;
}

EditNumber EditStore::known_number(const DeviceId& device) {
    auto statement = database_.prepare(known_number_sql);
    bind(statement, device);
    if (!statement.step() || column_is_null(statement, 0)) return {};
    return column_number<EditNumber>(statement, 0);
}

void EditStore::add(const Receipt& receipt) {
    auto statement = database_.prepare(add_edit_sql);
    bind(statement, receipt.edit, receipt.device, receipt.number, Blob{encode_receipt(receipt)});
    statement.execute();
}

void EditStore::add_alias(const DeviceId& device, EditNumber number, const EditId& edit) {
    auto statement = database_.prepare(add_alias_sql);
    bind(statement, device, number, edit);
    statement.execute();
}

std::size_t EditStore::count() {
    auto statement = database_.prepare(count_edit_sql);
    statement.step();
    return column_uint64(statement, 0);
}

void EditStore::announce(const DeviceId& device, const Announced& announced, Instant now) {
    auto statement = database_.prepare(announce_sql);
    bind(statement, announced.edit, Blob{announced.edit_hash.view()}, device, now);
    statement.execute();
}

std::optional<Instant> EditStore::find_announced(const EditId& edit, const Hash& hash) {
    auto statement = database_.prepare(find_announced_sql);
    bind(statement, edit, Blob{hash.view()});
    if (!statement.step()) return std::nullopt;
    return column_instant(statement, 0);
}

}  // namespace thidua
