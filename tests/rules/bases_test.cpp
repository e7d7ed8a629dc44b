#include "shared/rules/bases.h"

#include <gtest/gtest.h>

#include "tests/rules/sample_rules.h"

namespace thidua {
namespace {

using Kind = BasisFinding::Kind;

std::vector<BasisFinding> cite(const std::vector<std::string>& numbers, const std::string& day) {
    return find_weak_bases(sample_rules_on(day), numbers, on(day));
}

TEST(BasesTest, FindNothingWrongWithWhatIsInForce) {
    EXPECT_TRUE(
        cite({"06/2022/QH15", "06/2026/QH16", "152/2025/NĐ-CP", "15/2025/TT-BNV"}, "2026-11-20")
            .empty());
}

TEST(BasesTest, DoNotJudgeWhatTheyDoNotKnow) {
    EXPECT_TRUE(cite({"1009/QĐ-UBND"}, "2026-11-20").empty());
}

TEST(BasesTest, NameTheAmendmentThatIsNotCitedBeside) {
    const auto findings = cite({"06/2022/QH15"}, "2026-11-20");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].kind, Kind::amended);
    EXPECT_EQ(findings[0].instead, "06/2026/QH16");
    EXPECT_TRUE(cite({"06/2022/QH15"}, "2026-09-30").empty());
}

TEST(BasesTest, RefuseWhatIsNotInForceYet) {
    const auto findings = cite({"06/2026/QH16"}, "2026-09-30");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].kind, Kind::not_yet);
}

TEST(BasesTest, CountTheLastDayAsInForce) {
    EXPECT_TRUE(cite({"152/2025/NĐ-CP"}, "2027-02-28").empty());
    const auto findings = cite({"152/2025/NĐ-CP"}, "2027-03-01");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].instead, "");
    EXPECT_NE(findings[0].words.find("28/02/2027"), std::string::npos) << findings[0].words;
}

TEST(BasesTest, KnowANumberHoweverItsLettersWereTyped) {
    EXPECT_EQ(cite({"98/2023/nd-cp"}, "2026-11-20").size(), 1U);
}

TEST(Mistake05_ExpiredBases, EachIsNamedWithTheSuccessorInForce) {
    const auto findings =
        cite({"15/2003/QH11", "91/2017/NĐ-CP", "98/2023/NĐ-CP", "01/2024/TT-BNV"}, "2026-11-20");
    ASSERT_EQ(findings.size(), 4U);
    const char* const successors[] = {"06/2022/QH15", "152/2025/NĐ-CP", "152/2025/NĐ-CP",
                                      "15/2025/TT-BNV"};
    for (std::size_t i = 0; i < findings.size(); ++i) {
        EXPECT_EQ(findings[i].kind, Kind::expired);
        EXPECT_EQ(findings[i].instead, successors[i]);
        EXPECT_NE(findings[i].words.find(findings[i].number), std::string::npos);
        EXPECT_NE(findings[i].words.find(successors[i]), std::string::npos);
    }
}

}  // namespace
}  // namespace thidua
