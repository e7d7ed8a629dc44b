#pragma once

#include <memory>

#include "shared/base/id.h"
#include "shared/sync/session.h"

namespace thidua {

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
};

}  // namespace thidua
