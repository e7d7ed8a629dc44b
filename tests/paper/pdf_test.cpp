#include "client/paper/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/paper/made_docx.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

/// In the place of LibreOffice: a script that does what a test wants.
class PdfTest : public testing::Test {
protected:
    OfficeProgram office(const std::string& script, int seconds = 20) {
        const fs::path file = folder_.path() / "office";
        write_whole_file(file, "#!/bin/sh\n" + script + "\n");
        fs::permissions(file, fs::perms::owner_all);
        return {.program = file, .time_max = std::chrono::seconds{seconds}};
    }
    std::string refusal(const OfficeProgram& program) {
        const auto made = to_pdf(folder_.path() / "a.docx", folder_.path(), program);
        return made ? "made" : made.error().message;
    }

    TemporaryFolder folder_;
};

TEST_F(PdfTest, SaysWhenThereIsNoOffice) {
    EXPECT_THAT(refusal({.program = std::nullopt}), testing::HasSubstr("no LibreOffice"));
    EXPECT_THAT(refusal({.program = folder_.path() / "none"}),
                testing::HasSubstr("cannot be started"));
}

TEST_F(PdfTest, SaysWhichDocumentBecameNoPdf) {
    EXPECT_THAT(refusal(office("exit 0")), testing::HasSubstr("no PDF of a.docx"));
}

TEST_F(PdfTest, AnOldPdfDoesNotPassForTheNewOne) {
    write_whole_file(folder_.path() / "a.pdf", "old");
    EXPECT_THAT(refusal(office("exit 0")), testing::HasSubstr("no PDF of a.docx"));
}

TEST_F(PdfTest, EndsAnOfficeThatHangs) {
    EXPECT_THAT(refusal(office("sleep 600 & sleep 600", 1)),
                testing::HasSubstr("did not finish within 1 seconds"));
}

TEST_F(PdfTest, AsksTheOfficeOnceForAllDocuments) {
    const auto program = office("echo \"$@\" >>'" + folder_.file("calls") + "'\ntouch '" +
                                folder_.file("a.pdf") + "' '" + folder_.file("b.pdf") + "'");
    const auto made =
        to_pdf({folder_.path() / "a.docx", folder_.path() / "b.docx"}, folder_.path(), program);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->back(), folder_.path() / "b.pdf");
    const std::string calls = read_whole_file(folder_.path() / "calls");
    EXPECT_EQ(std::count(calls.begin(), calls.end(), '\n'), 1);
    EXPECT_THAT(calls, testing::HasSubstr("-env:UserInstallation=file:///"));
}

}  // namespace
}  // namespace thidua
