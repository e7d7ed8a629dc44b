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

enum class BatchKind : std::uint8_t { stored = 0, compressed = 1, answering = 2, dense = 3 };
/// In front of a batch that answers: how much of the other direction it knows.
constexpr std::size_t heard_size_bytes = 2;
static_assert(stream_heard_bytes_max < 1 << 16);
/// In front of a dense batch: how long it becomes, less one.
constexpr std::size_t plain_size_bytes = 2;
static_assert(batch_plain_bytes_max <= 1 << 16);
constexpr std::size_t dense_batch_bytes_min = 512;

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

/// The model that reads the next dense batch: it has read those just before it or, where there are
/// none, the end of what was said.
DenseModel& model_behind(std::vector<DenseModel>& model, BytesView history) {
    if (model.empty()) {
        model.push_back(DenseModel::of_dictionary());
        model.back().read(
            history.substr(history.size() - std::min(history.size(), dense_history_bytes_max)));
    }
    return model.back();
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

bool StreamCompressor::append_dense(Bytes& packed, BytesView plain) {
    if (!may_be_dense_ || is_hasty_ || plain.size() < dense_batch_bytes_min ||
        dense_bytes_ + plain.size() > stream_dense_bytes_max)
        return false;
    const Bytes code = to_dense(model_behind(model_, history_), plain);
    if (plain_size_bytes + code.size() >= plain.size()) return false;
    append_header(packed, BatchKind::dense, plain_size_bytes + code.size());
    append_number(packed, plain.size() - 1, plain_size_bytes);
    packed.append(code);
    dense_bytes_ += plain.size();
    return true;
}

void StreamCompressor::append_batch(Bytes& packed, BytesView plain, BytesView heard) {
    if (!append_dense(packed, plain)) {
        model_.clear();
        append_frame(packed, plain, heard);
    }
    bytes_packed_ += plain.size();
    remember(history_, plain);
    remember_first(said_, plain);
}

void StreamCompressor::append_frame(Bytes& packed, BytesView plain, BytesView heard) const {
    const bool is_thorough =
        effort_ == StreamEffort::thorough && bytes_packed_ < stream_thorough_bytes;
    const int level = is_thorough ? zstd_frame::thorough_level : zstd_frame::brisk_level;
    const Bytes known = zstd_frame::dictionary_with(heard, history_);
    // Taking in what is known takes milliseconds, and a word that asks for the next part of a file
    // is like the one before.
    const bool is_small_talk =
        plain.size() <= small_talk_bytes_max && bytes_packed_ >= small_talk_after_bytes;
    const Bytes smaller = is_hasty_ || is_small_talk ? zstd_frame::compress_hastily(known, plain)
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
    if (size == 0 || size > batch_plain_bytes_max) return malformed("size of batch");
    return BatchHeader{.size = size,
                       .is_stored = kind == static_cast<std::size_t>(BatchKind::stored),
                       .knows_other = kind == static_cast<std::size_t>(BatchKind::answering),
                       .is_dense = kind == static_cast<std::size_t>(BatchKind::dense)};
}

Result<Bytes> StreamExpander::expand(const BatchHeader& header, BytesView batch, BytesView said,
                                     std::size_t plain_max) {
    CHECK(batch.size() == header.size);
    const bool is_stranger = plain_max < batch_plain_bytes_max;
    plain_max = std::min(plain_max, batch_plain_bytes_max);
    if (batch.size() > plain_max) return malformed("size of batch");
    if (header.is_dense && is_stranger) return malformed("dense batch of a stranger");
    auto plain = header.is_dense    ? expand_dense(batch, plain_max)
                 : header.is_stored ? Result<Bytes>{Bytes{batch}}
                                    : expand_frame(header, batch, said, plain_max);
    if (!plain) return plain;
    if (!header.is_dense) model_.clear();
    remember(history_, *plain);
    remember_first(heard_, *plain);
    return plain;
}

Result<Bytes> StreamExpander::expand_frame(const BatchHeader& header, BytesView batch,
                                           BytesView said, std::size_t plain_max) const {
    const std::size_t known =
        header.knows_other ? read_number(batch.substr(0, heard_size_bytes)) : 0;
    if (known > said.size()) return malformed("batch knows what was not said");
    if (header.knows_other) batch.remove_prefix(std::min(heard_size_bytes, batch.size()));
    Bytes plain = zstd_frame::expand(zstd_frame::dictionary_with(said.substr(0, known), history_),
                                     batch, plain_max);
    if (plain.empty()) return malformed("batch cannot be expanded");
    return plain;
}

Result<Bytes> StreamExpander::expand_dense(BytesView batch, std::size_t plain_max) {
    if (batch.size() < plain_size_bytes) return malformed("dense batch without its length");
    const std::size_t size = read_number(batch.substr(0, plain_size_bytes)) + 1;
    dense_bytes_ += size;
    if (size > plain_max || dense_bytes_ > stream_dense_bytes_max)
        return malformed("dense batch too long");
    return from_dense(model_behind(model_, history_), batch.substr(plain_size_bytes), size);
}

}  // namespace thidua
