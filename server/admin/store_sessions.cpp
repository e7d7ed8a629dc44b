#include "server/admin/store_sessions.h"

#include "server/admin/bundle_import.h"
#include "shared/sync/server_session.h"

namespace thidua {

std::unique_ptr<Session> StoreSessions::open(DeviceId device) {
    return std::make_unique<ServerSession>(store_, device, &files_);
}

Result<BundleTaken> StoreSessions::take_bundle(BytesView file, Instant now) {
    return import_bundle(database_, keys_, files_, file, now);
}

}  // namespace thidua
