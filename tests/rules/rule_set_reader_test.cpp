#include "shared/rules/rule_set_reader.h"

#include <gtest/gtest.h>

#include "tests/rules/sample_rules.h"
#include "tests/rules/small_rule_set.h"

namespace thidua {
namespace {

RuleSet small() {
    return read_rule_set(small_rule_set).value();
}

TEST(RuleSetReaderTest, ReadsEveryKindOfEntry) {
    const RuleSet set = small();
    EXPECT_EQ(set.key, "law-1");
    EXPECT_EQ(set.valid_to, on("2026-12-31"));
    EXPECT_TRUE(set.is_confirmed);
    EXPECT_EQ(title_of(set, Grantor::department), "the Director");
    EXPECT_EQ(set.routes.at(Grantor::province).at(0).through, "Home Affairs");
    EXPECT_TRUE(set.separate_submissions.contains(Grantor::president));
    EXPECT_TRUE(set.not_for_merit.contains(Commendation::thematic));
    EXPECT_EQ(set.round_up_to, Decimal{10});
    EXPECT_EQ(set.base_salary.at(0).amount, Decimal{100});
    EXPECT_EQ(set.bases.size(), 3U);
    EXPECT_FALSE(set.checks.at("quota").on);
    EXPECT_EQ(find_limit(set, "appraisal")->days, 10);
}

TEST(RuleSetReaderTest, ReadsAnAward) {
    const RuleSet set = small();
    const AwardEntry& form = *find_award(set, "FORM");
    EXPECT_EQ(form.name.en, "Paper");
    EXPECT_EQ(form.coefficients.at(Nominee::individual), Decimal::from_text("0.3"));
    EXPECT_EQ(form.copies, 2);
    EXPECT_EQ(form.retention_years, 10);
    ASSERT_EQ(form.parts.size(), 2U);
    EXPECT_TRUE(form.parts[1].enterprises_only);
    EXPECT_EQ(find_vote_rule(set, form)->quorum, Share::from_text("2/3"));
    const AwardEntry& title = *find_award(set, "TITLE");
    EXPECT_FALSE(title.has_certificate);
    EXPECT_TRUE(title.needs_initiative);
    EXPECT_EQ(find_vote_rule(set, title), nullptr);
}

TEST(RuleSetReaderTest, TakesNothingForConfirmedThatDoesNotSaySo) {
    const RuleSet set = small();
    EXPECT_TRUE(find_award(set, "FORM")->is_confirmed("grantors"));
    EXPECT_FALSE(find_award(set, "FORM")->is_confirmed("coefficients"));
    EXPECT_FALSE(set.bases.at(0).is_confirmed);
    EXPECT_FALSE(set.vote_rules.at("plain").is_confirmed);
    EXPECT_FALSE(set.limits.at(0).is_confirmed);
}

TEST(RuleSetReaderTest, SaysNotVerifiedBesideASource) {
    EXPECT_EQ(shown_source("Decree", true), "Decree");
    EXPECT_EQ(shown_source("Decree", false), "Decree – not verified");
    EXPECT_EQ(shown_source("", false), "not verified");
}

struct Mistake {
    const char* was;
    const char* now;
    const char* named;  ///< what the sentence must point at
};
void PrintTo(const Mistake& mistake, std::ostream* out) {
    *out << mistake.now;
}

class RuleSetMistakeTest : public testing::TestWithParam<Mistake> {};

TEST_P(RuleSetMistakeTest, IsRefusedInASentenceThatNamesThePlace) {
    const auto& [was, now, named] = GetParam();
    const std::string problem = problem_of(small_rule_set_with(was, now));
    EXPECT_NE(problem.find(named), std::string::npos) << "said: \"" << problem << '"';
}

INSTANTIATE_TEST_SUITE_P(
    EachMemberWrongOnce, RuleSetMistakeTest,
    testing::Values(
        Mistake{R"("key": "law-1", )", "", "\"key\" is missing"},
        Mistake{R"("key": "law-1")", R"("key": "")", "\"key\" is empty"},
        Mistake{R"("title": "A law")", R"("title": 7)", "\"title\" must be a text"},
        Mistake{R"("valid_from": "2026-01-01")", R"("valid_from": "1/1/2026")", "\"valid_from\""},
        Mistake{"2026-12-31", "2025-12-31", "ends before it begins"},
        Mistake{R"("certainty": "confirmed", "source": "the)",
                R"("certainty": "sure", "source": "the)", "\"sure\""},
        Mistake{R"("titles": {"department")", R"("titles": {"district")", "\"district\""},
        Mistake{R"("the Director")", "7", "\"department\" must be a text"},
        Mistake{R"("routes": {"province": [)", R"("routes": {"nobody": [)", "\"nobody\""},
        Mistake{R"({"to": "province", "through")", R"({"through")", "routes.province"},
        Mistake{R"(["president"])", R"(["king"])", "\"king\""},
        Mistake{R"(["president"])", R"(["president", "president"])", "appears twice"},
        Mistake{R"("not_for_merit": ["thematic"])", R"("not_for_merit": "thematic")",
                "\"not_for_merit\" must be a list"},
        Mistake{R"("round_up_to": "10")", R"("round_up_to": "0")", "above nought"},
        Mistake{R"("amount": "100")", R"("amount": 99.5)", "\"amount\" must be a whole number"},
        Mistake{R"("amount": "100")", R"("amount": "-1")", "above nought"},
        Mistake{
            R"([{"from": "2025-07-01", "amount")",
            R"([{"from": "2025-07-01", "amount": "1", "source": "S"}, {"from": "2025-07-01", "amount")",
            "\"2025-07-01\" appears twice"},
        Mistake{R"("to": "2025-12-31")", R"("to": "2019-12-31")", "\"1/OLD\" ends before"},
        Mistake{R"("replaced_by": "2/NEW")", R"("replaced_by": "9/LOST")", "\"9/LOST\" is named"},
        Mistake{R"("amends": "2/NEW")", R"("amends": "9/LOST")", "\"9/LOST\" is named"},
        Mistake{R"("number": "2/NEW")", R"("number": "1/OLD")", "\"1/OLD\" appears twice"},
        Mistake{R"("code": "TITLE")", R"("code": "FORM")", "\"FORM\" appears twice"},
        Mistake{R"("class": "form")", R"("class": "paper")", "\"paper\""},
        Mistake{R"("nominees": ["collective", "individual"])", R"("nominees": [])", "empty"},
        Mistake{R"("grantors": ["department"])", R"("grantors": ["district"])", "\"district\""},
        Mistake{R"({"individual": "0.3"})", R"({"individual": 0.3})", "\"individual\" must be"},
        Mistake{R"({"individual": "0.3"})", R"({"other_party": "0.3"})",
                "for whom the award is not"},
        Mistake{R"("parts": ["submission")", R"("parts": ["letter")", "\"letter\""},
        Mistake{R"("copies": 2)", R"("copies": -2)", "\"copies\" must be a whole number"},
        Mistake{R"("retention_years": 10, )", "", "\"retention_years\" is missing"},
        Mistake{R"(["merit", "thematic"])", R"(["merit", "lucky"])", "\"lucky\""},
        Mistake{R"("vote_rule": "plain")", R"("vote_rule": "lost")", "\"lost\" is named"},
        Mistake{R"("confirmed": ["grantors"])", R"("confirmed": ["standard"])", "\"standard\""},
        Mistake{R"("after": ["FORM"])", R"("after": ["LOST"])", "\"LOST\" is named"},
        Mistake{R"("certificate": false)", R"("certificate": "no")", "must be true or false"},
        Mistake{R"("pass": "1/2")", R"("pass": "3/2")", "\"pass\" must be a share"},
        Mistake{R"("pass": "1/2", )", "", "\"pass\" is missing"},
        Mistake{R"("quorum": "2/3")", R"("quorum": "most")", "\"quorum\" must be a share"},
        Mistake{R"("tie": "chair")", R"("tie": "coin")", "\"coin\""},
        Mistake{R"({"quota": {"on")", R"({"luck": {"on")", "no check \"luck\""},
        Mistake{R"("severity": "told")", R"("severity": "error")", "\"error\""},
        Mistake{R"("days": 10)", R"("days": "ten")", "\"days\""},
        Mistake{R"("limits")", R"("limit")", "\"limit\" is not known"}));

