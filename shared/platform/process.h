#pragma once

#include <functional>
#include <memory>

namespace thidua {

/// Lets a program end in its own time when the system or the person asks it to: SIGTERM or SIGINT,
/// Ctrl-C or a closed console on Windows. While one exists, the first request calls `on_request`
/// once, on a thread of the watch; a second one of the same kind ends the process as if there were
/// no watch. At most one exists at a time; on_request is not running once the destructor returns.
class TerminationWatch {
public:
    explicit TerminationWatch(std::function<void()> on_request);
    ~TerminationWatch();
    TerminationWatch(const TerminationWatch&) = delete;
    TerminationWatch& operator=(const TerminationWatch&) = delete;

private:
    struct State;
    std::unique_ptr<State> state_;
};

enum class StandardStream { input, output, error };

/// False when it is a file or a pipe: then no colours and no progress are written there.
bool is_terminal(StandardStream stream);

/// Has a Windows console read and show UTF-8; elsewhere it does already. Call it early in main.
void use_utf8_console();

}  // namespace thidua
