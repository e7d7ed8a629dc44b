#include "shared/rules/eligibility.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/rules/sample_rules.h"

namespace thidua {
namespace {

RecordId id(unsigned char number) {
    Uuid uuid;
    uuid.bytes[15] = number;
    return RecordId{uuid};
}

Window days(const std::string& from, const std::string& through) {
    return {.from = on(from), .through = on(through)};
}

/// A worker of a department, nominated for its Giấy khen in a movement: nothing is found.
class EligibilityTest : public testing::Test {
protected:
    EligibilityTest() {
        facts.award = "GK-SO";
        facts.today = on("2026-11-20");
        facts.achievement = {.movement = "m1", .days = days("2025-12-15", "2026-11-14")};
        facts.commendation = Commendation::merit;
        facts.round = days("2025-12-15", "2026-12-14");
        facts.is_direct_worker = true;
        facts.registered = true;
        facts.bases = {"06/2022/QH15", "06/2026/QH16", "152/2025/NĐ-CP"};
        facts.people_in_round = 8;
        facts.leaders_in_round = 5;
        facts.earlier = {earlier_award(9, "GK-SO", Commendation::merit)};
        facts.earlier[0].achievement = {.movement = "m0", .days = days("2024-01-01", "2024-12-31")};
    }
    static EarlierAward earlier_award(unsigned char number, const std::string& award,
                                      Commendation commendation) {
        return {.id = id(number),
                .award = award,
                .name = "Giấy khen",
                .decided_on = on("2025-01-10"),
                .commendation = commendation};
    }
    std::vector<Check> all() const { return check_eligibility(rules, facts); }
    Check check(const std::string& key) const {
        for (const Check& one : all())
            if (one.key == key) return one;
        ADD_FAILURE() << "no check " << key;
        return {};
    }
    CheckResult result(const std::string& key) const { return check(key).result; }

