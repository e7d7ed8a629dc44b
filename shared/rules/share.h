#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/decimal.h"

namespace thidua {

/// A part of a whole, exact: a percentage or a fraction. Two thirds of nine members is six, which
/// no percentage with two digits can say.
struct Share {
    Decimal part;
    Decimal whole{1};

    /// "66.5%" or "2/3". Empty when malformed, negative, above the whole, or of nothing.
    static std::optional<Share> from_text(std::string_view text);
    [[nodiscard]] std::string text() const;
    /// "66,5%" or "2/3".
    [[nodiscard]] std::string display() const;

    /// Whether `count` of `of` is at least, or more than, this share.
    [[nodiscard]] bool is_reached(std::int64_t count, std::int64_t of) const;
    [[nodiscard]] bool is_exceeded(std::int64_t count, std::int64_t of) const;

    bool operator==(const Share&) const = default;
};

/// count × 100 / of, with so many digits, for people; 0 of nothing. Never compared.
[[nodiscard]] Decimal percent_of(std::int64_t count, std::int64_t of, int digits);

}  // namespace thidua
