#include "server/store/device_store.h"

#include <fmt/format.h>

#include <stdexcept>

#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr const char* insert_device =
    "INSERT INTO device (id, unit, unit_code, organ, role, person, name, serial, enrolled_at,"
    " last_contact, synced_through, revoked_at, successor_of)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* select_device =
    "SELECT id, unit, unit_code, organ, role, person, name, serial, enrolled_at, last_contact,"
    " synced_through, revoked_at, successor_of FROM device WHERE id = ?";
constexpr const char* select_devices =
    "SELECT id, unit, unit_code, organ, role, person, name, serial, enrolled_at, last_contact,"
    " synced_through, revoked_at, successor_of FROM device ORDER BY enrolled_at, id";
constexpr const char* select_revoked = "SELECT id FROM device WHERE revoked_at IS NOT NULL";
constexpr const char* update_contact =
    "UPDATE device SET last_contact = ?2, synced_through = max(synced_through, ?3) WHERE id = ?1";
constexpr const char* update_revoked =
    "UPDATE device SET revoked_at = coalesce(revoked_at, ?2) WHERE id = ?1";
constexpr const char* update_grantee =
    "UPDATE device SET unit = ?2, unit_code = ?3, organ = ?4, role = ?5 WHERE id = ?1";
constexpr const char* update_organ = "UPDATE device SET organ = ?2 WHERE unit = ?1";
constexpr const char* update_enrolment_organ = "UPDATE enrolment SET organ = ?2 WHERE unit = ?1";
constexpr const char* update_serial = "UPDATE device SET serial = ?2 WHERE id = ?1";
constexpr const char* find_identity_sql =
    "SELECT id, successor_of, certificate FROM device"
    " WHERE key_hash = ? AND successor_of IS NOT NULL";
constexpr const char* set_identity_sql =
    "UPDATE device SET key_hash = ?2, certificate = ?3 WHERE id = ?1";
constexpr const char* insert_enrolment =
    "INSERT INTO enrolment (secret_hash, unit, unit_code, unit_name, organ, role, person,"
    " created_at, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* select_enrolment =
    "SELECT secret_hash, unit, unit_code, unit_name, organ, role, person, created_at, expires,"
    " used_at, device, key_hash, certificate FROM enrolment WHERE secret_hash = ?";
constexpr const char* update_used =
    "UPDATE enrolment SET used_at = ?2, device = ?3, key_hash = ?4, certificate = ?5"
    " WHERE secret_hash = ?1 AND used_at IS NULL";

Role column_role(SQLite::Statement& row, int column) {
    const std::string text = column_text(row, column);
    const auto role = from_text<Role>(text);
    if (!role) throw std::runtime_error{"the device table holds an unknown role: " + text};
    return *role;
}

Device read_device(SQLite::Statement& row) {
    return {.id = column_id<DeviceId>(row, 0),
            .grantee = {.unit = column_id<RecordId>(row, 1),
                        .unit_code = column_text(row, 2),
                        .unit_name = {},
                        .organ = column_id<RecordId>(row, 3),
                        .role = column_role(row, 4),
                        .person = column_text(row, 5)},
            .name = column_text(row, 6),
            .serial = column_text(row, 7),
            .enrolled_at = column_instant(row, 8),
            .last_contact = column_optional(row, 9, column_instant),
            .synced_through = column_number<Sequence>(row, 10),
            .revoked_at = column_optional(row, 11, column_instant),
            .successor_of = column_optional(row, 12, column_id<DeviceId>)};
}

std::optional<Enrolment::Use> read_use(SQLite::Statement& row) {
    if (column_is_null(row, 9)) return std::nullopt;
    return Enrolment::Use{.used_at = column_instant(row, 9),
                          .device = column_id<DeviceId>(row, 10),
                          .key_hash = column_hash(row, 11),
                          .certificate = column_blob(row, 12)};
}

}  // namespace

void DeviceStore::add(const Device& device) {
    auto statement = database_.prepare(insert_device);
    const Grantee& grantee = device.grantee;
    bind(statement, device.id, grantee.unit, grantee.unit_code, grantee.organ,
         to_text(grantee.role), grantee.person, device.name, device.serial, device.enrolled_at,
         device.last_contact, device.synced_through, device.revoked_at, device.successor_of);
    statement.execute();
}

std::optional<Device> DeviceStore::find(DeviceId id) {
    auto statement = database_.prepare(select_device);
    bind(statement, id);
    if (!statement.step()) return std::nullopt;
    return read_device(statement);
}

