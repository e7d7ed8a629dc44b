#include "client/paper/fill_template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/paper/made_docx.h"

namespace thidua {
namespace {

using testing::HasSubstr;
using testing::Not;

PaperData person(const char* name, const char* unit = "") {
    PaperData data;
    data.set("name", name).set("unit", unit);
    return data;
}

class FillTemplateTest : public testing::Test {
protected:
    FillTemplateTest() {
        data_.set("place", "Tuyên Quang")
            .set("empty", "")
            .set("is_urgent", PaperData::truth(true))
            .set("is_draft", PaperData::truth(false))
            .set("signer", PaperData{}.set("name", "Nguyễn Văn Mẫu"))
            .set("nobody", PaperData::list())
            .set("bases", PaperData::texts({"Luật A", "Nghị định B"}))
            .set("people", PaperData::list({person("Hà Thị An", "Văn phòng"),
                                            person("Lý Văn Bình", "Thanh tra")}));
    }

    Bytes filled(const std::string& body) {
        const auto result = fill_template(made_docx(body), data_);
        EXPECT_TRUE(result) << result.error().message;
        return result ? *result : Bytes{};
    }
    std::string words(const std::string& body) { return words_of(filled(body)); }
    std::string refusal(const std::string& body) {
        const auto result = fill_template(made_docx(body), data_);
        return result ? "accepted: " + words_of(*result) : result.error().message;
    }

