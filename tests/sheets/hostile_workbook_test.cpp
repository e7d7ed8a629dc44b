#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "client/sheets/workbook.h"
#include "tests/sheets/packed_parts.h"

namespace thidua::sheets {
namespace {

/// The sentence with which it is refused; empty when it is not.
std::string refusal(BytesView bytes) {
    const auto workbook = read_workbook(bytes);
    return workbook ? std::string{} : workbook.error().message;
}

std::string refusal_of_sheet(const std::string& sheet) {
    return refusal(packed(SmallWorkbook{.sheet = sheet}));
}

const std::string damaged =
    "This is no Excel workbook, or it is damaged; open it in Excel, save it again as .xlsx and "
    "choose that file.";
const std::string too_large =
    "The file is larger than any list can be; keep only the sheet with the list in it and choose "
    "it again.";

const Bytes good = packed(SmallWorkbook{
    .sheet = "<sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>5</v></c></row></sheetData>",
    .strings = "<si><t>Nguyễn Văn An</t></si>",
    .styles = "<fonts><font><name val=\".VnTime\"/></font></fonts><cellXfs><xf/><xf/></cellXfs>"});

TEST(HostileWorkbookTest, RefusesWhatIsNoWorkbook) {
    EXPECT_EQ(refusal(""), damaged);
    EXPECT_EQ(refusal("STT;Họ và tên\n"), damaged);
    EXPECT_EQ(refusal(packed(std::map<std::string, std::string>{{"a.txt", "a"}})), damaged);
}

TEST(HostileWorkbookTest, TellsWhatAnOldOrLockedWorkbookIs) {
    EXPECT_NE(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").find(".xls"), std::string::npos);
}

TEST(HostileWorkbookTest, RefusesEveryTruncation) {
    ASSERT_EQ(refusal(good), "");
    for (std::size_t size = 0; size < good.size(); ++size)
        EXPECT_NE(refusal(BytesView{good}.substr(0, size)), "") << size;
}

RC_GTEST_PROP(HostileWorkbookProperty, ReadsOrRefusesWhateverIsDamaged, ()) {
    Bytes bytes = good;
    const int changes = *rc::gen::inRange(1, 9);
    for (int i = 0; i < changes; ++i)
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    (void)refusal(bytes);
}

TEST(HostileWorkbookTest, RefusesABombWithoutUnpackingIt) {
    const Bytes bomb = packed(SmallWorkbook{.sheet = std::string(40 << 20, ' ')});
    EXPECT_LT(bomb.size(), 1U << 20);
    EXPECT_EQ(refusal(bomb), too_large);
}

TEST(HostileWorkbookTest, RefusesManyPartsThatAreBombsTogether) {
    auto parts = parts_of({.sheet = "<sheetData/>"});
    const std::string big = "<worksheet>" + std::string(15 << 20, ' ') + "</worksheet>";
    std::string sheets;
    std::string relations;
    for (int i = 0; i < 6; ++i) {
        parts[fmt::format("xl/s{}.xml", i)] = big;
        sheets += fmt::format("<sheet name=\"{0}\" r:id=\"r{0}\"/>", i);
        relations +=
            fmt::format("<Relationship Id=\"r{0}\" Type=\"a/worksheet\" Target=\"s{0}.xml\"/>", i);
    }
    parts["xl/workbook.xml"] = "<workbook><sheets>" + sheets + "</sheets></workbook>";
    parts["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations + "</Relationships>";
    EXPECT_EQ(refusal(packed(parts)), too_large);
}

TEST(HostileWorkbookTest, RefusesTooManyParts) {
    auto parts = parts_of({.sheet = "<sheetData/>"});
    for (std::size_t i = 0; i < limits::parts_max; ++i) parts[fmt::format("p{}", i)] = "";
    EXPECT_EQ(refusal(packed(parts)), too_large);
}

TEST(HostileWorkbookTest, DoesNotFillHugeDimensions) {
    EXPECT_EQ(refusal_of_sheet("<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\">"
                               "<c r=\"A1048576\"><v>1</v></c></row></sheetData>"),
              "");
    EXPECT_EQ(refusal_of_sheet("<cols><col min=\"1\" max=\"4294967295\" hidden=\"1\"/></cols>"
                               "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"),
              "");
    EXPECT_EQ(refusal_of_sheet("<sheetData><row><c r=\"XFD1\"><v>1</v></c></row></sheetData>"),
              too_large);
}

TEST(HostileWorkbookTest, RefusesPlacesThatAreNone) {
    for (const char* rows :
         {"<row r=\"1048577\"><c><v>1</v></c></row>", "<row r=\"x\"/>",
          "<row r=\"2\"/><row r=\"1\"/>", "<row><c r=\"A2\"><v>1</v></c></row>",
          "<row><c r=\"XFE1\"><v>1</v></c></row>",
          "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
          "<row><c r=\"1A\"><v>1</v></c></row>", "<row><c t=\"s\"><v>0</v></c></row>",
          "<row><c t=\"s\"><v>-1</v></c></row>"})
        EXPECT_EQ(refusal_of_sheet("<sheetData>" + std::string{rows} + "</sheetData>"), damaged)
            << rows;
    EXPECT_EQ(refusal_of_sheet("<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>"), damaged);
}

TEST(HostileWorkbookTest, RefusesDeepNesting) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    for (int i = 0; i < 100'000; ++i) deep += "</a>";
    EXPECT_EQ(refusal_of_sheet(deep), damaged);
}

TEST(HostileWorkbookTest, ExpandsNoEntities) {
    auto parts = parts_of({.sheet = "<sheetData/>"});
    parts["xl/worksheets/sheet1.xml"] =
        "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row>"
        "<c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>";
    const auto workbook = read_workbook(packed(parts));
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook->sheets[0].find({0, 0})->content, CellContent{"&a;"});
}

TEST(HostileWorkbookTest, RefusesTextThatIsNoUtf8) {
    EXPECT_EQ(refusal_of_sheet("<sheetData><row><c t=\"inlineStr\"><is><t>\xC3(</t></is></c></row>"
                               "</sheetData>"),
              damaged);
    EXPECT_EQ(refusal_of_sheet("<sheetData><row><c t=\"inlineStr\"><is><t>&#xD800;</t></is></c>"
                               "</row></sheetData>"),
              damaged);
}

TEST(HostileWorkbookTest, RefusesMoreCellsThanAListHas) {
    std::string rows;
    for (int row = 0; row < 1'000; ++row) {
        rows += "<row>";
        for (int cell = 0; cell < 401; ++cell) rows += "<c><v>1</v></c>";
        rows += "</row>";
    }
    EXPECT_EQ(refusal_of_sheet("<sheetData>" + rows + "</sheetData>"), too_large);
}

}  // namespace
}  // namespace thidua::sheets
