#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/store/writer.h"

namespace thidua {

enum class Written {
    durable,  ///< on disk
    failed,   ///< the work threw, or its commit failed: nothing of it is
    refused,  ///< the writer is full or closed, and the work was not done: come back later
};

/// Runs the work inside the writer and waits for its commit, on the executor of whoever awaits it;
/// that must live until the writer is drained. What the work refers to must live as long, also when
/// nobody waits any more.
boost::asio::awaitable<Written> write_and_wait(Writer& writer, Writer::Work work);

}  // namespace thidua
