#include "tests/cli/cli_sample.h"

namespace thidua::cli {
namespace {

using nlohmann::json;

/// Two people wrote different numbers of done tasks; the Office knows.
class ConflictFiguresTest : public CliTest {
protected:
    ConflictFiguresTest() {
        const std::string report = start_report(officer_);
        run(officer_, {"report", "set", report, "tasks_planned=20", "tasks_done=7"});
        officer_.sync();
        head_.sync();
        run(officer_, {"report", "set", report, "tasks_done=8"});
        run(head_, {"report", "set", report, "tasks_done=11"});
        for (ServedDevice* device : {&officer_, &head_, &office_}) device->sync();
        conflict_ = run_json(office_, {"conflict", "list"}).at(0).at("id");
    }
    json figure(const json& choice, const std::string& field) {
        for (const json& each : choice.at("figures"))
            if (each.at("field") == field) return each;
        ADD_FAILURE() << field;
        return {};
    }
    std::string conflict_;
};

TEST_F(ConflictFiguresTest, ShowGivesTheFiguresOfEachChoice) {
    const json shown = run_json(office_, {"conflict", "show", conflict_});
    const json& choices = shown.at("choices");
    EXPECT_EQ(shown.at("figures_of"), "period");
    EXPECT_EQ(choices.at("keep").at("value"), 8);
    EXPECT_EQ(figure(choices.at("keep"), "tasks_done").at("changes"), false);
    EXPECT_EQ(choices.at("take").at("value"), 11);
    EXPECT_EQ(figure(choices.at("take"), "tasks_done").at("before"), 8);
    EXPECT_EQ(figure(choices.at("take"), "tasks_done").at("after"), 11);
    EXPECT_EQ(figure(choices.at("take"), "done_rate").at("after"), 55);
}

TEST_F(ConflictFiguresTest, ShowTriesAThirdValue) {
    const json shown = run_json(office_, {"conflict", "show", conflict_, "--value", "10"});
    EXPECT_EQ(figure(shown.at("choices").at("set"), "tasks_done").at("after"), 10);
    EXPECT_FALSE(run_json(office_, {"conflict", "show", conflict_}).at("choices").contains("set"));
}

TEST_F(ConflictFiguresTest, ShowRefusesAThirdValueThatTheFieldCannotHold) {
    EXPECT_EQ(run(office_, {"conflict", "show", conflict_, "--value", "-3"}).code,
              ExitCode::failed);
}

TEST_F(ConflictFiguresTest, ShowSaysItInWords) {
    const std::string text = run(office_, {"conflict", "show", conflict_}).out;
    EXPECT_NE(text.find("Tasks done: 8 → 11 tasks (+3)"), std::string::npos) << text;
}

/// Of prose the paragraphs that differ, and how many do not; the choices are about all of it.
TEST_F(ConflictFiguresTest, ShowLeavesOutTheParagraphsThatAreTheSame) {
    const std::string report = run_json(office_, {"conflict", "show", conflict_}).at("record");
    const auto write = [&](ServedDevice& device, const std::string& middle) {
        run(device, {"report", "set", report,
                     "progress_summary=Đoạn đầu.\n" + middle + "\nĐoạn cuối.\nKý tên."});
    };
    write(officer_, "Đoạn giữa.");
    for (ServedDevice* device : {&officer_, &head_}) device->sync();
    write(officer_, "Đã xong.");
    write(head_, "Chưa xong.");
    for (ServedDevice* device : {&officer_, &head_, &office_}) device->sync();
    const json all = run_json(office_, {"conflict", "list"});
    std::string prose;
    for (const json& open : all)
        if (open.at("path") == "answers/progress_summary") prose = open.at("id");
    ASSERT_FALSE(prose.empty());
    const std::string text = run(office_, {"conflict", "show", prose}).out;
    EXPECT_EQ(text.find("Đoạn đầu."), std::string::npos) << text;
    EXPECT_NE(text.find("[1 paragraph is the same]"), std::string::npos) << text;
    EXPECT_NE(text.find("[2 paragraphs are the same]"), std::string::npos) << text;
    EXPECT_NE(text.find("          Chưa xong.\n"), std::string::npos) << text;
    const json shown = run_json(office_, {"conflict", "show", prose});
    EXPECT_EQ(shown.at("excerpt").at("parts").at(0).at("base"), "Đoạn giữa.");
    EXPECT_EQ(shown.at("choices").at("take").at("value"),
              "Đoạn đầu.\nChưa xong.\nĐoạn cuối.\nKý tên.");
}

TEST_F(ConflictFiguresTest, Rule06_AUnitIsShownItsOwnFigures) {
    const json shown = run_json(head_, {"conflict", "show", conflict_});
    EXPECT_EQ(shown.at("figures_of"), "unit");
    EXPECT_EQ(figure(shown.at("choices").at("take"), "tasks_done").at("after"), 11);
}

TEST_F(ConflictFiguresTest, HistoryTellsWhatStoodBesideTheReport) {
    const std::string report = run_json(office_, {"conflict", "show", conflict_}).at("record");
    bool is_told = false;
    for (const json& entry : run_json(office_, {"report", "history", report}))
        for (const json& change : entry.at("changes"))
            is_told = is_told || (change.at("beside") == true && change.at("after") == 11);
    EXPECT_TRUE(is_told);
}

/// The report of STP-HCTP is accepted.
class FrozenCommandsTest : public CliTest {
protected:
    FrozenCommandsTest() : report_{fill_report()} {
        run(head_, {"report", "submit", report_});
        head_.sync();
        office_.sync();
        run(office_, {"report", "accept", report_});
        office_.sync();
    }
    json freeze(const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"consolidate", "--period", period_, "--freeze"};
        words.insert(words.end(), more.begin(), more.end());
        return run_json(office_, words);
    }
    const std::string period_ = SampleServer::period("2026-Q3").text();
    std::string report_;
};

TEST_F(FrozenCommandsTest, FreezeAnswersTheFiguresAndWhatItIsCalled) {
    const json made = freeze({"--note", "Lần đầu"});
    EXPECT_EQ(made.at("frozen").at("number"), 1);
    EXPECT_EQ(made.at("frozen").at("by"), people::office_ha().name);
    EXPECT_EQ(made.at("frozen").at("note"), "Lần đầu");
    EXPECT_EQ(made.at("figures").at(0).at("value"), 12);
    const json& part = made.at("figures").at(0).at("parts").at(0);
    EXPECT_EQ(part.at("report"), report_);
    EXPECT_EQ(part.at("version"), 1);
    EXPECT_GT(part.at("rev").get<int>(), 0);
    EXPECT_EQ(made.at("reports").at(0).at("seal").get<std::string>().size(), 64U);
}

TEST_F(FrozenCommandsTest, ShowGivesTheSameDocumentAgain) {
    const json made = freeze();
    office_.sync();
    run(office_, {"report", "reopen", report_, "--reason", "Sai"});
    EXPECT_EQ(run_json(office_, {"consolidation", "show", made.at("frozen").at("id")}), made);
}

TEST_F(FrozenCommandsTest, ShowWritesTheFileItIsTold) {
    const TemporaryFolder folder;
    const std::string id = freeze().at("frozen").at("id");
    const Ran ran =
        run(office_, {"consolidation", "show", id.substr(24), "--to", folder.file("k.xlsx")});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
    EXPECT_GT(std::filesystem::file_size(folder.file("k.xlsx")), 1000U);
}

TEST_F(FrozenCommandsTest, ListNamesWhatWasFrozen) {
    const std::string first = freeze().at("frozen").at("id");
    freeze();
    const json list = run_json(office_, {"consolidation", "list", "--period", period_});
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list.at(0).at("number"), 2);
    EXPECT_EQ(list.at(0).at("former"), first);
    EXPECT_EQ(list.at(1).at("id"), first);
}

