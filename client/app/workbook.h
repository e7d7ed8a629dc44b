#pragma once

#include <xlsxwriter.h>

#include <compare>
#include <deque>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/value.h"

namespace thidua {

enum class CellAlign { left, centre, right };

/// How a cell looks. Every cell is wrapped and stands at the top of its row.
struct CellStyle {
    bool bold = false;
    bool italic = false;
    bool bordered = true;
    CellAlign align = CellAlign::left;
    int size = 11;                 ///< points
    std::uint32_t background = 0;  ///< 0xRRGGBB; 0 is none
    std::uint32_t colour = 0;      ///< of the letters
    std::string number_format = {};

    auto operator<=>(const CellStyle&) const = default;
};

/// Where a cell is, from 0.
struct CellPlace {
    std::uint32_t row = 0;
    std::uint16_t column = 0;
};

class Workbook;

/// A sheet of a workbook, which owns it.
class Sheet {
public:
    Sheet(Workbook& workbook, lxw_worksheet* sheet) : workbook_{&workbook}, sheet_{sheet} {}
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    void text(CellPlace place, const std::string& words, const CellStyle& style = {});
    /// Right, unless the style centres it. A number with so many digits after the point as it has,
    /// or as the style's format says. One that a spreadsheet's 15 digits cannot hold exactly is
    /// written as text instead.
    void number(CellPlace place, const Decimal& number, CellStyle style = {});
    void date(CellPlace place, CivilDate date, CellStyle style = {});
    /// In Vietnamese time.
    void instant(CellPlace place, Instant instant, CellStyle style = {});
    void blank(CellPlace place, const CellStyle& style = {});
    /// One text over the columns from `place` to `last_column`.
    void merged(CellPlace place, std::uint16_t last_column, const std::string& words,
                const CellStyle& style);

    /// In characters, from the first column on.
    void set_widths(const std::vector<double>& widths);
    void set_height(std::uint32_t row, double points);
    /// A4 across or upright, as wide as the paper, the rows down to `header_row` on every page;
    /// rows down to it and columns before `first_free_column` stay in view.
    void set_print(bool is_across, std::uint32_t header_row, std::uint16_t first_free_column);
    /// Pages side by side instead of letters too small to read.
    void let_columns_flow(std::uint16_t repeated_through);

    /// Makes every row as high as its words need: not every program does so when it opens a file.
    void set_heights();

private:
    void count_lines(CellPlace place, const std::string& words, const CellStyle& style);

    /// Words that may need more than one line.
    struct LongCell {
        CellPlace place;
        std::string words;
        double letter_width = 1;
    };
    Workbook* workbook_;
    lxw_worksheet* sheet_;
    std::vector<double> widths_;
    std::vector<LongCell> long_cells_;
};

/// A new XLSX file. Nothing is at its place before close() succeeds, and then all of it.
class Workbook {
public:
    explicit Workbook(std::filesystem::path file);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    /// `made_at` is what the file says of its making, so that the same content is the same file.
    void set_title(const std::string& title, Instant made_at);
    /// What a sheet's name may not hold is left out; names stay within 31 letters and differ.
    Sheet& add_sheet(const std::string& name);
    /// `internal` when the file cannot be written; an older file at its place is then as it was.
    Result<void> close();

private:
    friend class Sheet;
    lxw_format* format_of(const CellStyle& style);
    std::string free_name(const std::string& wanted);
    void note(lxw_error error);

    std::filesystem::path file_;
    std::filesystem::path temporary_;
    lxw_workbook* workbook_;
    std::map<CellStyle, lxw_format*> formats_;
    std::set<std::string> names_;
    std::deque<Sheet> sheets_;
    lxw_error first_error_ = LXW_NO_ERROR;
};

/// A cell holds 32,767 letters; longer words are cut into pieces for cells below one another.
std::vector<std::string> cut_for_cells(const std::string& words);

}  // namespace thidua
