#include <gmock/gmock.h>

#include "tests/cli/cli_sample.h"

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// An accepted report, which its unit or the Office wants otherwise.
class ReopenCommandsTest : public CliTest {
protected:
    ReopenCommandsTest() {
        run_json(head_, {"report", "submit", report_});
        sync_all();
        run_json(office_, {"report", "accept", report_});
        sync_all();
    }
    void sync_all() {
        for (int round = 0; round < 2; ++round)
            for (ServedDevice* const device : {&officer_, &head_, &office_})
                EXPECT_TRUE(device->sync().is_done());
    }
    void ask_for_another_figure() {
        run_json(officer_, {"report", "set", report_, "tasks_done=11"});
        sync_all();
    }

    const std::string report_ = fill_report();
};

TEST_F(ReopenCommandsTest, ShowTellsWhoAsksAndWhichFieldFromWhatToWhat) {
    const json before = run_json(office_, {"report", "show", report_}).at("fields");
    ask_for_another_figure();
    const json shown = run_json(office_, {"report", "show", report_});
    EXPECT_EQ(shown.at("state"), "accepted");
    const json& request = shown.at("request");
    EXPECT_EQ(request.at("by"), "Nông Thị Bích");
    EXPECT_EQ(request.at("may_reopen"), true);
    ASSERT_EQ(request.at("changes").size(), 1U);
    const json& change = request.at("changes").at(0);
    EXPECT_EQ(change.at("path"), "answers/tasks_done");
    EXPECT_EQ(change.at("before"), before.at("answers/tasks_done"));
    EXPECT_EQ(change.at("after"), 11);
    EXPECT_THAT(run(office_, {"report", "show", report_}).out,
                HasSubstr("Nông Thị Bích asks to open the accepted report again"));
}

TEST_F(ReopenCommandsTest, ShowOfAReportThatAsksForNothingHasNoRequest) {
    EXPECT_TRUE(run_json(office_, {"report", "show", report_}).at("request").is_null());
}

TEST_F(ReopenCommandsTest, ListMarksTheReport) {
    ask_for_another_figure();
    const json listed = run_json(office_, {"report", "list"});
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed.at(0).at("asks_to_reopen"), true);
    EXPECT_THAT(run(office_, {"report", "list"}).out, HasSubstr("asked to be opened again"));
}

TEST_F(ReopenCommandsTest, StatusTellsTheOfficeWhy) {
    run_json(head_, {"report", "withdraw", report_, "--reason", "Sai số liệu"});
    sync_all();
    const json status = run_json(office_, {"status"});
    ASSERT_EQ(status.at("reopen_requests").size(), 1U);
    EXPECT_EQ(status.at("reopen_requests").at(0).at("report"), report_);
    EXPECT_EQ(status.at("reopen_requests").at(0).at("reason"), "Sai số liệu");
    const std::string words = "Hoàng Văn Kiên asks to open the accepted report again: Sai số liệu";
    EXPECT_THAT(run(office_, {"status"}).out, HasSubstr(words));
    EXPECT_THAT(run(office_, {"attention", "list"}).out, Not(HasSubstr(words)))
        << "it can be neither retried nor discarded";
}

TEST_F(ReopenCommandsTest, TheUnitIsToldThatItsChangeWaits) {
    ask_for_another_figure();
    const std::string waits = "waits until the Office opens the accepted report again";
    EXPECT_THAT(run(officer_, {"report", "show", report_}).out, HasSubstr(waits));
    EXPECT_THAT(run(officer_, {"status"}).out, HasSubstr(waits));
    EXPECT_TRUE(run_json(officer_, {"attention", "list"}).empty()) << "nothing was rejected";
}

TEST_F(ReopenCommandsTest, ARequestInALockedYearWaitsForNothingThatTheOfficeCouldDo) {
    ask_for_another_figure();
    EXPECT_EQ(run_json(office_, {"status"}).at("reopen_requests").size(), 1U);
    run_json(office_, {"review", "--from-year", "2026", "--to-year", "2027", "--lock"});
    EXPECT_TRUE(run_json(office_, {"status"}).at("reopen_requests").empty());
}

TEST_F(ReopenCommandsTest, AWithdrawalWithoutAReasonIsARequestToo) {
    run_json(head_, {"report", "withdraw", report_});
    sync_all();
    EXPECT_EQ(run_json(office_, {"status"}).at("reopen_requests").size(), 1U);
}

