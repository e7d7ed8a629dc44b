#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "shared/evidence/seal.h"

namespace thidua {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Extreme codes and many ordinary ones, without hyphens.
std::vector<std::string> some_codes() {
    std::vector<std::string> codes;
    for (int seal = 0; seal < 200; ++seal) {
        Hash hash = sha256(std::to_string(seal));
        if (seal == 0) hash.bytes.fill(0x00);
        if (seal == 1) hash.bytes.fill(0xff);
        std::string code = seal_code(hash);
        std::erase(code, '-');
        codes.push_back(code);
    }
    return codes;
}

TEST(SealCodeTest, HasFourGroupsOfFourAndACheckCharacter) {
    const std::string code = seal_code(sha256("x"));
    ASSERT_EQ(code.size(), 21U);
    for (const std::size_t at : {4U, 9U, 14U, 19U}) EXPECT_EQ(code[at], '-');
}

TEST(SealCodeTest, WritesTheFirst80BitsFromTheHighest) {
    Hash hash;
    hash.bytes.fill(0);
    hash.bytes[0] = 0b10000'000;
    hash.bytes[9] = 0b000'00001;
    EXPECT_EQ(seal_code(hash).substr(0, 19), "G000-0000-0000-0001");
}

TEST(SealCodeTest, DoesNotDependOnTheBitsAfterThe80th) {
    Hash one = sha256("x");
    Hash two = one;
    two.bytes[10] ^= 1;
    EXPECT_EQ(seal_code(one), seal_code(two));
}

TEST(SealCodeTest, ReadsItselfBack) {
    const std::string code = seal_code(sha256("x"));
    EXPECT_EQ(normalized_seal_code(code), code);
}

TEST(SealCodeTest, ReadsSmallLettersSpacesAndNoHyphens) {
    std::string typed = " " + seal_code(sha256("x")) + " ";
    std::transform(typed.begin(), typed.end(), typed.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    std::erase(typed, '-');
    EXPECT_EQ(normalized_seal_code(typed), seal_code(sha256("x")));
}

TEST(SealCodeTest, ReadsOForZeroAndIOrLForOne) {
    for (const std::string& code : some_codes()) {
        std::string typed = code;
        std::replace(typed.begin(), typed.end(), '0', 'o');
        std::replace(typed.begin(), typed.end(), '1', code.size() % 2 == 0 ? 'I' : 'l');
        EXPECT_EQ(normalized_seal_code(typed), normalized_seal_code(code)) << code;
    }
}

TEST(SealCodeTest, RefusesAnotherLength) {
    const std::string code = seal_code(sha256("x"));
    EXPECT_EQ(normalized_seal_code(code.substr(1)), std::nullopt);
    EXPECT_EQ(normalized_seal_code(code + "0"), std::nullopt);
    EXPECT_EQ(normalized_seal_code(""), std::nullopt);
    EXPECT_EQ(normalized_seal_code(std::string(100'000, '0')), std::nullopt);
}

TEST(SealCodeTest, RefusesCharactersThatNoCodeHas) {
    std::string code = seal_code(sha256("x"));
    for (const char stranger : {'U', 'u', '*', '.', '\xc4'}) {
        code[0] = stranger;
        EXPECT_EQ(normalized_seal_code(code), std::nullopt);
    }
}

TEST(SealCodeTest, CatchesEverySingleWrongCharacter) {
    for (const std::string& code : some_codes()) {
        std::string typed = code;
        for (std::size_t at = 0; at < code.size(); ++at) {
            for (const char wrong : alphabet) {
                typed[at] = wrong;
                EXPECT_EQ(normalized_seal_code(typed).has_value(), wrong == code[at]) << typed;
            }
            typed[at] = code[at];
        }
    }
}

TEST(SealCodeTest, CatchesEveryExchangeOfTwoCharacters) {
    for (const std::string& code : some_codes())
        for (std::size_t one = 0; one < code.size(); ++one)
            for (std::size_t two = one + 1; two < code.size(); ++two) {
                std::string typed = code;
                std::swap(typed[one], typed[two]);
                EXPECT_EQ(normalized_seal_code(typed).has_value(), typed == code) << typed;
            }
}

RC_GTEST_PROP(SealCodeProperty, ReadsAnythingOrRefusesIt, (const std::string& typed)) {
    const auto code = normalized_seal_code(typed);
    if (code) RC_ASSERT(normalized_seal_code(*code) == code);
}

}  // namespace
}  // namespace thidua
