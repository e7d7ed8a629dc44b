#include "client/sheets/workbook.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/sheets/packed_parts.h"

namespace thidua::sheets {
namespace {

using std::chrono::year;

Sheet read_small(const SmallWorkbook& small) {
    auto workbook = read_workbook(packed(small));
    EXPECT_TRUE(workbook) << (workbook ? "" : workbook.error().message);
    if (!workbook) return {};
    // The names of fonts go with the workbook.
    for (Row& row : workbook->sheets[0].rows)
        for (PlacedCell& placed : row.cells) placed.cell.font = {};
    return std::move(workbook->sheets[0]);
}

/// The content of the first cell of a row that is written as this.
CellContent content_of(const std::string& cells, SmallWorkbook small = {}) {
    small.sheet = "<sheetData><row>" + cells + "</row></sheetData>";
    const Sheet sheet = read_small(small);
    if (sheet.rows.empty()) return CellError{"nothing"};
    return sheet.rows[0].cells[0].cell.content;
}

CellContent number(const std::string& text) {
    return Decimal::from_text(text).value();
}

/// Styles 0 and 1, of which the second shows numbers with this format.
SmallWorkbook with_format(const std::string& format) {
    return {.styles =
                "<numFmts><numFmt numFmtId=\"164\" formatCode=\"" + format +
                "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"};
}

TEST(WorkbookTest, ReadsSharedAndInlineTexts) {
    EXPECT_EQ(content_of("<c t=\"s\"><v>1</v></c>",
                         {.strings = "<si><t>một</t></si><si><t>hai</t></si>"}),
              CellContent{"hai"});
    EXPECT_EQ(content_of("<c t=\"inlineStr\"><is><t>ba</t></is></c>"), CellContent{"ba"});
}

TEST(WorkbookTest, JoinsTheRunsOfRichText) {
    EXPECT_EQ(content_of("<c t=\"s\"><v>0</v></c>",
                         {.strings = "<si><r><t>Nguyễn</t></r><r><t> </t></r><r><t>An</t></r>"
                                     "<rPh><t>no</t></rPh></si>"}),
              CellContent{"Nguyễn An"});
}

TEST(WorkbookTest, ReadsWhatXmlCannotWrite) {
    EXPECT_EQ(content_of("<c t=\"inlineStr\"><is><t>a_x000D_b_x005F_c_x0000_d_xyz_</t></is></c>"),
              CellContent{"a\rb_cd_xyz_"});
}

TEST(WorkbookTest, ShowsNumbersWithFifteenDigitsThatCount) {
    EXPECT_EQ(content_of("<c><v>0.30000000000000004</v></c>"), number("0.3"));
    EXPECT_EQ(content_of("<c><v>1234567.8900000001</v></c>"), number("1234567.89"));
    EXPECT_EQ(content_of("<c><v>2.53E6</v></c>"), number("2530000"));
    EXPECT_EQ(content_of("<c><v>1.2345678901234567E+19</v></c>"), number("12345678901234600000"));
    EXPECT_EQ(content_of("<c><v>0.33333333333333331</v></c>"), number("0.333333333333"));
    EXPECT_EQ(content_of("<c><v>-5.5511151231257827E-17</v></c>"), number("0"));
    EXPECT_EQ(content_of("<c><v>-97.6</v></c>"), number("-97.6"));
    EXPECT_EQ(content_of("<c><v>1e99</v></c>"), CellContent{"1e99"});
    EXPECT_EQ(content_of("<c><v>nan</v></c>"), CellContent{"nan"});
}

RC_GTEST_PROP(WorkbookProperty, ReadsEveryShortNumberExactly, ()) {
    const auto units = *rc::gen::inRange<std::int64_t>(-999'999'999'999, 999'999'999'999);
    const Decimal exact = Decimal{units} * *Decimal::from_text("0.0001");
    RC_ASSERT(content_of("<c><v>" + exact.text() + "</v></c>") == CellContent{exact});
}

TEST(WorkbookTest, ReadsDatesByTheirFormatInBothSystems) {
    const std::string cell = "<c s=\"1\"><v>46117.75</v></c>";
    const CellContent day{CivilDate{year{2026} / 4 / 5}};
    EXPECT_EQ(content_of(cell, with_format("dd/mm/yyyy")), day);
    EXPECT_EQ(content_of(cell, with_format("[$-42A]d mmmm yyyy;@")), day);
    SmallWorkbook macintosh = with_format("d-m-yy");
    macintosh.properties = "date1904=\"1\"";
    EXPECT_EQ(content_of("<c s=\"1\"><v>44655</v></c>", macintosh), day);
    EXPECT_EQ(content_of("<c s=\"1\" t=\"d\"><v>2026-04-05T10:00:00</v></c>"), day);
}

TEST(WorkbookTest, TakesOtherFormatsForNumbers) {
    for (const char* format : {"General", "#,##0\\ &quot;đồng&quot;", "[Red]0.00", "h:mm",
                               "[h]:mm:ss", "_-* #,##0\\ _₫_-", "&quot;day&quot; 0"})
        EXPECT_EQ(content_of("<c s=\"1\"><v>46117</v></c>", with_format(format)), number("46117"))
            << format;
}

TEST(WorkbookTest, ReadsWhatIsShownAsAPercentage) {
    EXPECT_EQ(content_of("<c s=\"1\"><v>0.97599999999999998</v></c>", with_format("0.0%")),
              number("97.6"));
}

TEST(WorkbookTest, KeepsNoughtsThatTheFormatPutsBefore) {
    EXPECT_EQ(content_of("<c s=\"1\"><v>8088001234</v></c>", with_format("000000000000")),
              CellContent{"008088001234"});
}

TEST(WorkbookTest, ReadsTruthsErrorsAndFormulas) {
    EXPECT_EQ(content_of("<c t=\"b\"><v>1</v></c>"), CellContent{true});
    EXPECT_EQ(content_of("<c t=\"e\"><f>A9</f><v>#REF!</v></c>"), CellContent{CellError{"#REF!"}});
    EXPECT_EQ(content_of("<c t=\"str\"><f>A1&amp;B1</f><v>An</v></c>"), CellContent{"An"});
    const Sheet sheet = read_small({.sheet = "<sheetData><row><c><f>1+1</f><v>2</v></c><c>"
                                             "<v>2</v></c></row></sheetData>"});
    EXPECT_TRUE(sheet.find({0, 0})->is_formula);
    EXPECT_FALSE(sheet.find({0, 1})->is_formula);
}

TEST(WorkbookTest, PutsCellsWhereTheySayTheyAre) {
    const Sheet sheet = read_small({.sheet = "<sheetData><row r=\"3\" hidden=\"1\"><c r=\"B3\">"
                                             "<v>1</v></c><c r=\"AA3\"><v>2</v></c></row>"
                                             "<row r=\"7\"/></sheetData>"});
    ASSERT_EQ(sheet.rows.size(), 1U);
    EXPECT_TRUE(sheet.rows[0].is_hidden);
    EXPECT_EQ(sheet.find({2, 1})->content, number("1"));
    EXPECT_EQ(sheet.find({2, 26})->content, number("2"));
    EXPECT_EQ(sheet.find({2, 2}), nullptr);
}

TEST(WorkbookTest, KnowsMergedCellsAndHiddenColumns) {
    const Sheet sheet =
        read_small({.sheet = "<cols><col min=\"2\" max=\"3\" hidden=\"true\"/></cols><sheetData/>"
                             "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>"});
    EXPECT_EQ(sheet.merged, (std::vector<CellRange>{{{0, 0}, {1, 2}}}));
    EXPECT_EQ(sheet.hidden_columns, (std::set<std::uint32_t>{1, 2}));
}

TEST(WorkbookTest, KnowsTheFontOfEachCellAndOfItsRuns) {
    const auto workbook = read_workbook(packed(
        SmallWorkbook{.sheet = "<sheetData><row><c s=\"1\" t=\"s\"><v>0</v></c>"
                               "<c s=\"1\" t=\"s\"><v>1</v></c></row></sheetData>",
                      .strings = "<si><t>a</t></si><si><r><rPr><rFont val=\"VNI-Times\"/></rPr>"
                                 "<t>b</t></r></si>",
                      .styles = "<fonts><font/><font><name val=\".VnTime\"/></font></fonts>"
                                "<cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs>"}));
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook->sheets[0].find({0, 0})->font, ".VnTime");
    EXPECT_EQ(workbook->sheets[0].find({0, 1})->font, "VNI-Times");
}

TEST(WorkbookTest, ReadsElementsWithPrefixes) {
    EXPECT_EQ(read_small({.sheet = "<x:sheetData xmlns:x=\"m\"><x:row><x:c><x:v>5</x:v></x:c>"
                                   "</x:row></x:sheetData>"})
                  .find({0, 0})
                  ->content,
              number("5"));
}

TEST(WorkbookTest, MarksHiddenSheets) {
    auto parts = parts_of({.sheet = "<sheetData/>"});
    parts["xl/workbook.xml"] =
        "<workbook><sheets><sheet name=\"Ẩn\" state=\"veryHidden\" r:id=\"rId1\"/></sheets>"
        "</workbook>";
    const auto workbook = read_workbook(packed(parts));
    ASSERT_TRUE(workbook);
    EXPECT_TRUE(workbook->sheets[0].is_hidden);
    EXPECT_EQ(workbook->sheets[0].name, "Ẩn");
}

}  // namespace
}  // namespace thidua::sheets
