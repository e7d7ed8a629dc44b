#include "shared/base/hash.h"

#include <gtest/gtest.h>

namespace thidua {
namespace {

constexpr std::string_view digest_of_abc =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(HashTest, DigestsTheKnownExample) {
    EXPECT_EQ(sha256("abc").hex(), digest_of_abc);
}

TEST(HashTest, ReadsBackItsHexadecimals) {
    EXPECT_EQ(Hash::from_hex(digest_of_abc), sha256("abc"));
}

TEST(HashTest, RefusesAnyOtherLength) {
    EXPECT_FALSE(Hash::from_hex(digest_of_abc.substr(2)));
    EXPECT_FALSE(Hash::from_hex(std::string{digest_of_abc} + "00"));
    EXPECT_FALSE(Hash::from_bytes("short"));
}

}  // namespace
}  // namespace thidua