TEST_F(ReopenCommandsTest, TheOfficeDeclinesAndTheUnitReadsWhy) {
    ask_for_another_figure();
    const json kept =
        run_json(office_, {"report", "decline-reopening", report_, "--reason", "Số liệu đúng"});
    EXPECT_EQ(kept.at("state"), "accepted");
    EXPECT_EQ(kept.at("asks_to_reopen"), false);
    EXPECT_TRUE(run_json(office_, {"status"}).at("reopen_requests").empty());
    sync_all();
    const json status = run_json(officer_, {"status"});
    EXPECT_TRUE(status.at("reopen_requests").empty());
    ASSERT_EQ(status.at("declined_requests").size(), 1U);
    EXPECT_EQ(status.at("declined_requests").at(0).at("reason"), "Số liệu đúng");
    const json shown = run_json(officer_, {"report", "show", report_});
    EXPECT_TRUE(shown.at("request").is_null());
    EXPECT_EQ(shown.at("declined_request").at("changes").at(0).at("after"), 11);
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"status"}, {"report", "show", report_}})
        EXPECT_THAT(run(officer_, words).out,
                    HasSubstr("keeps the accepted report as it is: Số liệu đúng"));
    EXPECT_THAT(run(officer_, {"report", "history", report_}).out, HasSubstr("Not reopened"));
    EXPECT_TRUE(run_json(officer_, {"attention", "list"}).empty()) << "nothing was rejected";
}

TEST_F(ReopenCommandsTest, DecliningNeedsAReasonAndSomethingToDecline) {
    EXPECT_EQ(run(office_, {"report", "decline-reopening", report_}).code, ExitCode::wrong_words);
    const std::vector<std::string> words{"report", "decline-reopening", report_, "--reason", "Sai"};
    EXPECT_EQ(run(office_, words).code, ExitCode::failed);
    ask_for_another_figure();
    EXPECT_EQ(run(head_, words).code, ExitCode::failed);
    EXPECT_EQ(run(office_, words).code, ExitCode::done);
}

TEST_F(ReopenCommandsTest, SettingTheAcceptedFigureAgainTakesTheRequestBack) {
    const json before =
        run_json(officer_, {"report", "show", report_}).at("fields").at("answers/tasks_done");
    ask_for_another_figure();
    run_json(officer_, {"report", "set", report_, "tasks_done=" + before.dump()});
    sync_all();
    EXPECT_TRUE(run_json(office_, {"status"}).at("reopen_requests").empty());
    EXPECT_EQ(run_json(office_, {"report", "list"}).at(0).at("asks_to_reopen"), false);
}

TEST_F(ReopenCommandsTest, AnAnswerThatWasEmptyIsNotAskedForAnyMoreOnceItIsEmptied) {
    run_json(officer_, {"report", "set", report_, "proposals=Bổ sung kinh phí"});
    sync_all();
    EXPECT_EQ(run_json(office_, {"status"}).at("reopen_requests").size(), 1U);
    run_json(officer_, {"report", "set", report_, "proposals="});
    sync_all();
    EXPECT_TRUE(run_json(office_, {"status"}).at("reopen_requests").empty());
}

TEST_F(ReopenCommandsTest, ADayToComeAgainByStandsInShowListAndStatus) {
    const json reopened = run_json(
        office_, {"report", "reopen", report_, "--reason", "Sai số", "--due", "14/09/2026"});
    EXPECT_EQ(reopened.at("return_due"), "2026-09-14");
    sync_all();
    EXPECT_EQ(run_json(head_, {"report", "show", report_}).at("return_due"), "2026-09-14");
    EXPECT_EQ(run_json(head_, {"report", "list"}).at(0).at("return_due"), "2026-09-14");
    const std::string words = "to come again by the end of 14/09/2026";
    EXPECT_THAT(run(head_, {"report", "show", report_}).out, HasSubstr(words));
    EXPECT_THAT(run(head_, {"report", "list"}).out, HasSubstr(words));
    EXPECT_THAT(run(head_, {"status"}).out, HasSubstr(words));
    const json due = run_json(head_, {"status"}).at("due");
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due.at(0).at("return_due"), "2026-09-14");
    EXPECT_EQ(due.at(0).at("days_left"), 4);
}

TEST_F(ReopenCommandsTest, ADayToComeAgainByIsADateThatIsNotOver) {
    const std::vector<std::string> words{"report", "reopen", report_, "--reason", "Sai", "--due"};
    const auto with = [&](const std::string& day) {
        std::vector<std::string> all = words;
        all.push_back(day);
        return run(office_, all).code;
    };
    EXPECT_EQ(with("soon"), ExitCode::wrong_words);
    EXPECT_EQ(with("09/09/2026"), ExitCode::failed);
    EXPECT_EQ(run_json(office_, {"report", "show", report_}).at("state"), "accepted");
}

}  // namespace
}  // namespace thidua::cli
