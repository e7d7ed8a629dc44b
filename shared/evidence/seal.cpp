#include "shared/evidence/seal.h"

#include <algorithm>
#include <ranges>

#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_digits = 16;
constexpr std::string_view answers_prefix = "answers/";

auto answers_among(const Fields& fields) {
    const auto first = fields.lower_bound(answers_prefix);
    const auto last = std::find_if_not(first, fields.end(), [](const auto& field) {
        return field.first.starts_with(answers_prefix);
    });
    return std::ranges::subrange{first, last};
}

/// The digits, read as a polynomial over the field of 32 elements (x^5 + x^2 + 1), at a point whose
/// first 31 powers differ: so every single wrong character and every exchange of any two different
/// ones is caught, the check character among them.
char check_character(std::string_view digits) {
    std::size_t check = 0;
    for (const char digit : digits) {
        check = (check ^ alphabet.find(digit)) << 1;
        if (check > 31) check ^= 0b100101;
    }
    return alphabet[check];
}

std::string grouped(std::string_view digits) {
    std::string code;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && at % 4 == 0) code += '-';
        code += digits[at];
    }
    return code + '-' + check_character(digits);
}

char normalized(char typed) {
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (upper == 'O') return '0';
    if (upper == 'I' || upper == 'L') return '1';
    return upper;
}

}  // namespace

Hash seal_of(const SealedContent& content) {
    return seal_of(content.answers, content.form_key, content.form_version);
}

Hash seal_of(const Fields& fields, const std::string& form_key, std::int64_t form_version) {
    std::vector<FieldView> hashes;
    hashes.reserve(fields.size() + 2);
    for (const auto& [path, value] : answers_among(fields))
        hashes.push_back({path, sha256(encode_value(value)).hex()});
    hashes.push_back({"form_key", form_key});
    hashes.push_back({"form_version", form_version});
    return sha256(encode_fields(hashes));
}

Fields answers_of(const Fields& fields) {
    const auto answers = answers_among(fields);
    return {answers.begin(), answers.end()};
}

std::string seal_code(const Hash& seal) {
    std::string digits;
    unsigned buffer = 0;
    int bits = 0;
    for (const unsigned char byte : seal.bytes) {
        buffer = (buffer << 8 | byte) & 0xfff;
        for (bits += 8; bits >= 5 && digits.size() < code_digits; bits -= 5)
            digits += alphabet[buffer >> (bits - 5) & 31];
        if (digits.size() == code_digits) break;
    }
    return grouped(digits);
}

std::optional<std::string> normalized_seal_code(std::string_view typed) {
    std::string digits;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        const char digit = normalized(c);
        if (alphabet.find(digit) == std::string_view::npos || digits.size() > code_digits)
            return std::nullopt;
        digits += digit;
    }
    if (digits.size() != code_digits + 1) return std::nullopt;
    const char check = digits.back();
    digits.pop_back();
    if (check != check_character(digits)) return std::nullopt;
    return grouped(digits);
}

}  // namespace thidua