    RuleSet rules = sample_rules();
    DossierFacts facts;
};

TEST_F(EligibilityTest, FindsNothingWrongWithAnOrdinaryCase) {
    for (const Check& one : all()) {
        EXPECT_EQ(one.result, CheckResult::passed) << one.key << ": " << one.words;
        EXPECT_EQ(one.words, check_title(one.key));
        EXPECT_NE(one.source, "") << one.key;
    }
    EXPECT_EQ(all().size(), check_keys.size());
    EXPECT_TRUE(still_open(all(), {}).empty());
}

TEST_F(EligibilityTest, StopsAnAwardThatTheSetDoesNotKnow) {
    facts.award = "LOST";
    ASSERT_EQ(all().size(), 1U);
    EXPECT_EQ(all()[0].key, "award_known");
    EXPECT_EQ(still_open(all(), {{"award_known", "never mind"}}).size(), 1U);
}

TEST_F(EligibilityTest, WarnsOfAnAchievementThatWasRewardedAlready) {
    facts.earlier[0].achievement = {.movement = "m1", .days = days("2026-11-14", "2026-11-20")};
    EXPECT_EQ(result("same_achievement"), CheckResult::warned);
    EXPECT_EQ(check("same_achievement").about, std::vector{id(9)});
    EXPECT_NE(check("same_achievement").words.find("Giấy khen (10/01/2025)"), std::string::npos);
    facts.earlier[0].achievement.days = days("2026-11-15", "2026-11-20");
    EXPECT_EQ(result("same_achievement"), CheckResult::passed);
}

TEST_F(EligibilityTest, KnowsTheSameAchievementByItsMarkWhereverItWas) {
    facts.achievement.mark = "abc";
    facts.earlier[0].achievement.mark = "abc";
    EXPECT_EQ(result("same_achievement"), CheckResult::warned);
}

TEST_F(EligibilityTest, TakesNoTwoAchievementsOutsideAMovementForTheSame) {
    facts.achievement.movement.clear();
    facts.earlier[0].achievement = facts.achievement;
    EXPECT_EQ(result("same_achievement"), CheckResult::passed);
}

TEST_F(EligibilityTest, WarnsOfTwoFormsForOneAchievementButNotOfATitleBesideAForm) {
    facts.in_round = {{.id = id(3), .award = "LDTT", .achievement = facts.achievement}};
    EXPECT_EQ(result("several_forms"), CheckResult::passed);
    facts.in_round.push_back({.id = id(4), .award = "BK-T", .achievement = facts.achievement});
    EXPECT_EQ(result("several_forms"), CheckResult::warned);
    EXPECT_EQ(check("several_forms").about, std::vector{id(4)});
}

TEST_F(EligibilityTest, WarnsOfTheSameTitleTwice) {
    facts.award = "LDTT";
    facts.in_round = {{.id = id(3), .award = "LDTT", .achievement = facts.achievement}};
    EXPECT_EQ(result("several_forms"), CheckResult::warned);
}

TEST_F(EligibilityTest, TellsThatNoLowerFormIsNeeded) {
    facts.earlier.clear();
    EXPECT_EQ(result("no_step_needed"), CheckResult::told);
    EXPECT_TRUE(still_open(all(), {}).empty());
}

TEST_F(EligibilityTest, WaitsForTheEndOfWhatIsBeingLookedInto) {
    for (const HoldKind kind : {HoldKind::discipline, HoldKind::investigation, HoldKind::inspection,
                                HoldKind::complaint}) {
        facts.holds = {{.id = id(5), .kind = kind, .opened = on("2026-10-01")}};
        EXPECT_EQ(result("on_hold"), CheckResult::warned);
        EXPECT_NE(check("on_hold").words.find("01/10/2026"), std::string::npos);
        facts.holds[0].opened = on("2026-11-21");
        EXPECT_EQ(result("on_hold"), CheckResult::passed);
    }
}

TEST_F(EligibilityTest, CountsAchievementsFromTheEndOfADiscipline) {
    facts.holds = {{.id = id(5),
                    .kind = HoldKind::discipline,
                    .opened = on("2025-06-01"),
                    .ended = on("2026-03-01")}};
    EXPECT_EQ(result("on_hold"), CheckResult::warned);
    facts.achievement.days.from = on("2026-03-01");
    EXPECT_EQ(result("on_hold"), CheckResult::passed);
    facts.achievement.days.from = on("2025-12-15");
    facts.holds[0].kind = HoldKind::complaint;  // found to be nothing
    EXPECT_EQ(result("on_hold"), CheckResult::passed);
}

TEST_F(EligibilityTest, TellsOfTheShareOfLeaders) {
    facts.is_direct_worker = false;
    facts.is_leader = true;
    EXPECT_EQ(result("direct_worker"), CheckResult::told);
    EXPECT_NE(check("direct_worker").words.find("62,5%"), std::string::npos)
        << check("direct_worker").words;
}

TEST_F(EligibilityTest, WarnsOfAPeriodThatLeavesTheRound) {
    facts.achievement.days.from = on("2025-12-14");
    EXPECT_EQ(result("period_in_round"), CheckResult::warned);
    facts.achievement.days = days("2025-12-15", "2026-12-15");
    EXPECT_EQ(result("period_in_round"), CheckResult::warned);
}

TEST_F(EligibilityTest, StopsWhatTheLevelMayNotGrant) {
    facts.award = "BK-T";
    EXPECT_EQ(result("competence"), CheckResult::stopped);
    EXPECT_EQ(result("title_level"), CheckResult::passed);
    EXPECT_EQ(still_open(all(), {{"competence", "the Director wants it"}}).size(), 1U);
}

TEST_F(EligibilityTest, StopsATitleAboveItsLevel) {
    facts.award = "LDTT";
    facts.level = Grantor::province;
    EXPECT_EQ(result("title_level"), CheckResult::stopped);
}

TEST_F(EligibilityTest, StopsAnAwardThatIsNotForTheNominee) {
    facts.award = "LDTT";
    facts.kind = Nominee::collective;
    EXPECT_EQ(result("kind_fits"), CheckResult::stopped);
}

TEST_F(EligibilityTest, WarnsOfAnOverdrawnQuota) {
    facts.quota = {{.line = {.award = "GK-SO", .places = 3}, .used = 3}};
    EXPECT_EQ(result("quota"), CheckResult::passed);
    facts.quota[0].used = 4;
    EXPECT_EQ(result("quota"), CheckResult::warned);
}

TEST_F(EligibilityTest, WarnsOfBasesThatAreNotInForce) {
    facts.bases.emplace_back("98/2023/NĐ-CP");
    EXPECT_EQ(result("basis_in_force"), CheckResult::warned);
    EXPECT_NE(check("basis_in_force").words.find("152/2025/NĐ-CP"), std::string::npos);
}

TEST_F(EligibilityTest, AsksForARecognisedInitiativeWhereTheTitleNeedsOne) {
    facts.award = "CSTDCS";
    EXPECT_EQ(result("initiative_recognised"), CheckResult::warned);
    facts.initiatives = {{.id = id(6), .name = "A"}};
    EXPECT_EQ(result("initiative_recognised"), CheckResult::warned);
    EXPECT_EQ(check("initiative_recognised").about, std::vector{id(6)});
    facts.initiatives.push_back({.id = id(7), .name = "B", .recognised = true});
    EXPECT_EQ(result("initiative_recognised"), CheckResult::passed);
}

TEST_F(EligibilityTest, AsksForTheRegistrationOfATitle) {
    facts.award = "LDTT";
    EXPECT_EQ(result("registered"), CheckResult::passed);
    facts.registered = false;
    EXPECT_EQ(result("registered"), CheckResult::warned);
}

TEST_F(EligibilityTest, GoesOnOverAWarningWithAWrittenReasonOnly) {
    facts.registered = false;
    facts.award = "LDTT";
    ASSERT_EQ(still_open(all(), {}).size(), 1U);
    EXPECT_EQ(still_open(all(), {{"registered", "  "}}).size(), 1U);
    EXPECT_EQ(still_open(all(), {{"quota", "reason"}}).size(), 1U);
    EXPECT_TRUE(still_open(all(), {{"registered", "đăng ký giấy, ngày 15/01"}}).empty());
}

TEST_F(EligibilityTest, LeavesOutWhatTheSetSwitchesOffAndIsAsStrictAsItSays) {
    facts.award = "LDTT";
    facts.registered = false;
    rules.checks["registered"].on = false;
    EXPECT_EQ(result("registered"), CheckResult::off);
    rules.checks["registered"] = {.severity = CheckSeverity::stop};
    EXPECT_EQ(result("registered"), CheckResult::stopped);
    rules.checks.erase("registered");
    EXPECT_EQ(result("registered"), CheckResult::warned);
}

/// Everything that can be wrong at once, with an award for which it matters.
DossierFacts worst_facts(const DossierFacts& from, const std::string& award) {
    DossierFacts facts = from;
    facts.award = award;
    facts.level = Grantor::commune;
    facts.round = days("2026-06-01", "2026-06-30");
    facts.commendation = Commendation::thematic;
    facts.in_round = {{.id = id(1), .award = award, .achievement = facts.achievement}};
    // A form that was given before would make the way clear for a form.
    const std::string before = award == "BK-T" ? "LDTT" : award;
    facts.earlier = {{.id = id(2), .award = before, .name = "X", .achievement = facts.achievement}};
    facts.holds = {{.id = id(3), .opened = on("2026-01-01")}};
    facts.quota = {{.line = {.award = award, .places = 0}, .used = 1}};
    facts.bases = {"91/2017/NĐ-CP"};
    facts.registered = facts.is_direct_worker = false;
    facts.is_leader = true;
    return facts;
}

TEST_F(EligibilityTest, ExplainsEveryFindingInWholeSentences) {
    std::set<std::string> found;
    for (const char* award : {"BK-T", "CSTDCS", "TTLDTT"}) {
        DossierFacts worst = worst_facts(facts, award);
        if (award == std::string{"CSTDCS"}) worst.level = Grantor::province;
        for (const Check& one : check_eligibility(rules, worst)) {
            if (one.result == CheckResult::passed) continue;
            found.insert(one.key);
            EXPECT_TRUE(one.words.ends_with('.')) << one.key << ": " << one.words;
            EXPECT_EQ(one.words.find("{}"), std::string::npos) << one.words;
            EXPECT_NE(one.words, check_title(one.key));
        }
    }
    EXPECT_EQ(found.size(), check_keys.size());
}

TEST_F(EligibilityTest, SwitchesEachCheckOffAlone) {
    const DossierFacts worst = worst_facts(facts, "BK-T");
    for (const std::string_view key : check_keys) {
        RuleSet without = rules;
        without.checks[std::string{key}].on = false;
        const auto before = check_eligibility(rules, worst);
        const auto after = check_eligibility(without, worst);
        for (std::size_t i = 0; i < before.size(); ++i)
            EXPECT_EQ(after[i].result, before[i].key == key ? CheckResult::off : before[i].result);
    }
}

TEST(CheckKeysTest, AreEachNamedForPeople) {
    for (const std::string_view key : check_keys) EXPECT_NE(check_title(key), key);
    EXPECT_FALSE(is_check_key("luck"));
}

// A thematic award is no basis for a title.

class Mistake12_ThematicCountedForTitle : public EligibilityTest {
protected:
    Mistake12_ThematicCountedForTitle() {
        facts.award = "CSTDCS";
        facts.initiatives = {{.id = id(7), .name = "B", .recognised = true}};
        facts.earlier = {earlier_award(1, "GK-SO", Commendation::thematic),
                         earlier_award(2, "GK-SO", Commendation::sudden),
                         earlier_award(3, "LDTT", Commendation::merit)};
    }
};

TEST_F(Mistake12_ThematicCountedForTitle, IsToldAndNotCounted) {
    EXPECT_EQ(result("not_for_merit"), CheckResult::told);
    EXPECT_EQ(check("not_for_merit").about, (std::vector{id(1), id(2)}));
    const auto counted = awards_for_merit(rules, facts.earlier);
    ASSERT_EQ(counted.size(), 1U);
    EXPECT_EQ(counted[0].id, id(3));
}

TEST_F(Mistake12_ThematicCountedForTitle, IsToldWhenTheThematicAwardItselfIsProposed) {
    facts.award = "GK-SO";
    facts.commendation = Commendation::thematic;
    EXPECT_EQ(result("not_for_merit"), CheckResult::told);
    EXPECT_NE(check("not_for_merit").words.find("no basis for a merit award"), std::string::npos);
}

RC_GTEST_PROP(EligibilityProperty, NeverBlocksOnAWarningThatHasAReason, ()) {
    DossierFacts facts{.award = *rc::gen::element<std::string>("GK-SO", "LDTT", "BK-T", "CSTDCS")};
    facts.today = on("2026-11-20");
    facts.registered = *rc::gen::arbitrary<bool>();
    facts.level = *rc::gen::element(Grantor::unit, Grantor::department, Grantor::province);
    facts.round = days("2026-01-01", *rc::gen::element<std::string>("2026-02-01", "2026-12-31"));
    facts.achievement = {.days = days("2026-01-01", "2026-06-30")};
    std::map<std::string, std::string> reasons;
    for (const std::string_view key : check_keys) reasons[std::string{key}] = "reason";
    for (const Check& open : still_open(check_eligibility(sample_rules(), facts), reasons))
        RC_ASSERT(open.result == CheckResult::stopped);
}

}  // namespace
}  // namespace thidua