TEST(RuleSetReaderTest, RefusesWhatIsNoJson) {
    EXPECT_NE(problem_of("{"), "");
    EXPECT_NE(problem_of("[]"), "");
}

// Sets that extend others.

std::string extending(const std::string& members) {
    return R"({"key": "law-2", "title": "Next", "extends": "law-1", "valid_from": "2027-01-01",
               "source": "the gazette")" +
           members + "}";
}

TEST(RuleSetReaderTest, KeepsOfTheBaseWhatItDoesNotReplace) {
    const RuleSet base = small();
    const RuleSet next = read_rule_set(extending(""), &base).value();
    EXPECT_EQ(next.key, "law-2");
    EXPECT_EQ(next.awards.size(), base.awards.size());
    EXPECT_EQ(next.valid_to, std::nullopt);
    EXPECT_FALSE(next.is_confirmed);
}

TEST(RuleSetReaderTest, ReplacesEntriesOfTheSameKeyAndAddsOthers) {
    const RuleSet base = small();
    const RuleSet next = read_rule_set(extending(R"(, "base_salary": [
            {"from": "2025-07-01", "amount": "120", "source": "S"},
            {"from": "2027-01-01", "amount": "130", "source": "S"}],
            "checks": {"quota": {"on": true, "source": "new"}})"),
                                       &base)
                             .value();
    ASSERT_EQ(next.base_salary.size(), 2U);
    EXPECT_EQ(base_salary_on(next, on("2026-12-31"))->amount, Decimal{120});
    EXPECT_EQ(base_salary_on(next, on("2027-01-01"))->amount, Decimal{130});
    EXPECT_TRUE(next.checks.at("quota").on);
    EXPECT_EQ(base_salary_on(base, on("2026-12-31"))->amount, Decimal{100});
}

