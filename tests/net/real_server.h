#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "client/app/sync_service.h"
#include "client/app/workspace.h"
#include "server/admin/store_sessions.h"
#include "server/auth/enrolment_desk.h"
#include "server/net/listener.h"
#include "shared/model/role.h"
#include "tests/support/temporary_folder.h"

namespace thidua {

/// A clock that tests move while servers and devices read it.
class SharedClock final : public Clock {
public:
    explicit SharedClock(Instant now) : now_{now.value()} {}
    [[nodiscard]] Instant now() const override { return Instant{now_}; }
    void set(Instant now) { now_ = now.value(); }

private:
    std::atomic<std::int64_t> now_;
};

/// The whole server of the sample province on the loopback, in this process: its store, its
/// sessions, its listener. It lives at the time of its clock, but TLS checks dates by the real one.
class RealServer {
public:
    explicit RealServer(Instant now = SystemClock{}.now());
    ~RealServer();
    RealServer(const RealServer&) = delete;
    RealServer& operator=(const RealServer&) = delete;

    /// A fresh enrolment code that names the addresses; its own when there are none.
    std::string code(const std::string& unit, Role role, const std::string& person,
                     std::vector<ServerAddress> addresses = {});
    /// The log's head in the store.
    Sequence head();
    /// As `thidua-server devices revoke` of another process does.
    void revoke(const DeviceId& device);
    [[nodiscard]] std::filesystem::path data() const { return folder_.path() / "server"; }

private:
    TemporaryFolder folder_;

public:
    SharedClock clock;
    SystemRandom random;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;

public:
    ServerRoom& room;
    ServerAddress address;
};

/// One person's device with a real store, enrolled over the line.
class RealDevice {
public:
    RealDevice(RealServer& server, const std::string& unit, Role role, const std::string& person,
               std::vector<ServerAddress> addresses = {});

    [[nodiscard]] Workspace& workspace() { return *workspace_; }
    [[nodiscard]] LocalStore& store() { return workspace_->store(); }
    [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }
    [[nodiscard]] Environment environment() { return {clock, random_, boot_clock_}; }
    [[nodiscard]] DeviceId id() const { return workspace_->profile()->device; }
    /// A run of `thidua sync`.
    Result<SyncReport> sync() { return sync_once(folder_.path(), environment()); }
    /// As the Office: what every unit needs to write reports. Sends it.
    void publish_forms();
    /// The report of the first period that has one to write; written to the store only.
    RecordId start_report();

    SharedClock clock;

private:
    TemporaryFolder folder_;
    SystemRandom random_;
    SystemBootClock boot_clock_;
    std::unique_ptr<Workspace> workspace_;
};

}  // namespace thidua
