#include "shared/wire/zstd_frame.h"

#include <zstd.h>

#include <algorithm>
#include <memory>
#include <new>

#include "shared/base/check.h"
#include "thidua_wire_embedded.h"

namespace thidua::zstd_frame {
namespace {

constexpr BytesView magic{"\x28\xb5\x2f\xfd", 4};

template <auto release>
struct Release {
    template <class T>
    void operator()(T* context) const {
        release(context);
    }
};
using Compression = std::unique_ptr<ZSTD_CCtx, Release<ZSTD_freeCCtx>>;
using Expansion = std::unique_ptr<ZSTD_DCtx, Release<ZSTD_freeDCtx>>;

/// Contexts are large and hold nothing between two frames: each thread has its own.
ZSTD_CCtx* compression() {
    thread_local const Compression context{ZSTD_createCCtx()};
    if (!context) throw std::bad_alloc{};
    return context.get();
}

ZSTD_DCtx* expansion() {
    thread_local const Expansion context{ZSTD_createDCtx()};
    if (!context) throw std::bad_alloc{};
    return context.get();
}

}  // namespace

Bytes dictionary_with(BytesView first, BytesView then) {
    Bytes known;
    known.reserve(embedded::dictionary_1_zdict.size() + first.size() + then.size());
    return known.append(embedded::dictionary_1_zdict).append(first).append(then);
}

Bytes compress(BytesView known, BytesView plain, int level) {
    Bytes out(ZSTD_compressBound(plain.size()), '\0');
    const std::size_t size = ZSTD_compress_usingDict(compression(), out.data(), out.size(),
                                                     plain.data(), plain.size(), known.data(),
                                                     known.size(), level);
    CHECK(ZSTD_isError(size) == 0 && BytesView{out}.starts_with(magic));
    return out.substr(magic.size(), size - magic.size());
}

Bytes compress_hastily(BytesView known, BytesView plain) {
    constexpr std::size_t looked_at_bytes_max = 8 << 10;
    ZSTD_CCtx* context = compression();
    known.remove_prefix(known.size() - std::min(known.size(), looked_at_bytes_max));
    Bytes out(ZSTD_compressBound(plain.size()), '\0');
    ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters);
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 1);
    ZSTD_CCtx_refPrefix(context, known.data(), known.size());
    const std::size_t size =
        ZSTD_compress2(context, out.data(), out.size(), plain.data(), plain.size());
    CHECK(ZSTD_isError(size) == 0 && BytesView{out}.starts_with(magic));
    return out.substr(magic.size(), size - magic.size());
}

Bytes expand(BytesView known, BytesView frame, std::size_t plain_max) {
    const Bytes whole = Bytes{magic}.append(frame);
    Bytes plain(plain_max, '\0');
    const std::size_t size =
        ZSTD_decompress_usingDict(expansion(), plain.data(), plain.size(), whole.data(),
                                  whole.size(), known.data(), known.size());
    plain.resize(ZSTD_isError(size) != 0 ? 0 : size);
    plain.shrink_to_fit();
    return plain;
}

}  // namespace thidua::zstd_frame
