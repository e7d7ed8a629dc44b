#pragma once

#include <chrono>
#include <functional>
#include <variant>

#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/sync/session.h"

namespace thidua {

struct SessionBegun {};
struct LocallyEdited {};
struct TimerRang {};

/// The four things that can happen to a session, as values that can wait in a queue.
using SessionEvent = std::variant<SessionBegun, Message, LocallyEdited, TimerRang>;

/// Calls what the event stands for.
Step deliver(Session& session, const SessionEvent& event, Instant now);

/// A step, and the moment that its wake_at was reckoned from.
struct TimedStep {
    Step step;
    Instant now;
};

/// Where a session's calls run: on a device at once, on the server inside the store's writer.
class SessionRunner {
public:
    using Done = std::function<void(Result<TimedStep>)>;
    virtual ~SessionRunner() = default;
    /// Calls `done` exactly once, from any thread, when the step may be sent. A failure ends the
    /// connection; nothing of the step may be sent then. The driver asks for one at a time.
    virtual void run(SessionEvent event, Done done) = 0;
    /// Asked before each message: zero lets it go on; else it is asked again after so long.
    virtual std::chrono::milliseconds pause_before_message() {
        return std::chrono::milliseconds::zero();
    }
};

}  // namespace thidua
