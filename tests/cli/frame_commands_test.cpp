#include <gmock/gmock.h>

#include <fstream>

#include "tests/cli/paper_desk.h"
#include "tests/sheets/vntime_workbook.h"

// The frame of the work: what papers rest on, who held which position when, lists tried out first,
// entry on behalf of a unit, and the trail of who did what.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class FrameTest : public PaperDeskTest {
protected:
    std::string written(const std::string& name, const std::string& content) {
        std::ofstream{file(name), std::ios::binary} << content;
        return file(name);
    }
};

TEST_F(FrameTest, WhoeverHandsInAPaperIsToldWhatItCitesThatIsNotInForce) {
    const std::vector<std::string> expired{"bases/1/kind=Nghị định",
                                           "bases/1/number=98/2023/NĐ-CP"};
    std::vector<std::string> plan{"plan", "key=thu", "title=Kế hoạch thử"};
    plan.insert(plan.end(), expired.begin(), expired.end());
    const std::string id = made(office_, plan);
    const json told = run_json(office_, {"plan", "submit", id});
    EXPECT_EQ(told.at("state"), "submitted") << "a warning stops nobody";
    EXPECT_THAT(told.at("warnings").dump(), HasSubstr("98/2023/NĐ-CP"));
    EXPECT_EQ(shown(office_, "plan", id).at("computed").at("weak_basis/1"), "98/2023/NĐ-CP");
    const std::string round = open_round("organ");
    EXPECT_FALSE(shown(office_, "award-round", round).at("computed").contains("weak_basis/1"));
    std::vector<std::string> set{"award-round", "set", round};
    set.insert(set.end(), expired.begin(), expired.end());
    done(office_, set);
    EXPECT_EQ(shown(office_, "award-round", round).at("computed").at("weak_basis/1"),
              "98/2023/NĐ-CP");
}

TEST_F(FrameTest, AnAmendmentIsAPlanOfItsOwnThatNamesTheOneItAmends) {
    const std::string first = made(office_, {"plan", "key=goc", "title=Kế hoạch"});
    const std::string second =
        made(office_, {"plan", "key=sua-doi", "title=Kế hoạch sửa đổi", "amends=" + first});
    EXPECT_EQ(shown(office_, "plan", second).at("fields").at("amends"), first);
    EXPECT_EQ(state(office_, "plan", first), "draft");
}

/// Two heads one after the other: the paper of each day names the one of that day.
TEST_F(FrameTest, PositionsHaveTheirDays) {
    const auto head = [&](const std::string& name, const std::string& days) {
        made(office_, {"person", "name=" + name, "gender=male", "positions/1/unit=STP-HCTP",
                       "positions/1/title=Trưởng phòng", "positions/1/is_leader=yes", days});
    };
    head("Hoàng Văn Trước", "positions/1/to=15/09/2026");
    head("Lò Văn Sau", "positions/1/from=16/09/2026");
    sync_all();
    const std::string id = nominated(open_round("organ"), "GK-SO",
                                     {"kind=collective", "name=Phòng Hành chính tư pháp"});
    const auto paper = [&] {
        done(officer_, {"nomination", "print", id, "--to", file("giay.docx")});
        return text_of(file("giay.docx"));
    };
    EXPECT_THAT(paper(), HasSubstr("Hoàng Văn Trước"));
    officer_.clock().set(moment(2026, 9, 20));
    EXPECT_THAT(paper(), HasSubstr("Lò Văn Sau"));
    EXPECT_THAT(paper(), Not(HasSubstr("Hoàng Văn Trước")));
}

