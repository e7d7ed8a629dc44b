#include <gmock/gmock.h>

#include <cctype>
#include <cstdlib>

#include "client/paper/pdf.h"
#include "shared/platform/program_run.h"
#include "tests/cli/paper_desk.h"

// A paper as PDF, from the command to the words on its page, through the LibreOffice of this
// computer.

namespace thidua::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class PdfPaperTest : public PaperDeskTest {
protected:
    void SetUp() override {
        if (!find_office_program())
            GTEST_SKIP() << "There is no LibreOffice (soffice) on this computer to make a PDF.";
        // What is loaded ahead of a test is not meant for LibreOffice.
        ::unsetenv("LD_PRELOAD");
    }
    /// With single spaces, by that program.
    std::string words_of(const std::string& pdf, const std::filesystem::path& reader) {
        const std::string text = file("loi-van.txt");
        const auto ended =
            thidua::run_program({.program = reader, .arguments = {"-enc", "UTF-8", pdf, text}});
        EXPECT_TRUE(ended && *ended == 0) << "pdftotext cannot read " << pdf;
        std::string words;
        for (const char letter : bytes_of(text)) {
            const bool is_space = std::isspace(static_cast<unsigned char>(letter)) != 0;
            if (!is_space)
                words += letter;
            else if (!words.empty() && words.back() != ' ')
                words += ' ';
        }
        return words;
    }
};

TEST_F(PdfPaperTest, ADecisionIsWrittenAsAPdfThatSaysWhatItsDocumentSays) {
    const std::string nomination =
        nominated(open_round("organ"), "GK-SO", {"kind=individual", "name=Nguyễn Văn An"});
    const std::string decision =
        made(office_, {"decision", "title=khen thưởng năm 2026", "signer/title=Giám đốc",
                       "signer/name=Trần Văn Mẫu", "nominations/1=" + nomination});
    done(office_, {"decision", "print", decision, "--to", file("qd.pdf")});
    EXPECT_THAT(bytes_of(file("qd.pdf")), testing::StartsWith("%PDF-"));
    EXPECT_FALSE(std::filesystem::exists(path_from_utf8(file("qd.docx"))))
        << "the document that it is made from goes away again";
    const auto reader = find_program("pdftotext");
    if (!reader) return;
    const std::string words = words_of(file("qd.pdf"), *reader);
    EXPECT_THAT(words, HasSubstr("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    EXPECT_THAT(words, HasSubstr("QUYẾT ĐỊNH Về việc khen thưởng năm 2026"));
    EXPECT_THAT(words, HasSubstr("Điều 1. Tặng Giấy khen của Giám đốc Sở"));
    EXPECT_THAT(words, HasSubstr("Nguyễn Văn")) << "the cell may be too narrow for all of it";
    EXPECT_THAT(words, HasSubstr("Trần Văn Mẫu"));
    EXPECT_THAT(words, Not(HasSubstr("{{")));
}

}  // namespace
}  // namespace thidua::cli
