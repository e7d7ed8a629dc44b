#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/hash.h"
#include "shared/record/record.h"

namespace thidua {

/// What a submitted version is made of: each answer's path and the hash of its value, and the form
/// it was answered by. Pressing Submit seals what the person saw (sync.md: version, seal).
struct SealedContent {
    Fields answers;  ///< paths below "answers/"
    std::string form_key;
    std::int64_t form_version = 0;
};

/// SHA-256 over the map from path to value hash. The same content gives the same seal anywhere.
Hash seal_of(const SealedContent& content);
/// The same of the answers among a record's fields.
Hash seal_of(const Fields& fields, const std::string& form_key, std::int64_t form_version);

/// The fields below "answers/" only.
Fields answers_of(const Fields& fields);

/// The first 80 bits of a seal as people read it over the telephone: Crockford base32 in four
/// groups of four and a check character, "7K3M-0QRX-1DGA-9V2B-5".
std::string seal_code(const Hash& seal);

/// Reads a code as typed: case, spaces, hyphens, O for 0 and I, L for 1 do not matter. Empty when
/// the check character or the length does not fit. The result is in the form of seal_code().
std::optional<std::string> normalized_seal_code(std::string_view typed);

}  // namespace thidua
