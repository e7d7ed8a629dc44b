#include "shared/rules/prize.h"

#include <gtest/gtest.h>

#include "tests/rules/sample_rules.h"

namespace thidua {
namespace {

Prize prize(const std::string& award, Nominee nominee, const std::string& day) {
    const auto found = prize_of(sample_rules_on(day), award, nominee, on(day));
    if (!found) ADD_FAILURE() << found.error().message;
    return found ? *found : Prize{};
}

struct Line {
    const char* award;
    Nominee nominee;
    std::int64_t amount;
};
class PrizeTableTest : public testing::TestWithParam<Line> {};

TEST_P(PrizeTableTest, GivesTheFigureThatAnOfficialExpects) {
    const auto& [award, nominee, amount] = GetParam();
    EXPECT_EQ(prize(award, nominee, "2026-11-20").amount, Decimal{amount}) << award;
}

constexpr auto one = Nominee::individual;
constexpr auto many = Nominee::collective;
INSTANTIATE_TEST_SUITE_P(
    FromJuly2026, PrizeTableTest,
    testing::Values(Line{"LDTT", one, 760'000}, Line{"CSTDCS", one, 2'530'000},
                    Line{"CSTDT", one, 7'590'000}, Line{"CSTDTQ", one, 11'390'000},
                    Line{"TTLDTT", many, 2'030'000}, Line{"TTLDXS", many, 3'800'000},
                    Line{"CO-T", many, 20'240'000}, Line{"CO-CP", many, 30'360'000},
                    Line{"XA-TB", many, 5'060'000}, Line{"THON-VH", many, 3'800'000},
                    Line{"GK-SO", one, 760'000}, Line{"GK-SO", many, 1'520'000},
                    Line{"GK-SO", Nominee::other_party, 760'000}, Line{"BK-T", one, 3'800'000},
                    Line{"BK-T", many, 7'590'000}, Line{"GK-XA", one, 380'000},
                    Line{"GK-XA", many, 760'000}, Line{"BK-TTG", one, 8'860'000},
                    Line{"BK-TTG", many, 17'710'000}));

TEST(Mistake13_OldBaseSalary, CountsByTheDayOfTheDecision) {
    const Prize before = prize("LDTT", one, "2026-06-30");
    EXPECT_EQ(before.base_salary, Decimal{2'340'000});
    EXPECT_EQ(before.amount, Decimal{710'000});
    const Prize after = prize("LDTT", one, "2026-07-01");
    EXPECT_EQ(after.base_salary, Decimal{2'530'000});
    EXPECT_EQ(after.amount, Decimal{760'000});
}

TEST(PrizeTest, FollowsTheDayEvenUnderTheRulesOfAnOlderDossier) {
    const auto old = prize_of(sample_rules_on("2026-03-01"), "LDTT", one, on("2026-12-01"));
    EXPECT_EQ(old->base_salary, Decimal{2'530'000});
}

TEST(PrizeTest, ShowsTheWholeCalculation) {
    EXPECT_EQ(prize("GK-SO", one, "2026-11-20").words,
              "0,3 × 2.530.000 đ (Nghị định 161/2026/NĐ-CP) = 759.000 đ, rounded up to 760.000 đ "
              "(not verified)");
}

TEST(PrizeTest, IsVerifiedOnlyWhereCoefficientAndSalaryAre) {
    EXPECT_FALSE(prize("LDTT", one, "2024-05-01").is_confirmed);  // the salary of then is not
    const auto known = prize_of(sample_rules_on("2024-05-01"), "LDTT", one, on("2026-07-01"));
    EXPECT_TRUE(known->is_confirmed);
    EXPECT_EQ(known->words.find("not verified"), std::string::npos);
}

TEST(PrizeTest, RefusesInWordsWhatItCannotKnow) {
    const RuleSet& rules = sample_rules();
    for (const auto& [award, nominee, day] :
         {std::tuple{"LOST", one, "2026-11-20"}, std::tuple{"HCLD1", one, "2026-11-20"},
          std::tuple{"LDTT", many, "2026-11-20"}, std::tuple{"LDTT", one, "2019-01-01"}}) {
        const auto found = prize_of(rules, award, nominee, on(day));
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().code, ErrorCode::not_found);
        EXPECT_NE(found.error().message, "");
    }
}

}  // namespace
}  // namespace thidua
