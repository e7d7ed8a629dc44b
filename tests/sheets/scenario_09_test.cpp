#include <gtest/gtest.h>

#include <algorithm>

#include "client/sheets/dry_run.h"
#include "tests/sheets/vntime_workbook.h"

namespace thidua::sheets {
namespace {

/// An office imports its list of 60 names that an old machine wrote.
class Scenario09 : public testing::Test {
protected:
    static DryRun try_out(const ListStyle& style) {
        const auto workbook = read_table_file(list_workbook(style));
        EXPECT_TRUE(workbook) << (workbook ? "" : workbook.error().message);
        const auto mapping = read_sheet_mapping(list_mapping);
        EXPECT_TRUE(mapping) << (mapping ? "" : mapping.error().message);
        auto run = dry_run(*workbook, *mapping);
        EXPECT_TRUE(run) << (run ? "" : run.error().message);
        return run ? std::move(*run) : DryRun{};
    }

    static void expect_everybody(const DryRun& run) {
        for (const CellFinding& error : run.errors) ADD_FAILURE() << error.sentence;
        ASSERT_EQ(run.rows.size(), listed_people().size());
        for (std::size_t at = 0; at < run.rows.size(); ++at)
            expect_person(run.rows[at], listed_people()[at]);
    }

    static void expect_person(const ReadRow& row, const ListedPerson& person) {
        const std::map<std::string, FieldValue> expected{
            {"name", person.name},         {"born", person.born}, {"gender", person.gender},
            {"position", person.position}, {"unit", person.unit}, {"votes", Decimal{person.votes}}};
        EXPECT_EQ(row.values, expected) << person.name;
    }

    static std::vector<std::string> passed_words(const DryRun& run, RowKind kind) {
        std::vector<std::string> words;
        for (const PassedRow& row : run.passed)
            if (row.kind == kind) words.push_back(row.words);
        return words;
    }
};

using Words = std::vector<std::string>;

TEST_F(Scenario09, Scenario09_ImportsAVnTimeWorkbookOf60Names) {
    const DryRun run = try_out({});
    expect_everybody(run);
    EXPECT_EQ(run.sheet, "DS");
    EXPECT_EQ(run.header_row, 2U);
    EXPECT_EQ(run.columns.at("name"), "B C");
    EXPECT_TRUE(std::ranges::all_of(run.conversions, &Conversion::by_font));
    EXPECT_EQ(run.conversions.front().before, "Phßng Hµnh chÝnh t\u00AD ph¸p");
    EXPECT_EQ(run.conversions.front().after, "Phòng Hành chính tư pháp");
}

TEST_F(Scenario09, ImportsTheSameFromVni) {
    expect_everybody(
        try_out({.encoding = LegacyEncoding::vni, .font = "VNI-Times", .title_font = "VNI-Times"}));
}

TEST_F(Scenario09, ImportsTheSameInUnicode) {
    const DryRun run =
        try_out({.encoding = LegacyEncoding::none, .font = "Arial", .title_font = "Arial"});
    expect_everybody(run);
    EXPECT_TRUE(run.conversions.empty());
}

TEST_F(Scenario09, ImportsTheSameWhenTheFontIsLostAndSaysThatItWasGuessed) {
    const DryRun run = try_out({.font = "Arial", .title_font = "Arial"});
    expect_everybody(run);
    EXPECT_FALSE(run.conversions.empty());
    EXPECT_TRUE(std::ranges::none_of(run.conversions, &Conversion::by_font));
}

TEST_F(Scenario09, SaysWhatItPassesOver) {
    const DryRun run = try_out({});
    EXPECT_EQ(passed_words(run, RowKind::numbers), Words{"(1)"});
    EXPECT_EQ(passed_words(run, RowKind::sum), Words{"Tổng cộng: 60 người"});
    EXPECT_EQ(passed_words(run, RowKind::section), Words{"Tuyên Quang, ngày 05 tháng 4 năm 2026"});
    EXPECT_EQ(passed_words(run, RowKind::end), (Words{"Người lập biểu", "Mai Hồng Thiêm"}));
    EXPECT_EQ(run.sections.size(), 3U);
}

TEST_F(Scenario09, ShowsTheTwoPeopleOfOneName) {
    const DryRun run = try_out({});
    ASSERT_EQ(run.homonyms.size(), 1U);
    EXPECT_EQ(run.homonyms[0].words, "Nguyễn Thị Hòa");
    EXPECT_EQ(run.homonyms[0].rows.size(), 2U);
    EXPECT_TRUE(run.duplicates.empty());
}

}  // namespace
}  // namespace thidua::sheets
