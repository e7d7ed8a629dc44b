#include <gmock/gmock.h>

#include <filesystem>

#include "tests/cli/cli_sample.h"

namespace thidua::cli {
namespace {

using nlohmann::json;

class ReportCommandsTest : public CliTest {
protected:
    json answers(ServedDevice& device, const std::string& report) {
        return run_json(device, {"report", "show", report}).at("fields");
    }
    Ran set(const std::string& report, std::vector<std::string> words) {
        words.insert(words.begin(), {"report", "set", report});
        return run(head_, std::move(words));
    }
    /// Annual report of STP-HCTP in draft: its form has a table of initiatives keyed by name.
    std::string start_annual_report() {
        head_.clock().set(moment(2026, 11, 20));
        return run_json(head_, {"report", "new", "--period", SampleServer::period("2026").text()})
            .at("id");
    }
    std::string write_answers(const std::string& text) {
        write_whole_file(folder_.file("answers.json"), text);
        return folder_.file("answers.json");
    }

    TemporaryFolder folder_;
};

TEST_F(ReportCommandsTest, NewPrintsTheIdAlone) {
    const Ran ran =
        run(head_, {"report", "new", "--period", SampleServer::period("2026-Q3").text()});
    EXPECT_TRUE(RecordId::from_text(ran.out.substr(0, ran.out.size() - 1))) << ran.out;
}

TEST_F(ReportCommandsTest, NewTakesAnEndingOfThePeriodsId) {
    const std::string period = SampleServer::period("2026-Q3").text();
    const Ran ran = run(head_, {"report", "new", "--period", period.substr(period.size() - 8)});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
}

TEST_F(ReportCommandsTest, NewGivesTwoColleaguesTheSameReport) {
    EXPECT_EQ(start_report(head_), start_report(officer_));
}

TEST_F(ReportCommandsTest, NewFailsForAnUnknownPeriod) {
    const Ran ran = run(head_, {"report", "new", "--period", "ffffffff", "--json"});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_EQ(error_code(ran), "not_found");
}

TEST_F(ReportCommandsTest, SetStoresNumbersExactly) {
    const std::string report = start_report(head_);
    set(report, {"year_estimate=98.50"});
    const Ran shown = run(head_, {"report", "show", report, "--json"});
    EXPECT_NE(shown.out.find("\"answers/year_estimate\":98.5,"), std::string::npos) << shown.out;
}

TEST_F(ReportCommandsTest, SetTakesPathsWithAndWithoutTheirPrefix) {
    const std::string report = start_report(head_);
    set(report, {"answers/tasks_planned=12", "tasks_done=10"});
    EXPECT_EQ(answers(head_, report).at("answers/tasks_planned"), 12);
    EXPECT_EQ(answers(head_, report).at("answers/tasks_done"), 10);
}

TEST_F(ReportCommandsTest, SetKeepsEqualSignsOfTheValue) {
    const std::string report = start_report(head_);
    set(report, {"difficulties=a=b"});
    EXPECT_EQ(answers(head_, report).at("answers/difficulties"), "a=b");
}

TEST_F(ReportCommandsTest, SetClearsWithAnEmptyValue) {
    const std::string report = start_report(head_);
    set(report, {"tasks_planned=12"});
    set(report, {"tasks_planned="});
    EXPECT_FALSE(answers(head_, report).contains("answers/tasks_planned"));
}

TEST_F(ReportCommandsTest, SetMakesOneEditOfAllAnswers) {
    const std::string report = start_report(head_);
    const auto before = run_json(head_, {"status"}).at("outbox").get<int>();
    set(report, {"tasks_planned=12", "tasks_done=10", "tasks_late=1"});
    EXPECT_EQ(run_json(head_, {"status"}).at("outbox"), before + 1);
}

TEST_F(ReportCommandsTest, SetChangesNothingWhenOneValueIsWrong) {
    const std::string report = start_report(head_);
    const Ran ran = set(report, {"tasks_planned=12", "tasks_done=many"});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_FALSE(answers(head_, report).contains("answers/tasks_planned"));
}

TEST_F(ReportCommandsTest, SetNamesAnAnswerThatTheFormDoesNotHave) {
    const Ran ran = set(start_report(head_), {"beauty=12"});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_EQ(ran.err, "The form has no answer \"beauty\".\n");
}

TEST_F(ReportCommandsTest, SetRefusesWordsWithoutAnEqualSign) {
    EXPECT_EQ(set(start_report(head_), {"tasks_planned"}).code, ExitCode::wrong_words);
    EXPECT_EQ(set(start_report(head_), {}).code, ExitCode::wrong_words);
}

TEST_F(ReportCommandsTest, SetWarnsOfWhatWouldStopASubmission) {
    const std::string report = start_report(head_);
    const json done = run_json(head_, {"report", "set", report, "tasks_planned=12"});
    EXPECT_FALSE(done.at("warnings").empty());
}

TEST_F(ReportCommandsTest, SetReadsAFileOfAnswers) {
    const std::string report = start_report(head_);
    set(report, {"--from", sample_file("answers/quarterly-stp-hctp.json")});
    EXPECT_EQ(answers(head_, report).at("answers/tasks_planned"), 12);
}

TEST_F(ReportCommandsTest, SetFailsForAFileThatIsMissingOrNoJson) {
    const std::string report = start_report(head_);
    EXPECT_EQ(set(report, {"--from", folder_.file("none.json")}).code, ExitCode::failed);
    EXPECT_EQ(set(report, {"--from", write_answers("{")}).code, ExitCode::failed);
}

TEST_F(ReportCommandsTest, SetFromAFileMeetsTheRowWithTheSameKey) {
    const std::string report = start_annual_report();
    set(report, {"--from", write_answers(R"({"initiatives": [{"name": "Phiếu hẹn"}]})")});
    const auto before = answers(head_, report).size();
    set(report, {"--from", write_answers(R"({"initiatives": [{"name": "phiếu  hẹn"}]})")});
    EXPECT_EQ(answers(head_, report).size(), before);
}

TEST_F(ReportCommandsTest, AddRowPrintsTheRowsIdAndStoresItsCells) {
    const std::string report = start_annual_report();
    const json row =
        run_json(head_, {"report", "add-row", report, "initiatives", "name=Phiếu hẹn điện tử"});
    const std::string path = "answers/initiatives/" + row.at("id").get<std::string>() + "/name";
    EXPECT_EQ(answers(head_, report).at(path), "Phiếu hẹn điện tử");
}

TEST_F(ReportCommandsTest, RemoveRowTakesAnEndingOfTheRowsId) {
    const std::string report = start_annual_report();
    const std::string row =
        run_json(head_, {"report", "add-row", report, "initiatives", "name=Phiếu hẹn"}).at("id");
    const Ran ran =
        run(head_, {"report", "remove-row", report, "initiatives", row.substr(row.size() - 6)});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    EXPECT_FALSE(answers(head_, report).contains("answers/initiatives/" + row));
}

TEST_F(ReportCommandsTest, SetReachesACellByAnEndingOfItsRow) {
    const std::string report = start_annual_report();
    const std::string row =
        run_json(head_, {"report", "add-row", report, "initiatives", "name=Phiếu hẹn"}).at("id");
    const Ran ran =
        set(report, {"initiatives/" + row.substr(row.size() - 6) + "/name=Phiếu hẹn 2"});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    EXPECT_EQ(answers(head_, report).at("answers/initiatives/" + row + "/name"), "Phiếu hẹn 2");
}

TEST_F(ReportCommandsTest, SubmitPrintsTheSealCodeAlone) {
    const Ran ran = run(head_, {"report", "submit", fill_report()});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    EXPECT_THAT(ran.out, testing::MatchesRegex("([0-9A-Z]{4}-){4}[0-9A-Z]\n"));
}

TEST_F(ReportCommandsTest, SubmitGivesVersionSealAndCodeAsJson) {
    const std::string report = fill_report();
    const json done = run_json(head_, {"report", "submit", report});
    EXPECT_EQ(done.at("id"), report);
    EXPECT_EQ(done.at("version"), 1);
    EXPECT_EQ(done.at("seal"), run_json(head_, {"report", "show", report}).at("seal"));
    EXPECT_TRUE(done.at("warnings").is_array());
    EXPECT_TRUE(done.at("conflicts").is_array());
}

TEST_F(ReportCommandsTest, SubmitFailsInOneSentenceWhileTheFormIsNotComplete) {
    const Ran ran = run(head_, {"report", "submit", start_report(head_), "--json"});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_EQ(error_code(ran), "invalid_input");
}

TEST_F(ReportCommandsTest, AnOfficerMayNotSubmit) {
    fill_report();
    officer_.sync();
    EXPECT_EQ(run(officer_, {"report", "submit", start_report(officer_)}).code, ExitCode::failed);
}

TEST_F(ReportCommandsTest, ReturnNeedsAReason) {
    EXPECT_EQ(run(office_, {"report", "return", "x"}).code, ExitCode::wrong_words);
}

TEST_F(ReportCommandsTest, TheWorkflowGoesFromDeviceToDevice) {
    const std::string report = fill_report();
    run(head_, {"report", "submit", report});
    head_.sync();
    office_.sync();
    EXPECT_EQ(run_json(office_, {"report", "return", report, "--reason", "Thiếu"}).at("state"),
              "returned");
    office_.sync();
    head_.sync();
    EXPECT_EQ(run_json(head_, {"report", "show", report}).at("reason"), "Thiếu");
}

TEST_F(ReportCommandsTest, WithdrawMakesADraftOfItAgain) {
    const std::string report = fill_report();
    run(head_, {"report", "submit", report});
    EXPECT_EQ(run_json(head_, {"report", "withdraw", report}).at("state"), "draft");
}

TEST_F(ReportCommandsTest, ShowGivesTheDocumentedMembers) {
    const json shown = run_json(head_, {"report", "show", fill_report()});
    for (const char* member : {"id", "period", "unit", "state", "rev", "fields", "seal",
                               "attachments", "conflicts", "evidence"})
        EXPECT_TRUE(shown.contains(member)) << member;
    for (const auto& [path, value] : shown.at("fields").items())
        EXPECT_FALSE(value.is_structured()) << path;
}

TEST_F(ReportCommandsTest, ShowWritesFiguresTheVietnameseWayForPeople) {
    const std::string report = start_report(head_);
    set(report, {"year_estimate=98.5", "tasks_planned=1200"});
    const std::string text = run(head_, {"report", "show", report}).out;
    EXPECT_NE(text.find("98,5%"), std::string::npos) << text;
    EXPECT_NE(text.find("1.200"), std::string::npos) << text;
}

TEST_F(ReportCommandsTest, ListFiltersByUnitAndState) {
    const std::string report = fill_report();
    office_.sync();
    const auto ids = [&](const char* option, const char* value) {
        return run_json(office_, {"report", "list", option, value}).size();
    };
    EXPECT_EQ(ids("--unit", "STP-HCTP"), 1U);
    EXPECT_EQ(ids("--unit", "STP-TGPL"), 0U);
    EXPECT_EQ(ids("--state", "draft"), 1U);
    EXPECT_EQ(ids("--state", "accepted"), 0U);
}

TEST_F(ReportCommandsTest, ListRefusesAStateThatDoesNotExist) {
    EXPECT_EQ(run(head_, {"report", "list", "--state", "lost"}).code, ExitCode::wrong_words);
}

TEST_F(ReportCommandsTest, HistoryTellsWhoChangedWhatFromWhat) {
    const std::string report = start_report(head_);
    for (const char* answer : {"tasks_planned=12", "tasks_planned=13"}) {
        head_.clock().advance(std::chrono::minutes{1});
        set(report, {answer});
    }
    const json newest = run_json(head_, {"report", "history", report}).front();
    EXPECT_EQ(newest.at("author"), people::head_kien().name);
    EXPECT_EQ(newest.at("changes").front().at("before"), 12);
    EXPECT_EQ(newest.at("changes").front().at("after"), 13);
}

}  // namespace
}  // namespace thidua::cli
