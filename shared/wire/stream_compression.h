#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/wire/dense_model.h"

namespace thidua {

// What stands between the frames and TLS, one of each kind for each direction of a connection.
//
// The first byte of a direction names the dictionary; then batches follow: three bytes (little
// endian; 22 bits length, 2 bits kind) and so many bytes: stored, or one zstd frame without its magic
// number, or the same behind two bytes that tell how much of the other direction it knows, or packed
// densely (dense_model.h) behind two bytes that tell how long it becomes, less one. A batch
// can be expanded when it is whole, and needs nothing but the dictionary, the last
// stream_history_bytes_max bytes before it, and the first stream_heard_bytes_max bytes of the other
// direction: an answer repeats ids and hashes that were just said. So a connection keeps no zstd
// context: the contexts belong to threads (some 1.5 MB each), and a connection holds only what it
// has lately said and heard: nothing when it is new, some 800 bytes after a session with nothing to
// do, 160 KiB at most. 10,000 devices that stay connected after such a session take 8 MB together.
//
// Nobody can put words of his own into another's stream (one connection, one device, one author
// for each direction), so the length of what is sent does not give away secrets beside it.

/// The dictionary of protocol version 1 (dictionary/README.md).
inline constexpr std::uint8_t stream_dictionary_id = 1;
inline constexpr std::size_t batch_header_bytes = 3;
/// Plain bytes of one batch: what a cut may throw away, and what an expanded batch takes at most.
inline constexpr std::size_t batch_plain_bytes_max = 64 << 10;
/// What both ends keep of the past of one direction.
inline constexpr std::size_t stream_history_bytes_max = 64 << 10;

/// What is known of the other direction: a hello with three hundred waiting edits.
inline constexpr std::size_t stream_heard_bytes_max = 16 << 10;

/// How much time a sender gives to small bytes. A device has few to send and a thin line: it is
/// thorough with the first of a connection. A server has many to talk to.
enum class StreamEffort { brisk, thorough };
inline constexpr std::size_t stream_thorough_bytes = 256 << 10;
/// So short a batch, once so much has been said, is packed hastily whatever the line.
inline constexpr std::size_t small_talk_bytes_max = 64;
inline constexpr std::size_t small_talk_after_bytes = 2 << 10;
/// Plain bytes of all dense batches of a direction: a tenth of a second of either processor.
inline constexpr std::size_t stream_dense_bytes_max = 128 << 10;
/// What a model reads first of what was said before its first batch.
inline constexpr std::size_t dense_history_bytes_max = 4 << 10;

/// How many of these frames are packed together, in bytes: small ones with what follows, up to one
/// of half a KiB, which can then be read as soon as it has arrived, whatever is behind it.
std::size_t packed_together(BytesView frames);
/// Of frames that were encoded here, at least one.
std::size_t first_frame_bytes(BytesView frames);

/// The sending end of one direction.
class StreamCompressor {
public:
    explicit StreamCompressor(StreamEffort effort = StreamEffort::brisk) : effort_{effort} {}

    /// One batch, or several of what is longer than one, ready to send. What is sent must arrive in
    /// this order: each batch is the past of the next. `heard` is what the other direction's
    /// expander has heard().
    [[nodiscard]] Bytes pack(BytesView plain, BytesView heard = {});
    /// The line is faster than packing well: from now on speed goes before size, or not any more.
    void hurry(bool is_line_fast) { is_hasty_ = is_line_fast; }
    /// The other end reads dense batches, and the line is worth the time: prose of half a KiB and
    /// more goes in them from now on.
    void pack_densely() { may_be_dense_ = true; }
    /// The first bytes packed, for the other direction's expander.
    [[nodiscard]] BytesView said() const { return said_; }

private:
    void append_batch(Bytes& packed, BytesView plain, BytesView heard);
    /// False when it cannot be, or is not worth it.
    bool append_dense(Bytes& packed, BytesView plain);
    void append_frame(Bytes& packed, BytesView plain, BytesView heard) const;

    StreamEffort effort_;
    bool is_begun_ = false;
    bool is_hasty_ = false;
    bool may_be_dense_ = false;
    std::size_t bytes_packed_ = 0;
    std::size_t dense_bytes_ = 0;
    std::vector<DenseModel> model_;  ///< one, behind a dense batch
    Bytes history_;
    Bytes said_;
};

/// The receiving end of one direction. Trusts nothing: a length is checked before anything is
/// allocated, a batch never becomes more than batch_plain_bytes_max bytes, and what is not a batch
/// is `invalid_input`, after which the connection is worth nothing.
class StreamExpander {
public:
    /// How many bytes come before the next batch header: the dictionary's name, once.
    [[nodiscard]] std::size_t preamble_bytes() const { return is_begun_ ? 0 : 1; }

    struct BatchHeader {
        std::size_t size = 0;  ///< bytes that follow
        bool is_stored = false;
        bool knows_other = false;
        bool is_dense = false;
    };
    /// Preamble and header as they arrived.
    Result<BatchHeader> read_header(BytesView bytes);
    /// The plain bytes of a batch that has arrived whole. `said` is what the other direction's
    /// compressor has said(); `plain_max` where less is allowed than batch_plain_bytes_max, and no
    /// dense batch: of a stranger.
    Result<Bytes> expand(const BatchHeader& header, BytesView batch, BytesView said = {},
                         std::size_t plain_max = batch_plain_bytes_max);
    /// The first bytes expanded, for the other direction's compressor.
    [[nodiscard]] BytesView heard() const { return heard_; }

private:
    Result<Bytes> expand_frame(const BatchHeader& header, BytesView batch, BytesView said,
                               std::size_t plain_max) const;
    Result<Bytes> expand_dense(BytesView batch, std::size_t plain_max);

    bool is_begun_ = false;
    std::size_t dense_bytes_ = 0;
    std::vector<DenseModel> model_;  ///< one, behind a dense batch
    Bytes history_;
    Bytes heard_;
};

}  // namespace thidua
