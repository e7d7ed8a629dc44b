#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "shared/platform/tcp_patience.h"

namespace thidua {

void limit_unacknowledged(std::intptr_t socket, std::chrono::milliseconds at_most) {
#ifdef TCP_USER_TIMEOUT
    const auto limit = static_cast<unsigned int>(at_most.count());
    setsockopt(static_cast<int>(socket), IPPROTO_TCP, TCP_USER_TIMEOUT, &limit, sizeof limit);
#else
    static_cast<void>(socket);
    static_cast<void>(at_most);
#endif
}

}  // namespace thidua
