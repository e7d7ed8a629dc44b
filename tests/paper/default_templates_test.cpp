#include "client/paper/default_templates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "client/paper/docx_file.h"
#include "client/paper/fill_template.h"
#include "client/paper/template_list.h"
#include "tests/paper/sample_papers.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

using testing::HasSubstr;

const std::filesystem::path committed = THIDUA_TEMPLATES_FOLDER;

std::vector<std::pair<std::string, Bytes>> parts_of(BytesView docx) {
    std::vector<std::pair<std::string, Bytes>> parts;
    if (const auto file = read_docx(docx))
        for (const ZipEntry& part : file->parts) parts.emplace_back(part.name, part.bytes);
    return parts;
}

TEST(DefaultTemplatesTest, AreWhatIsCommitted) {
    for (const DefaultTemplate& made : default_templates()) {
        const auto parts = parts_of(read_whole_file(committed / made.file_name));
        EXPECT_FALSE(parts.empty()) << made.file_name;
        EXPECT_TRUE(parts == parts_of(made.docx))
            << "run thidua_make_templates installer/sample/templates: " << made.file_name;
    }
}

TEST(DefaultTemplatesTest, TheirPlaceholdersAreListedBesideThem) {
    EXPECT_EQ(read_whole_file(committed / "README.md"), template_list(default_templates()));
}

/// "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in 12 points and bold needs some 90 mm with the cell's air.
TEST(DefaultTemplatesTest, LeaveTheNationalNameOneLine) {
    constexpr double least_twips = 90 * 56.69;
    for (const DefaultTemplate& made : default_templates()) {
        const auto docx = read_docx(made.docx);
        ASSERT_TRUE(docx);
        for (const std::size_t part : docx->text_parts()) {
            const Bytes& xml = docx->parts[part].bytes;
            const std::size_t name = xml.find("CHỦ NGHĨA VIỆT NAM");
            if (name == Bytes::npos) continue;
            constexpr std::string_view column = "<w:gridCol w:w=\"";
            const std::size_t table = xml.rfind("<w:tblGrid>", name);
            const std::size_t left = xml.find(column, table);
            const std::size_t right = xml.find(column, left + 1) + column.size();
            EXPECT_GT(std::strtod(xml.c_str() + right, nullptr), least_twips) << made.file_name;
        }
    }
}

TEST(Mistake02_TheCouncilDecides, NoTemplateSaysSoAndTheMinutesPropose) {
    for (const DefaultTemplate& made : default_templates()) {
        const auto docx = read_docx(made.docx);
        ASSERT_TRUE(docx);
        Bytes xml;
        for (const std::size_t part : docx->text_parts()) xml += docx->parts[part].bytes;
        EXPECT_EQ(xml.find("Hội đồng quyết định"), Bytes::npos) << made.file_name;
        if (made.file_name == "bien-ban-hop.docx")
            EXPECT_NE(xml.find("Hội đồng đề nghị Thủ trưởng"), Bytes::npos);
    }
}

/// Every paper as plain text, as LibreOffice reads it. THIDUA_PAPERS names a folder where the
/// filled papers stay to be looked at.
class FilledPapersTest : public testing::Test {
protected:
    static void fill(const SamplePaper& paper, const std::filesystem::path& folder) {
        const auto templates = default_templates();
        const auto found =
            std::ranges::find(templates, paper.file_name, &DefaultTemplate::file_name);
        ASSERT_NE(found, templates.end()) << paper.file_name;
        const auto filled = fill_template(found->docx, paper.data);
        ASSERT_TRUE(filled) << paper.file_name << ": " << filled.error().message;
        write_whole_file(folder / paper.file_name, *filled);
        if (const char* kept = std::getenv("THIDUA_PAPERS"))
            write_whole_file(std::filesystem::path{kept} / paper.file_name, *filled);
    }

    static void convert(const std::filesystem::path& folder) {
        const std::string place = folder.string();
        const std::string command =
            "env -u LD_PRELOAD soffice -env:UserInstallation=file://" + place +
            "/profile --headless --convert-to 'txt:Text (encoded):UTF8' --outdir '" + place +
            "' '" + place + "'/*.docx >'" + place + "/log' 2>&1";
        ASSERT_EQ(std::system(command.c_str()), 0) << read_whole_file(folder / "log");
    }
};

TEST_F(FilledPapersTest, SayWhatTheyWereFilledWith) {
    const TemporaryFolder folder;
    const auto papers = sample_papers();
    EXPECT_EQ(papers.size(), default_templates().size());
    for (const SamplePaper& paper : papers) fill(paper, folder.path());
    convert(folder.path());
    for (const SamplePaper& paper : papers) {
        std::filesystem::path file = folder.path() / paper.file_name;
        const std::string text = read_whole_file(file.replace_extension("txt"));
        for (const std::string& words : paper.words)
            EXPECT_THAT(text, HasSubstr(words)) << paper.file_name;
        EXPECT_THAT(text, testing::Not(HasSubstr("{{"))) << paper.file_name;
    }
}

}  // namespace
}  // namespace thidua
