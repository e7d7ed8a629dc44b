#include "shared/wire/stream_compression.h"

#include <zstd.h>

#include <algorithm>
#include <memory>
#include <new>

#include "shared/base/check.h"
#include "shared/base/limits.h"
#include "shared/wire/codec.h"
#include "thidua_wire_embedded.h"

namespace thidua {
namespace {

/// The point where more effort costs time and gains little (tests/bench/bench_thrift.cpp).
constexpr int effort = 9;
/// Every zstd frame begins with the same four bytes, which are not sent.
constexpr BytesView magic{"\x28\xb5\x2f\xfd", 4};
constexpr std::size_t size_bits = 22;
constexpr std::size_t size_mask = (1U << size_bits) - 1;

enum class BatchKind : std::uint8_t { stored = 0, compressed = 1 };

template <auto release>
struct Release {
    template <class T>
    void operator()(T* context) const {
        release(context);
    }
};
using Compression = std::unique_ptr<ZSTD_CCtx, Release<ZSTD_freeCCtx>>;
using Expansion = std::unique_ptr<ZSTD_DCtx, Release<ZSTD_freeDCtx>>;

/// Contexts are large and hold nothing between two batches: each thread has its own.
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

Bytes dictionary_with(const Bytes& history) {
    Bytes known;
    known.reserve(embedded::dictionary_1_zdict.size() + history.size());
    return known.append(embedded::dictionary_1_zdict).append(history);
}

void remember(Bytes& history, BytesView plain) {
    if (plain.size() >= stream_history_bytes_max) {
        history = plain.substr(plain.size() - stream_history_bytes_max);
        return;
    }
    const std::size_t room = stream_history_bytes_max - plain.size();
    if (history.size() > room) history.erase(0, history.size() - room);
    history.append(plain);
}

/// Empty when the batch would not become smaller.
Bytes compressed(const Bytes& history, BytesView plain) {
    const Bytes known = dictionary_with(history);
    Bytes out(ZSTD_compressBound(plain.size()), '\0');
    const std::size_t size = ZSTD_compress_usingDict(compression(), out.data(), out.size(),
                                                     plain.data(), plain.size(), known.data(),
                                                     known.size(), effort);
    CHECK(ZSTD_isError(size) == 0 && BytesView{out}.starts_with(magic));
    if (size - magic.size() >= plain.size()) return {};
    return out.substr(magic.size(), size - magic.size());
}

void append_header(Bytes& out, BatchKind kind, std::size_t size) {
    const std::size_t header = size | static_cast<std::size_t>(kind) << size_bits;
    for (std::size_t at = 0; at < batch_header_bytes; ++at)
        out.push_back(static_cast<char>(header >> (8 * at)));
}

Error malformed(const char* why) { return failure(ErrorCode::invalid_input, why); }

}  // namespace

std::size_t packed_together(BytesView frames) {
    constexpr std::size_t enough_bytes = 512;
    std::size_t size = 0;
    while (size < enough_bytes && frames.size() - size >= frame_header_bytes) {
        const auto body = read_frame_header(frames.substr(size, frame_header_bytes),
                                            limits::frame_bytes_max);
        CHECK(body.has_value());
        size = std::min(frames.size(), size + frame_header_bytes + *body);
    }
    return size;
}

Bytes StreamCompressor::pack(BytesView plain) {
    Bytes packed;
    if (!is_begun_) packed.push_back(static_cast<char>(stream_dictionary_id));
    is_begun_ = true;
    for (std::size_t at = 0; at < plain.size(); at += batch_plain_bytes_max)
        append_batch(packed, plain.substr(at, batch_plain_bytes_max));
    return packed;
}

void StreamCompressor::append_batch(Bytes& packed, BytesView plain) {
    const Bytes smaller = compressed(history_, plain);
    const BytesView body = smaller.empty() ? plain : BytesView{smaller};
    append_header(packed, smaller.empty() ? BatchKind::stored : BatchKind::compressed, body.size());
    packed.append(body);
    remember(history_, plain);
}

Result<StreamExpander::BatchHeader> StreamExpander::read_header(BytesView bytes) {
    CHECK(bytes.size() == preamble_bytes() + batch_header_bytes);
    if (!is_begun_) {
        if (static_cast<std::uint8_t>(bytes[0]) != stream_dictionary_id)
            return malformed("unknown dictionary");
        bytes.remove_prefix(1);
        is_begun_ = true;
    }
    std::size_t header = 0;
    for (std::size_t at = 0; at < batch_header_bytes; ++at)
        header |= std::size_t{static_cast<unsigned char>(bytes[at])} << (8 * at);
    const std::size_t size = header & size_mask;
    const std::size_t kind = header >> size_bits;
    if (kind > static_cast<std::size_t>(BatchKind::compressed)) return malformed("kind of batch");
    if (size == 0 || size > batch_plain_bytes_max) return malformed("size of batch");
    return BatchHeader{.size = size,
                       .is_stored = kind == static_cast<std::size_t>(BatchKind::stored)};
}

Result<Bytes> StreamExpander::expand(const BatchHeader& header, BytesView batch,
                                     std::size_t plain_max) {
    CHECK(batch.size() == header.size);
    if (batch.size() > plain_max) return malformed("size of batch");
    if (header.is_stored) {
        remember(history_, batch);
        return Bytes{batch};
    }
    const Bytes known = dictionary_with(history_);
    const Bytes frame = Bytes{magic}.append(batch);
    Bytes plain(std::min(plain_max, batch_plain_bytes_max), '\0');
    const std::size_t size =
        ZSTD_decompress_usingDict(expansion(), plain.data(), plain.size(), frame.data(),
                                  frame.size(), known.data(), known.size());
    if (ZSTD_isError(size) != 0 || size == 0) return malformed("batch cannot be expanded");
    plain.resize(size);
    plain.shrink_to_fit();
    remember(history_, plain);
    return plain;
}

}  // namespace thidua
