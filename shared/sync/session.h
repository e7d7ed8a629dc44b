#pragma once

#include <optional>
#include <vector>

#include "shared/base/time.h"
#include "shared/wire/message.h"

namespace thidua {

/// How one session ended.
struct SessionEnd {
    enum class Kind {
        done,     ///< both sides have said all; nothing waits
        refused,  ///< the other side refused; see refusal
        broken,   ///< this side cannot go on (malformed or unexpected message)
        again,    ///< connect anew at once: the device has another identity now (rule 12), or
                  ///< pulls anew what was not the server's (rule 5), or holds other scopes than
                  ///< it said when it connected (rule 6)
        stopped,  ///< a person must agree to what the server would change (rule 14)
    };
    Kind kind = Kind::done;
    std::optional<Refusal> refusal = {};
};

/// What a session wants done after something happened. The driver sends, then sleeps, then hangs
/// up, in that order.
struct Step {
    std::vector<Message> send = {};
    std::optional<Instant> wake_at = {};  ///< Call on_timer then, after all of `send` has been
                                          ///< written out. Replaces any earlier wish.
    std::optional<SessionEnd> end = {};
    /// From now on, `send` included, what is said may go in dense batches (stream_compression.h).
    bool packs_densely = false;
    /// From now on time counts more than bytes, or not any more.
    std::optional<bool> packs_hastily = {};
};

/// One end of one connection, without the connection. It owns the rules of the protocol and
/// nothing else: no socket, no thread, no clock. The driver runs it over TLS, the simulator runs
/// it in memory, a bundle runs it from a file. Calls are never concurrent. After a Step with `end`
/// nothing is called any more.
class Session {
public:
    virtual ~Session() = default;
    virtual Step begin(Instant now) = 0;
    virtual Step on_message(const Message& message, Instant now) = 0;
    /// Something new stands in the local store: an edit on a client, the log grew on a server.
    virtual Step on_local_edit(Instant now) = 0;
    virtual Step on_timer(Instant now) = 0;
};

}  // namespace thidua
