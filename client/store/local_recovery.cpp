#include <algorithm>

#include "client/store/contact_log.h"
#include "client/store/kept_records.h"
#include "client/store/local_sync_store.h"
#include "client/store/mass_change.h"
#include "client/store/outbox.h"
#include "client/store/run_sql.h"
#include "shared/store/transaction.h"
#include "shared/wire/codec.h"

// A server that was restored: what the device shows it, feeds it again, and keeps aside (rule 8).

namespace thidua {
namespace {

constexpr const char* offer_files_again_sql =
    "UPDATE attachment SET state = 'waiting', refusal = 0"
    " WHERE state = 'stored' OR (state IN ('waiting', 'refused') AND edit IS NOT NULL)";
constexpr const char* clear_marks_sql = "DELETE FROM stale";
constexpr const char* clear_scopes_sql = "DELETE FROM granted_scope";
constexpr const char* add_scope_local_recovery_sql =
    "INSERT INTO granted_scope (scope, cursor, compared_at) VALUES (?1, 0, ?2)"
    " ON CONFLICT (scope) DO NOTHING";
/// Answered after the log forked, under a number that the server knows: it was a number of the
/// device's under an earlier name, or a copy of the machine has used it since (rule 12). A server
/// that does not know the device's epoch (fork 0) has its numbers from another, and what waits was
/// never called by them.
constexpr const char* find_forgotten_sql =
    "SELECT min(number) FROM edit WHERE number <= ?1"
    " AND (seq > ?2 OR (?2 = 0 AND state = 'waiting'))";
constexpr const char* find_first_sql = "SELECT min(number) FROM edit WHERE number >= ?1";
constexpr const char* keep_first_answers_sql =
    "INSERT INTO first_answer (number, receipt, flight, kept_through)"
    " SELECT number, receipt, flight, iif(state = 'done', ?2, 0) FROM edit"
    " WHERE number >= ?1 AND receipt IS NOT NULL"
    " ON CONFLICT (number) DO UPDATE SET"
    " kept_through = max(kept_through, excluded.kept_through)";
constexpr const char* wait_again_sql =
    "UPDATE edit SET state = 'waiting', seq = NULL, receipt = NULL, flight = NULL"
    " WHERE number >= ?1 AND state <> 'waiting'";
constexpr const char* finish_known_sql =
    "UPDATE edit SET state = 'done' WHERE number < ?1 AND state = 'answered'";
constexpr const char* find_proofs_sql =
    "SELECT receipt, epoch, hashes, signature FROM edit JOIN flight ON flight.id = edit.flight"
    " WHERE epoch = ?1 AND (number = (SELECT max(number) FROM edit JOIN flight ON"
    " flight.id = edit.flight WHERE epoch = ?1) OR seq = (SELECT max(seq) FROM edit JOIN flight ON"
    " flight.id = edit.flight WHERE epoch = ?1))";

}  // namespace

void LocalSyncStore::adopt_epoch(const Welcome& welcome) {
    Transaction transaction{store_.database()};
    const std::int64_t generation = KeptRecords{store_}.keep_base(epoch(), welcome.fork);
    run_sql(store_, clear_marks_sql);
    run_sql(store_, clear_scopes_sql);
    const std::int64_t now = store_.number_meta(device_keys::last_contact);
    for (const ScopeId& scope : welcome.grant)
        run_sql(store_, add_scope_local_recovery_sql, scope, now);
    store_.set_meta(device_keys::epoch, welcome.epoch.value().view());
    store_.set_number_meta(device_keys::epoch_began,
                           static_cast<std::int64_t>(welcome.fork.value()));
    store_.set_number_meta(device_keys::head, 0);
    store_.set_meta(device_keys::head_hash, Hash{}.view());
    store_.set_meta(device_keys::owes_report, "yes");
    MassChange change{store_};
    change.finish();
    change.allow();
    wait_again(welcome, generation);
    // It may have lost the files it had.
    run_sql(store_, offer_files_again_sql);
    Outbox{store_}.rebuild_view();
    transaction.commit();
}

std::int64_t LocalSyncStore::first_forgotten(const Welcome& welcome) {
    const std::int64_t base = number_base();
    const std::int64_t after_known = base + static_cast<std::int64_t>(welcome.known.value()) + 1;
    const std::int64_t first =
        read_number(store_, after_known, find_forgotten_sql, after_known - 1, welcome.fork);
    // The device may have let go of what lies long back, or have counted on from numbers that the
    // server knew in an epoch that is forgotten itself.
    const std::int64_t next = store_.number_meta(device_keys::next_number, 1);
    return read_number(store_, next, find_first_sql, first);
}

/// From the first forgotten edit on, all wait. They keep their order, and the server is told of
/// them under the numbers after those it knows; what it knows by its id it recognises.
void LocalSyncStore::wait_again(const Welcome& welcome, std::int64_t kept_through) {
    const std::int64_t first = first_forgotten(welcome);
    run_sql(store_, keep_first_answers_sql, first, kept_through);
    run_sql(store_, wait_again_sql, first);
    run_sql(store_, finish_known_sql, first);
    store_.set_number_meta(device_keys::number_base,
                           first - 1 - static_cast<std::int64_t>(welcome.known.value()));
}

Proof LocalSyncStore::find_proof() {
    Proof proof;
    if (auto said = ContactLog{store_}.find_furthest(epoch()))
        proof.statements.push_back(*std::move(said));
    auto row = store_.database().prepare(find_proofs_sql);
    bind(row, epoch());
    while (row.step()) {
        auto receipt = decode_receipt(column_blob(row, 0));
        if (!receipt) continue;
        proof.receipts.push_back(*std::move(receipt));
        proof.flights.push_back({.epoch = column_id<Epoch>(row, 1),
                                 .hashes = column_blob(row, 2),
                                 .signature = column_blob(row, 3)});
    }
    return proof;
}

std::vector<AnnouncementProof> LocalSyncStore::list_announcement_proofs() {
    return ContactLog{store_}.list_announcements(epoch());
}

std::vector<RecordCopy> LocalSyncStore::list_copies(const RecordId& after, std::size_t bytes_max) {
    return KeptRecords{store_}.list_copies(after, bytes_max);
}

void LocalSyncStore::note_reported() {
    Transaction transaction{store_.database()};
    KeptRecords{store_}.note_told();
    store_.set_meta(device_keys::owes_report, {});
    transaction.commit();
}

}  // namespace thidua
