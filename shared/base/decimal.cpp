#include "shared/base/decimal.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "shared/base/check.h"

namespace thidua {
namespace {

using Integer = Decimal::Integer;

Integer power_of_ten(int exponent) {
    return boost::multiprecision::pow(Integer{10}, static_cast<unsigned>(exponent));
}

bool are_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool take_sign(std::string_view& text) {
    if (text.empty() || (text[0] != '-' && text[0] != '+')) return false;
    const bool negative = text[0] == '-';
    text.remove_prefix(1);
    return negative;
}

/// numerator / denominator to a whole number, half away from zero.
Integer rounded_quotient(const Integer& numerator, const Integer& denominator) {
    Integer quotient;
    Integer rest;
    boost::multiprecision::divide_qr(numerator, denominator, quotient, rest);
    if (abs(rest) * 2 >= abs(denominator))
        quotient += numerator.sign() * denominator.sign() < 0 ? -1 : 1;
    return quotient;
}

/// "1.234.567" without its points; "1234567" as it is; empty when the groups are not of three.
std::string without_groups(std::string_view whole) {
    if (whole.find('.') == std::string_view::npos) return std::string{whole};
    const std::size_t first = whole.find('.');
    if (first == 0 || first > 3 || whole[0] == '0') return {};
    std::string digits{whole.substr(0, first)};
    for (std::size_t at = first; at < whole.size(); at += 4) {
        if (whole[at] != '.' || whole.size() - at < 4) return {};
        digits += whole.substr(at + 1, 3);
    }
    return digits;
}

std::string with_groups(std::string whole) {
    for (std::size_t at = whole.size(); at > 3;) whole.insert(at -= 3, 1, '.');
    return whole;
}

}  // namespace

Decimal::Decimal(std::int64_t whole) : coefficient_{whole} {}

Decimal::Decimal(Integer coefficient, int scale)
    : coefficient_{std::move(coefficient)}, scale_{scale} {
    while (scale_ > 0 && coefficient_ % 10 == 0) {
        coefficient_ /= 10;
        --scale_;
    }
}

std::optional<Decimal> Decimal::from_text(std::string_view text) {
    const bool negative = take_sign(text);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction =
        point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (!are_digits(whole) || whole.size() > integer_digits_max) return std::nullopt;
    if (point != std::string_view::npos && !are_digits(fraction)) return std::nullopt;
    if (fraction.size() > fraction_digits_max) return std::nullopt;
    Integer coefficient = 0;
    for (const std::string_view part : {whole, fraction})
        for (const char digit : part) coefficient = coefficient * 10 + (digit - '0');
    if (negative) coefficient = -coefficient;
    return Decimal{std::move(coefficient), static_cast<int>(fraction.size())};
}

std::optional<Decimal> Decimal::from_display(std::string_view text) {
    const bool negative = take_sign(text);
    const std::size_t comma = text.find(',');
    std::string plain = without_groups(text.substr(0, comma));
    if (plain.empty()) return std::nullopt;
    if (comma != std::string_view::npos) plain.append(".").append(text.substr(comma + 1));
    if (!are_digits(std::string_view{plain}.substr(0, 1))) return std::nullopt;
    return from_text(negative ? "-" + plain : plain);
}

std::string Decimal::text() const {
    std::string digits = Integer{abs(coefficient_)}.str();
    if (scale_ > 0) {
        const auto scale = static_cast<std::size_t>(scale_);
        if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
        digits.insert(digits.size() - scale, 1, '.');
    }
    return coefficient_.sign() < 0 ? "-" + digits : digits;
}

std::string Decimal::display() const {
    std::string plain = text();
    const bool negative = plain[0] == '-';
    if (negative) plain.erase(0, 1);
    const std::size_t point = plain.find('.');
    std::string shown = with_groups(plain.substr(0, point));
    if (point != std::string::npos) shown += "," + plain.substr(point + 1);
    return negative ? "-" + shown : shown;
}

double Decimal::approximate() const {
    const std::string plain = text();
    double nearest = 0;
    std::from_chars(plain.data(), plain.data() + plain.size(), nearest);
    return nearest;
}

bool Decimal::is_within_limits() const {
    return scale_ <= fraction_digits_max &&
           abs(coefficient_) < power_of_ten(integer_digits_max + scale_);
}

Decimal Decimal::rounded(int digits) const {
    if (scale_ <= digits) return *this;
    return Decimal{rounded_quotient(coefficient_, power_of_ten(scale_ - digits)), digits};
}

std::optional<Decimal> Decimal::divided_by(const Decimal& divisor, int digits) const {
    if (divisor.coefficient_ == 0) return std::nullopt;
    const Integer numerator = coefficient_ * power_of_ten(divisor.scale_ + digits);
    const Integer denominator = divisor.coefficient_ * power_of_ten(scale_);
    return Decimal{rounded_quotient(numerator, denominator), digits};
}

Decimal Decimal::floor() const {
    const Integer denominator = power_of_ten(scale_);
    const Integer towards_zero = coefficient_ / denominator;
    const bool is_above = coefficient_ < towards_zero * denominator;
    return Decimal{is_above ? Integer{towards_zero - 1} : towards_zero, 0};
}

Decimal Decimal::ceiling() const {
    return -(-*this).floor();
}

Decimal Decimal::rounded_up_to(const Decimal& step) const {
    CHECK(step.coefficient_ > 0);
    const int scale = std::max(scale_, step.scale_);
    const Integer amount = coefficient_ * power_of_ten(scale - scale_);
    const Integer each = step.coefficient_ * power_of_ten(scale - step.scale_);
    Integer times = amount / each;
    if (times * each < amount) ++times;
    return step * Decimal{std::move(times), 0};
}

Decimal Decimal::operator-() const {
    return Decimal{Integer{-coefficient_}, scale_};
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    const int scale = std::max(a.scale_, b.scale_);
    return Decimal{Integer{a.coefficient_ * power_of_ten(scale - a.scale_) +
                           b.coefficient_ * power_of_ten(scale - b.scale_)},
                   scale};
}

Decimal operator-(const Decimal& a, const Decimal& b) {
    return a + -b;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
    return Decimal{Integer{a.coefficient_ * b.coefficient_}, a.scale_ + b.scale_};
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    const int scale = std::max(a.scale_, b.scale_);
    const Integer left = a.coefficient_ * power_of_ten(scale - a.scale_);
    const Integer right = b.coefficient_ * power_of_ten(scale - b.scale_);
    return left.compare(right) <=> 0;
}

}  // namespace thidua
