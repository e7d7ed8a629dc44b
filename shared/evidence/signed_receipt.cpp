#include "shared/evidence/signed_receipt.h"

#include <sodium.h>

#include "shared/base/hash.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/wire/archive.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr std::string_view begin_line = "-----BEGIN THIDUA RECEIPT-----";
constexpr std::string_view end_line = "-----END THIDUA RECEIPT-----";
constexpr std::size_t line_characters = 64;
constexpr std::uint8_t format = 1;

const unsigned char* as_bytes(BytesView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

bool is_in_flight(const Receipt& receipt, BytesView hashes) {
    const Hash hash = sha256(encode_receipt(receipt));
    for (std::size_t at = 0; at + sizeof hash.bytes <= hashes.size(); at += sizeof hash.bytes)
        if (hashes.substr(at, sizeof hash.bytes) == hash.view()) return true;
    return false;
}

Error unreadable() {
    return failure(ErrorCode::invalid_input,
                   tr("There is no whole receipt in this file; ask for it again."));
}

Result<Bytes> from_base64(std::string_view text) {
    Bytes bytes(text.size() * 3 / 4 + 3, '\0');
    std::size_t size = 0;
    const int failed = sodium_base642bin(
        reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
        " \r\n\t", &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0) return unreadable();
    bytes.resize(size);
    return bytes;
}

std::string to_base64(BytesView bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), as_bytes(bytes), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // its zero byte
    return text;
}

SignedReceipt read_parts(BytesView bytes) {
    ByteReader reader{bytes};
    std::uint8_t version = 0;
    reader(version);
    if (version != format) ByteReader::refuse("another format");
    auto edit = decode_edit(reader.block());
    auto receipt = decode_receipt(reader.block());
    if (!edit || !receipt) ByteReader::refuse("no edit or receipt");
    SignedReceipt found{.edit = *std::move(edit), .receipt = *std::move(receipt)};
    reader(found.flight.epoch, found.flight.hashes, found.flight.signature, found.key);
    reader.finish();
    return found;
}

}  // namespace

bool is_genuine(const SignedReceipt& receipt) {
    if (receipt.key.size() != crypto_sign_PUBLICKEYBYTES ||
        receipt.flight.signature.size() != crypto_sign_BYTES)
        return false;
    const bool is_of_this_edit = receipt.receipt.edit == receipt.edit.id &&
                                 receipt.receipt.edit_hash == edit_hash(receipt.edit) &&
                                 is_in_flight(receipt.receipt, receipt.flight.hashes);
    const Hash digest = receipts_digest(receipt.flight.epoch, receipt.flight.hashes);
    return is_of_this_edit &&
           crypto_sign_verify_detached(as_bytes(receipt.flight.signature), digest.bytes.data(),
                                       digest.bytes.size(), as_bytes(receipt.key)) == 0;
}

std::string key_fingerprint(BytesView key) {
    const std::string hex = sha256(key).hex();
    std::string grouped;
    for (std::size_t at = 0; at < 16; ++at) {
        if (at > 0 && at % 4 == 0) grouped += ' ';
        grouped += hex[at];
    }
    return grouped;
}

std::string armored(const SignedReceipt& receipt) {
    ByteWriter writer;
    writer(format);
    writer.block(encode_edit(receipt.edit));
    writer.block(encode_receipt(receipt.receipt));
    writer(receipt.flight.epoch, receipt.flight.hashes, receipt.flight.signature, receipt.key);
    const std::string text = to_base64(writer.take());
    std::string block{begin_line};
    for (std::size_t at = 0; at < text.size(); at += line_characters)
        block += '\n' + text.substr(at, line_characters);
    return block.append("\n").append(end_line).append("\n");
}

TextAroundBlock text_around_block(std::string_view text) {
    const std::size_t begin = text.find(begin_line);
    const std::size_t end = text.find(end_line);
    if (begin == text.npos || end == text.npos || end < begin) return {text, {}};
    return {text.substr(0, begin), text.substr(end + end_line.size())};
}

Result<SignedReceipt> read_armored(std::string_view text) {
    const std::size_t begin = text.find(begin_line);
    const std::size_t end = text.find(end_line);
    if (begin == text.npos || end == text.npos || end < begin) return unreadable();
    const std::string_view inside =
        text.substr(begin + begin_line.size(), end - begin - begin_line.size());
    if (inside.size() > limits::receipt_file_bytes_max) return unreadable();
    const auto bytes = from_base64(inside);
    if (!bytes) return bytes.error();
    try {
        return read_parts(*bytes);
    } catch (const std::exception&) {
        return unreadable();
    }
}

}  // namespace thidua
