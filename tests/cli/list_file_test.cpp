#include <gmock/gmock.h>

#include <algorithm>
#include <sstream>

#include "client/cli/command_table.h"
#include "client/paper/zip_file.h"
#include "client/sheets/workbook.h"
#include "shared/base/translate.h"
#include "tests/cli/paper_desk.h"

// What a list shows, as a workbook.

namespace thidua::cli {
namespace {

using sheets::Cell;
using sheets::Sheet;
using testing::HasSubstr;

/// One sheet of a list: cells by the head of their column, rows from 0 below it.
class ReadList {
public:
    explicit ReadList(Sheet sheet) : sheet_{std::move(sheet)} {}

    [[nodiscard]] std::string title() const { return text({0, 0}); }
    [[nodiscard]] std::string origin() const { return text({1, 0}); }
    [[nodiscard]] std::string remark() const { return text({2, 0}); }
    [[nodiscard]] std::size_t rows() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            sheet_.rows, [](const sheets::Row& row) { return row.number > head_row; }));
    }
    template <class Content>
    [[nodiscard]] std::optional<Content> at(std::uint32_t row, const std::string& head) const {
        const sheets::Row* const heads = sheet_.find_row(head_row);
        if (heads == nullptr) return std::nullopt;
        for (const sheets::PlacedCell& placed : heads->cells) {
            if (text({head_row, placed.column}) != head) continue;
            const Cell* const cell = sheet_.find({head_row + 1 + row, placed.column});
            const auto* const held =
                cell != nullptr ? std::get_if<Content>(&cell->content) : nullptr;
            return held != nullptr ? std::optional{*held} : std::nullopt;
        }
        ADD_FAILURE() << "no column " << head;
        return std::nullopt;
    }

private:
    static constexpr std::uint32_t head_row = 3;
    [[nodiscard]] std::string text(sheets::CellPlace place) const {
        const Cell* const cell = sheet_.find(place);
        const auto* const words =
            cell != nullptr ? std::get_if<std::string>(&cell->content) : nullptr;
        return words != nullptr ? *words : std::string{};
    }
    Sheet sheet_;
};

class ListFileTest : public PaperDeskTest {
protected:
    /// Every sheet of the list that these words write.
    std::vector<ReadList> written(ServedDevice& device, std::vector<std::string> words) {
        const std::string name = file("list.xlsx");
        words.insert(words.end(), {"--to", name});
        done(device, words);
        auto workbook = sheets::read_workbook(bytes_of(name));
        std::vector<ReadList> lists;
        if (workbook)
            for (Sheet& sheet : workbook->sheets) lists.emplace_back(std::move(sheet));
        EXPECT_FALSE(lists.empty());
        return lists;
    }
    void enter_awards() {
        for (const auto& [name, amount] :
             {std::pair{"Nguyễn Văn An", "760000"}, std::pair{"Bế Thị Nga", "2530000"}})
            made(office_, {"award", "kind=individual", std::string{"name="} + name, "award=GK-SO",
                           "award_name=Giấy khen", "year=2026", "decision_number=120/QĐ-STP",
                           "decided_on=09/09/2026", std::string{"amount="} + amount});
    }
};

