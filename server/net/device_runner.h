#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "server/net/rate_limit.h"
#include "server/net/read_ahead.h"
#include "server/store/device_store.h"
#include "server/store/session_factory.h"
#include "server/store/writer.h"
#include "shared/base/random.h"
#include "shared/net/session_events.h"

namespace thidua {

/// A refusal that tells a device when to come back, at random within the limits of tuning.h.
Refusal come_back_later(Random& random);

/// Runs the session of one device inside the writer: many devices' messages share a commit, and a
/// step is released only after it (rule 1). The session is opened by the first event. When the
/// writer is full, the device is told when to come back; one that sends faster than it may, on all
/// its connections together, is taken more slowly. All references must outlive the runner.
class DeviceRunner final : public SessionRunner, public std::enable_shared_from_this<DeviceRunner> {
public:
    /// What is done before the session is opened, in the same work.
    using Preparation = std::function<void(Database&)>;

    DeviceRunner(Writer& writer, SessionFactory& factory, const Clock& clock, Random& random,
                 RateLimit& message_rate, ReadAhead& read_ahead, DeviceId device,
                 Preparation prepare = {})
        : prepare_{std::move(prepare)},
          writer_{writer},
          factory_{factory},
          clock_{clock},
          random_{random},
          message_rate_{message_rate},
          read_ahead_{read_ahead},
          device_{device} {}

    void run(SessionEvent event, Done done) override;
    std::chrono::milliseconds pause_before_message() override;

private:
    TimedStep take_step(Database& database, const SessionEvent& event);
    void note_progress(Database& database, const SessionEvent& event, const Step& step,
                       Instant now);

    const Preparation prepare_;
    Writer& writer_;
    SessionFactory& factory_;
    const Clock& clock_;
    Random& random_;
    RateLimit& message_rate_;
    ReadAhead& read_ahead_;
    const DeviceId device_;
    // Below: only inside works, of which there is one at a time.
    std::unique_ptr<Session> session_;
    std::optional<Sequence> sent_through_;
};

}  // namespace thidua
