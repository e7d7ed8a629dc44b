#pragma once

#include <memory>
#include <optional>

#include "server/net/server_room.h"
#include "shared/net/server_address.h"

namespace thidua {

/// Accepts connections and serves them on threads of its own, from start() to stop(). Tells open
/// sessions when the log grew and cuts off devices revoked by another process. `room` must outlive
/// it.
class Listener {
public:
    explicit Listener(ServerRoom& room);
    /// Stops.
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    /// Returns the address it accepts at, with the port that was picked for port 0. With `admin`
    /// also answers /healthz, /readyz and /metrics there. `invalid_input` when an address is not
    /// this machine's, or in use.
    Result<ServerAddress> start(const ServerAddress& listen,
                                const std::optional<ServerAddress>& admin);
    /// Where the admin responder listens; empty without one.
    [[nodiscard]] std::optional<ServerAddress> admin_address() const;

    /// Stops accepting, lets the steps under way commit, gives every session its last word, and
    /// drains the writer; ends within about drain_time. May be called again. Not from one of its
    /// own threads.
    void stop();

private:
    struct Works;
    std::unique_ptr<Works> works_;
};

}  // namespace thidua
