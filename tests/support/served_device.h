#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "client/app/workspace.h"
#include "shared/sync/client_session.h"
#include "tests/support/sample_server.h"
#include "tests/support/temporary_folder.h"

namespace thidua {

/// How much of a session gets through before the line is cut.
struct Cut {
    std::size_t to_server_max = static_cast<std::size_t>(-1);  ///< messages
    std::size_t to_device_max = static_cast<std::size_t>(-1);
};

/// What went over the line.
struct LineRecord {
    std::vector<Message> to_server = {};
    std::vector<Message> to_device = {};
    std::optional<SessionEnd> device_end = {};
    std::optional<SessionEnd> server_end = {};
    SessionProgress progress = {};

    [[nodiscard]] bool is_done() const {
        return device_end && device_end->kind == SessionEnd::Kind::done;
    }
    /// All records of all pages.
    [[nodiscard]] std::vector<PackedRecord> records() const;
};

/// A device of the sample server: a store in a folder of its own and everything a person does with
/// it. Its clock stands apart from the server's. Meets the server only in sync().
class ServedDevice {
public:
    ServedDevice(SampleServer& server, const SamplePerson& person);

    [[nodiscard]] Workspace& workspace() { return *workspace_; }
    [[nodiscard]] LocalStore& store() { return workspace_->store(); }
    [[nodiscard]] HandClock& clock() { return clock_; }
    [[nodiscard]] HandBootClock& boot_clock() { return boot_clock_; }
    [[nodiscard]] const Device& device() const { return device_; }
    [[nodiscard]] Environment environment() { return {clock_, random_, boot_clock_}; }

    /// One whole session over frames, in memory; each message one transaction on either side.
    LineRecord sync(const Cut& cut = {});
    /// The program ends and starts again.
    void restart();

private:
    void take_identity();

    SampleServer& server_;
    Device device_;
    HandClock clock_;
    SeededRandom random_;
    HandBootClock boot_clock_;
    TemporaryFolder folder_;
    std::unique_ptr<Workspace> workspace_;
};

}  // namespace thidua
