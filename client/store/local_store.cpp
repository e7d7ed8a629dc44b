#include "client/store/local_store.h"

#include <array>
#include <charconv>

#include "shared/base/hash.h"
#include "shared/store/migrations.h"
#include "thidua_client_store_embedded.h"

namespace thidua {
namespace {

constexpr const char* find_meta_sql = "SELECT value FROM meta WHERE key = ?1";
constexpr const char* set_meta_sql =
    "INSERT INTO meta (key, value) VALUES (?1, ?2)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value";

}  // namespace

std::filesystem::path local_store_path(const std::filesystem::path& folder) {
    return folder / "device.db";
}

Result<std::unique_ptr<LocalStore>> LocalStore::open(OpenOptions options,
                                                     const BootClock* boot_clock) {
    options.application_id = device_application_id;
    auto database = Database::open(options);
    if (!database) return database.error();
    const std::array migrations{Migration{1, client_sql::_001_initial_sql},
                                Migration{2, client_sql::_002_recovery_sql},
                                Migration{3, client_sql::_003_bundles_sql},
                                Migration{4, client_sql::_004_attachments_sql},
                                Migration{5, client_sql::_005_working_copy_sql},
                                Migration{6, client_sql::_006_files_wait_sql}};
    if (auto migrated = migrate(*database, migrations); !migrated) return migrated.error();
    std::unique_ptr<LocalStore> store{new LocalStore{*std::move(database), boot_clock}};
    try {
        store->make_seen_durable();
    } catch (const SQLite::Exception&) {
        // What is on the disk may be read all the same; a session tries again.
    }
    return store;
}

void LocalStore::make_seen_durable() {
    if (is_seen_durable_) return;
    database_.execute("PRAGMA wal_checkpoint(PASSIVE)");
    is_seen_durable_ = true;
}

std::optional<BootStamp> LocalStore::boot_moment() const {
    if (boot_clock_ == nullptr) return std::nullopt;
    const BootMoment now = boot_clock_->now();
    return BootStamp{.boot = Bytes{sha256(now.boot_id).view().substr(0, BootStamp::boot_bytes)},
                     .elapsed_ms = now.since_boot.count()};
}

std::optional<Bytes> LocalStore::find_meta(const char* key) {
    auto statement = database_.prepare(find_meta_sql);
    bind(statement, std::string_view{key});
    if (!statement.step()) return std::nullopt;
    return column_blob(statement, 0);
}

std::string LocalStore::text_meta(const char* key) {
    return find_meta(key).value_or("");
}

std::int64_t LocalStore::number_meta(const char* key, std::int64_t otherwise) {
    const auto text = find_meta(key);
    std::int64_t number = otherwise;
    if (text) std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

void LocalStore::set_meta(const char* key, BytesView value) {
    auto statement = database_.prepare(set_meta_sql);
    bind(statement, std::string_view{key}, Blob{value});
    statement.execute();
}

void LocalStore::set_number_meta(const char* key, std::int64_t value) {
    set_meta(key, std::to_string(value));
}

DeviceId LocalStore::device() {
    const auto bytes = find_meta(device_keys::device);
    const auto id = bytes ? DeviceId::from_bytes(*bytes) : std::nullopt;
    return id.value_or(DeviceId{});
}

}  // namespace thidua