Result<Device> DeviceStore::find_by_ending(const std::string& ending) {
    std::optional<Device> found;
    for (Device& device : list()) {
        if (ending.empty() || !device.id.text().ends_with(ending)) continue;
        if (found)
            return failure(ErrorCode::invalid_input,
                           fmt::format(fmt::runtime(tr("Several devices have an id that ends in "
                                                       "{}; give more of it.")),
                                       ending));
        found = std::move(device);
    }
    if (found) return *std::move(found);
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("No device has an id that ends in {}.")), ending));
}

std::vector<Device> DeviceStore::list() {
    auto statement = database_.prepare(select_devices);
    std::vector<Device> devices;
    while (statement.step()) devices.push_back(read_device(statement));
    return devices;
}

std::vector<DeviceId> DeviceStore::list_revoked() {
    auto statement = database_.prepare(select_revoked);
    std::vector<DeviceId> devices;
    while (statement.step()) devices.push_back(column_id<DeviceId>(statement, 0));
    return devices;
}

void DeviceStore::note_contact(DeviceId id, Instant now, Sequence synced_through) {
    auto statement = database_.prepare(update_contact);
    bind(statement, id, now, synced_through);
    statement.execute();
}

void DeviceStore::revoke(DeviceId id, Instant now) {
    auto statement = database_.prepare(update_revoked);
    bind(statement, id, now);
    statement.execute();
}

void DeviceStore::set_grantee(DeviceId id, const Grantee& grantee) {
    auto statement = database_.prepare(update_grantee);
    bind(statement, id, grantee.unit, grantee.unit_code, grantee.organ, to_text(grantee.role));
    statement.execute();
}

void DeviceStore::set_organ(RecordId unit, RecordId organ) {
    for (const char* sql : {update_organ, update_enrolment_organ}) {
        auto statement = database_.prepare(sql);
        bind(statement, unit, organ);
        statement.execute();
    }
}

void DeviceStore::set_serial(DeviceId id, const std::string& serial) {
    auto statement = database_.prepare(update_serial);
    bind(statement, id, serial);
    statement.execute();
}

std::optional<NewIdentity> DeviceStore::find_identity(const Hash& key_hash) {
    auto row = database_.prepare(find_identity_sql);
    bind(row, Blob{key_hash.view()});
    if (!row.step()) return std::nullopt;
    return NewIdentity{.device = column_id<DeviceId>(row, 0),
                       .successor_of = column_id<DeviceId>(row, 1),
                       .certificate = column_blob(row, 2)};
}

void DeviceStore::set_identity(DeviceId id, const Hash& key_hash, const Bytes& certificate) {
    auto statement = database_.prepare(set_identity_sql);
    bind(statement, id, Blob{key_hash.view()}, Blob{certificate});
    statement.execute();
}

void DeviceStore::add_enrolment(const Enrolment& enrolment) {
    auto statement = database_.prepare(insert_enrolment);
    const Grantee& grantee = enrolment.grantee;
    bind(statement, Blob{enrolment.secret_hash.view()}, grantee.unit, grantee.unit_code,
         grantee.unit_name, grantee.organ, to_text(grantee.role), grantee.person,
         enrolment.created_at, enrolment.expires);
    statement.execute();
}

std::optional<Enrolment> DeviceStore::find_enrolment(const Hash& secret_hash) {
    auto statement = database_.prepare(select_enrolment);
    bind(statement, Blob{secret_hash.view()});
    if (!statement.step()) return std::nullopt;
    return Enrolment{.secret_hash = column_hash(statement, 0),
                     .grantee = {.unit = column_id<RecordId>(statement, 1),
                                 .unit_code = column_text(statement, 2),
                                 .unit_name = column_text(statement, 3),
                                 .organ = column_id<RecordId>(statement, 4),
                                 .role = column_role(statement, 5),
                                 .person = column_text(statement, 6)},
                     .created_at = column_instant(statement, 7),
                     .expires = column_instant(statement, 8),
                     .use = read_use(statement)};
}

void DeviceStore::mark_used(const Hash& secret_hash, const Enrolment::Use& use) {
    auto statement = database_.prepare(update_used);
    bind(statement, Blob{secret_hash.view()}, use.used_at, use.device, Blob{use.key_hash.view()},
         Blob{use.certificate});
    statement.execute();
}

}  // namespace thidua
