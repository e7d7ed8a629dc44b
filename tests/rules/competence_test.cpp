#include "shared/rules/competence.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "shared/base/translate.h"
#include "tests/rules/sample_rules.h"

namespace thidua {
namespace {

std::string refusal(Grantor who, const std::string& award, Nominee nominee) {
    const auto granted = check_may_grant(sample_rules(), who, award, nominee);
    return granted ? std::string{} : granted.error().message;
}

bool names_all(const std::string& sentence, const std::vector<std::string>& words) {
    for (const std::string& word : words)
        if (sentence.find(word) == std::string::npos) return false;
    return true;
}

/// Names of awards are shown in the language of the interface.
class CompetenceTest : public testing::Test {
protected:
    CompetenceTest() { set_language(Language::english); }
    ~CompetenceTest() override { set_language(Language::english); }
};
using Mistake01_BangKhenOfASo = CompetenceTest;
using Mistake03_LaborTitleOfTheProvince = CompetenceTest;

// Who decides on what, written down a second time, apart from the file.
const std::map<std::string, std::set<Grantor>> deciders{
    {"LDTT", {Grantor::unit, Grantor::department, Grantor::commune}},
    {"CSTDCS", {Grantor::unit, Grantor::department}},
    {"CSTDT", {Grantor::province, Grantor::minister}},
    {"CSTDTQ", {Grantor::prime_minister}},
    {"TTLDTT", {Grantor::unit, Grantor::department}},
    {"TTLDXS", {Grantor::province, Grantor::minister}},
    {"CO-T", {Grantor::province}},
    {"CO-CP", {Grantor::government}},
    {"XA-TB", {Grantor::province}},
    {"THON-VH", {Grantor::commune}},
    {"GK-DV", {Grantor::unit}},
    {"GK-SO", {Grantor::department}},
    {"GK-XA", {Grantor::commune}},
    {"BK-T", {Grantor::province}},
    {"BK-BO", {Grantor::minister}},
    {"BK-TTG", {Grantor::prime_minister}},
    {"HCLD1", {Grantor::president}},
    {"HCLD2", {Grantor::president}},
    {"HCLD3", {Grantor::president}}};

TEST_F(CompetenceTest, IsForEveryLevelAndAwardAsTheLawHasIt) {
    for (const RuleSet& rules : sample_sets()) {
        EXPECT_EQ(rules.awards.size(), deciders.size()) << rules.key;
        for (const AwardEntry& award : rules.awards)
            for (const std::string_view level : EnumNames<Grantor>::names) {
                const Grantor who = from_text<Grantor>(level).value();
                EXPECT_EQ(check_competence(rules, who, award).has_value(),
                          deciders.at(award.code).contains(who))
                    << rules.key << ' ' << award.code << ' ' << level;
            }
    }
}

TEST_F(CompetenceTest, RefusesEveryAwardThatIsNotTheLevelsInASentenceThatSaysWhatToDo) {
    for (const AwardEntry& award : sample_rules().awards) {
        const auto granted = check_competence(sample_rules(), Grantor::department, award);
        if (granted) continue;
        EXPECT_TRUE(names_all(granted.error().message,
                              {"Giám đốc Sở may not grant", award.name.shown(), "may grant:"}))
            << granted.error().message;
    }
}

TEST_F(CompetenceTest, RefusesAnAwardThatIsNotForTheNominee) {
    EXPECT_TRUE(names_all(refusal(Grantor::department, "LDTT", Nominee::collective),
                          {"Advanced worker", "a collective", "an individual"}));
    EXPECT_EQ(refusal(Grantor::department, "GK-SO", Nominee::other_party), "");
}

TEST_F(CompetenceTest, RefusesWhatTheCatalogueDoesNotHave) {
    EXPECT_TRUE(
        names_all(refusal(Grantor::department, "HUY-HIEU", Nominee::individual), {"HUY-HIEU"}));
}

TEST_F(Mistake01_BangKhenOfASo, IsRefusedWithTheRightFormAndTheRightWay) {
    const std::string sentence = refusal(Grantor::department, "BK-T", Nominee::individual);
    EXPECT_TRUE(names_all(
        sentence,
        {"Giám đốc Sở may not grant Certificate of merit of the province's Chairman",
         "that is for Chủ tịch UBND tỉnh", "Tờ trình through Sở Nội vụ",
         "Giám đốc Sở may grant: Certificate of commendation of a department's Director"}))
        << sentence;
}

TEST_F(Mistake01_BangKhenOfASo, IsRefusedInVietnamese) {
    set_language(Language::vietnamese);
    const std::string sentence = refusal(Grantor::department, "BK-T", Nominee::individual);
    EXPECT_EQ(sentence,
              "Giám đốc Sở không có thẩm quyền tặng Bằng khen của Chủ tịch UBND tỉnh; thẩm quyền "
              "thuộc Chủ tịch UBND tỉnh. Trình tự đề nghị: Tờ trình qua Sở Nội vụ. Giám đốc Sở "
              "được tặng: Giấy khen của Giám đốc Sở.");
}

TEST_F(Mistake03_LaborTitleOfTheProvince, IsRefusedBecauseItExistsBelowOnly) {
    const std::string sentence = refusal(Grantor::province, "LDTT", Nominee::individual);
    EXPECT_TRUE(
        names_all(sentence, {"Advanced worker", "exists at that level only", "Giám đốc Sở"}))
        << sentence;
    EXPECT_EQ(sentence.find("Tờ trình"), std::string::npos) << sentence;
}

std::string way(Grantor from, const std::string& award) {
    return to_words(route_of(sample_rules(), from, *find_award(sample_rules(), award)));
}

TEST(RouteTest, IsEmptyForWhoDecides) {
    EXPECT_EQ(way(Grantor::department, "GK-SO"), "");
    EXPECT_EQ(way(Grantor::province, "CSTDT"), "");
}

TEST(RouteTest, BeginsAboveWhereTheProposalIs) {
    EXPECT_EQ(way(Grantor::unit, "BK-T"),
              "văn bản đề nghị through Văn phòng Sở; Tờ trình through Sở Nội vụ");
    EXPECT_EQ(way(Grantor::department, "BK-T"), "Tờ trình through Sở Nội vụ");
    EXPECT_EQ(way(Grantor::commune, "BK-T"), "Tờ trình through Sở Nội vụ");
    EXPECT_EQ(way(Grantor::department, "BK-TTG"),
              "Tờ trình riêng through Sở Nội vụ; Tờ trình riêng through Bộ Nội vụ");
    EXPECT_EQ(way(Grantor::province, "HCLD3"), "Tờ trình riêng through Bộ Nội vụ");
}

TEST(RouteTest, DoesNotLeadDown) {
    EXPECT_EQ(way(Grantor::province, "LDTT"), "");
}

TEST(RouteTest, GoesToTheNearestWhoDecides) {
    const AwardEntry& title = *find_award(sample_rules(), "TTLDXS");
    EXPECT_EQ(decider_of(title, Grantor::department), Grantor::province);
    EXPECT_EQ(decider_of(title, Grantor::minister), Grantor::minister);
}

TEST(SubmissionTest, ThePrimeMinistersAndThePresidentsStandApart) {
    const auto submissions = separate_submissions(
        sample_rules(), {"BK-T", "HCLD1", "BK-TTG", "CSTDT", "CSTDTQ", "LOST"});
    const std::vector<std::vector<std::string>> expected{
        {"BK-T", "CSTDT"}, {"HCLD1"}, {"BK-TTG", "CSTDTQ"}};
    EXPECT_EQ(submissions, expected);
}

TEST(SubmissionTest, OfNothingThereIsNone) {
    EXPECT_TRUE(separate_submissions(sample_rules(), {}).empty());
}

}  // namespace
}  // namespace thidua
