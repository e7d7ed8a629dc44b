#include "shared/base/decimal.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>
#include <limits>
#include <utility>

#include "shared/base/check.h"

namespace thidua {

using WholeNumber = boost::multiprecision::cpp_int;

struct Decimal::Integer {
    WholeNumber number;
};

namespace {

WholeNumber power_of_ten(int exponent) {
    return boost::multiprecision::pow(WholeNumber{10}, static_cast<unsigned>(exponent));
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
WholeNumber rounded_quotient(const WholeNumber& numerator, const WholeNumber& denominator) {
    WholeNumber quotient;
    WholeNumber rest;
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

Decimal::Decimal(std::int64_t whole) : small_{whole} {}

Decimal::Decimal(const Integer& coefficient, int scale) : scale_{scale} {
    WholeNumber number = coefficient.number;
    while (scale_ > 0 && number % 10 == 0) {
        number /= 10;
        --scale_;
    }
    using Small = std::numeric_limits<std::int64_t>;
    if (number >= Small::min() && number <= Small::max())
        small_ = static_cast<std::int64_t>(number);
    else
        big_ = std::make_shared<const Integer>(Integer{std::move(number)});
}

Decimal::Integer Decimal::coefficient() const {
    return big_ ? *big_ : Integer{WholeNumber{small_}};
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
    WholeNumber coefficient = 0;
    for (const std::string_view part : {whole, fraction})
        for (const char digit : part) coefficient = coefficient * 10 + (digit - '0');
    if (negative) coefficient = -coefficient;
    return Decimal{Integer{std::move(coefficient)}, static_cast<int>(fraction.size())};
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
    const WholeNumber number = coefficient().number;
    std::string digits = WholeNumber{abs(number)}.str();
    if (scale_ > 0) {
        const auto scale = static_cast<std::size_t>(scale_);
        if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
        digits.insert(digits.size() - scale, 1, '.');
    }
    return number.sign() < 0 ? "-" + digits : digits;
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
           abs(coefficient().number) < power_of_ten(integer_digits_max + scale_);
}

Decimal Decimal::rounded(int digits) const {
    if (scale_ <= digits) return *this;
    return Decimal{Integer{rounded_quotient(coefficient().number, power_of_ten(scale_ - digits))},
                   digits};
}

std::optional<Decimal> Decimal::divided_by(const Decimal& divisor, int digits) const {
    if (divisor == 0) return std::nullopt;
    const WholeNumber numerator = coefficient().number * power_of_ten(divisor.scale_ + digits);
    const WholeNumber denominator = divisor.coefficient().number * power_of_ten(scale_);
    return Decimal{Integer{rounded_quotient(numerator, denominator)}, digits};
}

Decimal Decimal::floor() const {
    const WholeNumber denominator = power_of_ten(scale_);
    const WholeNumber towards_zero = coefficient().number / denominator;
    const bool is_above = coefficient().number < towards_zero * denominator;
    return Decimal{Integer{is_above ? WholeNumber{towards_zero - 1} : towards_zero}, 0};
}

Decimal Decimal::ceiling() const {
    return -(-*this).floor();
}

Decimal Decimal::rounded_up_to(const Decimal& step) const {
    CHECK(step > 0);
    const int scale = std::max(scale_, step.scale_);
    const WholeNumber amount = coefficient().number * power_of_ten(scale - scale_);
    const WholeNumber each = step.coefficient().number * power_of_ten(scale - step.scale_);
    WholeNumber times = amount / each;
    if (times * each < amount) ++times;
    return step * Decimal{Integer{std::move(times)}, 0};
}

Decimal Decimal::operator-() const {
    return Decimal{Decimal::Integer{-coefficient().number}, scale_};
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    const int scale = std::max(a.scale_, b.scale_);
    return Decimal{Decimal::Integer{a.coefficient().number * power_of_ten(scale - a.scale_) +
                                    b.coefficient().number * power_of_ten(scale - b.scale_)},
                   scale};
}

Decimal operator-(const Decimal& a, const Decimal& b) {
    return a + -b;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
    return Decimal{Decimal::Integer{a.coefficient().number * b.coefficient().number},
                   a.scale_ + b.scale_};
}

bool operator==(const Decimal& a, const Decimal& b) {
    if (a.scale_ != b.scale_ || a.small_ != b.small_ || !a.big_ != !b.big_) return false;
    return !a.big_ || a.big_ == b.big_ || a.big_->number == b.big_->number;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    const int scale = std::max(a.scale_, b.scale_);
    const WholeNumber left = a.coefficient().number * power_of_ten(scale - a.scale_);
    const WholeNumber right = b.coefficient().number * power_of_ten(scale - b.scale_);
    return left.compare(right) <=> 0;
}

}  // namespace thidua
