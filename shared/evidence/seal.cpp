#include "shared/evidence/seal.h"

#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_digits = 16;

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
    Fields hashes;
    for (const auto& [path, value] : content.answers)
        hashes.emplace_hint(hashes.end(), path, sha256(encode_value(value)).hex());
    hashes.emplace("form_key", content.form_key);
    hashes.emplace("form_version", content.form_version);
    return sha256(encode_fields(hashes));
}

Fields answers_of(const Fields& fields) {
    constexpr std::string_view prefix = "answers/";
    Fields answers;
    for (auto at = fields.lower_bound(prefix); at != fields.end() && at->first.starts_with(prefix);
         ++at)
        answers.emplace_hint(answers.end(), *at);
    return answers;
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
