#include <io.h>

#include <atomic>
#include <cstdio>
#include <mutex>

#include "shared/base/check.h"
#include "shared/platform/process.h"
#include "shared/platform/windows_handle.h"

namespace thidua {

struct TerminationWatch::State {
    std::function<void()> on_request;
    bool has_asked = false;
};

namespace {

std::mutex mutex;
std::function<bool()> ask_current;  // Empty while there is no watch.

/// Windows calls it on a thread of its own; false ends the process.
BOOL WINAPI on_console_event(DWORD) {
    const std::scoped_lock lock{mutex};
    return ask_current && ask_current() ? TRUE : FALSE;
}

}  // namespace

TerminationWatch::TerminationWatch(std::function<void()> on_request)
    : state_{new State{std::move(on_request)}} {
    {
        const std::scoped_lock lock{mutex};
        CHECK(!ask_current);
        ask_current = [state = state_.get()] {
            if (state->has_asked) return false;
            state->has_asked = true;
            state->on_request();
            return true;
        };
    }
    SetConsoleCtrlHandler(on_console_event, TRUE);
}

TerminationWatch::~TerminationWatch() {
    SetConsoleCtrlHandler(on_console_event, FALSE);
    const std::scoped_lock lock{mutex};
    ask_current = nullptr;
}

bool is_terminal(StandardStream stream) {
    switch (stream) {
        case StandardStream::input:
            return _isatty(_fileno(stdin)) != 0;
        case StandardStream::output:
            return _isatty(_fileno(stdout)) != 0;
        case StandardStream::error:
            break;
    }
    return _isatty(_fileno(stderr)) != 0;
}

void use_utf8_console() {
    SetConsoleOutputCP(CP_UTF8);
    SetConsoleCP(CP_UTF8);
}

}  // namespace thidua
