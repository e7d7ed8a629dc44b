#include "shared/base/number_words.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/icu_text.h"

namespace thidua {
namespace {

using Spoken = std::vector<std::string_view>;

constexpr std::size_t digits_max = 21;
constexpr std::size_t block_digits = 9;

constexpr std::array<std::string_view, 10> digit_words{"không", "một", "hai", "ba",  "bốn",
                                                       "năm",   "sáu", "bảy", "tám", "chín"};

void say_unit_after_tens(Spoken& words, std::size_t tens, std::size_t unit) {
    if (unit == 0) return;
    if (unit == 5) return words.push_back("lăm");
    if (tens > 1 && unit == 1) return words.push_back("mốt");
    if (tens > 1 && unit == 4) return words.push_back("tư");
    words.push_back(digit_words[unit]);
}

/// 1..999; with its hundred, be it nought, unless nothing was said before it.
void say_group(Spoken& words, std::size_t group) {
    const std::size_t hundreds = group / 100;
    const std::size_t tens = group / 10 % 10;
    const std::size_t unit = group % 10;
    const bool has_hundreds = hundreds > 0 || !words.empty();
    if (has_hundreds) words.insert(words.end(), {digit_words[hundreds], "trăm"});
    if (tens == 0) {
        if (unit > 0 && has_hundreds) words.push_back("linh");
        if (unit > 0) words.push_back(digit_words[unit]);
        return;
    }
    if (tens == 1)
        words.push_back("mười");
    else
        words.insert(words.end(), {digit_words[tens], "mươi"});
    say_unit_after_tens(words, tens, unit);
}

/// Up to nine digits: triệu, nghìn and what is left. Groups of nothing are passed over.
void say_block(Spoken& words, std::string_view digits) {
    static constexpr std::array<std::string_view, 3> names{"", "nghìn", "triệu"};
    while (!digits.empty()) {
        const std::size_t after = (digits.size() - 1) / 3;
        std::size_t group = 0;
        for (const char digit : digits.substr(0, digits.size() - 3 * after))
            group = group * 10 + static_cast<std::size_t>(digit - '0');
        digits.remove_prefix(digits.size() - 3 * after);
        if (group == 0) continue;
        say_group(words, group);
        if (after > 0) words.push_back(names.at(after));
    }
}

/// Everything above nine digits counts tỷ, and is itself said like a number: "một nghìn tỷ".
void say_all(Spoken& words, std::string_view digits) {
    if (digits.size() > block_digits) {
        say_all(words, digits.substr(0, digits.size() - block_digits));
        words.push_back("tỷ");
        digits.remove_prefix(digits.size() - block_digits);
    }
    say_block(words, digits);
}

std::string with_capital(std::string_view words) {
    icu::UnicodeString text = to_utf16(words);
    if (!text.isEmpty()) text.setCharAt(0, static_cast<char16_t>(u_toupper(text.charAt(0))));
    return to_utf8(text);
}

}  // namespace

std::string number_words(const Decimal& whole) {
    std::string digits = whole.text();
    const bool is_negative = digits.front() == '-';
    if (is_negative) digits.erase(0, 1);
    if (!whole.is_integer() || digits.size() > digits_max) return {};
    Spoken words;
    if (digits == "0")
        words.push_back(digit_words[0]);
    else
        say_all(words, digits);
    return fmt::format("{}{}", is_negative ? "âm " : "", fmt::join(words, " "));
}

std::string money_words(const Decimal& dong) {
    const std::string words = number_words(dong);
    return words.empty() ? words : with_capital(words) + " đồng";
}

std::string money_display(const Decimal& dong) {
    return dong.display() + " đồng";
}

std::string count_display(std::int64_t count) {
    const std::string shown = Decimal{count}.display();
    return count > 0 && count < 10 ? "0" + shown : shown;
}

std::string roman(int number) {
    static constexpr std::array<std::pair<int, std::string_view>, 13> signs{{{1000, "M"},
                                                                             {900, "CM"},
                                                                             {500, "D"},
                                                                             {400, "CD"},
                                                                             {100, "C"},
                                                                             {90, "XC"},
                                                                             {50, "L"},
                                                                             {40, "XL"},
                                                                             {10, "X"},
                                                                             {9, "IX"},
                                                                             {5, "V"},
                                                                             {4, "IV"},
                                                                             {1, "I"}}};
    if (number < 1 || number > 3999) return {};
    std::string written;
    for (const auto& [value, sign] : signs)
        for (; number >= value; number -= value) written += sign;
    return written;
}

std::string list_letter(int number) {
    static constexpr std::array<std::string_view, 23> letters{
        "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
        "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
    if (number < 1 || number > static_cast<int>(letters.size())) return {};
    return std::string{letters.at(static_cast<std::size_t>(number - 1))};
}

}  // namespace thidua
