#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/net/enrolment_code.h"
#include "shared/net/proxy.h"
#include "shared/net/server_address.h"
#include "shared/net/tls.h"
#include "shared/net/traffic.h"
#include "shared/sync/session.h"

namespace thidua {

/// What became of one attempt to talk to the server.
struct ConnectionReport {
    /// Set when the session said its last word; then `failure` is empty.
    std::optional<SessionEnd> end = {};
    /// `unreachable`: no address answered, or the line was cut; everything is kept, try later.
    /// `refused`: something answered that is not the server of this device, or speaks nonsense.
    /// Empty together with `end`: stopped from this side.
    std::optional<Error> failure = {};
    /// Which address answered; empty when none did.
    std::optional<ServerAddress> address = {};
    Traffic traffic = {};
    bool is_resumed = false;  ///< the TLS session of an earlier connection was taken up again
    /// To take this one up again, also from another run of the program, with the same certificate;
    /// as secret as the device's key. Empty when the server gave none.
    Bytes ticket = {};
};

/// What a device knows about its way beside where it leads.
struct Line {
    std::optional<Proxy> proxy = {};
    /// Of the last ConnectionReport; one that belongs to another certificate is not used, because
    /// the server would take the device for the one it was.
    Bytes ticket = {};
};

/// A device's way to its server. Blocking, for one worker thread; notify_local_edit() and stop()
/// may be called from any other. Keeps the TLS session, so that the next connection is quicker.
class ClientConnection {
public:
    /// `damaged` when the identity is not usable.
    static Result<std::unique_ptr<ClientConnection>> make(std::vector<ServerAddress> addresses,
                                                          const DeviceIdentity& identity,
                                                          Line line = {});
    ~ClientConnection();
    ClientConnection(const ClientConnection&) = delete;
    ClientConnection& operator=(const ClientConnection&) = delete;

    /// Tries the addresses in turn, runs the session over the first that answers, and returns when
    /// it is over. What the session throws (its disk is full, say) comes out of here, after the
    /// connection was closed.
    ConnectionReport run(Session& session, const Clock& clock);

    /// The session gets on_local_edit soon. Without a running session it does nothing.
    void notify_local_edit();
    /// Ends the running session after the step under way. For good: later runs return at once.
    void stop();

private:
    struct Room;
    explicit ClientConnection(std::unique_ptr<Room> room);
    std::unique_ptr<Room> room_;
};

/// One session over a connection of its own: for a command that syncs once.
ConnectionReport run_session(const std::vector<ServerAddress>& addresses,
                             const DeviceIdentity& identity, Session& session, const Clock& clock,
                             Line line = {});

/// What a device has after enrolling, all of which it keeps.
struct Enrolled {
    EnrolReply reply;
    DeviceIdentity identity;
};

/// Presents the code to the server it names and nobody else. `key` is the device's own private key
/// (PEM), which never leaves it: asking again with the same code and key gives the same answer, so
/// a reply that was lost on the line costs nothing. `refused` says why the server will not;
/// `unreachable`, try later with the same code and key.
Result<Enrolled> enroll(const EnrolmentCode& code, const std::string& device_name,
                        const Bytes& key, const std::optional<Proxy>& proxy = {});

/// A fresh certificate for the same device and key, while the one in `identity` is still valid:
/// for a device that sees the end of it coming. `refused` when the device was cut off.
Result<Enrolled> renew(const std::vector<ServerAddress>& addresses, const DeviceIdentity& identity,
                       const std::optional<Proxy>& proxy = {});

}  // namespace thidua
