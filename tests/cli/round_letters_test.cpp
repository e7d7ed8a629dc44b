#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// A round whose awards are decided by several authorities goes out under several letters: each is a
// document of its own, with its own number and day.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// An asks for what the Prime Minister grants, Mai for what the President grants.
class RoundLettersTest : public PaperDeskTest {
protected:
    RoundLettersTest() {
        accept_whatever_is_told(an_);
        accept_whatever_is_told(mai_);
        sync_all();
    }
    Ran number(const std::vector<std::string>& fields) {
        std::vector<std::string> words{"award-round", "set", round_};
        words.insert(words.end(), fields.begin(), fields.end());
        Ran ran = run(clerk_, words);
        sync_all();
        return ran;
    }
    void forward(const std::string& id) {
        done(office_, {"nomination", "forward", id, "--forwarded-to", "Bộ Nội vụ"});
        sync_all();
    }
    json dossier_of(const std::string& name) {
        const json list = run_json(office_, {"dossier", "list"});
        for (const json& one : list)
            if (one.at("title") == name) return one;
        return json::object();
    }
    json number_of_dossier(const std::string& name) {
        return dossier_of(name).at("fields").value("letter_number", json{});
    }
    std::vector<std::string> printed(const std::string& verb) {
        const json made =
            run_json(office_, {"award-round", verb, round_, "--to", file("giay.docx")});
        std::vector<std::string> texts;
        for (const json& one : made.at("files")) texts.push_back(text_of(one));
        EXPECT_EQ(texts.size(), 2U) << verb;
        texts.resize(2);
        return texts;
    }
    static std::vector<std::string> of_president(const std::string& number, const std::string& on) {
        return {"letters/president/number=" + number, "letters/president/submitted_on=" + on};
    }
    std::string round_ = open_round("state");
    std::string an_ = nominated(round_, "BK-TTG", {"kind=individual", "name=Nguyễn Văn An"});
    std::string mai_ = nominated(round_, "HCLD3", {"kind=individual", "name=Lý Thị Mai"});
};

TEST_F(RoundLettersTest, EachLetterHasANumberAndADayOfItsOwn) {
    EXPECT_EQ(number({"number=12/TTr-STP", "submitted_on=10/09/2026"}).code, ExitCode::done);
    for (const char* const verb : {"print-submission", "print-list"}) {
        const auto papers = printed(verb);
        EXPECT_THAT(papers[0], HasSubstr("12/TTr-STP")) << verb;
        EXPECT_THAT(papers[1], Not(HasSubstr("12/TTr-STP"))) << verb;
    }
    EXPECT_EQ(number(of_president("13/TTr-STP", "11/09/2026")).code, ExitCode::done);
    for (const char* const verb : {"print-submission", "print-list"}) {
        const auto papers = printed(verb);
        EXPECT_THAT(papers[0], HasSubstr("12/TTr-STP")) << verb;
        EXPECT_THAT(papers[0], HasSubstr("ngày 10 tháng 9 năm 2026")) << verb;
        EXPECT_THAT(papers[1], HasSubstr("13/TTr-STP")) << verb;
        EXPECT_THAT(papers[1], HasSubstr("ngày 11 tháng 9 năm 2026")) << verb;
    }
}

TEST_F(RoundLettersTest, TheListThatGoesWithALetterNamesThoseOfThatLetter) {
    const auto lists = printed("print-list");
    EXPECT_THAT(lists[0], HasSubstr("Nguyễn Văn An"));
    EXPECT_THAT(lists[0], Not(HasSubstr("Lý Thị Mai")));
    EXPECT_THAT(lists[1], HasSubstr("Lý Thị Mai"));
    EXPECT_THAT(lists[1], Not(HasSubstr("Nguyễn Văn An")));
}

TEST_F(RoundLettersTest, ALetterThatHasNoNumberYetIsToldWithTheWayToIt) {
    EXPECT_FALSE(
        shown(office_, "award-round", round_).at("computed").contains("letter_without_number/1"))
        << "no letter has gone out yet";
    number({"number=12/TTr-STP", "submitted_on=10/09/2026"});
    const json computed = shown(office_, "award-round", round_).at("computed");
    EXPECT_EQ(computed.at("letter/prime_minister"), "12/TTr-STP");
    const Ran said =
        run(office_, {"award-round", "print-submission", round_, "--to", file("to-trinh.docx")});
    EXPECT_THAT(said.out, HasSubstr("letters/president/number="));
    number(of_president("13/TTr-STP", "11/09/2026"));
    EXPECT_EQ(shown(office_, "award-round", round_).at("computed").at("letter/president"),
              "13/TTr-STP");
}

