#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/paper/default_templates.h"
#include "client/paper/fill_template.h"
#include "client/paper/paper_builder.h"
#include "tests/paper/made_docx.h"
#include "tests/paper/sample_parts.h"

// What the program builds from figures and lists, in a template that an office made in Word.

namespace thidua {
namespace {

using testing::HasSubstr;
using testing::Not;

class BuiltPartTest : public testing::Test {
protected:
    BuiltPartTest() {
        PaperBuilder built;
        built.heading("I. KẾT QUẢ").body("Đã làm {{place}} & <xong>.");
        built.table({{"Chỉ tiêu", 80}, {"Kết quả", 80}}, {{"Hồ sơ", "12"}});
        data_.set("place", "Tuyên Quang")
            .set("is_draft", PaperData::truth(false))
            .set("report_body", PaperData::built(built.built()));
    }
    std::string xml(const std::string& body) {
        const auto filled = fill_template(made_docx(body), data_);
        return filled ? part_of(*filled) : filled.error().message;
    }
    std::string words(const std::string& body) {
        const auto filled = fill_template(made_docx(body), data_);
        return filled ? words_of(*filled) : filled.error().message;
    }
    /// The XML from the last of `before` ahead of these words up to them.
    static std::string ahead_of(const std::string& xml, const std::string& words,
                                const std::string& before) {
        const std::size_t end = xml.find('>' + words);
        const std::size_t begin = xml.rfind(before, end);
        EXPECT_NE(end, std::string::npos) << words;
        EXPECT_NE(begin, std::string::npos) << before;
        return end == std::string::npos ? "" : xml.substr(begin, end - begin);
    }
    const std::string place_ = paragraph("{{report_body}}");
    const std::string styled_ =
        "<w:p><w:pPr><w:pStyle w:val=\"Loi\"/><w:ind w:left=\"99\"/><w:rPr><w:sz w:val=\"26\"/>"
        "</w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"Arial\"/><w:color w:val=\"112233\"/>"
        "<w:sz w:val=\"26\"/></w:rPr><w:t>{{report_</w:t></w:r><w:r><w:t>body}} </w:t></w:r></w:p>";
    PaperData data_;
};

TEST_F(BuiltPartTest, StandsBetweenTheWordsOfTheTemplate) {
    EXPECT_EQ(words(paragraph("Mở đầu tại {{place}}") + place_ + paragraph("Kết thúc")),
              "Mở đầu tại Tuyên Quang\nI. KẾT QUẢ\nĐã làm {{place}} & <xong>.\n"
              "Chỉ tiêu|Kết quả|\nHồ sơ|12|\n\nKết thúc\n");
}

TEST_F(BuiltPartTest, TakesTheFormOfItsParagraphAndTheLettersOfItsTag) {
    const std::string made = xml(styled_);
    const std::string text = ahead_of(made, "Đã làm", "<w:p>");
    EXPECT_THAT(text, HasSubstr("<w:pStyle w:val=\"Loi\"/><w:ind w:left=\"99\"/>"));
    EXPECT_THAT(text, HasSubstr("<w:r><w:rPr><w:rFonts w:ascii=\"Arial\"/><w:color "
                                "w:val=\"112233\"/><w:sz w:val=\"26\"/>"));
    const std::string heading = ahead_of(made, "I. KẾT QUẢ", "<w:p>");
    EXPECT_THAT(heading, HasSubstr("<w:pStyle w:val=\"Loi\"/><w:keepNext/>"));
    EXPECT_THAT(heading, HasSubstr("<w:outlineLvl w:val=\"0\"/><w:rPr>"));
    EXPECT_THAT(heading, HasSubstr("<w:rFonts w:ascii=\"Arial\"/><w:b/><w:bCs/><w:color"));
    EXPECT_THAT(text, Not(HasSubstr("<w:b/>")));
    const std::string cell = ahead_of(made, "Hồ sơ", "<w:p>");
    EXPECT_THAT(cell, HasSubstr("Arial"));
    EXPECT_THAT(cell, HasSubstr("<w:sz w:val=\"22\"/>")) << "smaller than the text by as much";
    EXPECT_THAT(cell, Not(HasSubstr("w:pStyle"))) << "a table has its own distances";
}

TEST_F(BuiltPartTest, HasTheSizeOfTheStyleWhereTheTagHasNone) {
    const std::string made = xml(place_);
    EXPECT_THAT(ahead_of(made, "Đã làm", "<w:r>"), Not(HasSubstr("w:sz")));
    EXPECT_THAT(ahead_of(made, "Hồ sơ", "<w:r>"), HasSubstr("<w:sz w:val=\"24\"/>"));
}

TEST_F(BuiltPartTest, IsRefusedInTheMiddleOfASentence) {
    for (const char* const sentence :
         {"Kết quả: {{report_body}}", "{{report_body}}.", "{{place}} {{report_body}}",
          "{{#if place}}{{report_body}}{{/if}}"})
        EXPECT_THAT(words(paragraph(sentence)), HasSubstr("a paragraph of its own")) << sentence;
}

TEST_F(BuiltPartTest, IsRefusedInATableAndInAHeader) {
    EXPECT_THAT(words(table({row({"a", "{{report_body}}"})})),
                HasSubstr("move it out of the table"));
    const auto filled = fill_template(
        made_docx(place_, {{.name = "word/header1.xml",
                            .bytes = "<w:hdr xmlns:w=\"urn:w\">" + place_ + "</w:hdr>"}}),
        data_);
    ASSERT_FALSE(filled);
    EXPECT_THAT(filled.error().message, HasSubstr("header"));
}

TEST_F(BuiltPartTest, ATemplateWithoutItsPlaceIsRefused) {
    const std::string missing = "put {{report_body}} alone in a paragraph of its text.";
    EXPECT_THAT(words(paragraph("Tại {{place}}")), HasSubstr(missing));
    EXPECT_THAT(words(paragraph("{{#if is_draft}}") + place_ + paragraph("{{/if}}")),
                HasSubstr(missing))
        << "it would be lost";
    data_.set("report_body", PaperData::built(""));
    EXPECT_EQ(words(paragraph("Tại {{place}}")), "Tại Tuyên Quang\n") << "there is nothing to lose";
}

/// A4 upright with these margins, in twips.
std::string page_form(int left, int right, const std::string& more = {}) {
    return "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:left=\"" +
           std::to_string(left) + "\" w:right=\"" + std::to_string(right) + "\" w:gutter=\"0\"/>" +
           more + "</w:sectPr>";
}

TEST_F(BuiltPartTest, ATableIsAsWideAsTheMarginsOfItsSectionLeaveIt) {
    const std::string narrow = xml(place_ + page_form(2268, 1134));
    EXPECT_THAT(narrow, HasSubstr("<w:tblW w:w=\"8503\"")) << "10 mm less";
    EXPECT_THAT(narrow, HasSubstr("<w:gridCol w:w=\"4251\"/><w:gridCol w:w=\"4252\"/>"));
    EXPECT_THAT(ahead_of(narrow, "12", "<w:tc>"), HasSubstr("<w:tcW w:w=\"4252\""));
    const std::string usual = xml(place_ + page_form(1701, 1134));
    EXPECT_THAT(usual, HasSubstr("<w:tblW w:w=\"9071\""));
    EXPECT_EQ(usual.find("w:w=\"8503\""), std::string::npos);
    const std::string end_of_narrow = "<w:p><w:pPr>" + page_form(2268, 1134) + "</w:pPr></w:p>";
    EXPECT_THAT(xml(place_ + end_of_narrow + page_form(1701, 1134)),
                HasSubstr("<w:tblW w:w=\"8503\""))
        << "by the section in which it stands, not by the last";
    EXPECT_THAT(xml(end_of_narrow + place_ + page_form(1701, 1134)),
                HasSubstr("<w:tblW w:w=\"9071\""));
    EXPECT_THAT(xml(place_ + page_form(1701, 1134, "<w:cols w:num=\"2\" w:space=\"71\"/>")),
                HasSubstr("<w:tblW w:w=\"4499\""))
        << "of two columns one";
}

TEST_F(BuiltPartTest, MarginsThatMakeNoSenseLeaveATableAsItIs) {
    for (const std::string& form :
         {page_form(9000, 9000), page_form(-2000000000, -2000000000), std::string{"<w:sectPr/>"},
          page_form(1701, 1134, "<w:cols w:num=\"2\" w:equalWidth=\"0\"/>"),
          page_form(1701, 1134, "<w:cols w:num=\"2000000000\"/>")})
        EXPECT_THAT(xml(place_ + form), HasSubstr("<w:tblW w:w=\"9071\"")) << form;
}

TEST_F(BuiltPartTest, TheSectionThatItsParagraphEndsStays) {
    const std::string made =
        xml("<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:pPr><w:r><w:t>"
            "{{report_body}}</w:t></w:r></w:p>" +
            paragraph("Sau") + "<w:sectPr/>");
    const std::size_t section = made.find("<w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr>");
    ASSERT_NE(section, std::string::npos);
    EXPECT_EQ(made.find("<w:sectPr><w:pgSz", section + 1), std::string::npos) << "once";
    EXPECT_LT(made.find("Hồ sơ"), section);
    EXPECT_LT(section, made.find("Sau"));
}

/// The form of the last pages of a document stands at its end.
std::string last_section(const Bytes& docx) {
    const std::string xml = part_of(docx);
    return xml.substr(xml.rfind("<w:sectPr"));
}

TEST(AnnexTest, WithoutItTheLastPageIsUpright) {
    PaperData data;
    for (SamplePaper& paper : sample_summaries())
        if (paper.file_name == "bao-cao-so-ket.docx") data = std::move(paper.data);
    const auto with = fill_template(review_report_template(), data);
    ASSERT_TRUE(with) << with.error().message;
    EXPECT_THAT(last_section(*with), HasSubstr("landscape"));
    data.set("figures_annex", PaperData::built(""));
    const auto without = fill_template(review_report_template(), data);
    ASSERT_TRUE(without) << without.error().message;
    EXPECT_THAT(last_section(*without), Not(HasSubstr("landscape")));
    EXPECT_THAT(words_of(*without), Not(HasSubstr("Phụ lục")));
    EXPECT_THAT(words_of(*without), HasSubstr("Nơi nhận:"));
}

}  // namespace
}  // namespace thidua
