#pragma once

#include <optional>

#include "shared/base/bytes.h"

namespace thidua {

/// What makes `after` of `before`: pieces of `before` and what is new between them, plain, so that
/// the stream's compression finds words it knows. The same for the same two texts.
Bytes make_patch(BytesView before, BytesView after);

/// Empty when the bytes are no patch of `before`, or would make more than bytes_max. Anybody may
/// have written the patch.
std::optional<Bytes> apply_patch(BytesView before, BytesView patch, std::size_t bytes_max);

}  // namespace thidua