TEST_F(RoundLettersTest, TheDossiersSayTheNumberOfTheirOwnLetter) {
    forward(an_);
    number({"number=12/TTr-STP", "submitted_on=10/09/2026"});
    forward(mai_);
    EXPECT_EQ(number_of_dossier("Nguyễn Văn An"), "12/TTr-STP");
    EXPECT_EQ(number_of_dossier("Lý Thị Mai"), json{}) << "her letter has none yet";
    number(of_president("13/TTr-STP", "11/09/2026"));
    EXPECT_EQ(number_of_dossier("Nguyễn Văn An"), "12/TTr-STP");
    EXPECT_EQ(number_of_dossier("Lý Thị Mai"), "13/TTr-STP");
    EXPECT_EQ(dossier_of("Lý Thị Mai").at("fields").at("letter_on"), "2026-09-11");
    number(of_president("14/TTr-STP", "11/09/2026"));
    EXPECT_EQ(number_of_dossier("Lý Thị Mai"), "14/TTr-STP") << "a slip is mended";
    EXPECT_EQ(number_of_dossier("Nguyễn Văn An"), "12/TTr-STP");
}

TEST_F(RoundLettersTest, NoNumberIsThatOfAnotherLetterOrPaper) {
    number({"number=12/TTr-STP", "submitted_on=10/09/2026"});
    const Ran same = number(of_president("12/ttr-stp", "11/09/2026"));
    EXPECT_EQ(same.code, ExitCode::failed);
    EXPECT_THAT(same.err, HasSubstr("another letter"));
    EXPECT_EQ(number(of_president("13/TTr-STP", "11/09/2026")).code, ExitCode::done);
    const std::string other = open_round("province");
    const Ran taken =
        run(clerk_, {"award-round", "set", other, "number=13/TTr-STP", "submitted_on=12/09/2026"});
    EXPECT_EQ(taken.code, ExitCode::failed);
    EXPECT_THAT(taken.err, HasSubstr("given in 2026"));
    const Ran nobodys = number({"letters/presidnet/number=15/TTr-STP"});
    EXPECT_EQ(nobodys.code, ExitCode::failed);
    EXPECT_THAT(nobodys.err, HasSubstr("presidnet"));
    EXPECT_THAT(run_json(office_, {"status"}).at("double_numbers"), testing::IsEmpty());
}

TEST_F(RoundLettersTest, WhatIsHandedInAfterALetterDoesNotTakeItsNumber) {
    const std::string round = open_round("state");
    const std::string nga = nominated(round, "HCLD3", {"kind=individual", "name=Bế Thị Nga"});
    accept_whatever_is_told(nga);
    sync_all();
    done(clerk_, {"award-round", "set", round, "number=12/TTr-STP", "submitted_on=10/09/2026"});
    sync_all();
    const Instant tomorrow = server_.clock().now().plus(std::chrono::days{1});
    server_.clock().set(tomorrow);
    for (ServedDevice* device : {&officer_, &head_, &office_, &director_, &secretary_, &clerk_})
        device->clock().set(tomorrow);
    accept_whatever_is_told(
        nominated(round, "BK-TTG", {"kind=individual", "name=Nguyễn Văn Dương"}));
    sync_all();
    const json computed = shown(office_, "award-round", round).at("computed");
    EXPECT_EQ(computed.at("letter/president"), "12/TTr-STP") << computed.dump();
    EXPECT_FALSE(computed.contains("letter/prime_minister")) << computed.dump();
}

TEST_F(RoundLettersTest, OnlyTheRegistryNumbersALetter) {
    const Ran refused =
        run(officer_, {"award-round", "set", round_, "letters/president/number=13/TTr-STP"});
    EXPECT_EQ(refused.code, ExitCode::failed);
}

/// As programs before this one left it: both letters under the round's number.
TEST_F(RoundLettersTest, LettersThatWentOutUnderOneNumberKeepItUntilTheyGetAnother) {
    number({"number=12/TTr-STP", "submitted_on=10/09/2026"});
    forward(an_);
    forward(mai_);
    done(clerk_, {"dossier", "set", dossier_of("Lý Thị Mai").at("id"), "letter_number=12/TTr-STP",
                  "letter_on=10/09/2026"});
    sync_all();
    for (const std::string& letter : printed("print-submission"))
        EXPECT_THAT(letter, HasSubstr("12/TTr-STP"));
    number(of_president("13/TTr-STP", "11/09/2026"));
    EXPECT_EQ(number_of_dossier("Lý Thị Mai"), "13/TTr-STP");
    EXPECT_EQ(number_of_dossier("Nguyễn Văn An"), "12/TTr-STP");
    EXPECT_THAT(printed("print-submission")[1], HasSubstr("13/TTr-STP"));
}

}  // namespace
}  // namespace thidua::cli
