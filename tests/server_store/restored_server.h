#pragma once

#include <vector>

#include "tests/support/sample_server.h"
#include "tests/support/temporary_folder.h"

namespace thidua {

/// A copy of a server as it is now, kept until somebody needs it.
class ServerBackup {
public:
    explicit ServerBackup(SampleServer& server);
    [[nodiscard]] std::string path() const { return folder_.file("backup.db"); }

private:
    TemporaryFolder folder_;
};

/// The sample server as a backup knew it, in a new epoch. Its keys are the old one's.
class RestoredServer {
public:
    RestoredServer(SampleServer& lost, const std::string& backup,
                   EpochReason reason = EpochReason::admin);

    [[nodiscard]] Database& database() { return database_; }
    [[nodiscard]] ServerStore& store() { return store_; }
    [[nodiscard]] const EpochRow& epoch() const { return epoch_; }
    AppliedEdit apply(const DeviceId& device, const Edit& edit);
    AppliedEdit feed(const DeviceId& device, const FedEdit& fed, const Epoch& epoch);
    void tell_copies(const DeviceId& device, const std::vector<RecordCopy>& copies);
    void report(const DeviceId& device);
    [[nodiscard]] std::optional<Record> find(const RecordId& id);
    [[nodiscard]] std::vector<Record> list(std::string_view type);
    /// In words; empty when the store is sound.
    std::vector<std::string> problems();

private:
    SampleServer& lost_;
    TemporaryFolder folder_;
    Database database_;
    EpochRow epoch_;
    ServerStore store_;
};

}  // namespace thidua
