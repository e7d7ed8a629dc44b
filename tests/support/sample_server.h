#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/store/device_store.h"
#include "server/store/server_sync_store.h"
#include "shared/base/random.h"
#include "shared/store/database.h"
#include "tests/support/hand_clock.h"
#include "tests/support/plain_issuer.h"

namespace thidua {

/// Somebody of the sample province, at a machine.
struct SamplePerson {
    std::string name;
    std::string unit_code;
    Role role = Role::officer;
    std::string machine;
};

/// The people the tests talk about. Hành chính tư pháp (STP-HCTP) has two officers and a head.
namespace people {
SamplePerson officer_bich();      ///< STP-HCTP
SamplePerson officer_dung();      ///< STP-HCTP
SamplePerson head_kien();         ///< STP-HCTP
SamplePerson head_of_aid();       ///< STP-TGPL
SamplePerson office_ha();         ///< STP-VP
SamplePerson office_minh();       ///< STP-VP
SamplePerson office_of_foreign_affairs();  ///< SNgV, another organ
SamplePerson director();          ///< STP, leadership
}  // namespace people

/// The server of the sample province in memory: the units, obligations, periods and published forms of the
/// Department of Justice (STP) and of Foreign Affairs (SNgV). It is 08:30 on 10/09/2026.
class SampleServer {
public:
    SampleServer();
    SampleServer(const SampleServer&) = delete;
    SampleServer& operator=(const SampleServer&) = delete;

    [[nodiscard]] Database& database() { return database_; }
    [[nodiscard]] ServerStore& store() { return *store_; }
    [[nodiscard]] HandClock& clock() { return clock_; }
    [[nodiscard]] Random& random() { return random_; }
    [[nodiscard]] const Bytes& receipt_key() const { return signer_.public_key; }
    [[nodiscard]] const ReceiptSigner& signer() const { return signer_; }

    /// A new device of that person, as after its enrolment.
    Device enrol(const SamplePerson& person);
    /// The next edit of the device, in a transaction of its own.
    AppliedEdit apply(const DeviceId& device, const Edit& edit);
    AppliedEdit apply(const DeviceId& device, const NumberedEdit& edit);
    [[nodiscard]] std::optional<Record> find(const RecordId& id);

    /// A backup is made; the last one counts.
    void keep_copy();
    /// The store is what the last copy holds, and stores and sessions of before are of no use any
    /// more. An administrator's restore begins a new epoch; `unnoticed`, the machine was put back
    /// and does not know.
    void put_back(bool unnoticed = false);

    static RecordId organ();
    /// Of the Department of Justice: "2026-Q2", "2026-Q3", "2026".
    static RecordId period(const std::string& label);

    /// Ed25519 with a key of its own.
    struct Signer final : ReceiptSigner {
        Signer();
        [[nodiscard]] Bytes sign(const Hash& digest) const override;
        Bytes public_key;
        Bytes secret_key;
    };

private:
    HandClock clock_;
    SeededRandom random_{20260910};
    Signer signer_;
    PlainIssuer issuer_{random_};
    Database database_;
    std::optional<Database> copy_;
    std::unique_ptr<ServerStore> store_;
};

/// hour:minute on that day in Viet Nam.
Instant moment(int year, unsigned month, unsigned day, int hour = 8, int minute = 30);
CivilDate date(int year, unsigned month, unsigned day);

}  // namespace thidua
