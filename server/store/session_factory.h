#pragma once

#include <memory>

#include "shared/base/bytes.h"
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/sync/session.h"

namespace thidua {

/// What a device's bundle came to.
struct BundleTaken {
    DeviceId device;           ///< that wrote it
    std::size_t messages = 0;
    Bytes answer;              ///< the file to carry back
};

/// What the connections need of the store. Every method, and every method of a session it made, is
/// called inside a Writer's work or right after its commit, on the writer's thread. A session is
/// destroyed on any thread, while none of its methods runs.
class SessionFactory {
public:
    virtual ~SessionFactory() = default;
    /// The server's end of one connection of an enrolled device that is not revoked.
    virtual std::unique_ptr<Session> open(DeviceId device) = 0;
    /// The log's head: when it has grown, open sessions are told.
    virtual Sequence head() = 0;
    virtual Epoch epoch() = 0;
    /// A bundle that somebody brought. `refused`: its device is not known here, or was cut off; any
    /// other error: it is no whole file for this server. Nothing was taken then.
    virtual Result<BundleTaken> take_bundle(BytesView file, Instant now) = 0;
};

}  // namespace thidua