    PaperData data_;
};

TEST_F(FillTemplateTest, PutsValuesWhereTheirNamesAre) {
    EXPECT_EQ(words(paragraph("{{place}}, {{ signer.name }}.")), "Tuyên Quang, Nguyễn Văn Mẫu.\n");
}

TEST_F(FillTemplateTest, FindsAPlaceholderThatWordHasCutIntoRuns) {
    EXPECT_EQ(words("<w:p><w:r><w:t>Tại {</w:t></w:r><w:proofErr w:type=\"spellStart\"/>"
                    "<w:r w:rsidR=\"00A1\"><w:t>{pla</w:t></w:r><w:bookmarkStart w:id=\"0\"/>"
                    "<w:r><w:rPr><w:i/></w:rPr><w:t>ce}</w:t></w:r>"
                    "<w:r><w:t>} và {{signer</w:t></w:r><w:r><w:t>.name}}.</w:t></w:r></w:p>"),
              "Tại Tuyên Quang và Nguyễn Văn Mẫu.\n");
}

TEST_F(FillTemplateTest, KeepsTheFormOfTheRunInWhichThePlaceholderBegins) {
    const Bytes xml = part_of(
        filled("<w:p><w:r><w:t>Tại </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{{pl</w:t></w:r>"
               "<w:r><w:rPr><w:i/></w:rPr><w:t>ace}}, ngày</w:t></w:r></w:p>"));
    EXPECT_THAT(xml, HasSubstr("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">"
                               "Tuyên Quang</w:t></w:r>"));
    EXPECT_THAT(xml, HasSubstr("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">"
                               ", ngày</w:t></w:r>"));
}

TEST_F(FillTemplateTest, KeepsWhatStandsBesideAPlaceholderInItsRun) {
    EXPECT_EQ(words("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b{{place}}c</w:t><w:tab/><w:t>d</w:t>"
                    "</w:r></w:p>"),
              "a/bTuyên Quangc/d\n");
}

TEST_F(FillTemplateTest, TellsPlaceholdersThatTouchApart) {
    EXPECT_EQ(words("<w:p><w:r><w:t>{{place</w:t></w:r><w:r><w:t>}}{{place}}{{pl</w:t></w:r>"
                    "<w:r><w:t>ace}}</w:t></w:r></w:p>"),
              "Tuyên QuangTuyên QuangTuyên Quang\n");
}

TEST_F(FillTemplateTest, LooksIntoLinksControlsTextBoxesAndTables) {
    EXPECT_EQ(words("<w:sdt><w:sdtPr/><w:sdtContent><w:sdt><w:sdtContent>" +
                    paragraph("{{place}}") + "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>" +
                    "<w:p><w:hyperlink><w:r><w:t>{{place}}</w:t></w:r></w:hyperlink></w:p>" +
                    "<w:p><w:r><w:pict><w:txbxContent>" + paragraph("{{place}}") +
                    "</w:txbxContent></w:pict></w:r></w:p>" + table({row({"{{place}}"})})),
              "Tuyên Quang\nTuyên Quang\nTuyên Quang\n\nTuyên Quang|\n");
}

TEST_F(FillTemplateTest, FillsHeadersAndFooters) {
    const Bytes docx = made_docx(
        paragraph("a"), {{.name = "word/header1.xml",
                          .bytes = "<w:hdr xmlns:w=\"w\">" + paragraph("{{place}}") + "</w:hdr>"}});
    const auto result = fill_template(docx, data_);
    ASSERT_TRUE(result) << result.error().message;
    EXPECT_EQ(words_of(*result, "word/header1.xml"), "Tuyên Quang\n");
}

TEST_F(FillTemplateTest, LeavesWhatHasNoPlaceholdersByteForByte) {
    const Bytes settings = "<w:settings  a='1' />";
    const auto result = fill_template(
        made_docx(paragraph("a"), {{.name = "word/settings.xml", .bytes = settings}}), data_);
    ASSERT_TRUE(result);
    EXPECT_EQ(part_of(*result, "word/settings.xml"), settings);
    EXPECT_EQ(part_of(*result), part_of(made_docx(paragraph("a"))));
}

TEST_F(FillTemplateTest, WritesLineBreaksAndTabsOfAValue) {
    data_.set("place", "a\nb\tc");
    EXPECT_THAT(part_of(filled(paragraph("x {{place}}"))), HasSubstr("<w:br/>"));
    EXPECT_EQ(words(paragraph("x {{place}}")), "x a/b/c\n");
}

TEST_F(FillTemplateTest, MakesParagraphsOfAValueWithBlankLines) {
    data_.set("place", "Một.\n\nHai,\nba.\n\n\n\nBốn.\n");
    EXPECT_EQ(words(paragraph("{{place}}") + paragraph("z")), "Một.\nHai,/ba.\nBốn./\nz\n");
}

TEST_F(FillTemplateTest, KeepsTheWordsAroundAValueOfSeveralParagraphsOnce) {
    data_.set("place", "Một.\n\nHai.\n\nBa");
    EXPECT_EQ(words(paragraph("- {{place}}./.")), "- Một.\nHai.\nBa./.\n");
}

TEST_F(FillTemplateTest, EscapesWhatXmlWouldRead) {
    data_.set("place", "<w:p>&\"\x01");
    EXPECT_EQ(words(paragraph("{{place}}")), "<w:p>&\"\n");
}

TEST_F(FillTemplateTest, NeverReadsAValueAsATemplate) {
    data_.set("place", "{{signer.name}}{{#each people}}");
    EXPECT_EQ(words(paragraph("{{#if is_urgent}}{{place}}{{/if}}")),
              "{{signer.name}}{{#each people}}\n");
}

TEST_F(FillTemplateTest, RepeatsTheRowForEveryRowOfAList) {
    EXPECT_EQ(words(table({row({"TT", "Tên", "Nơi"}),
                           row({"{{#each people}}{{stt}}", "{{name}}", "{{row.unit}}{{/each}}"}),
                           row({"", "Cộng", "{{place}}"})})),
              "TT|Tên|Nơi|\n1|Hà Thị An|Văn phòng|\n2|Lý Văn Bình|Thanh tra|\n|Cộng|Tuyên "
              "Quang|\n");
}

TEST_F(FillTemplateTest, RepeatsSeveralRowsAndDropsThoseThatHoldOnlyTags) {
    EXPECT_EQ(words(table({row({"{{#each people}}", ""}), row({"{{stt}}", "{{name}}"}),
                           row({"", "{{unit}}"}), row({"", "{{/each}}"})})),
              "1|Hà Thị An|\n|Văn phòng|\n2|Lý Văn Bình|\n|Thanh tra|\n");
}

TEST_F(FillTemplateTest, RemovesATableWithoutRows) {
    EXPECT_EQ(words(table({row({"{{#each nobody}}{{name}}", "{{/each}}"})}) + paragraph("z")),
              "z\n");
}

TEST_F(FillTemplateTest, RepeatsTheParagraphsBetweenParagraphsOfTags) {
    EXPECT_EQ(words(paragraph("{{#each people}}") + paragraph("{{stt}}. {{name}}") +
                    table({row({"{{unit}}"})}) + paragraph("{{/each}}") + paragraph("z")),
              "1. Hà Thị An\nVăn phòng|\n2. Lý Văn Bình\nThanh tra|\nz\n");
}

TEST_F(FillTemplateTest, RepeatsWordsWithinAParagraph) {
    EXPECT_EQ(words(paragraph("{{#each bases}}{{row}}; {{/each}}hết")),
              "Luật A; Nghị định B; hết\n");
}

TEST_F(FillTemplateTest, RepeatsListsInLists) {
    data_.set("units",
              PaperData::list(
                  {PaperData{}.set("title", "I").set("people", PaperData::list({person("An")})),
                   PaperData{}.set("title", "II").set("people", PaperData::list())}));
    EXPECT_EQ(words(table({row({"{{#each units}}{{title}}", "{{place}}"}),
                           row({"{{#each people}}{{stt}}", "{{name}}{{/each}}{{/each}}"})})),
              "I|Tuyên Quang|\n1|An|\nII|Tuyên Quang|\n");
}

TEST_F(FillTemplateTest, RepeatsARowWithAListInOneOfItsCells) {
    EXPECT_EQ(words(table({"<w:tr><w:tc>" + paragraph("{{#each people}}{{#each bases}}") +
                           paragraph("- {{row}}") + paragraph("{{/each}}") + "</w:tc><w:tc>" +
                           paragraph("{{name}}{{/each}}") + "</w:tc></w:tr>"})),
              "- Luật A\n- Nghị định B|Hà Thị An|\n- Luật A\n- Nghị định B|Lý Văn Bình|\n");
}

TEST_F(FillTemplateTest, ChoosesParagraphs) {
    const auto body = [](const std::string& name) {
        return paragraph("{{#if " + name + "}}") + paragraph("có") + paragraph("{{#else}}") +
               paragraph("không") + paragraph("{{/if}}");
    };
    EXPECT_EQ(words(body("is_urgent")), "có\n");
    EXPECT_EQ(words(body("is_draft")), "không\n");
    EXPECT_EQ(words(body("people")), "có\n");
    EXPECT_EQ(words(body("nobody")), "không\n");
    EXPECT_EQ(words(body("empty")), "không\n");
    EXPECT_EQ(words(body("signer")), "có\n");
}

TEST_F(FillTemplateTest, ChoosesWordsWithinAParagraph) {
    EXPECT_EQ(words(paragraph("{{#if is_draft}}DỰ THẢO{{#else}}BẢN{{/if}} {{#if "
                              "is_urgent}}{{#if is_draft}}a{{#else}}b{{/if}}{{/if}}")),
              "BẢN b\n");
}

TEST_F(FillTemplateTest, ChoosesRows) {
    EXPECT_EQ(words(table({row({"{{#each people}}{{#if is_draft}}a", "b"}),
                           row({"{{#else}}{{name}}", "c{{/if}}{{/each}}"})})),
              "Hà Thị An|c|\nLý Văn Bình|c|\n");
    EXPECT_EQ(words(table({row({"1"}), row({"{{#if is_draft}}2{{/if}}"}), row({"3"})})),
              "1|\n|\n3|\n");
    EXPECT_EQ(words(table({row({"1", ""}), row({"{{#if is_draft}}2", "{{/if}}"})})), "1||\n");
}

TEST_F(FillTemplateTest, KeepsASectionThatATagEnds) {
    const std::string end = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{/if}}</w:t></w:r></w:p>";
    EXPECT_THAT(part_of(filled(paragraph("{{#if is_urgent}}") + end)), HasSubstr("<w:sectPr/>"));
}

TEST_F(FillTemplateTest, GivesACopyNoBookmarkAndNoIdentity) {
    const Bytes xml = part_of(
        filled(paragraph("{{#each people}}") +
               "<w:p w14:paraId=\"1A\"><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:r><w:t>{{name}}"
               "</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>" +
               paragraph("{{/each}}")));
    EXPECT_EQ(xml.find("w14:paraId"), xml.rfind("w14:paraId"));
    EXPECT_EQ(xml.find("bookmarkStart"), xml.rfind("bookmarkStart"));
    EXPECT_THAT(xml, Not(HasSubstr("thidua-tag")));
}

TEST_F(FillTemplateTest, EndsEveryCellInAParagraph) {
    const Bytes xml =
        part_of(filled("<w:tbl><w:tr><w:tc>" + paragraph("{{#if is_draft}}") + paragraph("x") +
                       paragraph("{{/if}}") + "</w:tc></w:tr></w:tbl>"));
    EXPECT_THAT(xml, HasSubstr("<w:tc><w:p/></w:tc>"));
}

TEST_F(FillTemplateTest, SaysWhichNameIsUnknownAndWhere) {
    EXPECT_EQ(refusal(paragraph("Hôm nay tại {{plaze}} có họp.")),
              "There is nothing to fill in for {{plaze}}: \"Hôm nay tại {{plaze}} có họp.\".");
    EXPECT_THAT(refusal(paragraph("{{#each persons}}a{{/each}}")), HasSubstr("{{#each persons}}"));
    EXPECT_THAT(refusal(paragraph("{{#if person}}a{{/if}}")), HasSubstr("{{#if person}}"));
}

TEST_F(FillTemplateTest, SaysWhenAValueIsOfAnotherKind) {
    EXPECT_EQ(refusal(paragraph("{{people}}")),
              "{{people}} is no text that can be filled in: \"{{people}}\".");
    EXPECT_EQ(refusal(paragraph("{{#each place}}{{/each}}")),
              "{{#each place}} is no list: \"{{#each place}}{{/each}}\".");
}

TEST_F(FillTemplateTest, SaysWhichTagHasNoPartner) {
    EXPECT_EQ(refusal(paragraph("Danh sách {{#each people}}")),
              "{{#each people}} is not closed: \"Danh sách {{#each people}}\".");
    EXPECT_EQ(refusal(paragraph("a{{/if}}")), "{{/if}} closes nothing: \"a{{/if}}\".");
    EXPECT_EQ(refusal(paragraph("a{{#else}}")),
              "{{#else}} belongs to no condition: "
              "\"a{{#else}}\".");
    EXPECT_THAT(refusal(paragraph("{{#if is_draft}}a{{#else}}b{{#else}}c{{/if}}")),
                HasSubstr("belongs to no condition"));
    EXPECT_THAT(refusal(paragraph("{{#each people}}a{{#else}}b{{/each}}")),
                HasSubstr("belongs to no condition"));
    EXPECT_THAT(refusal(paragraph("{{#if is_draft}}{{#each people}}{{/if}}{{/each}}")),
                HasSubstr("{{#each people}} is not closed"));
    EXPECT_THAT(refusal(paragraph("{{#each people}}") + table({row({"{{/each}}"})})),
                HasSubstr("closes nothing"));
}

TEST_F(FillTemplateTest, SaysWhichTagCannotBeRead) {
    EXPECT_EQ(refusal(paragraph("Ông {{name mà")),
              "A placeholder is not closed: \"Ông {{name "
              "mà\".");
    EXPECT_EQ(refusal(paragraph("{{#for x}}")),
              "This is no placeholder that can be filled in: {{#for x}} in \"{{#for x}}\".");
    EXPECT_THAT(refusal(paragraph("{{}}")), HasSubstr("{{}}"));
}

TEST_F(FillTemplateTest, AsksForOwnParagraphsWhereTagsWouldCutOneApart) {
    EXPECT_THAT(refusal(paragraph("{{#if is_draft}}a{{#else}}b") + paragraph("{{/if}}")),
                HasSubstr("needs a paragraph or table row of its own"));
    EXPECT_THAT(refusal(paragraph("{{#if is_draft}}") + paragraph("{{/if}}{{#if is_urgent}}") +
                        paragraph("{{/if}}")),
                HasSubstr("needs a paragraph or table row of its own"));
    EXPECT_THAT(refusal(paragraph("{{#if is_draft}}{{#each people}}") +
                        paragraph("{{/each}}{{#else}}") + paragraph("{{/if}}")),
                HasSubstr("needs a paragraph or table row of its own"));
}

TEST_F(FillTemplateTest, CutsTheWordsAroundAMistakeBetweenLetters) {
    const std::string message = refusal(paragraph(
        "Được sự đồng ý của Ban Giám đốc Sở, hôm nay tại {{nơi}}, Văn phòng tổ chức cuộc họp"));
    EXPECT_THAT(message, HasSubstr("…"));
    EXPECT_THAT(message, HasSubstr("{{nơi}}"));
}

TEST(ListPlaceholdersTest, ListsEveryOneOnceWithTheListItStandsIn) {
    using Kind = Placeholder::Kind;
    const auto list = list_placeholders(made_docx(
        paragraph("{{place}} {{place}}{{#if is_draft}}a{{/if}}") +
        table({row({"{{#each people}}{{name}}", "{{place}}{{/each}}"})}) + paragraph("{{z}}")));
    ASSERT_TRUE(list) << list.error().message;
    EXPECT_EQ(*list, (std::vector<Placeholder>{{.name = "place"},
                                               {Kind::condition, "is_draft"},
                                               {Kind::list, "people"},
                                               {.name = "name", .list = "people"},
                                               {.name = "place", .list = "people"},
                                               {.name = "z"}}));
}

TEST(ListPlaceholdersTest, RefusesATemplateWithMistakes) {
    EXPECT_FALSE(list_placeholders(made_docx(paragraph("{{#each x}}"))));
}

}  // namespace
}  // namespace thidua
