#include <algorithm>

#include "client/store/kept_records.h"
#include "client/store/local_sync_store.h"
#include "client/store/mass_change.h"
#include "client/store/outbox.h"
#include "client/store/record_row.h"
#include "client/store/run_sql.h"
#include "shared/model/record_types.h"
#include "shared/record/change_record.h"
#include "shared/store/transaction.h"
#include "shared/sync/scope_digest.h"
#include "shared/wire/codec.h"

// What a device pulls: its scopes, their pages, and where the pull ends.

namespace thidua {
namespace {

constexpr const char* list_types_sql =
    "SELECT type, count(*) FROM base WHERE scope = ?1 GROUP BY type";
constexpr const char* empty_scope_sql = "DELETE FROM granted_scope WHERE scope = ?1";
constexpr const char* remove_records_sql = "DELETE FROM base WHERE scope = ?1";
constexpr const char* remove_marks_sql = "DELETE FROM stale WHERE scope = ?1";
constexpr const char* add_scope_local_pages_sql =
    "INSERT INTO granted_scope (scope, cursor, compared_at) VALUES (?1, 0, ?2)"
    " ON CONFLICT (scope) DO NOTHING";
constexpr const char* is_granted_sql = "SELECT 1 FROM granted_scope WHERE scope = ?1";
/// The record is in the overlay, or would be if it were in base.
constexpr const char* is_replayed_sql =
    "SELECT 1 FROM overlay WHERE id = ?1 UNION ALL"
    " SELECT 1 FROM edit_record JOIN edit USING (number) WHERE record = ?1 AND state <> 'done'"
    " LIMIT 1";
constexpr const char* has_unfinished_sql = "SELECT 1 FROM edit WHERE state <> 'done' LIMIT 1";
constexpr const char* find_base_sql = "SELECT rev, fields FROM base WHERE id = ?1";
constexpr const char* has_marks_sql = "SELECT 1 FROM stale LIMIT 1";
constexpr const char* remove_mark_sql = "DELETE FROM stale WHERE id = ?1";
constexpr const char* remove_record_sql = "DELETE FROM base WHERE id = ?1";
constexpr const char* put_base_sql =
    "INSERT INTO base (id, type, scope, rev, parent, unit, state, fields)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    " ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, rev = excluded.rev,"
    " parent = excluded.parent, unit = excluded.unit, state = excluded.state,"
    " fields = excluded.fields WHERE excluded.rev >= base.rev";
constexpr const char* move_cursor_sql =
    "UPDATE granted_scope SET cursor = max(cursor, ?2) WHERE scope = ?1";
constexpr const char* move_all_cursors_sql = "UPDATE granted_scope SET cursor = max(cursor, ?1)";
constexpr const char* list_left_sql =
    "SELECT base.type, count(*) FROM stale JOIN base USING (id) GROUP BY base.type";
constexpr const char* remove_left_sql = "DELETE FROM base WHERE id IN (SELECT id FROM stale)";
constexpr const char* remove_left_marks_sql = "DELETE FROM stale";
constexpr const char* finish_edits_sql =
    "UPDATE edit SET state = 'done' WHERE state = 'answered' AND seq <= ?1";
constexpr const char* list_scope_sql = "SELECT id, rev, fields FROM base WHERE scope = ?1";
constexpr const char* note_compared_sql =
    "UPDATE granted_scope SET compared_at = ?2 WHERE scope = ?1";
constexpr const char* begin_repull_sql = "UPDATE granted_scope SET cursor = 0 WHERE scope = ?1";
constexpr const char* pull_marked_again_sql =
    "UPDATE granted_scope SET cursor = 0 WHERE scope IN (SELECT scope FROM stale)";
constexpr const char* mark_sql =
    "INSERT INTO stale (id, scope) SELECT id, scope FROM base WHERE scope = ?1"
    " ON CONFLICT (id) DO NOTHING";

/// Rows of (type, count).
void note_all_removed(MassChange& change, SQLite::Statement& rows) {
    while (rows.executeStep()) change.note_removed(column_text(rows, 0), column_uint64(rows, 1));
}

/// Who had written what stands there, history tells, and a page of its own may bring that.
RecordId subject_of(const PackedRecord& packed, const Fields& fields) {
    return packed.type == change_type ? id_or_none(fields, "record") : packed.id;
}

/// One page on its way into base.
class PageWriter {
public:
    PageWriter(LocalStore& store, const ScopeId& scope)
        : store_{store},
          scope_{scope},
          kept_{store},
          change_{store},
          has_unfinished_{finds_row(store, has_unfinished_sql)},
          has_marks_{finds_row(store, has_marks_sql)},
          has_kept_{!kept_.is_empty()},
          is_counted_{!change_.is_allowed()} {}

