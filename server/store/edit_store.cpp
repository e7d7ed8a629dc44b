#include "server/store/edit_store.h"

#include <sqlite3.h>

#include "shared/evidence/journal.h"
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
    "SELECT min(at) FROM (SELECT at FROM announcement WHERE edit = ?1 AND hash = ?2"
    " UNION ALL SELECT at FROM told_edit WHERE edit_hash = ?2)";
constexpr const char* note_chain_sql =
    "INSERT INTO told_chain (chain, at) VALUES (?1, ?2)"
    " ON CONFLICT (chain) DO UPDATE SET at = min(at, excluded.at)";
constexpr const char* find_chain_sql = "SELECT at FROM told_chain WHERE chain = ?1";
constexpr const char* add_told_sql =
    "INSERT INTO told_edit (edit_hash, at) VALUES (?1, ?2)"
    " ON CONFLICT (edit_hash) DO UPDATE SET at = min(at, excluded.at)";

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
    statement.step();
    return column_optional(statement, 0, column_instant);
}

void EditStore::note_chain_told(const Hash& end, Instant now) {
    auto statement = database_.prepare(note_chain_sql);
    bind(statement, Blob{end.view()}, now);
    statement.execute();
}

void EditStore::announce_told(const Journal& journal) {
    std::vector<std::optional<Instant>> told;
    Hash end = chain_start(journal.since);
    for (const JournalEntry& entry : journal.entries) {
        end = chain(end, entry);
        auto row = database_.prepare(find_chain_sql);
        bind(row, Blob{end.view()});
        told.push_back(row.step() ? std::optional{column_instant(row, 0)} : std::nullopt);
    }
    std::optional<Instant> at;  // the earliest that anything behind was told
    for (std::size_t i = journal.entries.size(); i-- > 0;) {
        if (told[i]) at = at ? std::min(*at, *told[i]) : *told[i];
        if (!at || journal.entries[i].edit_hash == Hash{}) continue;
        auto row = database_.prepare(add_told_sql);
        bind(row, Blob{journal.entries[i].edit_hash.view()}, *at);
        row.execute();
    }
}

}  // namespace thidua
