#include "client/sheets/dry_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/sheets/packed_parts.h"

namespace thidua::sheets {
namespace {

using Words = std::vector<std::string>;

/// Lists as CSV, which need no packing, read by one mapping.
class DryRunTest : public testing::Test {
protected:
    static constexpr std::string_view usual_mapping = R"({
        "ordinal": {"heading": "STT"},
        "columns": [
            {"field": "name", "kind": "name", "heading": "Họ và tên", "required": true},
            {"field": "born", "kind": "date", "heading": "Ngày sinh"},
            {"field": "sum", "kind": "decimal", "heading": "Số tiền"},
            {"field": "award", "kind": "choice", "heading": "Hình thức",
             "choices": {"GK": ["Giấy khen", "GK"], "LDTT": ["Lao động tiên tiến"]}}],
        "section_field": "unit"})";
    const std::string header = "STT;Họ và tên;Ngày sinh;Số tiền;Hình thức\n";

    static Result<DryRun> try_file(BytesView bytes, std::string_view mapping = usual_mapping) {
        const auto workbook = read_table_file(bytes);
        EXPECT_TRUE(workbook) << (workbook ? "" : workbook.error().message);
        const auto read = read_sheet_mapping(mapping);
        EXPECT_TRUE(read) << (read ? "" : read.error().message);
        return dry_run(*workbook, *read);
    }

    [[nodiscard]] DryRun run(const std::string& lines) const {
        auto tried = try_file(header + lines);
        EXPECT_TRUE(tried) << (tried ? "" : tried.error().message);
        return std::move(*tried);
    }

    /// The sentences of one row of which only this is wrong.
    [[nodiscard]] Words errors(const std::string& lines) const {
        Words sentences;
        for (const CellFinding& error : run(lines).errors) sentences.push_back(error.sentence);
        return sentences;
    }

    static std::string refusal(BytesView bytes, std::string_view mapping = usual_mapping) {
        const auto tried = try_file(bytes, mapping);
        return tried ? std::string{} : tried.error().message;
    }

    static std::string name(const ReadRow& row) {
        return std::get<std::string>(row.values.at("name"));
    }
};

TEST_F(DryRunTest, ReadsDatesHoweverTheyAreWritten) {
    const CivilDate day{std::chrono::year{1986} / 4 / 5};
    const DryRun tried =
        run("1;An Văn A;5/4/86\n2;An Văn B;05-04-1986\n"
            "3;An Văn C;ngày 05 tháng 4 năm 1986\n");
    EXPECT_TRUE(tried.errors.empty());
    for (const ReadRow& row : tried.rows) EXPECT_EQ(row.values.at("born"), FieldValue{day});
}

TEST_F(DryRunTest, ReadsPointsBetweenThousands) {
    EXPECT_EQ(run("1;An;;1.234\n").rows[0].values.at("sum"), FieldValue{Decimal{1234}});
}

TEST_F(DryRunTest, SaysWhatIsWrongInWhichCell) {
    EXPECT_EQ(errors("1;An;;1.5\n"), Words{"Cell D2: \"1.5\" may mean 1,5 or 15; write which."});
    EXPECT_EQ(errors("1;An;31/11/1986\n"),
              Words{"Cell C2: \"31/11/1986\" is no date; write day, month and year like "
                    "05/04/2026."});
    EXPECT_EQ(errors("1;;1/1/1986\n"), Words{"Cell B2: \"Họ và tên\" is missing; write it."});
    EXPECT_EQ(errors("1;An;;;Bằng khen\n"),
              Words{"Cell E2: \"Bằng khen\" is not one of the choices; write one of \"Giấy khen\", "
                    "\"Lao động tiên tiến\"."});
}

TEST_F(DryRunTest, KnowsChoicesWithoutMarksAndByOtherWords) {
    const DryRun tried = run("1;An;;;giay khen\n2;Ba;;;GK\n3;Ca;;;LAO ĐỘNG  TIÊN TIẾN\n");
    ASSERT_TRUE(tried.errors.empty());
    EXPECT_EQ(tried.rows[0].values.at("award"), FieldValue{"GK"});
    EXPECT_EQ(tried.rows[1].values.at("award"), FieldValue{"GK"});
    EXPECT_EQ(tried.rows[2].values.at("award"), FieldValue{"LDTT"});
}

