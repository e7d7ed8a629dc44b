#include <gmock/gmock.h>

#include <fstream>

#include "tests/cli/paper_desk.h"

// What lists and records say to people: words instead of codes, and who and what at a glance.

namespace thidua::cli {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

TEST_F(YearTest, AListWithoutALineSaysSo) {
    for (const char* const noun : {"conflict", "attention", "seal", "consolidation"})
        EXPECT_EQ(run(office_, {noun, "list"}).out, "None.\n") << noun;
    EXPECT_EQ(run(office_, {"audit", "--author", "xyzxyzxyz"}).out, "None.\n");
}

/// The Office decides about a version that the unit has taken back meanwhile.
TEST_F(YearTest, WhatWasRejectedIsNamedByItsTypeAndBlamesNoForm) {
    const std::string id = made(officer_, {"initiative", "title=Biểu mẫu điện tử"});
    done(officer_, {"initiative", "submit", id});
    sync_all();
    done(officer_, {"initiative", "withdraw", id});
    done(office_, {"initiative", "accept", id});
    EXPECT_TRUE(officer_.sync().is_done());
    EXPECT_TRUE(office_.sync().is_done());
    const json items = run_json(office_, {"attention", "list"});
    ASSERT_EQ(items.size(), 1U);
    EXPECT_THAT(std::string{items[0].at("name")}, HasSubstr("Initiative: "));
    EXPECT_THAT(std::string{items[0].at("name")}, HasSubstr("Biểu mẫu điện tử"));
    EXPECT_EQ(items[0].at("lost").at(0), "Accept");
    for (const char* const word : {"report", "form"})
        EXPECT_THAT(std::string{items[0].at("reason")}, Not(HasSubstr(word)));
}

TEST_F(YearTest, HistoryAndTrailOfAReportAreInWords) {
    const std::string report = fill_report();
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    sync_all();
    done(office_, {"report", "reopen", report, "--reason", "Sai số liệu"});
    sync_all();
    const std::string history = run(office_, {"report", "history", report}).out;
    for (const char* const word : {"Submitted by", "Judged at", "State", "Reopened"})
        EXPECT_THAT(history, HasSubstr(word));
    for (const char* const code : {"submitted_by", "decided_at", "reopen", "accepted"})
        EXPECT_THAT(history, Not(HasSubstr(code)));
    const std::string trail = run(office_, {"audit"}).out;
    EXPECT_THAT(trail, HasSubstr("Reopened"));
    EXPECT_THAT(trail, Not(HasSubstr("reopen")));
}

TEST_F(YearTest, ASessionIsShownInItsOrderWithItsVenue) {
    const std::string id =
        made(secretary_, {"council", "title=Họp Hội đồng", "place=Phòng họp số 1",
                          "members/10/name=Ủy viên mười", "members/2/name=Ủy viên hai",
                          "members/a/name=Chủ tịch", "members/a/order=1"});
    const std::string text = run(secretary_, {"council", "show", id}).out;
    EXPECT_THAT(text, HasSubstr("Venue"));
    EXPECT_LT(text.find("Chủ tịch"), text.find("Ủy viên hai"));
    EXPECT_LT(text.find("Ủy viên hai"), text.find("Ủy viên mười"));
}

TEST_F(YearTest, AListOfDispatchesNamesWhoGetsThem) {
    made(office_, {"dispatch", "title=Báo cáo năm", "to_name=Sở Nội vụ"});
    EXPECT_THAT(run(office_, {"dispatch", "list"}).out, HasSubstr("Sở Nội vụ"));
}

TEST_F(YearTest, AListOfAcknowledgementsNamesTheNoticeAndThePerson) {
    const std::string id = made(office_, {"announcement", "title=Triển khai Kế hoạch 48",
                                          "body=Các đơn vị quán triệt", "kind=plan"});
    done(office_, {"announcement", "submit", id});
    sync_all();
    done(officer_, {"announcement", "acknowledge", id});
    const std::string text = run(officer_, {"acknowledgement", "list"}).out;
    EXPECT_THAT(text, HasSubstr("Triển khai Kế hoạch 48"));
    EXPECT_THAT(text, HasSubstr(people::officer_bich().name));
}

TEST_F(PaperDeskTest, AStatisticAddsUpEveryColumnAndSaysOfWhatAYesIs) {
    std::ofstream{file("bieu.json")} << R"({"title": "Biểu", "tables": [
        {"title": "Theo vai trò", "type": "nomination", "by": "kind", "across": "is_leader"}]})";
    made(officer_, {"nomination", "kind=individual", "name=Lý Thị Mai", "is_leader=yes"});
    made(officer_, {"nomination", "kind=individual", "name=Lò Văn Chưa", "is_leader=no"});
    made(officer_, {"nomination", "kind=collective", "name=Tổ một cửa"});
    const std::string text = run(officer_, {"statistics", file("bieu.json")}).out;
    EXPECT_THAT(text, HasSubstr("Leads: yes"));
    EXPECT_THAT(text, ContainsRegex("Total of all +1 +1 +1 +3"));
}

}  // namespace
}  // namespace thidua::cli