TEST_F(ListFileTest, MoneyIsANumberAndADateADate) {
    enter_awards();
    const ReadList list = written(office_, {"award", "list"}).at(0);
    ASSERT_EQ(list.rows(), 2U);
    EXPECT_EQ(list.at<std::string>(0, "Name"), "Nguyễn Văn An");
    EXPECT_EQ(list.at<Decimal>(0, "Prize in đồng"), Decimal{760'000});
    EXPECT_EQ(list.at<CivilDate>(0, "Date of the decision"),
              CivilDate{std::chrono::year{2026} / 9 / 9});
    EXPECT_EQ(list.at<std::string>(1, "Name of the award"), "Giấy khen");
    EXPECT_EQ(list.at<Decimal>(1, "No."), Decimal{2});
}

TEST_F(ListFileTest, TheSheetSaysWhatOfWhomAndWhen) {
    const ReadList list = written(office_, {"difficulty", "list"}).at(0);
    EXPECT_EQ(list.title(), "Difficulty raised");
    EXPECT_THAT(list.origin(), HasSubstr("Sở Tư pháp"));
    EXPECT_THAT(list.origin(), HasSubstr("10/09/2026"));
    EXPECT_EQ(list.rows(), 0U);
}

TEST_F(ListFileTest, TheColumnHeadsStayInView) {
    written(office_, {"difficulty", "list"});
    const auto parts = read_zip(bytes_of(file("list.xlsx")),
                                {.entries_max = 100, .plain_bytes_max = std::size_t{1} << 20});
    ASSERT_TRUE(parts);
    const auto sheet = std::ranges::find(*parts, "xl/worksheets/sheet1.xml", &ZipEntry::name);
    ASSERT_NE(sheet, parts->end());
    EXPECT_THAT(sheet->bytes, HasSubstr("ySplit=\"4\""));
    EXPECT_THAT(sheet->bytes, HasSubstr("state=\"frozen\""));
}

TEST_F(ListFileTest, TheInterfaceChoosesTheLanguageOfTheHeads) {
    const std::string name = file("vi.xlsx");
    std::ostringstream out;
    std::ostringstream err;
    const std::string folder = "--data=" + to_utf8(office_.workspace().folder());
    run_program(all_commands(), {"form", "list", "--to", name, "--lang=vi", folder},
                {office_.environment(), out, err, false,
                 [](const char*) -> std::optional<std::string> { return std::nullopt; }});
    auto workbook = sheets::read_workbook(bytes_of(name));
    ASSERT_TRUE(workbook) << err.str();
    const ReadList list{std::move(workbook->sheets.at(0))};
    EXPECT_TRUE(list.at<std::string>(0, "Tiêu đề"));
}

TEST_F(ListFileTest, ThePeriodsStandOnASheetEachWithTheirCounts) {
    const std::string report = fill_report();
    done(head_, {"report", "submit", report});
    sync_all();
    const auto lists = written(office_, {"deadlines"});
    const json told = run_json(office_, {"deadlines"});
    ASSERT_EQ(lists.size(), told.size());
    bool is_told = false;
    for (const ReadList& list : lists)
        for (std::uint32_t row = 0; row < list.rows(); ++row)
            if (list.at<std::string>(row, "Code") == "STP-HCTP" &&
                list.at<Decimal>(row, "Version") == Decimal{1}) {
                is_told = true;
                EXPECT_NE(list.at<std::string>(row, "Standing"), std::nullopt);
                EXPECT_THAT(list.remark(), HasSubstr("units expected"));
            }
    EXPECT_TRUE(is_told);
}

TEST_F(ListFileTest, StatisticsKeepTheirFiguresAndTotals) {
    enter_awards();
    const auto lists =
        written(office_, {"statistics", sample_file("statistics/thi-dua-khen-thuong.json")});
    ASSERT_EQ(lists.size(), 17U);
    const ReadList& prizes = lists.at(7);
    ASSERT_EQ(prizes.rows(), 2U);
    EXPECT_EQ(prizes.at<Decimal>(0, "Total of all"), Decimal{3'290'000});
    EXPECT_EQ(prizes.at<std::string>(1, "Name"), "Total of all");
    EXPECT_EQ(prizes.at<Decimal>(1, "Total of all"), Decimal{3'290'000});
    EXPECT_FALSE(prizes.at<Decimal>(1, "No.")) << "a total is no row";
}

TEST_F(ListFileTest, WhatASearchFindsIsWrittenToo) {
    made(officer_, {"difficulty", "title=Thiếu máy quét"});
    const ReadList list = written(officer_, {"search", "may", "quet"}).at(0);
    EXPECT_EQ(list.rows(), run_json(officer_, {"search", "may", "quet"}).size());
    EXPECT_THAT(list.at<std::string>(0, "Name").value_or(""), HasSubstr("Thiếu máy quét"));
    EXPECT_THAT(list.title(), HasSubstr("may quet"));
}

TEST_F(ListFileTest, EveryListCanBeWritten) {
    for (const Command& command : all_commands()) {
        if (command.verb != "list") continue;
        const Ran ran = run(office_, {command.noun, "list", "--to", file(command.noun + ".xlsx")});
        EXPECT_EQ(ran.code, ExitCode::done) << command.noun << ": " << ran.err;
        EXPECT_TRUE(sheets::read_workbook(bytes_of(file(command.noun + ".xlsx")))) << command.noun;
    }
}

TEST_F(ListFileTest, AnotherFileAtItsPlaceIsReplacedAndThatIsSaid) {
    const std::string name = file("list.xlsx");
    const Ran first = run(office_, {"form", "list", "--to", name});
    EXPECT_EQ(first.err, "");
    EXPECT_THAT(first.out, HasSubstr(name));
    EXPECT_THAT(run(office_, {"form", "list", "--to", name}).err, HasSubstr("takes the place"));
}

TEST_F(ListFileTest, WhereNothingCanBeWrittenItIsRefused) {
    const Ran refused = run(office_, {"form", "list", "--to", file("nowhere/list.xlsx")});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("cannot be written"));
    const Ran other = run(office_, {"form", "list", "--to", file("list.csv"), "--json"});
    EXPECT_EQ(error_code(other), "invalid_input");
    EXPECT_FALSE(std::filesystem::exists(file("list.csv")));
}

}  // namespace
}  // namespace thidua::cli
