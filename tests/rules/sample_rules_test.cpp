#include "tests/rules/sample_rules.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "shared/rules/eligibility.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

std::string key_on(const std::string& day) {
    return sample_rules_on(day).key;
}

TEST(SampleRulesTest, LeaveNoDayBetweenThemWithoutASet) {
    ASSERT_EQ(sample_sets().size(), 4U);
    for (std::size_t i = 1; i < sample_sets().size(); ++i)
        EXPECT_EQ(plus_days(sample_sets()[i - 1].valid_to.value(), 1), sample_sets()[i].valid_from);
}

TEST(SampleRulesTest, SwitchOnTheDaysOnWhichTheLawDoes) {
    EXPECT_EQ(key_on("2025-06-30"), "vn-2024");
    EXPECT_EQ(key_on("2025-07-01"), "vn-2025-07");
    EXPECT_EQ(key_on("2026-09-30"), "vn-2025-07");
    EXPECT_EQ(key_on("2026-10-01"), "vn-2026-10");
    EXPECT_EQ(key_on("2027-02-28"), "vn-2026-10");
    EXPECT_EQ(key_on("2027-03-01"), "vn-2027-03");
    EXPECT_EQ(key_on("2030-12-31"), "vn-2027-03");
}

TEST(SampleRulesTest, CarryBothWordingsOfTheAmendedTitle) {
    EXPECT_NE(find_award(sample_rules_on("2026-09-30"), "CSTDCS")->standard,
              find_award(sample_rules_on("2026-10-01"), "CSTDCS")->standard);
    EXPECT_EQ(find_award(sample_rules_on("2026-10-01"), "XA-TB")->name.vi,
              "Xã, phường, đặc khu tiêu biểu");
}

TEST(SampleRulesTest, SayOfEveryEntryWhereItComesFrom) {
    for (const RuleSet& rules : sample_sets()) {
        EXPECT_NE(rules.source, "");
        for (const AwardEntry& award : rules.awards) EXPECT_NE(award.source, "") << award.code;
        for (const auto& [key, rule] : rules.vote_rules) EXPECT_NE(rule.source, "") << key;
        for (const Basis& basis : rules.bases) EXPECT_NE(basis.source, "") << basis.number;
        for (const TimeLimit& limit : rules.limits) EXPECT_NE(limit.source, "") << limit.key;
    }
}

TEST(SampleRulesTest, SetEveryCheck) {
    for (const RuleSet& rules : sample_sets())
        for (const std::string_view key : check_keys)
            EXPECT_TRUE(rules.checks.contains(std::string{key})) << rules.key << ' ' << key;
}

TEST(SampleRulesTest, TakeForUnverifiedWhatNobodyHasRead) {
    const RuleSet& rules = sample_rules();
    EXPECT_FALSE(find_award(rules, "GK-SO")->is_confirmed("coefficients"));
    EXPECT_FALSE(find_award(rules, "LDTT")->is_confirmed("coefficients"));  // since Decree 152
    EXPECT_TRUE(find_award(sample_rules_on("2025-06-30"), "LDTT")->is_confirmed("coefficients"));
    EXPECT_TRUE(find_award(rules, "LDTT")->is_confirmed("certificate"));
    EXPECT_FALSE(rules.vote_rules.at("secret_all_members").is_confirmed);
    EXPECT_FALSE(find_award(sample_rules_on("2027-03-01"), "GK-SO")->is_confirmed("grantors"));
}

TEST(Mistake04_CertificateForLDTT, ExistsInNoSet) {
    for (const RuleSet& rules : sample_sets()) {
        EXPECT_FALSE(find_award(rules, "LDTT")->has_certificate) << rules.key;
        EXPECT_TRUE(find_award(rules, "GK-SO")->has_certificate) << rules.key;
    }
}

TEST(Mistake06_District, IsInNoRuleSet) {
    for (const auto& entry :
         fs::directory_iterator{fs::path{THIDUA_SOURCE_ROOT} / "installer/sample/rules"})
        EXPECT_EQ(sample_file(entry.path().stem().string()).find("huyện"), std::string::npos)
            << entry.path();
    for (const std::string_view level : EnumNames<Grantor>::names) EXPECT_NE(level, "district");
}

TEST(RulesRoomTest, KnowsNoFigureOfTheLaw) {
    const std::regex figures{R"((^|[^\w.])(2530000|2'530'000|2340000|2'340'000|10000|10'000|)"
                             R"(80|90|0\.3|0\.8|1\.5|3\.5|66\.67)([^\w.]|$))"};
    int files = 0;
    for (const auto& entry :
         fs::directory_iterator{fs::path{THIDUA_SOURCE_ROOT} / "shared/rules"}) {
        const std::string text = content_of("shared/rules/" + entry.path().filename().string());
        std::smatch found;
        EXPECT_FALSE(std::regex_search(text, found, figures))
            << entry.path() << ": " << found.str();
        ++files;
    }
    EXPECT_GT(files, 20);
}

}  // namespace
}  // namespace thidua
