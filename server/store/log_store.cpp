#include "server/store/log_store.h"

#include <sqlite3.h>

#include "server/store/applied_records.h"
#include "shared/base/check.h"

namespace thidua {
namespace {

constexpr const char* head_sql = "SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1";
constexpr const char* find_hash_sql = "SELECT hash FROM log WHERE seq = ?1";
constexpr const char* find_log_sql = "SELECT entry FROM log WHERE seq = ?1";
constexpr const char* append_sql = "INSERT INTO log (seq, hash, entry) VALUES (?1, ?2, ?3)";
constexpr const char* list_sql = "SELECT seq, hash, entry FROM log ORDER BY seq";

}  // namespace

LogStore::Head LogStore::head() {
    auto statement = database_.prepare(head_sql);
    if (!statement.step()) return {};
    return {column_number<Sequence>(statement, 0), column_hash(statement, 1)};
}

std::optional<Hash> LogStore::find_hash(Sequence seq) {
    if (seq == Sequence{}) return Hash{};
    auto statement = database_.prepare(find_hash_sql);
    bind(statement, seq);
    if (!statement.step()) return std::nullopt;
    return column_hash(statement, 0);
}

std::optional<LogEntry> LogStore::find(Sequence seq) {
    auto statement = database_.prepare(find_log_sql);
    bind(statement, seq);
    if (!statement.step()) return std::nullopt;
    auto entry = decode_log_entry(column_blob(statement, 0));
    if (!entry) throw SQLite::Exception{"the log cannot be read", SQLITE_CORRUPT};
    return *std::move(entry);
}

void LogStore::append(const LogEntry& entry, const Head& before) {
    CHECK(entry.seq == before.seq.next());
    const Bytes bytes = encode_log_entry(entry);
    auto statement = database_.prepare(append_sql);
    bind(statement, entry.seq, Blob{chain(before.hash, bytes).view()}, Blob{bytes});
    statement.execute();
}

Sequence append_with_effects(Database& database, LogEntry entry) {
    LogStore log{database};
    const LogStore::Head before = log.head();
    AppliedRecords records{database};
    entry.seq = before.seq.next();
    put_effects(entry.effects, entry.seq, records);
    log.append(entry, before);
    return entry.seq;
}

void LogStore::for_each(const std::function<bool(Sequence, const Hash&, const Bytes&)>& visit) {
    auto statement = database_.prepare(list_sql);
    while (statement.step()) {
        const auto seq = column_number<Sequence>(statement, 0);
        if (!visit(seq, column_hash(statement, 1), column_blob(statement, 2))) return;
    }
}

}  // namespace thidua
