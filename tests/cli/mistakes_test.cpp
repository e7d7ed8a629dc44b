#include <gmock/gmock.h>

#include <sstream>
#include <utility>

#include "client/cli/command_table.h"
#include "tests/cli/paper_desk.h"

// What an official of the field sees at once to be wrong, through the commands. The others of the
// kind are tests of the rules, dates, numbers, papers and awards themselves.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class MistakesTest : public PaperDeskTest {
protected:
    /// Signed, numbered and entered; it is 10/09/2026.
    std::string decided(const std::string& nomination) {
        accept_whatever_is_told(nomination);
        done(office_, {"nomination", "present", nomination});
        const std::string decision = made(
            office_, {"decision", "title=tặng Giấy khen năm 2026", "nominations/1=" + nomination,
                      "signer/title=Giám đốc", "signer/name=Trần Văn Mẫu"});
        issue_and_enter(decision);
        return decision;
    }
    std::string paper_of(const std::string& noun, const std::string& id) {
        done(office_, {noun, "print", id, "--to", file("van-ban.docx")});
        return text_of(file("van-ban.docx"));
    }
    std::string in_vietnamese(std::vector<std::string> words) {
        std::ostringstream out;
        std::ostringstream err;
        words.insert(words.end(), {"--lang=vi", "--data=" + to_utf8(office_.workspace().folder())});
        run_program(all_commands(), words,
                    {office_.environment(), out, err, false,
                     [](const char*) -> std::optional<std::string> { return std::nullopt; }});
        return out.str();
    }
};

TEST_F(MistakesTest, Mistake01_TheDecisionOfADirectorGivesGiayKhenAlone) {
    const std::string id =
        nominated(open_round("organ"), "GK-SO", {"kind=individual", "name=Lý Thị Mai"});
    const std::string text = paper_of("decision", decided(id));
    EXPECT_THAT(text, HasSubstr("Giấy khen"));
    EXPECT_THAT(text, Not(HasSubstr("Bằng khen")));
    EXPECT_THAT(text, Not(HasSubstr("Hội đồng quyết định")));
}

/// Each of the three that an old template still cites, with what is in force in its place.
TEST_F(MistakesTest, Mistake05_NoOldLawOrDecreeIsCitedInSilence) {
    const std::string id =
        nominated(open_round("organ"), "GK-SO", {"kind=individual", "name=Lý Thị Mai"});
    accept_whatever_is_told(id);
    done(office_, {"nomination", "present", id});
    const std::string decision = made(
        office_, {"decision", "title=tặng Giấy khen", "nominations/1=" + id, "bases/1/kind=Luật"});
    for (const auto& [old, now] :
         {std::pair{"15/2003/QH11", "06/2022/QH15"}, std::pair{"91/2017/NĐ-CP", "152/2025/NĐ-CP"},
          std::pair{"98/2023/NĐ-CP", "152/2025/NĐ-CP"}}) {
        done(office_, {"decision", "set", decision, std::string{"bases/1/number="} + old});
        const Ran refused = run(office_, {"decision", "submit", decision});
        EXPECT_EQ(refused.code, ExitCode::failed) << old;
        EXPECT_THAT(refused.err, HasSubstr(old));
        EXPECT_THAT(refused.err, HasSubstr(now));
    }
}

void expect_no_district(const std::string& text, const std::string& where) {
    EXPECT_FALSE(text.empty()) << where;
    for (const char* const word : {"huyện", "Huyện", "HUYỆN", "quận ", "Quận ", "cấp quận"})
        EXPECT_EQ(text.find(word), std::string::npos) << where << ": " << word;
}

/// Nothing that the program says, and no form, plan or unit of the sample, has a district.
TEST_F(MistakesTest, Mistake06_NoDistrictStandsAnywhere) {
    for (const char* const name :
         {"organization.json", "stp.json", "sngv.json", "other-departments.json", "communes.json", "movements.json", "forms/annual-report.json",
          "forms/quarterly-progress.json", "plans/stp.json", "plans/sngv.json"}) {
        const std::string text = bytes_of(sample_file(name));
        expect_no_district(text, name);
    }
    const std::filesystem::path root =
        std::filesystem::path{THIDUA_SAMPLE_FOLDER}.parent_path().parent_path();
    expect_no_district(bytes_of((root / "shared" / "locale" / "vi.po").string()), "vi.po");
}

TEST_F(MistakesTest, Mistake07_TheYearOfTheMovementRunsFrom15DecemberTo14December) {
    const json periods = run_json(office_, {"period", "list"});
    const std::string annual = SampleServer::period("2026").text();
    for (const json& period : periods) {
        if (period.at("id") != annual) continue;
        EXPECT_EQ(period.at("window_from"), "2025-12-15");
        EXPECT_EQ(period.at("window_through"), "2026-12-14");
        return;
    }
    FAIL() << "the annual period is not listed";
}

