#include "server/admin/store_sessions.h"

#include "shared/sync/server_session.h"

namespace thidua {

std::unique_ptr<Session> StoreSessions::open(DeviceId device) {
    return std::make_unique<ServerSession>(store_, device, &files_);
}

}  // namespace thidua