TEST(RuleSetReaderTest, TakesAwayTheMarkOfWhatHasBecomeDoubtful) {
    const RuleSet base = small();
    const RuleSet next = read_rule_set(extending(R"(, "doubtful": ["grantors"])"), &base).value();
    EXPECT_FALSE(find_award(next, "FORM")->is_confirmed("grantors"));
}

TEST(RuleSetReaderTest, RefusesToExtendWhatIsNotThere) {
    EXPECT_NE(problem_of(extending("")).find("\"law-1\""), std::string::npos);
    RuleSet other = small();
    other.key = "law-0";
    EXPECT_NE(problem_of(extending(""), &other).find("\"law-1\""), std::string::npos);
}

TEST(RuleSetReaderTest, LetsAnOrganReplaceStandardsChecksAndVotes) {
    const RuleSet base = small();
    const RuleSet own =
        read_rule_set(extending(R"(, "organ": "STP", "standards": {"FORM": "as we do it"},
            "checks": {"quota": {"source": "ours"}},
            "vote_rules": {"plain": {"denominator": "all_members", "pass": "60%", "source": "ours"}})"),
                      &base)
            .value();
    EXPECT_EQ(own.organ, "STP");
    EXPECT_EQ(find_award(own, "FORM")->standard, "as we do it");
    EXPECT_EQ(own.vote_rules.at("plain").denominator, Denominator::all_members);
}

TEST(RuleSetReaderTest, LetsNoOrganChangeTheLaw) {
    const RuleSet base = small();
    for (const char* law : {R"("round_up_to": "1")", R"("awards": [])", R"("titles": {})",
                            R"("base_salary": [])", R"("routes": {})", R"("bases": [])"})
        EXPECT_NE(problem_of(extending(std::string{R"(, "organ": "STP", )"} + law), &base), "")
            << law;
    EXPECT_NE(
        problem_of(small_rule_set_with(R"("key": "law-1")", R"("key": "law-1", "organ": "STP")")),
        "");
}

TEST(RuleSetReaderTest, RefusesAStandardOfAnAwardThatIsNotThere) {
    const RuleSet base = small();
    EXPECT_NE(problem_of(extending(R"(, "standards": {"LOST": "x"})"), &base).find("\"LOST\""),
              std::string::npos);
}

}  // namespace
}  // namespace thidua
