#include "tests/sheets/vntime_workbook.h"

#include <xlsxwriter.h>

#include <array>
#include <map>

#include "shared/base/check.h"
#include "tests/support/temporary_folder.h"

namespace thidua::sheets {
namespace {

constexpr std::size_t people = 60;
constexpr std::size_t people_in_unit = 20;
constexpr std::array families{"Nguyễn", "Trần", "Lê",   "Phạm", "Hoàng", "Ma",    "Lầu", "Hầu",
                              "Vàng",   "Đặng", "Chẩu", "Quan", "Nông",  "Giàng", "Bàn"};
constexpr std::array middles{"Văn", "Thị", "Hồng", "Khánh", "Thế", "Mí",
                             "A",   "Đức", "Ngọc", "Xuân",  "Hữu", "Minh"};
constexpr std::array givens{"An",   "Bình",   "Cường", "Dung", "Đồng",  "Giang", "Hà",
                            "Hảo",  "Hương",  "Khánh", "Lâm",  "Lềnh",  "Mai",   "Nghĩa",
                            "Oanh", "Phượng", "Quý",   "Sửu",  "Thiêm", "Tưởng"};
constexpr std::array positions{"Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên chính",
                               "Chuyên viên"};
constexpr std::array units{"Phòng Hành chính tư pháp", "Văn phòng Sở",
                           "Trung tâm Trợ giúp pháp lý"};

std::string name_of(std::size_t at) {
    if (at == 11) return "Nguyễn Thị Hòa";
    if (at == 42) return "Nguyễn Thị Hoà";
    return std::string{families[at % families.size()]} + ' ' + middles[at * 7 % middles.size()] +
           ' ' + givens[(at * 3 + at / people_in_unit) % givens.size()];
}

ListedPerson person_of(std::size_t at) {
    const auto shift = static_cast<unsigned>(at);
    return {.name = name_of(at),
            .gender = name_of(at).find(" Thị ") != std::string::npos ? "female" : "male",
            .position = positions[at / 3 % positions.size()],
            .unit = units[at / people_in_unit],
            .born = CivilDate{std::chrono::year{1970 + static_cast<int>(at % 30)},
                              std::chrono::month{1 + shift % 12}, std::chrono::day{1 + shift % 28}},
            .votes = 5 + static_cast<int>(at % 4)};
}

/// Writes texts in the style's encoding and fonts.
class ListWriter {
public:
    ListWriter(const std::string& file, const ListStyle& style);
    void write();

private:
    std::string encoded(const std::string& words) const;
    void text(lxw_row_t row, int column, const std::string& words);
    void merged(const char* range, const std::string& words);
    void write_title();
    void write_header();
    void write_person(std::size_t at);
    void write_end();