TEST_F(DryRunTest, RepeatsWhatIsAbove) {
    const DryRun tried = run("1;An;1/2/1986\n2;Ba;nt\n3;Ca;Như trên\n4;Da;-n.t-\n5;Ga;\"\"\"\"\n");
    ASSERT_TRUE(tried.errors.empty());
    for (const ReadRow& row : tried.rows)
        EXPECT_EQ(row.values.at("born"), FieldValue{CivilDate(std::chrono::year{1986} / 2 / 1)});
}

TEST_F(DryRunTest, DoesNotRepeatWhatIsNotThere) {
    EXPECT_EQ(errors("1;An\n2;Ba;nt\n"),
              Words{"Cell C3: There is no value above that could be meant; write it out."});
}

TEST_F(DryRunTest, PutsRowsIntoTheSectionAboveThem) {
    const DryRun tried = run("I;Phòng A\n1;An;1/2/1986\nB. Phòng B\n2;Ba;1/2/1986\n");
    ASSERT_EQ(tried.rows.size(), 2U);
    EXPECT_EQ(tried.rows[0].values.at("unit"), FieldValue{"Phòng A"});
    EXPECT_EQ(tried.rows[1].values.at("unit"), FieldValue{"Phòng B"});
}

TEST_F(DryRunTest, DoesNotTakeANumberedNameForASection) {
    const DryRun tried = run("1;An\n2;Ba\n");
    EXPECT_EQ(tried.rows.size(), 2U);
    EXPECT_TRUE(tried.sections.empty());
}

TEST_F(DryRunTest, PassesOverSumsHeadersAndNumbersOfColumns) {
    const DryRun tried = run("(1);(2);(3);(4);(5)\n1;An;1/2/1986\nCộng;;;5\n" + header +
                             "2;Cộng Thị Hoa;1/2/1986\n;Tổng cộng: 2 người\n;;;Ký tên\n");
    ASSERT_EQ(tried.rows.size(), 2U);
    EXPECT_EQ(name(tried.rows[1]), "Cộng Thị Hoa");
    Words kinds;
    for (const PassedRow& row : tried.passed) kinds.emplace_back(to_text(row.kind));
    EXPECT_EQ(kinds, (Words{"numbers", "sum", "header", "sum", "section"}));
}

TEST_F(DryRunTest, TidiesSpaces) {
    EXPECT_EQ(name(run("1;\"  Hầu \u00A0 A\n Lềnh \"\n").rows[0]), "Hầu A Lềnh");
}

TEST_F(DryRunTest, AsksAboutNamesThatAreOdd) {
    const DryRun tried = run("1;Nguyễn thị Hoa\n2;Ông Nguyễn Văn An\n3;An 2\n4;Y Bion Niê\n");
    ASSERT_EQ(tried.warnings.size(), 3U);
    EXPECT_EQ(tried.warnings[0].sentence,
              "Cell B2: \"Nguyễn thị Hoa\" has a word that begins with a small letter; is it so?");
    EXPECT_EQ(name(tried.rows[0]), "Nguyễn thị Hoa");
}

TEST_F(DryRunTest, TellsHomonymsFromRowsWrittenTwice) {
    const DryRun tried =
        run("1;Nguyễn Thị Hòa;1/1/1980\n2;Nguyễn Thị Hoà;2/2/1990\n"
            "3;NGUYỄN THỊ HÒA;1/1/1980\n4;An Văn A\n");
    ASSERT_EQ(tried.homonyms.size(), 1U);
    EXPECT_EQ(tried.homonyms[0].rows, (std::vector<std::uint32_t>{1, 2, 3}));
    ASSERT_EQ(tried.duplicates.size(), 1U);
    EXPECT_EQ(tried.duplicates[0].rows, (std::vector<std::uint32_t>{1, 3}));
}