TEST_F(FrozenCommandsTest, ExcludeTakesAUnitAndItsReasonAsOftenAsNeeded) {
    const json made = freeze({"--exclude", "STP-HCTP", "--reason", "Thanh tra", "--exclude",
                              "STP-TGPL", "--reason", "Sáp nhập"});
    EXPECT_TRUE(made.at("included").empty());
    int excluded = 0;
    for (const json& unit : made.at("left_out"))
        if (unit.at("why") == "excluded") ++excluded;
    EXPECT_EQ(excluded, 2);
}

TEST_F(FrozenCommandsTest, ExcludeWithoutAReasonIsAMistakeInTheWords) {
    EXPECT_EQ(run(office_, {"consolidate", "--period", period_, "--exclude", "STP-HCTP"}).code,
              ExitCode::wrong_words);
}

TEST_F(FrozenCommandsTest, LedgerTellsWhatHappenedSince) {
    const std::string id = freeze().at("frozen").at("id");
    EXPECT_TRUE(run_json(office_, {"consolidation", "ledger", id}).at("entries").empty());
    run(office_, {"report", "reopen", report_, "--reason", "Sai số liệu"});
    const json ledger = run_json(office_, {"consolidation", "ledger", id});
    ASSERT_EQ(ledger.at("entries").size(), 1U);
    EXPECT_EQ(ledger.at("entries").at(0).at("kind"), "reopened");
    EXPECT_EQ(ledger.at("entries").at(0).at("figures").at(0).at("before"), 12);
    EXPECT_TRUE(ledger.at("entries").at(0).at("figures").at(0).at("after").is_null());
}

TEST_F(FrozenCommandsTest, LedgerSpeaksToPeople) {
    const std::string id = freeze().at("frozen").at("id");
    run(office_, {"report", "reopen", report_, "--reason", "Sai số liệu"});
    const std::string text = run(office_, {"consolidation", "ledger", id}).out;
    EXPECT_NE(text.find("Reopened (version 1): Sai số liệu"), std::string::npos) << text;
    EXPECT_NE(text.find("→ nothing"), std::string::npos) << text;
}

TEST_F(FrozenCommandsTest, FreezingIsForTheOffice) {
    EXPECT_EQ(run(head_, {"consolidate", "--period", period_, "--freeze"}).code, ExitCode::failed);
}

class ReportPagesTest : public CliTest {};

TEST_F(ReportPagesTest, ListGoesOnAfterTheOneThatWasShownLast) {
    const std::string report = start_report(officer_);
    EXPECT_EQ(run_json(officer_, {"report", "list", "--limit", "1"}).at(0).at("id"), report);
    EXPECT_TRUE(run_json(officer_, {"report", "list", "--after", report}).empty());
    EXPECT_EQ(run(officer_, {"report", "list", "--limit", "0"}).code, ExitCode::wrong_words);
}

}  // namespace
}  // namespace thidua::cli
