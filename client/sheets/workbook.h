#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "client/sheets/cell_place.h"
#include "shared/base/bytes.h"
#include "shared/base/decimal.h"
#include "shared/base/reading.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

namespace thidua::sheets {

/// "#REF!": what a formula that fails shows.
struct CellError {
    std::string code;
    bool operator==(const CellError&) const = default;
};

/// Text is raw: in whatever encoding the cell's font makes of it, with all its spaces.
using CellContent = std::variant<std::string, Decimal, bool, CivilDate, CellError>;

struct Cell {
    CellContent content;
    std::string_view font = {};  ///< As named in the workbook, which owns it; empty in CSV.
    bool is_formula = false;     ///< The content is what the formula last gave.
    bool is_percent = false;     ///< A number shown with %: 0,976 is in the file, 97,6 is here.
};

/// A cell that is not empty.
struct PlacedCell {
    std::uint32_t column = 0;
    Cell cell;
};

/// A row that is not empty, its cells from left to right.
struct Row {
    std::uint32_t number = 0;  ///< from 0
    bool is_hidden = false;
    std::vector<PlacedCell> cells = {};

    [[nodiscard]] const Cell* find(std::uint32_t column) const;
};

struct Sheet {
    std::string name;
    bool is_hidden = false;
    std::vector<Row> rows = {};  ///< from the top
    std::vector<CellRange> merged = {};
    std::set<std::uint32_t> hidden_columns = {};

    [[nodiscard]] const Row* find_row(std::uint32_t number) const;
    [[nodiscard]] const Cell* find(CellPlace place) const;
};

struct Workbook {
    std::vector<Sheet> sheets = {};
    SerialSystem serials = SerialSystem::from_1900;
    std::set<std::string, std::less<>> fonts = {};
    /// The code page that the bytes of a CSV file were taken for when they are not Unicode.
    std::string code_page = {};

    Workbook() = default;
    Workbook(Workbook&&) = default;
    Workbook& operator=(Workbook&&) = default;
    // Cells point at the names of fonts.
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
};

/// What one file may hold: far more than any list of an office, far less than a machine's memory.
namespace limits {
inline constexpr std::size_t file_bytes_max = 32 << 20;
inline constexpr std::size_t parts_max = 2'000;
/// One part unpacked, and all that are read. The tree of a part takes up to 20 times its bytes.
inline constexpr std::size_t part_bytes_max = 16 << 20;
inline constexpr std::size_t unpacked_bytes_max = 64 << 20;
inline constexpr std::size_t xml_depth_max = 64;
inline constexpr std::size_t sheets_max = 200;
inline constexpr std::size_t rows_max = 50'000;
inline constexpr std::size_t columns_max = 1'024;
inline constexpr std::size_t cells_max = 400'000;
inline constexpr std::size_t strings_max = 200'000;
inline constexpr std::size_t styles_max = 65'536;
inline constexpr std::size_t merged_max = 20'000;
/// As Excel itself has it.
inline constexpr std::size_t text_points_max = 32'767;
}  // namespace limits

/// An XLSX file. Refused whole, in one sentence, when it is damaged or beyond the limits.
Result<Workbook> read_workbook(BytesView bytes);

/// Lines of text with semicolons, commas or tabs between their cells, whichever the first lines
/// are divided by; one sheet without a name. UTF-8, UTF-16 with its mark, or what Vietnamese
/// Windows wrote before.
Result<Workbook> read_csv(BytesView bytes);

/// Either, by what the bytes begin with.
Result<Workbook> read_table_file(BytesView bytes);

}  // namespace thidua::sheets
