#include "client/app/consolidation_files.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "client/app/workbook.h"
#include "shared/base/translate.h"
#include "shared/forms/json_tree.h"
#include "tests/app/consolidation_sample.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

/// A sheet as LibreOffice reads it back: rows of cells, numbers unformatted.
using Rows = std::vector<std::vector<std::string>>;

/// One record of comma-separated values after another; quoted cells may hold line ends.
Rows read_csv(const std::string& text) {
    Rows rows(1);
    std::string cell;
    bool is_quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (is_quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
            cell.push_back('"');
            ++at;
        } else if (c == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted && (c == ',' || c == '\n')) {
            rows.back().push_back(std::exchange(cell, {}));
            if (c == '\n') rows.emplace_back();
        } else {
            cell.push_back(c);
        }
    }
    return rows;
}

/// Opens the workbook in LibreOffice and gives every sheet by its name.
std::map<std::string, Rows> read_workbook(const TemporaryFolder& folder, const std::string& file) {
    // Raw numbers (not as shown), UTF-8 (76), every sheet (-1).
    const std::string filter =
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,"
        "false,false,-1";
    const std::string command = fmt::format(
        "env -u LD_PRELOAD soffice -env:UserInstallation=file://{0}/profile --headless "
        "--convert-to '{1}' --outdir '{0}' '{2}' >'{0}/soffice.log' 2>&1",
        folder.path().string(), filter, file);
    if (std::system(command.c_str()) != 0)
        ADD_FAILURE() << read_whole_file(folder.path() / "soffice.log");
    std::map<std::string, Rows> sheets;
    const std::string stem = std::filesystem::path{file}.stem().string() + "-";
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        const std::string name = entry.path().stem().string();
        if (entry.path().extension() == ".csv" && name.starts_with(stem))
            sheets[name.substr(stem.size())] = read_csv(read_whole_file(entry.path()));
    }
    return sheets;
}

const std::vector<std::string>* find_row(const Rows& rows, std::size_t column,
                                         const std::string& words) {
    for (const auto& row : rows)
        if (row.size() > column && row[column] == words) return &row;
    return nullptr;
}

/// The sample written once and read back by LibreOffice, which takes seconds to start.
class ConsolidationWorkbookTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        set_language(Language::vietnamese);
        folder_ = std::make_unique<TemporaryFolder>();
        const auto written =
            write_consolidation(make_sample_consolidation(), folder_->file("t.xlsx"));
        if (!written) ADD_FAILURE() << written.error().message;
        if (const char* const kept = std::getenv("THIDUA_KEEP_WORKBOOK"))
            std::filesystem::copy_file(folder_->file("t.xlsx"), kept,
                                       std::filesystem::copy_options::overwrite_existing);
        sheets_ = read_workbook(*folder_, folder_->file("t.xlsx"));
    }
    static void TearDownTestSuite() { folder_.reset(); }

    /// By its name, which may have been cut.
    static const Rows& sheet(const std::string& wanted) {
        static const Rows none;
        for (const auto& [name, rows] : sheets_)
            if (wanted.starts_with(name)) return rows;
        ADD_FAILURE() << "no sheet " << wanted;
        return none;
    }

    static inline std::unique_ptr<TemporaryFolder> folder_;
    static inline std::map<std::string, Rows> sheets_;
};

TEST_F(ConsolidationWorkbookTest, ShowsEveryNumberThatWasConsolidated) {
    const Consolidation made = make_sample_consolidation();
    const Rows& rows = sheet(tr("Consolidation"));
    std::size_t compared = 0;
    for (const Figure& figure : made.figures) {
        const auto* const value = std::get_if<Decimal>(&figure.value);
        if (value == nullptr) continue;
        const auto* const row =
            find_row(rows, 1, find_field(made.form, figure.field)->label.shown());
        ASSERT_NE(row, nullptr) << figure.field;
        EXPECT_EQ((*row)[3], value->text()) << figure.field;
        ++compared;
    }
    EXPECT_GE(compared, 25U);
}

TEST_F(ConsolidationWorkbookTest, ShowsWhatEachUnitGaveToASum) {
    const Consolidation made = make_sample_consolidation();
    const Rows& rows = sheet(tr("Consolidation"));
    for (const Figure& figure : made.figures) {
        if (figure.by != ConsolidationKind::sum) continue;
        const auto* const row =
            find_row(rows, 1, find_field(made.form, figure.field)->label.shown());
        ASSERT_NE(row, nullptr) << figure.field;
        for (const Part& part : figure.parts) {
            const auto& units = made.status.units;
            const auto unit = std::ranges::find(units, part.unit, &UnitStanding::unit);
            const auto column = static_cast<std::size_t>(4 + (unit - units.begin()));
            EXPECT_EQ((*row)[column], std::get<Decimal>(part.contribution).text()) << figure.field;
        }
    }
}

TEST_F(ConsolidationWorkbookTest, NamesTheUnitThatIsMissing) {
    const Rows& rows = sheet(tr("Who submitted"));
    const auto* const row = find_row(rows, 1, "STP-CC1");
    ASSERT_NE(row, nullptr);
    EXPECT_EQ((*row)[5], to_display(Verdict::missing));
    const Rows& figures = sheet(tr("Consolidation"));
    ASSERT_GT(figures.size(), 4U);
    EXPECT_THAT(figures[3][0], HasSubstr("Phòng Công chứng số 1"));
}

TEST_F(ConsolidationWorkbookTest, SaysOnWhatEvidenceAUnitIsOnTime) {
    const auto* const row = find_row(sheet(tr("Who submitted")), 1, "STP-TGPL");
    ASSERT_NE(row, nullptr);
    EXPECT_EQ((*row)[5], to_display(Verdict::on_time));
    EXPECT_EQ((*row)[6], to_display(EvidenceKind::announced));
}

