#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "server/admin/store_sessions.h"
#include "shared/model/role.h"
#include "shared/store/transaction.h"

namespace thidua {

/// The whole server of a data folder, with its own keys, but without a network.
class GoldenServer {
public:
    /// A new one of province.json.
    static void make(const std::filesystem::path& data, const Clock& clock, Random& random);
    /// The one that lies there; clock and chance must outlive it.
    GoldenServer(std::filesystem::path data, const Clock& clock, Random& random);

    [[nodiscard]] Database& database() { return database_; }
    [[nodiscard]] const std::filesystem::path& data() const { return data_; }
    [[nodiscard]] Instant now() const { return clock_.now(); }
    [[nodiscard]] Sequence head() { return sessions_.head(); }
    [[nodiscard]] Epoch epoch() { return sessions_.epoch(); }
    [[nodiscard]] std::optional<Record> find(const RecordId& id);
    [[nodiscard]] const ServerKeys& keys() const { return keys_; }
    [[nodiscard]] CertificateAuthority authority() const { return keys_.authority; }

    /// Lets that person's machine in, as with a code.
    EnrolReply enrol(const std::string& unit_code, Role role, const std::string& person,
                     const std::string& machine, const Bytes& certificate_request);
    [[nodiscard]] std::unique_ptr<Session> open_session(const DeviceId& device) {
        return sessions_.open(device);
    }
    /// What the session does with one event, as one transaction.
    template <class Call>
    Step in_transaction(const Call& call) {
        Transaction transaction{database_};
        Step step = call();
        transaction.commit();
        return step;
    }
    Result<BundleTaken> take_bundle(BytesView file);

private:
    std::filesystem::path data_;
    const Clock& clock_;
    Random& random_;
    ServerKeys keys_;
    Database database_;
    StoreSessions sessions_;
};

}  // namespace thidua
