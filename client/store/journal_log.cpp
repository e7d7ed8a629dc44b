#include "client/store/journal_log.h"

#include "client/store/contact_log.h"
#include "client/store/run_sql.h"
#include "shared/base/limits.h"
#include "shared/evidence/journal.h"

namespace thidua {
namespace {

constexpr const char* add_entry_sql =
    "INSERT INTO journal_entry (number, boot, elapsed_ms, chain) VALUES (?1, ?2, ?3, ?4)";
constexpr const char* find_end_sql = "SELECT chain FROM journal_entry ORDER BY number DESC LIMIT 1";
constexpr const char* count_sql = "SELECT count(*) FROM journal_entry";
constexpr const char* has_waiting_journal_sql =
    "SELECT 1 FROM journal_entry JOIN edit USING (number) WHERE state = 'waiting' LIMIT 1";
constexpr const char* clear_sql = "DELETE FROM journal_entry";
constexpr const char* list_entries_sql =
    "SELECT hash, boot, elapsed_ms, chain FROM journal_entry JOIN edit USING (number)"
    " ORDER BY number";

/// With it a hello, and the journal itself, stay below a frame's limit.
constexpr std::int64_t entries_max = limits::manifest_entries_max;

}  // namespace

Bytes JournalLog::end() {
    auto statement = store_.database().prepare(find_end_sql);
    return statement.step() ? column_blob(statement, 0) : Bytes{};
}

void JournalLog::note_saved(EditNumber number, const Hash& edit_hash) {
    const auto since = ContactLog{store_}.find(store_.number_meta(device_keys::journal_since));
    const auto now = store_.boot_moment();
    if (!since || !now || read_number(store_, 0, count_sql) >= entries_max) return;
    const auto last = Hash::from_bytes(end());
    const Hash before = last ? *last : chain(chain_start(since->said), since->entry);
    const JournalEntry entry{
        .edit_hash = edit_hash, .boot = now->boot, .elapsed_ms = now->elapsed_ms};
    run_sql(store_, add_entry_sql, number, Blob{entry.boot}, entry.elapsed_ms,
            Blob{chain(before, entry).view()});
}

void JournalLog::begin_anew_if_answered() {
    if (finds_row(store_, has_waiting_journal_sql)) return;
    run_sql(store_, clear_sql);
    store_.set_number_meta(device_keys::journal_since, ContactLog{store_}.last());
}

std::optional<Journal> JournalLog::find(const Bytes& end) {
    if (end.empty()) return std::nullopt;
    auto since = ContactLog{store_}.find(store_.number_meta(device_keys::journal_since));
    if (!since) return std::nullopt;
    Journal journal{.since = std::move(since->said), .entries = {std::move(since->entry)}};
    auto row = store_.database().prepare(list_entries_sql);
    while (row.step()) {
        journal.entries.push_back({.edit_hash = column_hash(row, 0),
                                   .boot = column_blob(row, 1),
                                   .elapsed_ms = column_int64(row, 2)});
        if (column_blob(row, 3) == end) return journal;
    }
    return std::nullopt;
}

}  // namespace thidua
