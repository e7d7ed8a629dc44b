#include "shared/base/id.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace thidua {
namespace {

const Uuid dns_name_space = *Uuid::from_text("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

TEST(IdTest, MakesTheNameBasedIdOfTheStandard) {
    EXPECT_EQ(make_uuid_v5(dns_name_space, "www.example.com").text(),
              "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

TEST(IdTest, PutsTheTimeFirstInAVersionSevenId) {
    SeededRandom random{1};
    const Uuid early = make_uuid_v7(Instant{1'000'000}, random);
    const Uuid late = make_uuid_v7(Instant{1'000'001}, random);
    EXPECT_LT(early, late);
    EXPECT_EQ(early.text()[14], '7');
}

TEST(IdTest, RefusesTextThatIsNoId) {
    EXPECT_FALSE(Uuid::from_text(""));
    EXPECT_FALSE(Uuid::from_text("01890a5dac96774bbcceb302099a8057"));
    EXPECT_FALSE(Uuid::from_text("01890a5d-ac96-774b-bcce-b302099a805g"));
    EXPECT_FALSE(Uuid::from_bytes("too short"));
}

TEST(IdTest, ReadsCapitals) {
    EXPECT_EQ(Uuid::from_text("6BA7B810-9DAD-11D1-80B4-00C04FD430C8"), dns_name_space);
}

RC_GTEST_PROP(IdProperty, ReadsBackTextAndBytes, (std::uint64_t seed)) {
    SeededRandom random{seed};
    const Uuid uuid = make_uuid_v7(Instant{1}, random);
    RC_ASSERT(Uuid::from_text(uuid.text()) == uuid);
    RC_ASSERT(Uuid::from_bytes(uuid.view()) == uuid);
}

}  // namespace
}  // namespace thidua