TEST_F(MistakesTest, Mistake08_StaffIsListedByGivenName) {
    for (const char* name : {"Trần Thị Bình", "Nguyễn Văn An", "Lê Đức Ánh"})
        made(office_, {"person", std::string{"name="} + name});
    std::vector<std::string> names;
    for (const json& person : run_json(office_, {"person", "list"}))
        names.push_back(person.at("title"));
    EXPECT_THAT(names, testing::ElementsAre("Nguyễn Văn An", "Lê Đức Ánh", "Trần Thị Bình"));
}

TEST_F(MistakesTest, Mistake09_EnglishNumbersAndDatesAreRefusedInOneSentence) {
    const Ran number =
        run(officer_, {"nomination", "new", "name=Nguyễn Văn An", "contribution_value=1,234.5"});
    EXPECT_EQ(number.code, ExitCode::failed);
    EXPECT_THAT(number.err, HasSubstr("1.234,5"));
    const Ran date = run(office_, {"person", "new", "name=Nguyễn Văn An", "born_on=12/15/1980"});
    EXPECT_EQ(date.code, ExitCode::failed);
    EXPECT_THAT(date.err, HasSubstr("12/15/1980"));
    EXPECT_TRUE(run_json(office_, {"person", "list"}).empty());
}

TEST_F(MistakesTest, Mistake10_TheDateLineHasItsNoughtsWhereTheyBelong) {
    const std::string plan = made(office_, {"plan", "--from", sample_file("plans/stp.json")});
    done(office_, {"plan", "submit", plan});
    sync_all();
    done(director_, {"plan", "sign", plan});
    sync_all();
    done(clerk_, {"plan", "issue", plan, "--number", "48/KH-STP", "--issued-on", "05/04/2026"});
    sync_all();
    const std::string text = paper_of("plan", plan);
    EXPECT_THAT(text, HasSubstr("ngày 05 tháng 4 năm 2026"));
    EXPECT_THAT(text, Not(HasSubstr("ngày 5 tháng")));
    EXPECT_THAT(text, Not(HasSubstr("tháng 04")));
}

/// Typed on a machine that takes letters apart; on the certificate as on the decision.
TEST_F(MistakesTest, Mistake11_ANameInPartsBecomesWholeAndKeepsItsToneOnTheCertificate) {
    const std::string id = nominated(
        open_round("organ"), "GK-SO",
        {"kind=individual", "name=Nguye\u0302\u0303n Thi\u0323 Hoa\u0300", "gender=female"});
    EXPECT_EQ(shown(office_, "nomination", id).at("fields").at("name"), "Nguyễn Thị Hoà");
    decided(id);
    const std::string award = run_json(office_, {"award", "list"}).at(0).at("id");
    done(office_, {"award", "print", award, "--layout", sample_file("certificates"), "--to",
                   file("gk.docx")});
    const std::string text = text_of(file("gk.docx"));
    EXPECT_THAT(text, HasSubstr("Bà Nguyễn Thị Hoà"));
    EXPECT_THAT(text, Not(HasSubstr("Nguyễn Thị Hòa")));
    EXPECT_THAT(text, Not(HasSubstr("NGUYỄN")));
}

/// 0,3 of 2.530.000, rounded up to ten thousand; not of 2.340.000 or 1.800.000.
TEST_F(MistakesTest, Mistake13_ThePrizeIsCountedByTheBaseSalaryOfTheDay) {
    const std::string id =
        nominated(open_round("organ"), "GK-SO", {"kind=individual", "name=Lý Thị Mai"});
    const std::string text = paper_of("decision", decided(id));
    EXPECT_THAT(text, HasSubstr("760.000"));
    for (const char* const old : {"702.000", "710.000", "540.000"})
        EXPECT_THAT(text, Not(HasSubstr(old)));
}

TEST_F(MistakesTest, Mistake14_AQuarterIsRomanAndADayExists) {
    const std::string periods = in_vietnamese({"period", "list"});
    EXPECT_THAT(periods, HasSubstr("Quý III/2026"));
    EXPECT_THAT(periods, Not(HasSubstr("Quý 3")));
    const Ran refused = run(office_, {"person", "new", "name=Nguyễn Văn An", "born_on=31/11/1980"});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("31/11/1980"));
}

TEST_F(MistakesTest, Mistake11_ANameStandsOnPaperAsItIsSpelled) {
    const std::string id = nominated(open_round("organ"), "GK-SO",
                                     {"kind=individual", "name=Nguyễn Thị Hoà", "gender=female"});
    accept_whatever_is_told(id);
    done(office_, {"nomination", "present", id});
    const std::string decision =
        made(office_, {"decision", "title=tặng Giấy khen năm 2026", "nominations/1=" + id,
                       "signer/title=Giám đốc", "signer/name=Trần Văn Mẫu"});
    done(office_, {"decision", "print", decision, "--to", file("qd.docx")});
    const std::string text = text_of(file("qd.docx"));
    EXPECT_THAT(text, HasSubstr("Nguyễn Thị Hoà"));
    EXPECT_THAT(text, Not(HasSubstr("Nguyễn Thị Hòa")));
    EXPECT_THAT(text, Not(HasSubstr("NGUYỄN THỊ HO")));
}

}  // namespace
}  // namespace thidua::cli
