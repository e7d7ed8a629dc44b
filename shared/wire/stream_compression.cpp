#include "shared/wire/stream_compression.h"

#include <algorithm>

#include "shared/base/check.h"
#include "shared/base/limits.h"
#include "shared/wire/codec.h"
#include "shared/wire/zstd_frame.h"

namespace thidua {
namespace {

constexpr std::size_t size_bits = 22;
constexpr std::size_t size_mask = (1U << size_bits) - 1;

enum class BatchKind : std::uint8_t { stored = 0, compressed = 1, answering = 2 };
/// In front of a batch that answers: how much of the other direction it knows.
constexpr std::size_t heard_size_bytes = 2;
static_assert(stream_heard_bytes_max < 1 << 16);

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

Error malformed(const char* why) { return failure(ErrorCode::invalid_input, why); }

}  // namespace

std::size_t first_frame_bytes(BytesView frames) {
    const auto body =
        read_frame_header(frames.substr(0, frame_header_bytes), limits::frame_bytes_max);
    CHECK(body.has_value());
    return std::min(frames.size(), frame_header_bytes + *body);
}

std::size_t packed_together(BytesView frames) {
    constexpr std::size_t enough_bytes = 512;
    std::size_t size = 0;
    while (size < enough_bytes && frames.size() - size >= frame_header_bytes)
        size += first_frame_bytes(frames.substr(size));
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
    const int level = is_thorough ? zstd_frame::thorough_level : zstd_frame::brisk_level;
    const Bytes known = zstd_frame::dictionary_with(heard, history_);
    const Bytes smaller = is_hasty_ ? zstd_frame::compress_hastily(known, plain)
                                    : zstd_frame::compress(known, plain, level);
    if (smaller.size() + heard_size_bytes >= plain.size()) {
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
        plain = zstd_frame::expand(
            zstd_frame::dictionary_with(said.substr(0, known), history_), batch, plain_max);
        if (plain.empty()) return malformed("batch cannot be expanded");
    }
    remember(history_, plain);
    remember_first(heard_, plain);
    return plain;
}

}  // namespace thidua
