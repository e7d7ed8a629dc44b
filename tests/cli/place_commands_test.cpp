#include "client/app/unsaved_text.h"
#include "tests/cli/cli_sample.h"

namespace thidua::cli {
namespace {

using nlohmann::json;

class PeriodCommandsTest : public CliTest {
protected:
    Ran create(const std::string& due, const std::string& wording) {
        return run(office_, {"period", "create", "--form", "quarterly-progress", "--due", due,
                             "--wording", wording, "--name", "Đột xuất", "--json"});
    }
    json created(const std::string& due, const std::string& wording) {
        const json made = json::parse(create(due, wording).out);
        for (const json& period : run_json(office_, {"period", "list"}))
            if (period.at("id") == made.at("id")) return period;
        return {};
    }
};

TEST_F(PeriodCommandsTest, ListGivesEveryPeriodAnIdAndItsDueDate) {
    const json periods = run_json(head_, {"period", "list"});
    ASSERT_FALSE(periods.empty());
    for (const json& period : periods) {
        EXPECT_TRUE(period.at("id").is_string());
        EXPECT_TRUE(period.at("due_date").is_string());
    }
}

TEST_F(PeriodCommandsTest, CreateTakesADateInEitherWriting) {
    EXPECT_EQ(created("2026-12-15", "before").at("due_at"), "2026-12-14T17:00:00.000Z");
    EXPECT_EQ(created("15/12/2026", "by").at("due_at"), "2026-12-15T17:00:00.000Z");
}

TEST_F(PeriodCommandsTest, CreateTakesAnHourInVietnameseTime) {
    EXPECT_EQ(created("2026-12-10T17:00", "before").at("due_at"), "2026-12-10T10:00:00.000Z");
}

TEST_F(PeriodCommandsTest, CreateRefusesADateThatDoesNotExist) {
    EXPECT_EQ(create("2026-02-30", "by").code, ExitCode::wrong_words);
}

TEST_F(PeriodCommandsTest, CreateRefusesAnotherWording) {
    EXPECT_EQ(create("2026-12-15", "around").code, ExitCode::wrong_words);
}

TEST_F(PeriodCommandsTest, OnlyTheOfficeCreates) {
    const Ran ran = run(head_, {"period", "create", "--form", "quarterly-progress", "--due",
                                "2026-12-15", "--wording", "by"});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_EQ(ran.out, "");
}

TEST_F(PeriodCommandsTest, ExtendGivesTheUnitMoreTime) {
    const std::string period = SampleServer::period("2026-Q3").text();
    const Ran ran = run(office_, {"period", "extend", period, "--unit", "STP-HCTP", "--until",
                                  "2026-09-25", "--reason", "Mất mạng"});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    office_.sync();
    head_.sync();
    for (const json& view : run_json(head_, {"period", "list"}))
        if (view.at("id") == period) EXPECT_EQ(view.at("extended_until"), "2026-09-25");
}

TEST_F(PeriodCommandsTest, ExemptShowsInTheDeadlines) {
    const std::string period = SampleServer::period("2026-Q3").text();
    run(office_, {"period", "exempt", period, "--unit", "STP-HCTP", "--reason", "Giải thể"});
    const json deadlines = run_json(office_, {"deadlines", "--period", period});
    EXPECT_EQ(deadlines.at(0).at("exempt"), 1);
}

TEST_F(PeriodCommandsTest, DeadlinesNameEveryUnitWithItsVerdict) {
    const std::string report = fill_report();
    run(head_, {"report", "submit", report});
    head_.sync();
    office_.sync();
    const json period =
        run_json(office_, {"deadlines", "--period", SampleServer::period("2026-Q3").text()}).at(0);
    EXPECT_EQ(period.at("on_time"), 1);
    for (const json& unit : period.at("units"))
        if (unit.at("unit") == "STP-HCTP") EXPECT_EQ(unit.at("evidence"), "received");
}

class FormCommandsTest : public CliTest {};

TEST_F(FormCommandsTest, ListNamesTheFormsWithTheirVersions) {
    const json forms = run_json(head_, {"form", "list"});
    ASSERT_EQ(forms.size(), 2U);
    EXPECT_TRUE(forms.at(0).contains("id"));
    EXPECT_EQ(forms.at(0).at("version"), 1);
}

TEST_F(FormCommandsTest, ShowNamesTheAnswersOfAForm) {
    const std::string text = run(head_, {"form", "show", "quarterly-progress"}).out;
    EXPECT_NE(text.find("tasks_planned"), std::string::npos);
}

TEST_F(FormCommandsTest, PublishRefusesAFileThatIsNoForm) {
    EXPECT_EQ(run(office_, {"form", "publish", sample_file("people.json")}).code, ExitCode::failed);
}

TEST_F(FormCommandsTest, PublishingTheSameAgainKeepsTheVersion) {
    const json form =
        run_json(office_, {"form", "publish", sample_file("forms/quarterly-progress.json")});
    EXPECT_EQ(form.at("version"), 1);
}

class ConflictCommandsTest : public CliTest {
protected:
    ConflictCommandsTest() {
        report_ = start_report(head_);
        start_report(officer_);
        run(head_, {"report", "set", report_, "tasks_planned=12"});
        run(officer_, {"report", "set", report_, "tasks_planned=13"});
        for (ServedDevice* const device : {&head_, &officer_, &head_}) device->sync();
        conflict_ = run_json(head_, {"conflict", "list"}).at(0).at("id");
    }
    int value_on(ServedDevice& device) {
        return run_json(device, {"report", "show", report_})
            .at("fields")
            .at("answers/tasks_planned");
    }

