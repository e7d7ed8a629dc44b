#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "client/sheets/workbook.h"

namespace thidua::sheets {
namespace {

using Lines = std::vector<std::vector<std::string>>;

Lines lines_of(BytesView bytes) {
    const auto workbook = read_csv(bytes);
    EXPECT_TRUE(workbook) << (workbook ? "" : workbook.error().message);
    Lines lines;
    if (!workbook) return lines;
    for (const Row& row : workbook->sheets.at(0).rows) {
        lines.resize(row.number + 1);
        for (const PlacedCell& placed : row.cells) {
            lines.back().resize(placed.column + 1);
            lines.back().back() = std::get<std::string>(placed.cell.content);
        }
    }
    return lines;
}

TEST(CsvTest, FindsTheDividerByItself) {
    const Lines expected{{"STT", "Họ và tên"}, {"1", "Ma Thế Hồng"}};
    EXPECT_EQ(lines_of("STT;Họ và tên\r\n1;Ma Thế Hồng\r\n"), expected);
    EXPECT_EQ(lines_of("STT,Họ và tên\n1,Ma Thế Hồng"), expected);
    EXPECT_EQ(lines_of("STT\tHọ và tên\r1\tMa Thế Hồng\r"), expected);
    EXPECT_EQ(lines_of("\xEF\xBB\xBFSTT;Họ và tên\n1;Ma Thế Hồng\n"), expected);
    EXPECT_EQ(lines_of("sep=,\r\nSTT,Họ và tên\n1,Ma Thế Hồng\n"), expected);
}

TEST(CsvTest, DoesNotDivideByTheCommasInNumbers) {
    EXPECT_EQ(lines_of("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n"),
              (Lines{{"a", "b", "c"}, {"1,5", "2,5", "3,5"}, {"1,5", "2,5", "3,5"}}));
}

TEST(CsvTest, ReadsQuotes) {
    EXPECT_EQ(lines_of("a;\"b;\"\"c\"\"\nd\";e\n"), (Lines{{"a", "b;\"c\"\nd", "e"}}));
}

TEST(CsvTest, RefusesAQuoteThatNeverCloses) {
    const auto workbook = read_csv("a;b\n1;\"2\n3;4\n");
    ASSERT_FALSE(workbook);
    EXPECT_EQ(workbook.error().message,
              "In line 2, a quotation mark is opened and never closed; close it or take it away.");
}

TEST(CsvTest, ReadsUtf16AsExcelSavesIt) {
    const Bytes bytes{
        "\xFF\xFE"
        "a\0\t\0\xA1\x1E\n\0",
        10};
    EXPECT_EQ(lines_of(bytes), (Lines{{"a", "ạ"}}));
}

TEST(CsvTest, ReadsOldVietnameseWindowsAndSaysSo) {
    // "Nguyễn": ê and a combining tilde.
    const auto workbook = read_csv("STT;T\xEAn\n1;Nguy\xEA\xDEn V\xE3n\n");
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook->code_page, "windows-1258");
}

TEST(CsvTest, ReadsTcvn3ThatWasSavedAsWestern) {
    const auto workbook = read_csv("STT;H\xE4 v\xB5 t\xAAn\n1;B\xB6o Th\xBEng Ph\xB9m\n");
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook->code_page, "windows-1252");
}

RC_GTEST_PROP(CsvProperty, ReadsOrRefusesAnything, (const std::string& bytes)) {
    const auto workbook = read_table_file(bytes);
    if (!workbook) RC_ASSERT(!workbook.error().message.empty());
}

RC_GTEST_PROP(CsvProperty, ReadsWhatWasQuotedAsItWas, ()) {
    const auto cells = *rc::gen::container<std::vector<std::string>>(
        3, rc::gen::nonEmpty(rc::gen::container<std::string>(
               rc::gen::element('a', 'b', ';', ',', '"', '\n', ' '))));
    std::string line;
    for (const std::string& cell : cells) {
        line += line.empty() ? "\"" : ";\"";
        for (const char c : cell) line += c == '"' ? std::string{"\"\""} : std::string(1, c);
        line += '"';
    }
    RC_ASSERT(lines_of(line + "\n" + line + "\n") == Lines({cells, cells}));
}

}  // namespace
}  // namespace thidua::sheets