    /// False when it cannot be read.
    bool write(const PackedRecord& packed) {
        const auto fields = decode_fields(packed.fields);
        if (!fields || packed.rev == Sequence{}) return false;
        const bool was_stale = has_marks_ && run_sql(store_, remove_mark_sql, packed.id) > 0;
        if (is_counted_) count(packed, was_stale);
        // What was held of it may be wrong in any way.
        if (was_stale) run_sql(store_, remove_record_sql, packed.id);
        auto put = store_.database().prepare(put_base_sql);
        bind_packed(put, packed, scope_, *fields);
        put.execute();
        if (has_kept_) kept_.note_pulled(packed.id);
        // A conflict shows the kept value as the outbox makes it.
        if (has_unfinished_ && !is_replayed_)
            is_replayed_ = packed.type == record_types::conflict ||
                           finds_row(store_, is_replayed_sql, subject_of(packed, *fields));
        return true;
    }
    [[nodiscard]] bool is_replayed() const { return is_replayed_; }
    [[nodiscard]] MassChange& change() { return change_; }

private:
    void count(const PackedRecord& packed, bool was_stale) {
        auto held = store_.database().prepare(find_base_sql);
        bind(held, packed.id);
        if (!held.step() || column_blob(held, 1) == packed.fields) return;
        const bool is_newer = was_stale || packed.rev > column_number<Sequence>(held, 0);
        if (is_newer && !finds_row(store_, is_replayed_sql, packed.id))
            change_.note_changed(packed.type);
    }

