#include <winsock2.h>
#include <ws2tcpip.h>

#include "shared/platform/tcp_patience.h"

#ifndef TCP_MAXRT
#define TCP_MAXRT 5  // in the Windows SDK's ws2ipdef.h; MinGW's headers lack it
#endif

namespace thidua {

void limit_unacknowledged(std::intptr_t socket, std::chrono::milliseconds at_most) {
    const DWORD seconds = static_cast<DWORD>(at_most.count() / 1000);
    setsockopt(static_cast<SOCKET>(socket), IPPROTO_TCP, TCP_MAXRT,
               reinterpret_cast<const char*>(&seconds), sizeof seconds);
}

}  // namespace thidua
