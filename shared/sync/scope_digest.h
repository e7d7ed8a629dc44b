#pragma once

#include <cstdint>

#include "shared/base/bytes.h"
#include "shared/base/id.h"

namespace thidua {

/// One record's part in the digest of its scope: the digest is the sum of them, modulo 2^64, so that
/// it needs no order. `fields` are encoded. Both ends hold the same bytes or the sums differ (rule
/// 5); against mistakes, not against somebody who makes them equal on purpose.
std::uint64_t record_digest(const RecordId& id, Sequence rev, BytesView fields);

}  // namespace thidua
