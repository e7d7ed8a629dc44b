#pragma once

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

namespace thidua {

/// A device's signature under something that no connection carries: ECDSA with its TLS key over the
/// digest, DER. `invalid_input` when the key cannot be read.
Result<Bytes> sign_document(BytesView key_pem, const Hash& digest);

/// Which device signed: its certificate was issued by that authority and was valid at `now` by the
/// caller's clock, and its key made the signature. `refused` otherwise.
Result<DeviceId> check_document(BytesView authority, BytesView certificate, const Hash& digest,
                                BytesView signature, Instant now);

}  // namespace thidua
