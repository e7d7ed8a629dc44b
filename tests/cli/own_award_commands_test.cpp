#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// What a unit with legal personality grants itself, and what was registered at the beginning of
// the year.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class OwnAwardTest : public PaperDeskTest {
protected:
    OwnAwardTest() { aid_.sync(); }
    std::string drafted(const std::vector<std::string>& more) {
        std::vector<std::string> words{"nomination",          "kind=individual",
                                       "name=Tạ Hồng Nhung",  "summary=Số hóa 900 hồ sơ",
                                       "report=Báo cáo",      "meeting/held_on=01/09/2026",
                                       "commendation=sudden", "is_registered=yes"};
        words.insert(words.end(), more.begin(), more.end());
        const std::string id = made(aid_, words);
        attach_part(aid_, id, "meeting_minutes");
        return id;
    }
    static Ran grant(ServedDevice& device, const std::string& id,
                     const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"nomination", "grant", id, "--decision-number",
                                       "12/QĐ-TGPL", "--decided-on", "09/09/2026"};
        words.insert(words.end(), more.begin(), more.end());
        return run(device, words);
    }

    ServedDevice aid_{server_, people::head_of_aid()};
};

TEST_F(OwnAwardTest, TheHeadOfAServiceUnitWithLegalPersonalityGrantsAndTheRegisterHasIt) {
    const std::string id = drafted({"award=GK-DV"});
    const Ran granted = grant(aid_, id, {"--grant-reason", "Đã xét tại cuộc họp"});
    EXPECT_EQ(granted.code, ExitCode::done) << granted.err;
    EXPECT_TRUE(aid_.sync().is_done());
    sync_all();
    const json awards = run_json(office_, {"award", "list"});
    ASSERT_EQ(awards.size(), 1U);
    const json fields = awards.at(0).at("fields");
    EXPECT_THAT(std::string{fields.at("decided_by")}, HasSubstr("có tư cách pháp nhân"));
    EXPECT_EQ(fields.at("decision_number"), "12/QĐ-TGPL");
    EXPECT_EQ(state(office_, "nomination", id), "decided");
}

TEST_F(OwnAwardTest, WhatIsForAHigherLevelIsRefusedWithTheRightWay) {
    const Ran refused = grant(aid_, drafted({"award=BK-T"}), {"--grant-reason", "Vẫn khen"});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("Sở Nội vụ"));
    EXPECT_TRUE(run_json(aid_, {"award", "list"}).empty());
}

TEST_F(OwnAwardTest, AnUnfinishedDossierIsNotGranted) {
    const std::string id = drafted({"award=GK-DV", "report="});
    const Ran refused = grant(aid_, id, {"--grant-reason", "Vẫn khen"});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("\n- "));
}

TEST_F(OwnAwardTest, ADivisionSubmitsToTheOffice) {
    const std::string id = made(head_, {"nomination", "kind=individual", "name=Nguyễn Văn An",
                                        "award=GK-DV", "summary=Việc tốt"});
    const Ran refused = grant(head_, id);
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("submit the nomination to the Office"));
    EXPECT_EQ(state(head_, "nomination", id), "draft");
}

TEST_F(OwnAwardTest, WhatIsOfARoundOfTheOrganIsNotGrantedBeside) {
    const std::string round = open_round("organ");
    EXPECT_TRUE(aid_.sync().is_done());
    const Ran refused = grant(aid_, drafted({"award=GK-DV", "round=" + round}));
    EXPECT_THAT(refused.err, HasSubstr("round of the organ"));
}

class RegistrationTest : public PaperDeskTest {
protected:
    std::string registered(const std::string& name) {
        const std::string id = made(officer_, {"registration", "year=2026", "award=CSTDCS",
                                               "kind=individual", "name=" + name});
        EXPECT_TRUE(officer_.sync().is_done());
        EXPECT_TRUE(head_.sync().is_done());
        done(head_, {"registration", "submit", id});
        sync_all();
        return id;
    }
    std::string check_of(const std::string& name) {
        const std::string id = nominated(round_, "CSTDCS",
                                         {"kind=individual", "name=" + name, "is_registered=no"});
        const json review = run_json(office_, {"nomination", "check", id});
        for (const json& check : review.at("checks"))
            if (check.at("check") == "registered") return check.at("result");
        return {};
    }
    std::string round_ = open_round("organ");
};

TEST_F(RegistrationTest, WhoRegisteredAndWasAcceptedNeedsNoWordOfTheNominator) {
    const std::string id = registered("Lý Thị Mơ");
    EXPECT_EQ(check_of("Lý Thị Mơ"), "warned") << "the Office has not accepted it yet";
    done(office_, {"registration", "accept", id});
    EXPECT_EQ(check_of("Lý Thị Mơ"), "passed");
    EXPECT_EQ(check_of("Nguyễn Văn An"), "warned");
}

TEST_F(RegistrationTest, TwoWhoRegisterTheSamePersonMeetInOneRecord) {
    const std::vector<std::string> words{"registration", "year=2026", "award=CSTDCS",
                                         "kind=individual", "name=Lý Thị Mơ"};
    EXPECT_EQ(made(officer_, words), made(head_, words));
}

TEST_F(PaperDeskTest, APlaceIsForAKindOfUnit) {
    const std::string round = open_round("organ");
    done(office_, {"award-round", "set", round, "quota/1/award=GK-SO",
                   "quota/1/unit_kind=service_unit", "quota/1/limit=0", "quota/2/award=GK-SO",
                   "quota/2/unit_kind=division", "quota/2/limit=1"});
    sync_all();
    const std::string id = nominated(round, "GK-SO", {"kind=individual", "name=Nguyễn Văn An"});
    const auto quota = [&] {
        const json review = run_json(office_, {"nomination", "check", id});
        for (const json& check : review.at("checks"))
            if (check.at("check") == "quota") return std::string{check.at("result")};
        return std::string{};
    };
    EXPECT_EQ(quota(), "passed");
    nominated(round, "GK-SO", {"kind=individual", "name=Lý Thị Mai"});
    EXPECT_EQ(quota(), "warned");
}

TEST_F(PaperDeskTest, WhatDifferentLevelsOfTheStateDecideIsSubmittedApart) {
    const std::string round = open_round("state");
    accept_whatever_is_told(nominated(round, "BK-TTG", {"kind=individual", "name=Nguyễn Văn An"}));
    done(office_, {"award-round", "print-submission", round, "--to", file("mot.docx")});
    EXPECT_THAT(text_of(file("mot.docx")), HasSubstr("trình Thủ tướng Chính phủ"));
    accept_whatever_is_told(nominated(round, "HCLD3", {"kind=individual", "name=Lý Thị Mai"}));
    const json made = run_json(
        office_, {"award-round", "print-submission", round, "--to", file("to-trinh.docx")});
    ASSERT_EQ(made.at("files").size(), 2U);
    const std::string first = text_of(made.at("files").at(0));
    const std::string second = text_of(made.at("files").at(1));
    EXPECT_THAT(first, HasSubstr("Thủ tướng Chính phủ"));
    EXPECT_THAT(second, HasSubstr("Chủ tịch nước"));
    EXPECT_THAT(second, Not(HasSubstr("Thủ tướng Chính phủ")));
}

}  // namespace
}  // namespace thidua::cli
