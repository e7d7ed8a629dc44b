#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "server/store/writer.h"

namespace thidua {

/// What the server counts about its connections. Written from every thread.
struct Metrics {
    using Count = std::atomic<std::uint64_t>;
    std::atomic<std::int64_t> connections_open = 0;
    std::atomic<std::int64_t> devices_open = 0;  ///< of them, those of devices
    Count connections_accepted = 0;
    Count connections_turned_away = 0;  ///< too many at once, or beyond an address's rate
    Count handshakes_failed = 0;
    Count frames_malformed = 0;
    Count sessions_begun = 0;
    Count sessions_finished = 0;  ///< both sides said all
    Count sessions_refused = 0;
    Count sessions_lost = 0;      ///< the line was cut or a time ran out
    Count told_to_come_back = 0;  ///< refused as too_many
    Count devices_enrolled = 0;
    Count enrolments_refused = 0;
    Count bytes_received = 0;
    Count bytes_sent = 0;
    Count log_head = 0;
};

/// In the text format of Prometheus.
std::string to_prometheus(const Metrics& metrics, const WriterCounts& writer,
                          std::size_t works_waiting);

}  // namespace thidua
