#include <gmock/gmock.h>

#include "tests/cli/paper_desk.h"

// A certificate stands on the blank of its award, and on no other.

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class CertificateLayoutsTest : public PaperDeskTest {
protected:
    CertificateLayoutsTest() {
        std::filesystem::create_directory(path_from_utf8(file("phoi")));
        lay_down("giay-khen.json", "Phôi giấy khen", R"("GK-SO", "GK-DV")");
        lay_down("bang-khen.json", "Phôi bằng khen", R"("BK-T")");
    }
    void lay_down(const std::string& name, const std::string& title, const std::string& awards) {
        write_whole_file(path_from_utf8(file("phoi/" + name)),
                         R"({"name": ")" + title + R"(", "awards": [)" + awards +
                             R"(], "page": {"width": 297, "height": 210}, "fields": [
                  {"name": "recipient", "x": 20, "y": 50, "width": 200},
                  {"name": "decision", "x": 20, "y": 90, "width": 200}]})");
    }
    std::string awarded(const std::string& code, const std::string& name) {
        return made(office_, {"award", "kind=individual", "name=" + name, "award=" + code,
                              "award_name=" + code, "year=2026", "decision_number=120/QĐ-STP",
                              "decided_on=09/09/2026"});
    }
    Ran print(const std::vector<std::string>& awards, const std::string& layout) {
        std::vector<std::string> words{"award", "print"};
        words.insert(words.end(), awards.begin(), awards.end());
        words.insert(words.end(), {"--layout", file(layout), "--to", file("gk.docx")});
        return run(office_, words);
    }
};

TEST_F(CertificateLayoutsTest, OfAFolderTheRightOneIsTaken) {
    const Ran printed = print({awarded("BK-T", "Lý Thị Mai")}, "phoi");
    EXPECT_EQ(printed.code, ExitCode::done) << printed.err;
    EXPECT_THAT(text_of(file("gk.docx")), HasSubstr("Lý Thị Mai"));
}

TEST_F(CertificateLayoutsTest, AWrongBlankIsRefusedWithTheRightWay) {
    const Ran refused = print({awarded("BK-T", "Lý Thị Mai")}, "phoi/giay-khen.json");
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("Phôi giấy khen"));
    EXPECT_THAT(refused.err, HasSubstr("GK-SO, GK-DV"));
    EXPECT_THAT(refused.err, HasSubstr("not for BK-T"));
    EXPECT_THAT(refused.err, HasSubstr("the folder of the layouts"));
    EXPECT_FALSE(std::filesystem::exists(path_from_utf8(file("gk.docx"))));
}

TEST_F(CertificateLayoutsTest, AwardsOfDifferentBlanksArePrintedApart) {
    const std::string praised = awarded("GK-SO", "Lý Thị Mai");
    const std::string honoured = awarded("BK-T", "Bế Thị Nga");
    const Ran refused = print({praised, honoured}, "phoi");
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("print it apart"));
    const Ran both = print({praised, awarded("GK-DV", "Nông Văn Ba")}, "phoi");
    EXPECT_EQ(both.code, ExitCode::done) << both.err;
}

TEST_F(CertificateLayoutsTest, AnAwardWithoutABlankSaysWhereItsCodeBelongs) {
    const Ran refused = print({awarded("CSTDCS", "Lý Thị Mai")}, "phoi");
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("CSTDCS"));
    EXPECT_THAT(refused.err, HasSubstr("\"awards\""));
}

TEST_F(CertificateLayoutsTest, TwoBlanksForOneAwardAreAskedAbout) {
    lay_down("giay-khen-2.json", "Phôi giấy khen mới", R"("GK-SO")");
    const std::string award = awarded("GK-SO", "Lý Thị Mai");
    const Ran asked = print({award}, "phoi");
    EXPECT_EQ(asked.code, ExitCode::failed);
    EXPECT_THAT(asked.err, HasSubstr("giay-khen-2.json"));
    EXPECT_EQ(print({award}, "phoi/giay-khen-2.json").code, ExitCode::done);
}

}  // namespace
}  // namespace thidua::cli