TEST_F(FrameTest, AListInOldLettersIsShownBeforeAndAfterAndWritesNothingYet) {
    const std::size_t before = run_json(office_, {"person", "list"}).size();
    const std::string mapping = written("mapping.json", R"({
        "ordinal": {"heading": ["STT", "TT"]},
        "columns": [{"field": "name", "kind": "name", "heading": "Họ và tên", "required": true}]})");
    const std::vector<std::string> words{
        "person", "import", written("ds.xlsx", sheets::list_workbook({})), "--mapping", mapping};
    const json tried = run_json(office_, words);
    EXPECT_EQ(tried.at("imported"), 0);
    ASSERT_FALSE(tried.at("conversions").empty());
    const json& one = tried.at("conversions").at(0);
    EXPECT_NE(one.at("before"), one.at("after"));
    EXPECT_THAT(run(office_, words).out, HasSubstr("→"));
    EXPECT_EQ(run_json(office_, {"person", "list"}).size(), before);
}

TEST_F(FrameTest, AMistakeInAListNamesItsCellAndNothingIsTakenIn) {
    const std::string mapping = written("mapping.json", R"({"columns": [
        {"field": "name", "kind": "name", "heading": "Họ và tên", "required": true},
        {"field": "born_on", "kind": "date", "heading": "Ngày sinh"}]})");
    const std::vector<std::string> words{
        "person", "import",
        written("ds.csv", "Họ và tên;Ngày sinh\nLý Thị Mơ;05/04/1990\nVi Văn Sai;31/11/1990\n"),
        "--mapping", mapping};
    const json tried = run_json(office_, words);
    ASSERT_EQ(tried.at("errors").size(), 1U);
    EXPECT_THAT(std::string{tried.at("errors").at(0)}, HasSubstr("B3"));
    std::vector<std::string> to_write = words;
    to_write.emplace_back("--write");
    EXPECT_EQ(run(office_, to_write).code, ExitCode::failed);
    to_write.emplace_back("--leave-out");
    EXPECT_EQ(run_json(office_, to_write).at("imported"), 1);
}

TEST_F(FrameTest, TheOfficeEntersTheReportOfAUnitThatCannot) {
    const std::string report =
        run_json(office_, {"report", "new", "--period", SampleServer::period("2026-Q3").text(),
                           "--unit", "STP-HCTP"})
            .at("id");
    done(office_,
         {"report", "set", report, "--from", sample_file("answers/quarterly-stp-hctp.json")});
    done(office_, {"report", "submit", report});
    sync_all();
    const json seen = run_json(head_, {"report", "show", report});
    EXPECT_EQ(seen.at("state"), "submitted");
    EXPECT_EQ(seen.at("unit"), "STP-HCTP");
    const json newest = run_json(head_, {"report", "history", report}).front();
    EXPECT_EQ(newest.at("author"), people::office_ha().name) << "nobody wonders who it was";
    EXPECT_EQ(run(officer_, {"report", "new", "--period", SampleServer::period("2026-Q3").text(),
                             "--unit", "STP-TGPL"})
                  .code,
              ExitCode::failed);
}

TEST_F(FrameTest, TheTrailReadsAsAStoryOfWhoWhenAndOnWhichDevice) {
    const std::string id = made(officer_, {"difficulty", "title=Thiếu máy quét"});
    officer_.clock().advance(std::chrono::minutes{5});
    done(officer_, {"difficulty", "submit", id});
    sync_all();
    done(office_, {"difficulty", "return", id, "--reason", "Nêu rõ số liệu"});
    sync_all();
    std::vector<std::string> story;
    for (const json& line : run_json(office_, {"audit", "--unit", "STP-HCTP"}))
        if (line.at("record") == id) {
            story.push_back(line.at("author").get<std::string>() + ": " +
                            line.at("action").get<std::string>());
            EXPECT_NE(line.at("device"), "");
            EXPECT_FALSE(line.at("server_time").is_null());
        }
    EXPECT_EQ(story, (std::vector<std::string>{people::officer_bich().name + ": made",
                                               people::officer_bich().name + ": Submit",
                                               people::office_ha().name + ": Return"}));
    const std::string text = run(office_, {"audit", "--unit", "STP-HCTP"}).out;
    EXPECT_THAT(text, HasSubstr(people::officer_bich().machine));
    EXPECT_THAT(text, HasSubstr("Thiếu máy quét"));
}

}  // namespace
}  // namespace thidua::cli