TEST_F(ConsolidationWorkbookTest, QuotesTheWordsOfEveryUnit) {
    const Consolidation made = make_sample_consolidation();
    const Rows& rows = sheet(tr("Words of the units"));
    for (const Figure& figure : made.figures) {
        if (figure.field != "difficulties") continue;
        ASSERT_EQ(figure.parts.size(), 4U);
        for (const Part& part : figure.parts)
            EXPECT_NE(find_row(rows, 2, std::get<std::string>(part.contribution)), nullptr);
    }
}

TEST_F(ConsolidationWorkbookTest, ListsTheRowsOfEveryTable) {
    const Consolidation made = make_sample_consolidation();
    for (const Figure& figure : made.figures) {
        if (figure.by != ConsolidationKind::table_rows) continue;
        const Field& table = *find_field(made.form, figure.field);
        const Rows& rows = sheet(table.label.shown());
        for (const ConsolidatedRow& row : figure.rows)
            EXPECT_TRUE(std::ranges::any_of(rows, [&](const auto& cells) {
                return cells.size() > 2 && cells[1] == row.unit_name;
            })) << figure.field;
        EXPECT_EQ(rows.size(), 4 + figure.rows.size() + 1)
            << figure.field;  // and the last line end
    }
}

TEST(ConsolidationFilesTest, WritesNumbersInJsonAsTheyAre) {
    Consolidation made = make_sample_consolidation();
    made.figures.resize(1);
    made.figures.front().value = Decimal::from_text("123456789012345678901234.567").value();
    const auto tree = read_json(consolidation_json(made), 1 << 20);
    ASSERT_TRUE(tree);
    const JsonNode& figure = tree->find("figures")->items.front();
    EXPECT_EQ(figure.find("value")->kind, JsonNode::Kind::number);
    EXPECT_EQ(figure.find("value")->text, "123456789012345678901234.567");
}

TEST(ConsolidationFilesTest, TracesEachFigureToTheVersionOfAReport) {
    const auto json = nlohmann::json::parse(consolidation_json(make_sample_consolidation()));
    for (const auto& figure : json["figures"]) {
        if (figure["field"] != "files_total") continue;
        std::int64_t sum = 0;
        for (const auto& part : figure["parts"]) sum += part["contribution"].get<std::int64_t>();
        EXPECT_EQ(figure["value"], sum);
        EXPECT_EQ(figure["parts"][1]["unit"], "STP-HCTP");
        EXPECT_EQ(figure["parts"][1]["version"], 2);
        EXPECT_EQ(figure["parts"].size(), 4U);
        return;
    }
    FAIL() << "no figure files_total";
}

TEST(ConsolidationFilesTest, NamesInJsonWhoIsMissingAndWhoWasLate) {
    const auto json = nlohmann::json::parse(consolidation_json(make_sample_consolidation()));
    ASSERT_EQ(json["missing"].size(), 1U);
    EXPECT_EQ(json["missing"][0]["unit"], "STP-CC1");
    ASSERT_EQ(json["late"].size(), 1U);
    EXPECT_EQ(json["late"][0]["unit"], "STP-BTTP");
    EXPECT_EQ(json["late"][0]["at"], "2026-12-15T02:30:00.000Z");
}

TEST(ConsolidationFilesTest, LeavesTheOldFileWhenTheNewOneCannotBeWritten) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "taken.json");
    write_whole_file(folder.path() / "taken.json" / "inside", "kept");
    const auto written =
        write_consolidation(make_sample_consolidation(), folder.path() / "taken.json");
    EXPECT_FALSE(written);
    EXPECT_EQ(read_whole_file(folder.path() / "taken.json" / "inside"), "kept");
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "taken.json.part"));
}

TEST(ConsolidationFilesTest, SaysWhichFileCannotBeWritten) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "no such folder" / "a.xlsx";
    const auto written = write_consolidation(make_sample_consolidation(), file);
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().message, HasSubstr(file.string()));
}

TEST(ConsolidationFilesTest, RefusesAnEndingItDoesNotKnow) {
    const TemporaryFolder folder;
    const auto written = write_consolidation(make_sample_consolidation(), folder.path() / "a.docm");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::invalid_input);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(WorkbookTest, CutsWordsThatNoCellCanHold) {
    std::string words;
    for (int i = 0; i < 40'000; ++i) words += "ệ";
    const auto pieces = cut_for_cells(words);
    ASSERT_EQ(pieces.size(), 2U);
    EXPECT_EQ(pieces[0] + pieces[1], words);
}

TEST(WorkbookTest, KeepsANumberAsTextWhenASpreadsheetWouldRoundIt) {
    const TemporaryFolder folder;
    Workbook workbook{folder.path() / "n.xlsx"};
    Sheet& sheet = workbook.add_sheet("n");
    sheet.number({0, 0}, Decimal::from_text("12345678901234567890").value());
    ASSERT_TRUE(workbook.close());
    EXPECT_EQ(read_workbook(folder, folder.file("n.xlsx"))["n"][0][0],
              "12.345.678.901.234.567.890");
}

TEST(WorkbookTest, GivesTwoSheetsOfOneNameTwoNames) {
    const TemporaryFolder folder;
    Workbook workbook{folder.path() / "n.xlsx"};
    workbook.add_sheet("Sáng kiến: [a/b]").text({0, 0}, "first");
    workbook.add_sheet("SÁNG KIẾN ab").text({0, 0}, "second");
    EXPECT_TRUE(workbook.close());
}

}  // namespace
}  // namespace thidua
