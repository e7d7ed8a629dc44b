#pragma once

#include <span>

#include "shared/base/result.h"
#include "shared/wire/message.h"

namespace thidua {

/// A frame on the wire: 3 bytes length of the body (little endian, at most frame_bytes_max), then
/// the body: 1 byte message number and the message itself.
inline constexpr std::size_t frame_header_bytes = 3;

/// Header and body, ready to send.
Bytes encode_frame(const Message& message);

/// The body length that a header announces; an error when it is above the limit or zero (rule 10).
Result<std::size_t> read_frame_header(BytesView header, std::size_t limit);

/// Decodes the body of one frame. Never throws, never allocates more than 80 times the body (and
/// 4 KiB); unclean text is an error. What a newer version says is none (rule 9): a message with a
/// number not known here becomes an UnknownMessage, reasons and outcomes not known here are kept as
/// they are, and what was added after the fields known here is passed over.
Result<Message> decode_body(BytesView body);

/// The canonical encodings that hashes are made of and stores keep.
Bytes encode_fields(const Fields& fields);
/// One of fields that are written without being a map; the path must outlive it.
struct FieldView {
    std::string_view path;
    Value value;
};
/// The same bytes; the paths have to rise strictly, and no value may be null.
Bytes encode_fields(std::span<const FieldView> fields);
Result<Fields> decode_fields(BytesView bytes);
Bytes encode_edit(const Edit& edit);
Result<Edit> decode_edit(BytesView bytes);
Bytes encode_receipt(const Receipt& receipt);
Result<Receipt> decode_receipt(BytesView bytes);
Bytes encode_value(const Value& value);
Result<Value> decode_value(BytesView bytes);

/// SHA-256 of the canonical encoding: the edit's identity across devices and carriers.
Hash edit_hash(const Edit& edit);
/// The SHA-256 of each encoded receipt, one after the other (FlightProof::hashes).
Bytes receipt_hashes(const std::vector<Receipt>& receipts);
/// What the server signs for a flight: SHA-256 over the epoch and the hashes of its receipts.
Hash receipts_digest(const Epoch& epoch, BytesView hashes);
Hash receipts_digest(const Epoch& epoch, const std::vector<Receipt>& receipts);
/// What a statement says of the hello's manifest.
Hash manifest_digest(const std::vector<Announced>& manifest);
/// What the server signs for a statement.
Hash statement_digest(const Statement& statement);

}  // namespace thidua
