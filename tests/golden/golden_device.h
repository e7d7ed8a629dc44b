#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "client/app/reports.h"
#include "client/app/workspace.h"
#include "client/store/local_store.h"
#include "client/store/outbox.h"
#include "shared/sync/client_session.h"
#include "tests/golden/golden_server.h"

namespace thidua {

/// What went over a line.
struct GoldenLine {
    std::vector<Message> to_server = {};
    std::vector<Message> to_device = {};
    std::optional<SessionEnd> end = {};  ///< the device's; empty when the line was cut
    SessionProgress progress = {};

    [[nodiscard]] bool is_done() const { return end && end->kind == SessionEnd::Kind::done; }
    /// Whether the device has sent one of that kind, or the server.
    template <class T>
    [[nodiscard]] bool has() const {
        const auto is_one = [](const Message& message) {
            return std::holds_alternative<T>(message);
        };
        return std::any_of(to_server.begin(), to_server.end(), is_one) ||
               std::any_of(to_device.begin(), to_device.end(), is_one);
    }
};

/// Asked after each message that has arrived: the line dies there.
using GoldenCut = std::function<bool(const GoldenLine&)>;

/// A device's data folder with everything a person does with it, but without a network.
class GoldenDevice {
public:
    GoldenDevice(const std::filesystem::path& data, Environment environment);

    /// Takes the name that the server gives it, as `thidua enroll` does.
    void enrol(GoldenServer& server, const std::string& unit_code, Role role,
               const std::string& person, const std::string& machine);
    /// Sessions with the server until the device has nothing more to say; the last one.
    GoldenLine sync(GoldenServer& server, const GoldenCut& is_cut = {});

    [[nodiscard]] Workspace& workspace() { return *workspace_; }
    [[nodiscard]] LocalStore& store() { return workspace_->store(); }
    [[nodiscard]] Reports& reports() { return workspace_->reports(); }
    [[nodiscard]] Outbox outbox() { return Outbox{store()}; }
    [[nodiscard]] DeviceId id() { return store().device(); }
    /// As the person sees it.
    [[nodiscard]] std::optional<Record> find(const RecordId& id);
    /// Answers of the report that the person has typed over what stands there.
    void answer(const RecordId& report, const Fields& answers);

private:
    GoldenLine run_session(GoldenServer& server, const GoldenCut& is_cut);

    std::unique_ptr<Workspace> workspace_;
};

}  // namespace thidua