    std::string report_;
    std::string conflict_;
};

TEST_F(ConflictCommandsTest, ListShowsBothValuesAndTheirAuthors) {
    const json conflict = run_json(head_, {"conflict", "list"}).at(0);
    EXPECT_EQ(conflict.at("path"), "answers/tasks_planned");
    EXPECT_EQ(conflict.at("kept").at("value"), 12);
    EXPECT_EQ(conflict.at("other").at("value"), 13);
    EXPECT_EQ(conflict.at("other").at("author"), people::officer_bich().name);
}

TEST_F(ConflictCommandsTest, TheReportListsIt) {
    EXPECT_EQ(run_json(head_, {"report", "show", report_}).at("conflicts").size(), 1U);
}

TEST_F(ConflictCommandsTest, TakeLetsTheOtherValueWin) {
    run(head_, {"conflict", "take", conflict_});
    EXPECT_EQ(value_on(head_), 13);
    EXPECT_TRUE(run_json(head_, {"conflict", "list"}).empty());
}

TEST_F(ConflictCommandsTest, KeepLeavesWhatStands) {
    run(head_, {"conflict", "keep", conflict_});
    EXPECT_EQ(value_on(head_), 12);
}

TEST_F(ConflictCommandsTest, SetTakesAThirdValueAndAnEndingOfTheId) {
    run(officer_, {"conflict", "set", conflict_.substr(conflict_.size() - 7), "14"});
    for (ServedDevice* const device : {&officer_, &head_}) device->sync();
    EXPECT_EQ(value_on(head_), 14);
}

TEST_F(ConflictCommandsTest, SetRefusesAValueThatTheFieldDoesNotTake) {
    EXPECT_EQ(run(head_, {"conflict", "set", conflict_, "-5"}).code, ExitCode::failed);
}

TEST_F(ConflictCommandsTest, SettlingTwiceFails) {
    run(head_, {"conflict", "keep", conflict_});
    EXPECT_EQ(run(head_, {"conflict", "take", conflict_}).code, ExitCode::failed);
}

TEST_F(ConflictCommandsTest, StatusStaysDoneAndCountsIt) {
    EXPECT_EQ(run_json(head_, {"status"}).at("conflicts"), 1);
}

class ConsolidationCommandsTest : public CliTest {
protected:
    ConsolidationCommandsTest() {
        const std::string report = fill_report();
        run(head_, {"report", "submit", report});
        head_.sync();
        office_.sync();
        run(office_, {"report", "accept", report});
    }
    const std::string period_ = SampleServer::period("2026-Q3").text();
};

TEST_F(ConsolidationCommandsTest, AddsUpTheAcceptedReports) {
    const json made = run_json(office_, {"consolidate", "--period", period_});
    EXPECT_EQ(made.at("included").size(), 1U);
    EXPECT_EQ(made.at("figures").at(0).at("value"), 12);
}

TEST_F(ConsolidationCommandsTest, WritesTheFileItIsTold) {
    const TemporaryFolder folder;
    run(office_, {"consolidate", "--period", period_, "--to", folder.file("k.xlsx")});
    EXPECT_GT(std::filesystem::file_size(folder.file("k.xlsx")), 1000U);
}

TEST_F(ConsolidationCommandsTest, RefusesAnEndingItDoesNotKnow) {
    const TemporaryFolder folder;
    EXPECT_EQ(run(office_, {"consolidate", "--period", period_, "--to", folder.file("k.doc")}).code,
              ExitCode::failed);
}

TEST_F(ConsolidationCommandsTest, IsForTheOffice) {
    EXPECT_EQ(run(head_, {"consolidate", "--period", period_}).code, ExitCode::failed);
}

class DeviceCommandsTest : public CliTest {};

TEST_F(DeviceCommandsTest, StatusTellsWhoseDeviceThisIs) {
    const json status = run_json(head_, {"status"});
    EXPECT_EQ(status.at("unit"), "STP-HCTP");
    EXPECT_EQ(status.at("role"), "head");
    EXPECT_EQ(status.at("outbox"), 0);
}

TEST_F(DeviceCommandsTest, StatusTellsWhatIsTypedInTheWindowAndNotSavedYet) {
    EXPECT_EQ(run_json(head_, {"status"}).at("typed"), 0);
    keep_typed(head_.workspace(), SampleServer::period("2026-Q3"),
               {{.path = "answers/tasks_done", .text = "mười", .seen = {}, .typed_at = {}}});
    EXPECT_EQ(run_json(head_, {"status"}).at("typed"), 1);
    EXPECT_NE(run(head_, {"status"}).out.find("Typed, not saved yet"), std::string::npos);
}

TEST_F(DeviceCommandsTest, StatusListsWhatIsDueWithTheDaysLeft) {
    std::map<std::string, int> days_left;
    const json status = run_json(head_, {"status"});
    for (const json& period : status.at("due")) days_left[period.at("id")] = period.at("days_left");
    EXPECT_EQ(days_left.at(SampleServer::period("2026-Q3").text()), 10);
}

TEST_F(DeviceCommandsTest, VerifyFindsASoundStoreAndItsDigests) {
    const json verified = run_json(head_, {"verify"});
    EXPECT_TRUE(verified.at("sound"));
    EXPECT_FALSE(verified.at("digests").empty());
}

TEST_F(DeviceCommandsTest, TwoDevicesOfOneScopeHaveTheSameDigest) {
    EXPECT_EQ(run_json(head_, {"verify"}).at("digests"),
              run_json(officer_, {"verify"}).at("digests"));
}

TEST_F(DeviceCommandsTest, AttentionIsEmptyWhileTheServerTakesEverything) {
    fill_report();
    EXPECT_TRUE(run_json(head_, {"attention", "list"}).empty());
}

TEST_F(DeviceCommandsTest, AttentionShowsARejectedStepUntilItIsGivenUp) {
    const std::string report = fill_report();
    run(head_, {"report", "submit", report});
    head_.sync();
    ServedDevice colleague{server_, people::office_minh()};
    for (ServedDevice* const device : {&office_, &colleague}) device->sync();
    run(office_, {"report", "accept", report});
    run(colleague, {"report", "return", report, "--reason", "Thiếu"});
    for (ServedDevice* const device : {&office_, &colleague}) device->sync();
    const json items = run_json(colleague, {"attention", "list"});
    ASSERT_EQ(items.size(), 1U);
    const std::string id = items.at(0).at("id");
    EXPECT_EQ(run(colleague, {"attention", "discard", id.substr(id.size() - 8)}).code,
              ExitCode::done);
    EXPECT_TRUE(run_json(colleague, {"attention", "list"}).empty());
}

TEST_F(DeviceCommandsTest, EnrollRefusesACodeThatIsNone) {
    const Ran ran = run(head_, {"enroll", "TD1-XXXXX", "--json"});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_EQ(error_code(ran), "invalid_input");
}

}  // namespace
}  // namespace thidua::cli