TEST_F(DryRunTest, FindsTheHeaderWithoutMarksAndBelowATitle) {
    const auto tried = try_file(
        "DANH SÁCH;;\n;;\nstt;HO VA TEN:;Ngày sinh (ngày/tháng/năm)\n"
        "1;An;1/2/1986\n");
    ASSERT_TRUE(tried) << tried.error().message;
    EXPECT_EQ(tried->header_row, 2U);
    EXPECT_EQ(tried->columns.at("born"), "C");
}

TEST_F(DryRunTest, RefusesAListWithoutARequiredHeading) {
    EXPECT_EQ(refusal("STT;Tên gọi;Ngày sinh\n1;An;1/2/1986\n"),
              "Row 1 has no heading \"Họ và tên\"; correct the heading, or name the column by its "
              "letter.");
    EXPECT_EQ(refusal("a;b\nc;d\n"),
              "None of the headings is in the file; say in which row they are.");
    EXPECT_EQ(refusal(""), "The file has nothing in it that could be read.");
}

TEST_F(DryRunTest, RefusesAHeadingThatCouldBeTwoColumns) {
    EXPECT_EQ(refusal("STT;Họ và tên;Họ và tên\n1;An;Ba\n"),
              "In row 1, columns B and C could both be \"Họ và tên\"; name the column by its "
              "letter.");
}

TEST_F(DryRunTest, JoinsANameInTwoColumns) {
    const auto tried = try_file("Họ và đệm;Tên;Số\nHầu A; Lềnh;5\n",
                                R"({"columns": [{"field": "name", "kind": "name",
                                    "heading": ["Họ đệm", "Họ và đệm"],
                                    "given_name": {"heading": "Tên"}}]})");
    ASSERT_TRUE(tried) << tried.error().message;
    EXPECT_EQ(name(tried->rows.at(0)), "Hầu A Lềnh");
}

TEST_F(DryRunTest, ReadsSerialNumbersButNoLoneYears) {
    const std::string mapping = R"({"columns": [{"field": "born", "kind": "date", "letter": "A"}],
                                    "header_row": 1})";
    const auto tried = try_file(
        packed(SmallWorkbook{.sheet = "<sheetData><row r=\"2\"><c><v>31507</v></c></row>"
                                      "<row r=\"3\"><c><v>1986</v></c></row></sheetData>"}),
        mapping);
    ASSERT_TRUE(tried) << tried.error().message;
    EXPECT_EQ(tried->rows[0].values.at("born"),
              FieldValue{CivilDate(std::chrono::year{1986} / 4 / 5)});
    ASSERT_EQ(tried->errors.size(), 1U);
    EXPECT_EQ(tried->errors[0].sentence,
              "Sheet DS, cell A3: \"1986\" is no date; write day, month and year like 05/04/2026.");
}

TEST_F(DryRunTest, TakesAUnitMergedOverItsRowsForEachOfThem) {
    const auto tried = try_file(
        packed(SmallWorkbook{
            .sheet = "<sheetData><row r=\"2\"><c t=\"inlineStr\"><is><t>Phòng A</t></is></c>"
                     "<c><v>1</v></c></row><row r=\"3\"><c r=\"B3\"><v>2</v></c></row></sheetData>"
                     "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"}),
        R"({"columns": [{"field": "unit", "letter": "A"}, {"field": "n", "letter": "B"}],
            "header_row": 1})");
    ASSERT_TRUE(tried) << tried.error().message;
    ASSERT_EQ(tried->rows.size(), 2U);
    EXPECT_EQ(tried->rows[1].values.at("unit"), FieldValue{"Phòng A"});
}

TEST_F(DryRunTest, SaysWhichFormulaFails) {
    const auto tried =
        try_file(packed(SmallWorkbook{.sheet = "<sheetData><row r=\"2\"><c t=\"e\"><v>#REF!</v></c>"
                                               "</row></sheetData>"}),
                 R"({"columns": [{"field": "n", "letter": "A"}], "header_row": 1})");
    ASSERT_TRUE(tried) << tried.error().message;
    EXPECT_EQ(
        tried->errors.at(0).sentence,
        "Sheet DS, cell A2: The formula fails (#REF!); correct it, or write the value itself.");
}

}  // namespace
}  // namespace thidua::sheets
