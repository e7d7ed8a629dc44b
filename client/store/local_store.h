#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/platform/boot_clock.h"
#include "shared/store/database.h"

namespace thidua {

/// "TDDV" in the file's header.
inline constexpr std::int32_t device_application_id = 0x54444456;

/// The store's file in a device's data folder.
std::filesystem::path local_store_path(const std::filesystem::path& folder);

/// Where a device stands, kept under permanent names.
namespace device_keys {
inline constexpr const char* device = "device";              ///< 16 bytes
inline constexpr const char* device_name = "device_name";
inline constexpr const char* person = "person";
inline constexpr const char* role = "role";
inline constexpr const char* unit = "unit";                  ///< 16 bytes
inline constexpr const char* unit_code = "unit_code";
inline constexpr const char* unit_name = "unit_name";
inline constexpr const char* addresses = "addresses";        ///< "host:port" lines
inline constexpr const char* last_address = "last_address";  ///< where the server answered
inline constexpr const char* own_addresses = "own_addresses";  ///< set by the person; lines
inline constexpr const char* proxy = "proxy";                ///< with its password
inline constexpr const char* metered = "metered";            ///< "yes": attachments are held back
inline constexpr const char* reminder_days = "reminder_days";  ///< set by the person: "14,7"
inline constexpr const char* reminded = "reminded";            ///< what was told last, by period
inline constexpr const char* tls_ticket = "tls_ticket";      ///< secret, as the key is
inline constexpr const char* private_key = "private_key";    ///< PEM
inline constexpr const char* certificate = "certificate";    ///< DER
inline constexpr const char* next_certificate = "next_certificate";  ///< renewed, not tried yet
inline constexpr const char* ca_certificate = "ca_certificate";
inline constexpr const char* receipt_key = "receipt_key";    ///< Ed25519, 32 bytes
inline constexpr const char* epoch = "epoch";
inline constexpr const char* epoch_began = "epoch_began";    ///< seq; 0: nobody knows
inline constexpr const char* head = "head";                  ///< decimal digits
inline constexpr const char* head_hash = "head_hash";
inline constexpr const char* last_contact = "last_contact";  ///< server time, ms
inline constexpr const char* clock_offset = "clock_offset";  ///< server minus device, ms
inline constexpr const char* next_number = "next_number";
inline constexpr const char* pending_enrolment = "pending_enrolment";  ///< key made, no answer yet
inline constexpr const char* journal_since = "journal_since";  ///< id of a contact
inline constexpr const char* number_base = "number_base";  ///< number on the wire: own minus this
inline constexpr const char* piece_bytes = "piece_bytes";  ///< what the line carries at once
inline constexpr const char* server_version = "server_version";  ///< of the protocol, last heard
inline constexpr const char* repulls = "repulls";          ///< how often a scope was set back to 0
inline constexpr const char* owes_report = "owes_report";  ///< "yes": in a new epoch, not told yet
inline constexpr const char* wants_identity = "wants_identity";  ///< "yes": its numbers are another's
inline constexpr const char* next_key = "next_key";          ///< PEM, of the identity asked for
inline constexpr const char* identity_request = "identity_request";  ///< with that key
inline constexpr const char* identity_taken_at = "identity_taken_at";  ///< server time, ms
inline constexpr const char* changes_accepted = "changes_accepted";  ///< "yes": by a person, once
inline constexpr const char* changes_pulled = "changes_pulled";  ///< records, in this pull
inline constexpr const char* changes_in_question = "changes_in_question";
}  // namespace device_keys

/// A boot clock's moment as a journal keeps it. By default of no run that a machine ever had.
struct BootStamp {
    static constexpr std::size_t boot_bytes = 16;
    Bytes boot = Bytes(boot_bytes, '\0');
    std::int64_t elapsed_ms = 0;
};

/// One connection to a device's store. One thread at a time; other threads open their own.
class LocalStore {
public:
    /// Opens or creates; brings it to this version's schema. The clock, which must outlive the
    /// store, times the journal; without one none is kept. Errors: those of Database::open and
    /// migrate(): damaged, newer_version, locked, disk_full.
    static Result<std::unique_ptr<LocalStore>> open(OpenOptions options,
                                                    const BootClock* boot_clock = nullptr);

    [[nodiscard]] Database& database() { return database_; }
    [[nodiscard]] std::optional<BootStamp> boot_moment() const;

    /// A program that was killed between writing and syncing leaves edits that a reader sees and a
    /// power failure takes away; sent in between, their numbers would come to the server again with
    /// others. So this comes before anything is sent. Throws SQLite::Exception while the disk
    /// refuses.
    void make_seen_durable();

    [[nodiscard]] std::optional<Bytes> find_meta(const char* key);
    [[nodiscard]] std::string text_meta(const char* key);  ///< "" when absent
    [[nodiscard]] std::int64_t number_meta(const char* key, std::int64_t otherwise = 0);
    void set_meta(const char* key, BytesView value);
    void set_number_meta(const char* key, std::int64_t value);

    [[nodiscard]] DeviceId device();  ///< nil before enrolment
    [[nodiscard]] bool is_enrolled() { return !device().is_nil(); }

private:
    LocalStore(Database database, const BootClock* boot_clock)
        : database_{std::move(database)}, boot_clock_{boot_clock} {}
    Database database_;
    const BootClock* boot_clock_;
    bool is_seen_durable_ = false;
};

}  // namespace thidua
