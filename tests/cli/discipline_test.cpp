#include <gmock/gmock.h>

#include "client/app/editing.h"
#include "tests/cli/year_sample.h"

// Discipline is read by the Office, the Council and the leadership, and checked for everybody.

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class DisciplineTest : public YearTest {
protected:
    DisciplineTest() {
        person_ = made(office_, {"person", "name=Nguyễn Văn An", "unit=STP-HCTP"});
        sync_all();
    }
    void disciplined() {
        made(office_, {"discipline", "person=" + person_, "kind=Khiển trách", "from=01/09/2026"});
        sync_all();
    }
    /// As an older program does.
    void leave_beside_person() {
        const RecordId person = *RecordId::from_text(person_);
        EXPECT_TRUE(EditBuilder{office_.workspace()}
                        .set("person", person, "discipline/1/kind", Null{}, std::string{"Cảnh cáo"})
                        .set("person", person, "discipline/1/from", Null{}, date(2026, 9, 1))
                        .save());
        sync_all();
    }
    static bool reads(ServedDevice& device) {
        return !run_json(device, {"discipline", "list"}).empty();
    }
    static json hold(ServedDevice& device, const std::string& nomination) {
        const json shown_check = run_json(device, {"nomination", "check", nomination}).at("checks");
        for (const json& check : shown_check)
            if (check.at("check") == "on_hold") return check;
        return {};
    }
    std::string nominated_an() {
        return nominated(open_round("organ"), "GK-SO",
                         {"kind=individual", "name=Nguyễn Văn An", "person=" + person_});
    }
    std::string person_;
};

TEST_F(DisciplineTest, IsReadByTheOfficeTheCouncilAndTheLeadershipAlone) {
    disciplined();
    for (ServedDevice* device : {&office_, &director_, &secretary_}) EXPECT_TRUE(reads(*device));
    for (ServedDevice* device : {&officer_, &head_, &clerk_}) EXPECT_FALSE(reads(*device));
    EXPECT_THAT(run(office_, {"discipline", "list"}).out, HasSubstr("Nguyễn Văn An"));
    EXPECT_EQ(shown(officer_, "person", person_).at("fields").dump().find("discipline"),
              std::string::npos);
}

TEST_F(DisciplineTest, TheCheckWorksWhereItIsReadAndSaysWhoChecksWhereItIsNot) {
    disciplined();
    const std::string id = nominated_an();
    EXPECT_NE(hold(office_, id).at("result"), "passed");
    EXPECT_THAT(hold(office_, id).at("words").get<std::string>(), HasSubstr("01/09/2026"));
    EXPECT_EQ(hold(officer_, id).at("result"), "told");
    EXPECT_THAT(hold(officer_, id).at("words").get<std::string>(),
                HasSubstr("The Office checks this"));
}

TEST_F(DisciplineTest, WithoutAnyTheOfficeIsToldThatNothingWasFound) {
    const std::string id = nominated_an();
    EXPECT_EQ(hold(office_, id).at("result"), "passed");
    EXPECT_EQ(hold(head_, id).at("result"), "told");
}

TEST_F(DisciplineTest, IsNotWrittenBesideThePersonAnyMore) {
    const Ran refused = run(office_, {"person", "set", person_, "discipline/1/kind=Khiển trách"});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("discipline new person=ID"));
    EXPECT_EQ(run(head_, {"discipline", "new", "person=" + person_, "kind=Khiển trách"}).code,
              ExitCode::failed);
}

TEST_F(DisciplineTest, WhatStandsBesideThePersonStillCountsAndIsMoved) {
    leave_beside_person();
    const std::string id = nominated_an();
    EXPECT_NE(hold(office_, id).at("result"), "passed");
    EXPECT_EQ(run(head_, {"discipline", "move"}).code, ExitCode::failed);
    EXPECT_EQ(run_json(office_, {"discipline", "move"}).at("moved"), 1);
    sync_all();
    EXPECT_EQ(run_json(office_, {"discipline", "move"}).at("moved"), 0);
    EXPECT_NE(hold(office_, id).at("result"), "passed");
    EXPECT_FALSE(shown(head_, "person", person_).at("fields").contains("discipline/1/kind"));
    EXPECT_FALSE(reads(head_));
    EXPECT_TRUE(run_json(office_, {"attention", "list"}).empty());
}

TEST_F(DisciplineTest, TwoMachinesOfTheOfficeThatMoveItMakeOneLine) {
    ServedDevice minh{server_, people::office_minh()};
    leave_beside_person();
    EXPECT_TRUE(minh.sync().is_done());
    for (ServedDevice* device : {&office_, &minh})
        EXPECT_EQ(run_json(*device, {"discipline", "move"}).at("moved"), 1);
    sync_all();
    EXPECT_TRUE(minh.sync().is_done());
    sync_all();
    EXPECT_EQ(run_json(office_, {"discipline", "list"}).size(), 1U);
    EXPECT_TRUE(run_json(office_, {"conflict", "list"}).empty());
    EXPECT_TRUE(run_json(minh, {"attention", "list"}).empty());
}

}  // namespace
}  // namespace thidua::cli
