#include <gmock/gmock.h>

#include <fstream>

#include "client/app/record_search.h"
#include "tests/cli/paper_desk.h"

// What a person types that cannot be meant, through the commands: refused in one sentence, and
// nothing is kept of it.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(YearTest, BlanksAreNoReason) {
    const std::string report = fill_report();
    done(head_, {"report", "submit", report});
    const std::string difficulty = made(officer_, {"difficulty", "title=Thiếu máy quét"});
    done(officer_, {"difficulty", "submit", difficulty});
    sync_all();
    const std::string period = SampleServer::period("2026-Q3").text();
    for (const char* const blank : {"", "  ", "\n", "\u00A0"}) {
        for (const std::vector<std::string>& words :
             {std::vector<std::string>{"report", "return", report},
              {"difficulty", "return", difficulty},
              {"period", "exempt", period, "--unit", "STP-HCTP"}}) {
            std::vector<std::string> whole = words;
            whole.insert(whole.end(), {"--reason", blank});
            const Ran ran = run(office_, whole);
            EXPECT_EQ(ran.code, ExitCode::wrong_words) << words[0];
            EXPECT_THAT(ran.err, HasSubstr("--reason is blank"));
        }
    }
    EXPECT_EQ(run_json(office_, {"report", "show", report}).at("state"), "submitted");
    EXPECT_EQ(state(office_, "difficulty", difficulty), "submitted");
}

TEST_F(YearTest, ANameOfBlanksIsNone) {
    for (const char* const name : {"name=", "name=  "}) {
        const Ran ran = run(office_, {"movement", "new", name});
        EXPECT_EQ(ran.code, ExitCode::failed) << ran.out;
        EXPECT_THAT(ran.err, HasSubstr("Name"));
    }
    const std::string id = made(office_, {"movement", "name=Cả nước thi đua đổi mới sáng tạo"});
    EXPECT_EQ(run(office_, {"movement", "set", id, "name=   "}).code, ExitCode::failed);
    EXPECT_EQ(shown(office_, "movement", id).at("fields").at("name"),
              "Cả nước thi đua đổi mới sáng tạo");
}

TEST_F(YearTest, AYearHasFourDigitsAndIsOfOurTime) {
    for (const char* const year : {"year=26", "year=2.026", "year=1947", "year=2101", "year=x"}) {
        const Ran ran = run(officer_, {"target", "new", "title=Hồ sơ", year});
        EXPECT_EQ(ran.code, ExitCode::failed) << year;
        EXPECT_THAT(ran.err, HasSubstr("from 1948 to 2100")) << year;
    }
    made(officer_, {"target", "title=Hồ sơ", "year=2026"});
    made(office_, {"person", "name=Lò Văn Chưa", "birth_year=1961"});
}

TEST_F(YearTest, AnAwardThatNoRuleSetKnowsIsRefusedWithThoseThatThereAre) {
    const std::vector<std::string> words{"nomination", "new", "kind=individual", "name=Lý Thị Mai"};
    std::vector<std::string> unknown = words;
    unknown.emplace_back("award=GK-XX");
    const Ran ran = run(officer_, unknown);
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_THAT(ran.err, HasSubstr("GK-SO"));
    const std::string id =
        made(officer_, {"nomination", "kind=individual", "name=Lý Thị Mai", "award=gk-so"});
    EXPECT_EQ(shown(officer_, "nomination", id).at("fields").at("award"), "GK-SO");
    EXPECT_EQ(run(officer_, {"nomination", "set", id, "award=GK-XX"}).code, ExitCode::failed);
}

TEST_F(CliTest, AnyAwardIsTakenWhileThereIsNoRuleSet) {
    const Ran ran = run(officer_, {"nomination", "new", "name=Lý Thị Mai", "award=GK-XX"});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.err;
}

TEST_F(PaperDeskTest, AFileGoesOnlyWhereTheTypeHasAPlaceForOne) {
    std::ofstream{file("anh.pdf")} << "twelve bytes";
    const std::string id = made(officer_, {"difficulty", "title=Thiếu máy quét"});
    for (const char* const field : {"title", "no_such"}) {
        const Ran ran =
            run(officer_, {"difficulty", "attach", id, file("anh.pdf"), "--field", field});
        EXPECT_EQ(ran.code, ExitCode::failed) << field;
        EXPECT_THAT(ran.err, HasSubstr("there are, with a key of your own instead of *: file."));
    }
    done(officer_, {"difficulty", "attach", id, file("anh.pdf"), "--field", "file"});
}

TEST_F(YearTest, ARecordIsMadeForTheUnitThatIsNamed) {
    const std::string id =
        made(office_, {"reminder", "unit=STP-HCTP", "kind=reminder", "title=Nhắc báo cáo"});
    EXPECT_EQ(shown(office_, "reminder", id).at("unit"), "STP-HCTP");
}

TEST_F(YearTest, ADueDateThatIsOverIsTakenAndTold) {
    const Ran period = run(office_, {"period", "create", "--form", "quarterly-progress", "--due",
                                     "01/09/2026", "--wording", "by"});
    EXPECT_EQ(period.code, ExitCode::done);
    EXPECT_THAT(period.err, HasSubstr("over already"));
}

TEST_F(YearTest, NoReminderAsksForADayThatIsOver) {
    const Ran reminder =
        run(office_, {"reminder", "prepare", "--period", SampleServer::period("2026-Q3").text(),
                      "--by", "09/09/2026"});
    EXPECT_EQ(reminder.code, ExitCode::failed);
    EXPECT_THAT(reminder.err, HasSubstr("over already"));
    EXPECT_TRUE(run_json(office_, {"reminder", "list"}).empty());
}

TEST_F(CliTest, ASubmissionThatIsStoppedSaysHowMuchMoreIsToBeMended) {
    const Ran ran = run(head_, {"report", "submit", start_report(head_)});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_THAT(ran.err, HasSubstr("more, which the report itself shows."));
}

TEST_F(YearTest, ASearchForNothingIsRefused) {
    for (const char* const nothing : {"", "  "})
        EXPECT_EQ(run(office_, {"search", nothing}).code, ExitCode::wrong_words);
}

TEST_F(YearTest, ASearchLooksIntoNoDefinition) {
    const std::string report = fill_report();
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    done(office_, {"consolidate", "--period", SampleServer::period("2026-Q3").text(), "--freeze"});
    for (const json& hit : run_json(office_, {"search", "tasks_planned"}))
        EXPECT_THAT(hit.dump(), Not(HasSubstr("tasks_planned")));
}

TEST_F(YearTest, ASearchThatFindsTooMuchSaysHowMuchItLeavesOff) {
    for (const char* const name : {"Nguyễn Văn An", "Nguyễn Văn Bình", "Nguyễn Văn Chung"})
        made(office_, {"person", std::string{"name="} + name});
    const FoundRecords found = search_records(office_.workspace(), "Nguyễn Văn", 2);
    EXPECT_EQ(found.hits.size(), 2U);
    EXPECT_GE(found.left_off, 1U);
    EXPECT_EQ(search_records(office_.workspace(), "Nguyễn Văn Chung").left_off, 0U);
}

}  // namespace
}  // namespace thidua::cli
