#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/record/edit.h"
#include "shared/wire/recovery_messages.h"

namespace thidua {

/// Everything it takes to check a receipt without a network: the edit itself, the server's receipt
/// for it, the flight it was signed in, and the key (EVIDENCE.md, "receipts").
struct SignedReceipt {
    Edit edit;
    Receipt receipt;
    FlightProof flight;
    Bytes key;  ///< Ed25519 public key of the server, 32 bytes

    bool operator==(const SignedReceipt&) const = default;
};

/// Whether the key signed a receipt for this very edit.
bool is_genuine(const SignedReceipt& receipt);

/// How people compare a key with the one that the Office has published: four groups of four.
std::string key_fingerprint(BytesView key);

/// Base64 between two lines that say what it is; it may stand anywhere in a text.
std::string armored(const SignedReceipt& receipt);
/// What else stands in a text that has such a block; all of a text without one is before it.
struct TextAroundBlock {
    std::string_view before;
    std::string_view behind;
};
TextAroundBlock text_around_block(std::string_view text);
/// Finds the block in a text. `invalid_input` when there is none or it cannot be read: one sentence.
Result<SignedReceipt> read_armored(std::string_view text);

}  // namespace thidua
