#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace thidua {

/// An exact decimal number: coefficient / 10^scale. Money, percentages and counts in reports are
/// of this type; no binary floating point touches a figure. Always kept in lowest form (no
/// trailing zeros after the point), so equal numbers have equal text and equal hashes.
class Decimal {
public:
    /// What a person or file may write: at most this many digits before and after the point.
    static constexpr int integer_digits_max = 30;
    static constexpr int fraction_digits_max = 12;

    Decimal() = default;
    Decimal(std::int64_t whole);  // NOLINT(google-explicit-constructor): a whole number is one.

    /// "-1234.5": optional sign, digits, optional point and digits, no exponent, no spaces.
    /// Empty when malformed or longer than the limits.
    static std::optional<Decimal> from_text(std::string_view text);
    /// "1.234,5" as Vietnamese people write it: points group thousands, a comma starts the
    /// fraction. "1.234" is one thousand two hundred and thirty-four. Empty when malformed.
    static std::optional<Decimal> from_display(std::string_view text);

    /// Canonical: "-1234.5", "0", never "-0", never an exponent.
    [[nodiscard]] std::string text() const;
    /// "-1.234,5".
    [[nodiscard]] std::string display() const;
    /// Nearest double, only for a chart or a spreadsheet cell, never to calculate with.
    [[nodiscard]] double approximate() const;

    [[nodiscard]] bool is_integer() const { return scale_ == 0; }
    /// True while within integer_digits_max and fraction_digits_max.
    [[nodiscard]] bool is_within_limits() const;
    /// Half away from zero, to so many digits after the point (0..fraction_digits_max).
    [[nodiscard]] Decimal rounded(int digits) const;
    /// this / divisor, half away from zero at `digits` after the point. Empty when divisor is 0.
    [[nodiscard]] std::optional<Decimal> divided_by(const Decimal& divisor, int digits) const;

    /// The nearest whole number that is not above, and not below.
    [[nodiscard]] Decimal floor() const;
    [[nodiscard]] Decimal ceiling() const;
    /// The smallest multiple of `step` that is not below: prizes in whole ten thousands of đồng.
    /// `step` is positive.
    [[nodiscard]] Decimal rounded_up_to(const Decimal& step) const;

    Decimal operator-() const;
    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b);
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

private:
    struct Integer;  // Of any size. Its library is heavy to compile, so only decimal.cpp sees it.
    Decimal(const Integer& coefficient, int scale);
    [[nodiscard]] Integer coefficient() const;

    std::int64_t small_ = 0;              ///< The coefficient, where it fits.
    std::shared_ptr<const Integer> big_;  ///< The coefficient, only where it does not.
    int scale_ = 0;
};

}  // namespace thidua
