#pragma once

#include <string>

#include "shared/net/client_connection.h"
#include "tests/server_process/server_folder.h"

namespace thidua {

/// The real program, serving in a process of its own on a fresh folder.
class RunningServer {
public:
    RunningServer();
    /// Kills it if it still runs.
    ~RunningServer();
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    void start();
    /// Sends the signal ("TERM", "KILL") and waits; returns the exit code, -1 after 8 seconds.
    int end(const std::string& signal);
    [[nodiscard]] ServerAddress address() const { return address_; }
    [[nodiscard]] std::string log() const { return read_whole_file(folder.file("err")); }

    Enrolled enroll_device();
    ConnectionReport run(const Enrolled& device, Session& session) const;

    ServerFolder folder;

private:
    ServerAddress address_;
};

/// Greets, takes the welcome, and stays or says goodbye.
class GreetingSession : public Session {
public:
    explicit GreetingSession(bool stays = false) : stays_{stays} {}
    Step begin(Instant) override { return {.send = {Hello{.first_waiting = EditNumber{1}}}}; }
    Step on_message(const Message& message, Instant now) override;
    Step on_local_edit(Instant) override { return {}; }
    Step on_timer(Instant) override { return {}; }

    bool is_welcome = false;
    std::size_t pages = 0;
    std::vector<ScopeId> grant;
    std::function<void()> on_done = [] {};

private:
    bool stays_;
};

}  // namespace thidua
