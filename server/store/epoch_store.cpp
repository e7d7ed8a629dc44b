#include "server/store/epoch_store.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "server/store/device_store.h"
#include "server/store/log_store.h"
#include "server/store/meta_store.h"
#include "shared/base/check.h"

namespace thidua {
namespace {

constexpr const char* list_epochs_sql =
    "SELECT id, forked_at, log_hash, began_at, reason, closed_at FROM epoch ORDER BY id";
constexpr const char* add_epoch_sql =
    "INSERT INTO epoch (id, forked_at, log_hash, began_at, reason) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr const char* last_fork_sql = "SELECT max(forked_at) FROM epoch";
constexpr const char* is_open_sql =
    "SELECT 1 FROM epoch WHERE reason <> 'first' AND closed_at IS NULL LIMIT 1";
constexpr const char* close_sql = "UPDATE epoch SET closed_at = ?2 WHERE id = ?1";
constexpr const char* list_devices_sql =
    "SELECT device, is_known, edits_back, copies, reported_at FROM epoch_device WHERE epoch = ?1"
    " ORDER BY device";
constexpr const char* add_device_sql =
    "INSERT INTO epoch_device (epoch, device, is_known) VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO NOTHING";
constexpr const char* note_edit_sql =
    "UPDATE epoch_device SET edits_back = edits_back + 1 WHERE epoch = ?1 AND device = ?2";
constexpr const char* note_copies_sql =
    "UPDATE epoch_device SET copies = copies + ?3 WHERE epoch = ?1 AND device = ?2";
constexpr const char* note_reported_sql =
    "UPDATE epoch_device SET reported_at = coalesce(reported_at, ?3)"
    " WHERE epoch = ?1 AND device = ?2";
constexpr const char* is_waited_for_sql =
    "SELECT 1 FROM epoch_device e JOIN device d ON d.id = e.device"
    " WHERE e.epoch = ?1 AND e.is_known = 1 AND e.reported_at IS NULL AND d.revoked_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM device s JOIN epoch_device r ON r.device = s.id"
    " WHERE s.successor_of = e.device AND r.epoch = e.epoch AND r.reported_at IS NOT NULL)"
    " LIMIT 1";

constexpr std::array<std::string_view, 3> reason_names{"first", "admin", "noticed"};

EpochReason column_reason(SQLite::Statement& row, int column) {
    const auto found = std::ranges::find(reason_names, column_text(row, column));
    return static_cast<EpochReason>(found - reason_names.begin());
}

EpochRow read_row(SQLite::Statement& row) {
    const auto hash = Hash::from_bytes(column_blob(row, 2));
    if (!hash) throw SQLite::Exception{"an epoch cannot be read", SQLITE_CORRUPT};
    return {.id = column_id<Epoch>(row, 0),
            .forked_at = column_number<Sequence>(row, 1),
            .log_hash = *hash,
            .began_at = column_instant(row, 3),
            .reason = column_reason(row, 4),
            .closed_at = column_optional(row, 5, column_instant)};
}

/// The time in a UUIDv7.
Instant time_of(const Epoch& epoch) {
    std::int64_t value = 0;
    const Uuid& uuid = epoch.value();
    for (std::size_t i = 0; i < 6; ++i) value = value << 8 | uuid.bytes.at(i);
    return Instant{value};
}

/// Nobody else makes the same: it is drawn from all that the log says and the moment.
Epoch next_epoch(const Epoch& before, const Hash& log_hash, Instant now) {
    const Instant later = std::max(now, time_of(before).plus(std::chrono::milliseconds{1}));
    Bytes seed{log_hash.view()};
    seed += before.value().view();
    seed += std::to_string(now.value());
    const Hash mixed = sha256(seed);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = number << 8 | mixed.bytes.at(i);
    SeededRandom random{number};
    return Epoch{make_uuid_v7(later, random)};
}

void add(Database& database, const EpochRow& row) {
    auto statement = database.prepare(add_epoch_sql);
    bind(statement, row.id, row.forked_at, Blob{row.log_hash.view()}, row.began_at,
         reason_names.at(static_cast<std::size_t>(row.reason)));
    statement.execute();
    MetaStore{database}.set("epoch", row.id.value().view());
}

}  // namespace

void EpochStore::begin_first(Instant now, Random& random) {
    add(database_,
        {.id = Epoch{make_uuid_v7(now, random)}, .forked_at = {}, .log_hash = {}, .began_at = now});
}

EpochRow EpochStore::begin(EpochReason reason, Instant now, const Epoch& after) {
    const LogStore::Head head = LogStore{database_}.head();
    const EpochRow row{.id = next_epoch(std::max(current().id, after), head.hash, now),
                       .forked_at = head.seq,
                       .log_hash = head.hash,
                       .began_at = now,
                       .reason = reason};
    add(database_, row);
    for (const Device& device : DeviceStore{database_}.list()) {
        if (device.revoked_at) continue;
        auto statement = database_.prepare(add_device_sql);
        bind(statement, row.id, device.id, true);
        statement.execute();
    }
    return row;
}

EpochRow EpochStore::current() {
    auto rows = list();
    if (rows.empty()) throw SQLite::Exception{"the store has no epoch", SQLITE_CORRUPT};
    return std::move(rows.back());
}

std::vector<EpochRow> EpochStore::list() {
    auto statement = database_.prepare(list_epochs_sql);
    std::vector<EpochRow> rows;
    while (statement.step()) rows.push_back(read_row(statement));
    return rows;
}

std::vector<EpochRow> EpochStore::list_open() {
    auto rows = list();
    std::erase_if(rows, [](const EpochRow& row) {
        return row.reason == EpochReason::first || row.closed_at;
    });
    return rows;
}

bool EpochStore::is_open() {
    auto statement = database_.prepare(is_open_sql);
    return statement.step();
}

std::optional<Sequence> EpochStore::find_fork(const Epoch& epoch) {
    std::optional<Sequence> fork;
    bool is_known = false;
    for (const EpochRow& row : list()) {
        if (is_known) fork = fork ? std::min(*fork, row.forked_at) : row.forked_at;
        is_known = is_known || row.id == epoch;
    }
    return fork;
}

bool EpochStore::was_noticed_after(const Epoch& epoch) {
    return std::ranges::any_of(list(), [&](const EpochRow& row) {
        return row.id > epoch && row.reason == EpochReason::noticed;
    });
}

EpochRow EpochStore::find_loss(const Epoch& epoch) {
    auto rows = list();
    const auto next =
        std::ranges::find_if(rows, [&](const EpochRow& row) { return row.id > epoch; });
    return next == rows.end() ? rows.back() : *next;
}

Sequence EpochStore::last_fork() {
    auto statement = database_.prepare(last_fork_sql);
    statement.step();
    return column_is_null(statement, 0) ? Sequence{} : column_number<Sequence>(statement, 0);
}

std::vector<EpochDevice> EpochStore::list_devices(const Epoch& epoch) {
    auto statement = database_.prepare(list_devices_sql);
    bind(statement, epoch);
    std::vector<EpochDevice> devices;
    while (statement.step())
        devices.push_back({.device = column_id<DeviceId>(statement, 0),
                           .is_known = column_uint64(statement, 1) != 0,
                           .edits_back = column_uint64(statement, 2),
                           .copies = column_uint64(statement, 3),
                           .reported_at = column_optional(statement, 4, column_instant)});
    return devices;
}

void EpochStore::add_device(const Epoch& epoch, const DeviceId& device) {
    auto statement = database_.prepare(add_device_sql);
    bind(statement, epoch, device, false);
    statement.execute();
}

void EpochStore::note_edit_back(const Epoch& epoch, const DeviceId& device) {
    add_device(epoch, device);
    auto statement = database_.prepare(note_edit_sql);
    bind(statement, epoch, device);
    statement.execute();
}

void EpochStore::note_copies(const Epoch& epoch, const DeviceId& device, std::size_t count) {
    add_device(epoch, device);
    auto statement = database_.prepare(note_copies_sql);
    bind(statement, epoch, device, count);
    statement.execute();
}

void EpochStore::note_reported(const Epoch& epoch, const DeviceId& device, Instant now) {
    add_device(epoch, device);
    auto statement = database_.prepare(note_reported_sql);
    bind(statement, epoch, device, now);
    statement.execute();
}

bool EpochStore::is_complete(const Epoch& epoch) {
    auto statement = database_.prepare(is_waited_for_sql);
    bind(statement, epoch);
    return !statement.step();
}

void EpochStore::close(const Epoch& epoch, Instant now) {
    auto statement = database_.prepare(close_sql);
    bind(statement, epoch, now);
    statement.execute();
}

}  // namespace thidua
