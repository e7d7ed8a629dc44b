#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// What an official of the field sees at once to be wrong, through the commands. The others of the
// kind are tests of the rules, dates, numbers and papers themselves.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class MistakesTest : public PaperDeskTest {};

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