    LocalStore& store_;
    const ScopeId& scope_;
    KeptRecords kept_;
    MassChange change_;
    bool has_unfinished_;
    bool has_marks_;
    bool has_kept_;
    bool is_counted_;
    bool is_replayed_ = false;
};

}  // namespace

bool LocalSyncStore::adopt_grant(const std::vector<ScopeId>& scopes, GrantReason reason) {
    std::optional<MassChange> asking;
    {
        Transaction transaction{store_.database()};
        MassChange change{store_};
        if (reason != GrantReason::none) change.allow();
        if (change_grant(scopes, change)) {
            transaction.commit();
            return true;
        }
        asking.emplace(change);
    }
    asking->ask();
    return false;
}

bool LocalSyncStore::change_grant(const std::vector<ScopeId>& scopes, MassChange& change) {
    std::vector<ScopeId> gone;
    for (const ScopeCursor& held : list_cursors())
        if (std::find(scopes.begin(), scopes.end(), held.scope) == scopes.end())
            gone.push_back(held.scope);
    for (const ScopeId& scope : gone) {
        auto rows = store_.database().prepare(list_types_sql);
        bind(rows, scope);
        note_all_removed(change, rows);
    }
    if (change.is_too_much()) return false;
    for (const ScopeId& scope : gone) {
        run_sql(store_, empty_scope_sql, scope);
        run_sql(store_, remove_records_sql, scope);
        run_sql(store_, remove_marks_sql, scope);
        KeptRecords{store_}.remove_scope(scope);
    }
    const std::int64_t now = store_.number_meta(device_keys::last_contact);
    for (const ScopeId& scope : scopes) run_sql(store_, add_scope_local_pages_sql, scope, now);
    change.store_count();
    Outbox{store_}.rebuild_view();
    return true;
}

PageResult LocalSyncStore::apply_pages(std::span<const Page> pages) {
    std::optional<MassChange> asking;
    bool is_replayed = false;
    {
        Transaction transaction{store_.database()};
        for (const Page& page : pages) {
            // It answers a hello of before the scope was taken away.
            if (!finds_row(store_, is_granted_sql, page.scope)) continue;
            PageWriter writer{store_, page.scope};
            for (const PackedRecord& packed : page.records)
                if (!writer.write(packed)) return PageResult::unreadable;
            if (writer.change().is_too_much()) {
                asking.emplace(writer.change());
                break;
            }
            writer.change().store_count();
            run_sql(store_, move_cursor_sql, page.scope, page.through);
            is_replayed = is_replayed || writer.is_replayed();
        }
        if (!asking) {
            if (is_replayed) Outbox{store_}.rebuild_view();
            transaction.commit();
            return PageResult::applied;
        }
    }
    asking->ask();
    return PageResult::surprising;
}

PullEnd LocalSyncStore::finish_pull(Sequence through, const Hash& log_hash) {
    const std::int64_t head = store_.number_meta(device_keys::head);
    const auto position = static_cast<std::int64_t>(through.value());
    // Out of date: it was said before what this device has pulled since.
    if (position < head) return PullEnd::complete;
    const bool is_known = head > 0 && position == head;
    if (is_known && store_.find_meta(device_keys::head_hash) != Bytes{log_hash.view()})
        return PullEnd::other_history;
    std::optional<MassChange> asking;
    {
        Transaction transaction{store_.database()};
        MassChange change{store_};
        auto left = store_.database().prepare(list_left_sql);
        note_all_removed(change, left);
        left.reset();
        if (!change.is_too_much()) {
            end_pull(through, log_hash, change);
            transaction.commit();
            return PullEnd::complete;
        }
        asking.emplace(change);
    }
    asking->ask();
    // The pages are here, but what they left is not to go yet: they come again, and are asked of.
    run_sql(store_, pull_marked_again_sql);
    return PullEnd::surprising;
}

void LocalSyncStore::end_pull(Sequence through, const Hash& log_hash, MassChange& change) {
    KeptRecords kept{store_};
    bool is_view_old = kept.is_seen();
    is_view_old = run_sql(store_, remove_left_sql) > 0 || is_view_old;
    run_sql(store_, remove_left_marks_sql);
    run_sql(store_, move_all_cursors_sql, through);
    store_.set_number_meta(device_keys::head, static_cast<std::int64_t>(through.value()));
    store_.set_meta(device_keys::head_hash, log_hash.view());
    is_view_old = run_sql(store_, finish_edits_sql, through) > 0 || is_view_old;
    kept.note_all_pulled();
    change.finish();
    if (is_view_old) Outbox{store_}.rebuild_view();
}

std::uint64_t LocalSyncStore::scope_digest(const ScopeId& scope) {
    auto rows = store_.database().prepare(list_scope_sql);
    bind(rows, scope);
    std::uint64_t sum = 0;
    while (rows.step())
        sum += record_digest(column_id<RecordId>(rows, 0), column_number<Sequence>(rows, 1),
                             column_blob(rows, 2));
    return sum;
}

void LocalSyncStore::note_compared(const ScopeId& scope) {
    run_sql(store_, note_compared_sql, scope, store_.number_meta(device_keys::last_contact));
}

void LocalSyncStore::begin_repull(const ScopeId& scope) {
    Transaction transaction{store_.database()};
    // Once a day: a second difference is no accident that pulling again would heal.
    note_compared(scope);
    run_sql(store_, begin_repull_sql, scope);
    store_.set_number_meta(device_keys::repulls, store_.number_meta(device_keys::repulls) + 1);
    run_sql(store_, mark_sql, scope);
    transaction.commit();
}

}  // namespace thidua
