#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/model/role.h"
#include "shared/store/database.h"

namespace thidua {

/// Who a device works for: what an enrolment code grants.
struct Grantee {
    RecordId unit;
    std::string unit_code;
    std::string unit_name;  ///< not kept with the device, which reads it from the unit's record
    RecordId organ;
    Role role = Role::officer;
    std::string person;

    bool operator==(const Grantee&) const = default;
};

struct Device {
    DeviceId id;
    Grantee grantee;
    std::string name;    ///< of the machine, as it called itself
    std::string serial;  ///< of its certificate, hexadecimal
    Instant enrolled_at;
    std::optional<Instant> last_contact = {};
    Sequence synced_through = {};  ///< the log's position that it last said it had
    std::optional<Instant> revoked_at = {};
    /// It took a new identity, because another had its numbers too (rule 12).
    std::optional<DeviceId> successor_of = {};

    bool operator==(const Device&) const = default;
};

/// What a device that took a new identity was given.
struct NewIdentity {
    DeviceId device;
    DeviceId successor_of;
    Bytes certificate;  ///< DER
};

/// A one-time code on the server's side.
struct Enrolment {
    Hash secret_hash;
    Grantee grantee;
    Instant created_at;
    Instant expires;
    /// What became of it, once used: which device, for which key, with which certificate.
    struct Use {
        Instant used_at;
        DeviceId device;
        Hash key_hash;      ///< SHA-256 of the key that asked
        Bytes certificate;  ///< DER
        bool operator==(const Use&) const = default;
    };
    std::optional<Use> use = {};

    bool operator==(const Enrolment&) const = default;
};

/// Devices and their enrolments in the server's store. Belongs to the thread of the database; the
/// transaction is the caller's.
class DeviceStore {
public:
    explicit DeviceStore(Database& database) : database_{database} {}

    void add(const Device& device);
    [[nodiscard]] std::optional<Device> find(DeviceId id);
    /// By the whole id or any ending of its text that only one has. `not_found`, or
    /// `invalid_input` when several end so.
    Result<Device> find_by_ending(const std::string& ending);
    /// In the order of enrolment.
    [[nodiscard]] std::vector<Device> list();
    [[nodiscard]] std::vector<DeviceId> list_revoked();
    /// The position never goes back.
    void note_contact(DeviceId id, Instant now, Sequence synced_through);
    /// The first time stands.
    void revoke(DeviceId id, Instant now);
    /// Another role or unit of the same person.
    void set_grantee(DeviceId id, const Grantee& grantee);
    /// After the unit was moved into that organ: its devices, and codes that wait for it.
    void set_organ(RecordId unit, RecordId organ);
    /// After a certificate was renewed.
    void set_serial(DeviceId id, const std::string& serial);

    /// By the hash of its key.
    [[nodiscard]] std::optional<NewIdentity> find_identity(const Hash& key_hash);
    void set_identity(DeviceId id, const Hash& key_hash, const Bytes& certificate);

    void add_enrolment(const Enrolment& enrolment);
    [[nodiscard]] std::optional<Enrolment> find_enrolment(const Hash& secret_hash);
    void mark_used(const Hash& secret_hash, const Enrolment::Use& use);

private:
    Database& database_;
};

}  // namespace thidua