    ListStyle style_;
    lxw_workbook* workbook_;
    lxw_worksheet* sheet_;
    lxw_format* font_;
    lxw_format* title_font_;
    lxw_format* date_;
    lxw_row_t row_ = 0;
};

ListWriter::ListWriter(const std::string& file, const ListStyle& style)
    : style_{style},
      workbook_{workbook_new(file.c_str())},
      sheet_{workbook_add_worksheet(workbook_, "DS")},
      font_{workbook_add_format(workbook_)},
      title_font_{workbook_add_format(workbook_)},
      date_{workbook_add_format(workbook_)} {
    format_set_font_name(font_, style_.font.c_str());
    format_set_font_name(title_font_, style_.title_font.c_str());
    format_set_num_format(date_, "dd/mm/yyyy");
}

std::string ListWriter::encoded(const std::string& words) const {
    const auto written = to_legacy(words, style_.encoding);
    CHECK(written.has_value());
    return *written;
}

void ListWriter::text(lxw_row_t row, int column, const std::string& words) {
    worksheet_write_string(sheet_, row, static_cast<lxw_col_t>(column), encoded(words).c_str(),
                           font_);
}

void ListWriter::merged(const char* range, const std::string& words) {
    worksheet_merge_range(sheet_, RANGE(range), encoded(words).c_str(), font_);
}

void ListWriter::write_title() {
    const auto capitals =
        style_.encoding == LegacyEncoding::tcvn3 ? LegacyEncoding::tcvn3_capital : style_.encoding;
    const auto title = to_legacy("DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN", capitals);
    worksheet_merge_range(sheet_, RANGE("A1:I1"), title.value().c_str(), title_font_);
}

void ListWriter::write_header() {
    merged("A3:A4", "STT");
    merged("B3:C4", "Họ và tên");
    merged("D3:D4", "Ngày sinh");
    merged("E3:E4", "Giới tính");
    merged("F3:F4", "Chức vụ");
    merged("G3:H3", "Kết quả bỏ phiếu");
    text(3, 6, "Đồng ý");
    text(3, 7, "Ghi chú");
    merged("I3:I4", "Mã nội bộ");
    lxw_row_col_options hidden{.hidden = 1};
    worksheet_set_column_opt(sheet_, COLS("I:I"), 10, nullptr, &hidden);
    for (int column = 0; column < 8; ++column)
        text(4, column, "(" + std::to_string(column + 1) + ")");
    row_ = 5;
}

void ListWriter::write_person(std::size_t at) {
    const ListedPerson& person = listed_people()[at];
    if (at % 7 != 3) worksheet_write_number(sheet_, row_, 0, static_cast<double>(at + 1), font_);
    const std::size_t space = person.name.rfind(' ');
    text(row_, 1,
         " " + person.name.substr(0, person.name.find(' ')) + "  " +
             person.name.substr(person.name.find(' ') + 1, space - person.name.find(' ')));
    text(row_, 2, person.name.substr(space + 1));
    lxw_datetime day{.year = static_cast<int>(person.born.year()),
                     .month = static_cast<int>(static_cast<unsigned>(person.born.month())),
                     .day = static_cast<int>(static_cast<unsigned>(person.born.day()))};
    if (at % 2 == 0)
        worksheet_write_datetime(sheet_, row_, 3, &day, date_);
    else
        text(row_, 3,
             std::to_string(day.day) + "-" + std::to_string(day.month) + "-" +
                 std::to_string(day.year % 100 + (at % 3 == 0 ? 1900 : 0)));
    text(row_, 4, person.gender == "male" ? "Nam" : "Nữ");
    text(row_, 5, at % 3 == 1 ? "nt" : person.position);
    worksheet_write_number(sheet_, row_, 6, person.votes, font_);
    ++row_;
}

void ListWriter::write_end() {
    text(row_++, 1, "Tổng cộng: 60 người");
    text(++row_, 5, "Tuyên Quang, ngày 05 tháng 4 năm 2026");
    text(++row_, 1, "Người lập biểu");
    text(row_, 5, "Thủ trưởng đơn vị");
    text(row_ += 4, 1, "Mai Hồng Thiêm");
}

void ListWriter::write() {
    write_title();
    write_header();
    static constexpr std::array numbers{"I", "II", "III"};
    for (std::size_t at = 0; at < people; ++at) {
        if (at % people_in_unit == 0) {
            text(row_, 0, numbers[at / people_in_unit]);
            worksheet_merge_range(sheet_, row_, 1, row_, 7,
                                  encoded(units[at / people_in_unit]).c_str(), font_);
            ++row_;
        }
        write_person(at);
    }
    write_end();
    CHECK(workbook_close(workbook_) == LXW_NO_ERROR);
}

}  // namespace

const char* const list_mapping = R"({
    "ordinal": {"heading": ["STT", "TT"]},
    "columns": [
        {"field": "name", "kind": "name", "heading": "Họ và tên", "required": true},
        {"field": "born", "kind": "date", "heading": ["Ngày sinh", "Ngày, tháng, năm sinh"]},
        {"field": "gender", "kind": "choice", "heading": "Giới tính",
         "choices": {"male": ["Nam"], "female": ["Nữ"]}, "required": true},
        {"field": "position", "heading": "chuc vu"},
        {"field": "votes", "kind": "integer", "heading": "Kết quả bỏ phiếu / Đồng ý"},
        {"field": "note", "heading": "Ghi chú"}
    ],
    "section_field": "unit",
    "identity": ["name", "born"]
})";

const std::vector<ListedPerson>& listed_people() {
    static const std::vector<ListedPerson> all = [] {
        std::vector<ListedPerson> made;
        for (std::size_t at = 0; at < people; ++at) made.push_back(person_of(at));
        return made;
    }();
    return all;
}

Bytes list_workbook(const ListStyle& style) {
    const TemporaryFolder folder;
    const std::string file = folder.file("list.xlsx");
    ListWriter{file, style}.write();
    return read_whole_file(file);
}

}  // namespace thidua::sheets
