#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "shared/base/bytes.h"
#include "shared/base/decimal.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/time.h"

namespace thidua {

/// A file named by what is in it; the bytes travel apart from the record.
struct AttachmentRef {
    Hash hash;
    std::uint64_t size = 0;  ///< bytes
    std::string name;        ///< as the person's machine called it

    auto operator<=>(const AttachmentRef&) const = default;
};

/// A kind of value that a newer version knows: carried and compared byte by byte, never changed
/// (rule 9).
struct OpaqueValue {
    std::uint8_t kind = first_kind;
    Bytes bytes;

    /// The kinds below are those of this version.
    static constexpr std::uint8_t first_kind = 9;
    auto operator<=>(const OpaqueValue&) const = default;
};

/// Absent: the field was never set, or was cleared. Setting a field to null removes it.
using Null = std::monostate;

/// What one field of a record holds. The order of the alternatives is permanent: it is the tag
/// byte on the wire and in stores; a kind that is added later comes before OpaqueValue and is
/// written with its length. Text is cleaned (shared/base/text.h) before it becomes a Value.
using Value = std::variant<Null, bool, std::int64_t, Decimal, std::string, CivilDate, Instant,
                           RecordId, AttachmentRef, OpaqueValue>;

[[nodiscard]] inline bool is_null(const Value& value) {
    return std::holds_alternative<Null>(value);
}
/// For people and logs: "14/12/2026", "1.234,5", the text itself. Null is "".
[[nodiscard]] std::string to_display(const Value& value);

}  // namespace thidua
