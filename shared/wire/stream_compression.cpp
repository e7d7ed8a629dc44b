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

/// Levels of zstd: 64 KiB of prose take about 1 ms, and 15 ms for 4 bytes less of a hundred.
constexpr int brisk_level = 9;
constexpr int thorough_level = 15;
/// Every zstd frame begins with the same four bytes, which are not sent.
constexpr BytesView magic{"\x28\xb5\x2f\xfd", 4};
constexpr std::size_t size_bits = 22;
constexpr std::size_t size_mask = (1U << size_bits) - 1;

enum class BatchKind : std::uint8_t { stored = 0, compressed = 1, answering = 2 };
/// In front of a batch that answers: how much of the other direction it knows.
constexpr std::size_t heard_size_bytes = 2;
static_assert(stream_heard_bytes_max < 1 << 16);

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

Bytes dictionary_with(BytesView other, const Bytes& history) {
    Bytes known;
    known.reserve(embedded::dictionary_1_zdict.size() + other.size() + history.size());
    return known.append(embedded::dictionary_1_zdict).append(other).append(history);
}

void remember_first(Bytes& first, BytesView plain) {
    first.append(plain.substr(0, stream_heard_bytes_max - first.size()));
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
Bytes compressed(const Bytes& known, BytesView plain, int level) {
    Bytes out(ZSTD_compressBound(plain.size()), '\0');
    const std::size_t size = ZSTD_compress_usingDict(compression(), out.data(), out.size(),
                                                     plain.data(), plain.size(), known.data(),
                                                     known.size(), level);
    CHECK(ZSTD_isError(size) == 0 && BytesView{out}.starts_with(magic));
    if (size - magic.size() + heard_size_bytes >= plain.size()) return {};
    return out.substr(magic.size(), size - magic.size());
}

void append_number(Bytes& out, std::size_t number, std::size_t bytes) {
    for (std::size_t at = 0; at < bytes; ++at) out.push_back(static_cast<char>(number >> (8 * at)));
}

std::size_t read_number(BytesView bytes) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        number |= std::size_t{static_cast<unsigned char>(bytes[at])} << (8 * at);
    return number;
}

void append_header(Bytes& out, BatchKind kind, std::size_t size) {
    append_number(out, size | static_cast<std::size_t>(kind) << size_bits, batch_header_bytes);
}

/// Empty when it is no frame, or one that becomes larger.
Bytes expanded(const Bytes& known, BytesView batch, std::size_t plain_max) {
    const Bytes frame = Bytes{magic}.append(batch);
    Bytes plain(plain_max, '\0');
    const std::size_t size =
        ZSTD_decompress_usingDict(expansion(), plain.data(), plain.size(), frame.data(),
                                  frame.size(), known.data(), known.size());
    plain.resize(ZSTD_isError(size) != 0 ? 0 : size);
    plain.shrink_to_fit();
    return plain;
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

Bytes StreamCompressor::pack(BytesView plain, BytesView heard) {
    Bytes packed;
    if (!is_begun_) packed.push_back(static_cast<char>(stream_dictionary_id));
    is_begun_ = true;
    for (std::size_t at = 0; at < plain.size(); at += batch_plain_bytes_max)
        append_batch(packed, plain.substr(at, batch_plain_bytes_max), heard);
    return packed;
}

void StreamCompressor::append_batch(Bytes& packed, BytesView plain, BytesView heard) {
    const bool is_thorough =
        effort_ == StreamEffort::thorough && bytes_packed_ < stream_thorough_bytes;
    const Bytes smaller = compressed(dictionary_with(heard, history_), plain,
                                     is_thorough ? thorough_level : brisk_level);
    if (smaller.empty()) {
        append_header(packed, BatchKind::stored, plain.size());
        packed.append(plain);
    } else if (heard.empty()) {
        append_header(packed, BatchKind::compressed, smaller.size());
        packed.append(smaller);
    } else {
        append_header(packed, BatchKind::answering, heard_size_bytes + smaller.size());
        append_number(packed, heard.size(), heard_size_bytes);
        packed.append(smaller);
    }
    bytes_packed_ += plain.size();
    remember(history_, plain);
    remember_first(said_, plain);
}

Result<StreamExpander::BatchHeader> StreamExpander::read_header(BytesView bytes) {
    CHECK(bytes.size() == preamble_bytes() + batch_header_bytes);
    if (!is_begun_) {
        if (static_cast<std::uint8_t>(bytes[0]) != stream_dictionary_id)
            return malformed("unknown dictionary");
        bytes.remove_prefix(1);
        is_begun_ = true;
    }
    const std::size_t header = read_number(bytes);
    const std::size_t size = header & size_mask;
    const std::size_t kind = header >> size_bits;
    if (kind > static_cast<std::size_t>(BatchKind::answering)) return malformed("kind of batch");
    if (size == 0 || size > batch_plain_bytes_max) return malformed("size of batch");
    return BatchHeader{.size = size,
                       .is_stored = kind == static_cast<std::size_t>(BatchKind::stored),
                       .knows_other = kind == static_cast<std::size_t>(BatchKind::answering)};
}

Result<Bytes> StreamExpander::expand(const BatchHeader& header, BytesView batch, BytesView said,
                                     std::size_t plain_max) {
    CHECK(batch.size() == header.size);
    plain_max = std::min(plain_max, batch_plain_bytes_max);
    if (batch.size() > plain_max) return malformed("size of batch");
    Bytes plain{batch};
    if (!header.is_stored) {
        const std::size_t known = header.knows_other
                                      ? read_number(batch.substr(0, heard_size_bytes))
                                      : 0;
        if (known > said.size()) return malformed("batch knows what was not said");
        if (header.knows_other) batch.remove_prefix(std::min(heard_size_bytes, batch.size()));
        plain = expanded(dictionary_with(said.substr(0, known), history_), batch, plain_max);
        if (plain.empty()) return malformed("batch cannot be expanded");
    }
    remember(history_, plain);
    remember_first(heard_, plain);
    return plain;
}

}  // namespace thidua
