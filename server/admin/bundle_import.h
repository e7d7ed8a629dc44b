#pragma once

#include "server/auth/server_keys.h"
#include "server/store/session_factory.h"
#include "shared/store/database.h"
#include "shared/sync/file_store.h"

namespace thidua {

/// Plays the bundle to a session of its device, and writes what the session says into an answer
/// that only that device can read; the answer may leave after the commit. Inside the caller's
/// transaction, whoever brought the file. Taking one in again is harmless, and is answered again.
/// `refused`: its device is not known here, or was cut off; any other error: the file is not whole
/// or not for this server. Nothing was taken then.
Result<BundleTaken> import_bundle(Database& database, const ServerKeys& keys, ServerFiles& files,
                                  BytesView file, Instant now);

}  // namespace thidua
