#include "client/app/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include "client/app/replaced_file.h"
#include "shared/base/text.h"
#include "shared/platform/paths.h"

namespace thidua {
namespace {

constexpr std::size_t cell_letters_max = 32'000;
constexpr std::size_t sheet_name_letters_max = 31;

/// The bytes of the first `letters` letters.
std::string first_letters(const std::string& words, std::size_t letters) {
    std::size_t at = 0;
    for (; at < words.size(); ++at) {
        const bool begins_letter = (static_cast<unsigned char>(words[at]) & 0xC0U) != 0x80U;
        if (begins_letter && letters-- == 0) break;
    }
    return words.substr(0, at);
}

int digits_after_point(const Decimal& number) {
    const std::string text = number.text();
    const std::size_t point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

std::string number_format_of(const Decimal& number) {
    const int digits = digits_after_point(number);
    return digits == 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(digits), '0');
}

/// A spreadsheet keeps binary floating point and shows 15 digits.
bool is_exact_in_spreadsheet(const Decimal& number) {
    const std::string shown = fmt::format("{:.15g}", number.approximate());
    const auto back = Decimal::from_text(shown);
    return back && *back == number;
}

/// Lines that the words take in a column of so many letters: words are not broken.
std::size_t lines_of(const std::string& words, double letters_in_line) {
    std::size_t lines = 1;
    double used = 0;
    std::size_t at = 0;
    while (at < words.size()) {
        const std::size_t end = std::min(words.find_first_of(" \n", at), words.size());
        const auto letters = static_cast<double>(code_points(words.substr(at, end - at)));
        if (used > 0 && used + letters > letters_in_line) {
            ++lines;
            used = 0;
        }
        used += letters + 1;
        if (end < words.size() && words[end] == '\n') {
            ++lines;
            used = 0;
        }
        at = end + 1;
    }
    return lines;
}

lxw_datetime to_datetime(CivilDate date) {
    return {.year = static_cast<int>(date.year()),
            .month = static_cast<int>(static_cast<unsigned>(date.month())),
            .day = static_cast<int>(static_cast<unsigned>(date.day())),
            .hour = 0,
            .min = 0,
            .sec = 0};
}

std::uint8_t alignment_of(CellAlign align) {
    switch (align) {
        case CellAlign::left:
            return LXW_ALIGN_LEFT;
        case CellAlign::centre:
            return LXW_ALIGN_CENTER;
        case CellAlign::right:
            return LXW_ALIGN_RIGHT;
    }
    return LXW_ALIGN_NONE;
}

}  // namespace

std::vector<std::string> cut_for_cells(const std::string& words) {
    std::vector<std::string> pieces;
    std::size_t at = 0;
    do {
        pieces.push_back(first_letters(words.substr(at), cell_letters_max));
        at += pieces.back().size();
    } while (at < words.size());
    return pieces;
}

void Sheet::text(CellPlace place, const std::string& words, const CellStyle& style) {
    workbook_->note(worksheet_write_string(sheet_, place.row, place.column,
                                           first_letters(words, cell_letters_max).c_str(),
                                           workbook_->format_of(style)));
    count_lines(place, words, style);
}

void Sheet::number(CellPlace place, const Decimal& number, CellStyle style) {
    if (style.align == CellAlign::left) style.align = CellAlign::right;
    if (!is_exact_in_spreadsheet(number)) return text(place, number.display(), style);
    if (style.number_format.empty()) style.number_format = number_format_of(number);
    workbook_->note(worksheet_write_number(sheet_, place.row, place.column, number.approximate(),
                                           workbook_->format_of(style)));
}

void Sheet::date(CellPlace place, CivilDate date, CellStyle style) {
    style.number_format = "dd/mm/yyyy";
    style.align = CellAlign::centre;
    lxw_datetime day = to_datetime(date);
    workbook_->note(worksheet_write_datetime(sheet_, place.row, place.column, &day,
                                             workbook_->format_of(style)));
}

void Sheet::instant(CellPlace place, Instant instant, CellStyle style) {
    style.number_format = "dd/mm/yyyy hh:mm:ss";
    style.align = CellAlign::centre;
    const CivilDate day = to_civil_date(instant);
    const auto seconds =
        std::chrono::floor<std::chrono::seconds>(instant.since(to_start_of_day(day))).count();
    lxw_datetime moment = to_datetime(day);
    moment.hour = static_cast<int>(seconds / 3600);
    moment.min = static_cast<int>(seconds / 60 % 60);
    moment.sec = static_cast<double>(seconds % 60);
    workbook_->note(worksheet_write_datetime(sheet_, place.row, place.column, &moment,
                                             workbook_->format_of(style)));
}

void Sheet::blank(CellPlace place, const CellStyle& style) {
    workbook_->note(
        worksheet_write_blank(sheet_, place.row, place.column, workbook_->format_of(style)));
}

void Sheet::merged(CellPlace place, std::uint16_t last_column, const std::string& words,
                   const CellStyle& style) {
    if (place.column == last_column) return text(place, words, style);
    workbook_->note(worksheet_merge_range(sheet_, place.row, place.column, place.row, last_column,
                                          words.c_str(), workbook_->format_of(style)));
}

void Sheet::set_widths(const std::vector<double>& widths) {
    widths_ = widths;
    for (std::size_t column = 0; column < widths.size(); ++column) {
        const auto at = static_cast<lxw_col_t>(column);
        workbook_->note(worksheet_set_column(sheet_, at, at, widths[column], nullptr));
    }
}

void Sheet::set_height(std::uint32_t row, double points) {
    workbook_->note(worksheet_set_row(sheet_, row, points, nullptr));
}

void Sheet::count_lines(CellPlace place, const std::string& words, const CellStyle& style) {
    constexpr double usual_size = 11;
    const double letter_width = (style.bold ? 1.12 : 1.0) * style.size / usual_size;
    long_cells_.push_back({place, words, letter_width});
}

void Sheet::set_heights() {
    constexpr double line_points = 14.5;
    constexpr double points_max = 409;  // no row of a spreadsheet may be higher
    std::map<std::uint32_t, std::size_t> lines;
    for (const LongCell& cell : long_cells_)
        if (cell.place.column < widths_.size())
            lines[cell.place.row] = std::max(
                lines[cell.place.row],
                lines_of(cell.words, 1.12 * widths_[cell.place.column] / cell.letter_width));
    for (const auto& [row, count] : lines)
        if (count > 1)
            set_height(row, std::min(points_max, line_points * static_cast<double>(count) + 2));
}

void Sheet::set_print(bool is_across, std::uint32_t header_row, std::uint16_t first_free_column) {
    constexpr std::uint8_t a4 = 9;
    constexpr double side_margin = 0.5;  // inches
    constexpr double end_margin = 0.6;
    is_across ? worksheet_set_landscape(sheet_) : worksheet_set_portrait(sheet_);
    worksheet_set_paper(sheet_, a4);
    worksheet_set_margins(sheet_, side_margin, side_margin, end_margin, end_margin);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_freeze_panes(sheet_, header_row + 1, first_free_column);
    workbook_->note(worksheet_repeat_rows(sheet_, header_row, header_row));
    workbook_->note(worksheet_set_footer(sheet_, "&L&8&A&R&8&P/&N"));
}

void Sheet::let_columns_flow(std::uint16_t repeated_through) {
    worksheet_fit_to_pages(sheet_, 0, 0);
    constexpr std::uint16_t percent = 75;
    worksheet_set_print_scale(sheet_, percent);
    workbook_->note(worksheet_repeat_columns(sheet_, 0, repeated_through));
}

Workbook::Workbook(std::filesystem::path file)
    : file_{std::move(file)},
      temporary_{temporary_beside(file_)},
      workbook_{workbook_new(to_utf8(temporary_).c_str())} {}

Workbook::~Workbook() {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
}

void Workbook::set_title(const std::string& title, Instant made_at) {
    std::string copy = title;
    lxw_doc_properties properties{};
    properties.title = copy.data();
    properties.created = static_cast<time_t>(made_at.value() / 1000);
    note(workbook_set_properties(workbook_, &properties));
}

std::string Workbook::free_name(const std::string& wanted) {
    constexpr std::string_view forbidden = "[]:*?/\\'\n\t";
    std::string clean;
    for (const char c : wanted)
        if (forbidden.find(c) == std::string_view::npos) clean.push_back(c);
    std::string name = first_letters(clean, sheet_name_letters_max);
    for (int number = 2; name.empty() || !names_.insert(folded(name)).second; ++number) {
        const std::string ending = fmt::format(" {}", number);
        name = first_letters(clean, sheet_name_letters_max - ending.size()) + ending;
    }
    return name;
}

Sheet& Workbook::add_sheet(const std::string& name) {
    lxw_worksheet* const sheet = workbook_add_worksheet(workbook_, free_name(name).c_str());
    if (sheet == nullptr) throw_error(unwritable(file_));
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    return sheets_.emplace_back(*this, sheet);
}

Result<void> Workbook::close() {
    for (Sheet& sheet : sheets_) sheet.set_heights();
    // The library reports a file that it cannot create on standard error.
    if (!std::ofstream{temporary_, std::ios::binary}) return unwritable(file_);
    note(workbook_close(std::exchange(workbook_, nullptr)));
    if (first_error_ != LXW_NO_ERROR) return unwritable(file_);
    return put_in_place(temporary_, file_);
}

lxw_format* Workbook::format_of(const CellStyle& style) {
    lxw_format*& format = formats_[style];
    if (format != nullptr) return format;
    format = workbook_add_format(workbook_);
    format_set_font_name(format, "Times New Roman");
    format_set_font_size(format, style.size);
    format_set_text_wrap(format);
    format_set_align(format, alignment_of(style.align));
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (style.bold) format_set_bold(format);
    if (style.italic) format_set_italic(format);
    if (style.bordered) {
        constexpr lxw_color_t grey = 0xA6A6A6;
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, grey);
    }
    if (style.background != 0) format_set_bg_color(format, style.background);
    if (style.colour != 0) format_set_font_color(format, style.colour);
    if (!style.number_format.empty()) format_set_num_format(format, style.number_format.c_str());
    return format;
}

void Workbook::note(lxw_error error) {
    if (first_error_ == LXW_NO_ERROR) first_error_ = error;
}

}  // namespace thidua
