#include "client/store/contact_log.h"

#include "client/store/run_sql.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* add_contact_sql =
    "INSERT INTO contact (device, epoch, server_time, head, manifest, journal, signature,"
    " first_number, count, device_time, boot, elapsed_ms)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
constexpr const char* find_number_sql = "SELECT number FROM edit WHERE id = ?1";
constexpr const char* find_announced_through_sql =
    "SELECT max(first_number + count - 1) FROM contact WHERE count > 0";
constexpr const char* find_last_sql = "SELECT max(id) FROM contact";
/// Ends with what find() reads beside the statement.
constexpr const char* find_contact_sql =
    "SELECT device, epoch, server_time, head, manifest, journal, signature, boot, elapsed_ms"
    " FROM contact WHERE id = ?1";
constexpr const char* find_furthest_sql =
    "SELECT device, epoch, server_time, head, manifest, journal, signature"
    " FROM contact WHERE epoch = ?1 ORDER BY head DESC, id DESC LIMIT 1";
constexpr const char* list_announcements_sql =
    "SELECT device, epoch, server_time, head, manifest, journal, signature, first_number, count"
    " FROM contact WHERE epoch <> ?1 AND count > 0 AND EXISTS (SELECT 1 FROM edit"
    " WHERE number >= first_number AND number < first_number + count AND state = 'waiting')"
    " ORDER BY id";
constexpr const char* list_manifest_sql =
    "SELECT id, hash, length(content) FROM edit WHERE number >= ?1 AND number < ?1 + ?2"
    " ORDER BY number";
constexpr const char* let_go_contacts_sql =
    "DELETE FROM contact WHERE id <= ?1 - 8 AND id <> ?2 AND NOT (count > 0 AND"
    " (server_time > ?3 OR EXISTS (SELECT 1 FROM edit WHERE number >= first_number"
    " AND number < first_number + count AND state = 'waiting')))";

/// How long a server may be restored to what it was (rule 8).
constexpr std::chrono::days remembered_for{90};

SignedStatement read_said(SQLite::Statement& row) {
    return {.statement = {.device = column_id<DeviceId>(row, 0),
                          .epoch = column_id<Epoch>(row, 1),
                          .server_time = column_instant(row, 2),
                          .head = column_number<Sequence>(row, 3),
                          .manifest = column_hash(row, 4),
                          .journal = column_blob(row, 5)},
            .signature = column_blob(row, 6)};
}

}  // namespace

void ContactLog::add(const SignedStatement& said, const std::vector<Announced>& manifest,
                     const ContactClocks& clocks) {
    std::int64_t first = 0;
    std::int64_t count = 0;
    if (!manifest.empty()) {
        first = read_number(store_, 0, find_number_sql, manifest.front().edit);
        count = static_cast<std::int64_t>(manifest.size());
        // What was announced before is proven better by the contact that did.
        if (first + count - 1 <= announced_through()) count = 0;
    }
    const Statement& statement = said.statement;
    run_sql(store_, add_contact_sql, statement.device, statement.epoch, statement.server_time,
            statement.head, Blob{statement.manifest.view()}, Blob{statement.journal},
            Blob{said.signature}, first, count, clocks.device_now, Blob{clocks.hello_left.boot},
            clocks.hello_left.elapsed_ms);
    let_go(statement.server_time);
}

void ContactLog::let_go(Instant server_now) {
    run_sql(store_, let_go_contacts_sql, last(), store_.number_meta(device_keys::journal_since),
            server_now.plus(-remembered_for));
}

std::int64_t ContactLog::announced_through() {
    return read_number(store_, 0, find_announced_through_sql);
}

std::int64_t ContactLog::last() {
    return read_number(store_, 0, find_last_sql);
}

std::optional<Contact> ContactLog::find(std::int64_t id) {
    auto row = store_.database().prepare(find_contact_sql);
    bind(row, id);
    if (!row.step()) return std::nullopt;
    return Contact{.id = id,
                   .said = read_said(row),
                   .entry = {.boot = column_blob(row, 7), .elapsed_ms = column_int64(row, 8)}};
}

std::optional<SignedStatement> ContactLog::find_furthest(const Epoch& epoch) {
    auto row = store_.database().prepare(find_furthest_sql);
    bind(row, epoch);
    if (!row.step()) return std::nullopt;
    return read_said(row);
}

std::vector<AnnouncementProof> ContactLog::list_announcements(const Epoch& except) {
    auto row = store_.database().prepare(list_announcements_sql);
    bind(row, except);
    std::vector<AnnouncementProof> proofs;
    while (row.step()) {
        AnnouncementProof proof{.said = read_said(row), .manifest = {}};
        auto edit = store_.database().prepare(list_manifest_sql);
        bind(edit, column_int64(row, 7), column_int64(row, 8));
        while (edit.step())
            proof.manifest.push_back({.edit = column_id<EditId>(edit, 0),
                                      .edit_hash = column_hash(edit, 1),
                                      .size = static_cast<std::uint32_t>(column_uint64(edit, 2))});
        if (manifest_digest(proof.manifest) == proof.said.statement.manifest)
            proofs.push_back(std::move(proof));
    }
    return proofs;
}

}  // namespace thidua
