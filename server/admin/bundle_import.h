#pragma once

#include "server/auth/server_keys.h"
#include "shared/base/result.h"
#include "shared/store/database.h"

namespace thidua {

/// What a device's bundle came to.
struct BundleImported {
    DeviceId device;
    std::size_t messages = 0;
    Bytes answer;  ///< the file to carry back
};

/// Plays the bundle to a session of its device, in one transaction, and writes what the session says
/// into an answer that only that device can read. Works while another process serves the same
/// store. Taking one in again is harmless, and is answered again. Errors: one sentence; nothing was
/// taken.
Result<BundleImported> import_bundle(Database& database, const ServerKeys& keys, BytesView file,
                                     Instant now);

}  // namespace thidua
