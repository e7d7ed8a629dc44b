#pragma once

#include "shared/base/bytes.h"

// One zstd frame without its first four bytes, which are always the same. Only stream_compression
// and squeezed_edit include this.

namespace thidua::zstd_frame {

/// Levels of zstd: 64 KiB of prose take about 1 ms, and 15 ms for 4 bytes less of a hundred.
inline constexpr int brisk_level = 9;
inline constexpr int thorough_level = 15;

/// The dictionary of protocol version 1, and behind it what both sides know besides.
Bytes dictionary_with(BytesView first, BytesView then);

Bytes compress(BytesView known, BytesView plain, int level);

/// Where the line carries more than the processor packs: many times as fast, a fifth larger. Of what
/// is known only the end is looked at, because taking in all of it costs more than packing.
Bytes compress_hastily(BytesView known, BytesView plain);

/// Empty when it is no frame, is empty, or becomes larger. Anybody may have written it.
Bytes expand(BytesView known, BytesView frame, std::size_t plain_max);

}  // namespace thidua::zstd_frame
