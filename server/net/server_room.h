#pragma once

#include <atomic>

#include "server/auth/enrolment_desk.h"
#include "server/net/anteroom.h"
#include "server/net/connection_registry.h"
#include "server/net/metrics.h"
#include "server/net/rate_limit.h"
#include "server/net/read_ahead.h"
#include "server/store/session_factory.h"
#include "server/store/writer.h"
#include "shared/base/random.h"
#include "shared/base/time.h"
#include "shared/net/tls.h"

namespace thidua {

/// What every connection of the server shares.
struct ServerRoom {
    Writer& writer;
    SessionFactory& factory;
    EnrolmentDesk& desk;
    const Clock& clock;
    Random& random;  ///< from several threads
    CurrentTls tls;

    Metrics metrics = {};
    Anteroom anteroom{};
    ConnectionRegistry connected = {};
    RateLimit connection_rate{server_tuning::connections_per_address};
    RateLimit enrolment_rate{server_tuning::enrolments_per_address};
    RateLimit session_rate{server_tuning::sessions_per_device};
    RateLimit message_rate{server_tuning::messages_per_device};
    RateLimit relay_rate{server_tuning::bundles_per_device};
    ReadAhead read_ahead = {};
    std::atomic<std::size_t> relayed_bytes = 0;  ///< of bundles on their way, in memory
    std::atomic<bool> is_stopping = false;
};

}  // namespace thidua
