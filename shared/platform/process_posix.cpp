#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <thread>

#include "shared/base/check.h"
#include "shared/platform/file_descriptor.h"
#include "shared/platform/process.h"

namespace thidua {

namespace {

constexpr std::array termination_signals{SIGTERM, SIGINT};

constexpr char byte_of_a_request = 'r';
constexpr char byte_of_the_end = 'e';

/// Where a signal handler writes; -1 while there is no watch.
std::atomic<int> request_descriptor{-1};

void on_signal(int) {
    const int saved_errno = errno;
    const int descriptor = request_descriptor.load();
    if (descriptor >= 0) (void)!write(descriptor, &byte_of_a_request, 1);
    errno = saved_errno;
}

char read_byte(int descriptor) {
    char byte = byte_of_the_end;
    while (read(descriptor, &byte, 1) < 0 && errno == EINTR) {
    }
    return byte;
}

}  // namespace

struct TerminationWatch::State {
    std::function<void()> on_request;
    FileDescriptor reading;
    FileDescriptor writing;
    std::array<struct sigaction, termination_signals.size()> before{};
    std::thread thread = {};

    void install() {
        struct sigaction action{};
        action.sa_handler = on_signal;
        // The second request then does what the system does by default: it ends the process.
        action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
        sigemptyset(&action.sa_mask);
        for (std::size_t i = 0; i < before.size(); ++i)
            sigaction(termination_signals[i], &action, &before[i]);
    }
    void uninstall() {
        for (std::size_t i = 0; i < before.size(); ++i)
            sigaction(termination_signals[i], &before[i], nullptr);
    }
    void wait() {
        if (read_byte(reading.get()) == byte_of_a_request) on_request();
    }
};

TerminationWatch::TerminationWatch(std::function<void()> on_request) {
    std::array<int, 2> ends{-1, -1};
    CHECK(pipe2(ends.data(), O_CLOEXEC) == 0);
    state_ = std::unique_ptr<State>{
        new State{std::move(on_request), FileDescriptor{ends[0]}, FileDescriptor{ends[1]}}};
    CHECK(request_descriptor.exchange(ends[1]) == -1);
    state_->install();
    state_->thread = std::thread{[state = state_.get()] { state->wait(); }};
}

TerminationWatch::~TerminationWatch() {
    state_->uninstall();
    request_descriptor = -1;
    (void)!write(state_->writing.get(), &byte_of_the_end, 1);
    state_->thread.join();
}

bool is_terminal(StandardStream stream) {
    switch (stream) {
        case StandardStream::input:
            return isatty(STDIN_FILENO) == 1;
        case StandardStream::output:
            return isatty(STDOUT_FILENO) == 1;
        case StandardStream::error:
            break;
    }
    return isatty(STDERR_FILENO) == 1;
}

void use_utf8_console() {}

}  // namespace thidua
