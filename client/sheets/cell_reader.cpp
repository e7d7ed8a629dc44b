#include "client/sheets/cell_reader.h"

#include <charconv>

#include "client/sheets/refusals.h"
#include "client/sheets/xml_part.h"
#include "shared/base/text.h"

namespace thidua::sheets {
namespace {

constexpr std::uint32_t no_number = 0xFFFF'FFFF;

/// "1234" before which the format puts noughts, as it is shown.
std::string with_noughts(const Decimal& number, std::size_t digits) {
    std::string text = number.text();
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return text;
}

/// A number by its format; what cannot be one stays the text that it is.
void set_number(Cell& cell, std::string_view written, const NumberFormat& format,
                SerialSystem serials) {
    const auto number = number_of_cell(written);
    if (!number) {
        cell.content = std::string{written};
        return;
    }
    cell.content = *number;
    if (format.is_date) {
        if (const auto date = date_from_serial(*number, serials)) cell.content = *date;
    } else if (const Decimal hundredfold = *number * Decimal{100};
               format.is_percent && hundredfold.is_within_limits()) {
        cell.content = hundredfold;
        cell.is_percent = true;
    } else if (format.digits > 0 && number->is_integer() && *number >= Decimal{0}) {
        cell.content = with_noughts(*number, format.digits);
    }
}

/// "2026-04-05T00:00:00": the time of day is let go.
void set_iso_date(Cell& cell, std::string_view written) {
    const auto date = civil_date_from_iso(written.substr(0, written.find('T')));
    cell.content = std::string{written};
    if (date) cell.content = *date;
}

Result<void> set_text(Cell& cell, const RichText& rich, Workbook& workbook) {
    if (code_points(rich.text) > limits::text_points_max) return too_large();
    cell.content = rich.text;
    if (!rich.font.empty()) cell.font = kept_font(workbook, rich.font);
    return {};
}

Result<void> set_shared_text(Cell& cell, std::string_view written, const SharedParts& shared,
                             Workbook& workbook) {
    std::size_t index = 0;
    const char* const end = written.data() + written.size();
    const auto read = std::from_chars(written.data(), end, index);
    if (read.ec != std::errc{} || read.ptr != end || index >= shared.strings.size())
        return damaged_workbook();
    return set_text(cell, shared.strings[index], workbook);
}

/// <v> or, of "inlineStr", <is>.
Result<void> set_content(Cell& cell, pugi::xml_node node, const NumberFormat& format,
                         const SharedParts& shared, Workbook& workbook) {
    const std::string_view kind = attribute(node, "t").value();
    const std::string_view written = child(node, "v").child_value();
    if (!is_clean_utf8(written)) return damaged_workbook();
    if (kind == "s") return set_shared_text(cell, written, shared, workbook);
    if (kind == "inlineStr") {
        const auto rich = read_rich_text(child(node, "is"));
        return rich ? set_text(cell, *rich, workbook) : damaged_workbook();
    }
    if (kind == "str") return set_text(cell, {.text = without_escapes(written)}, workbook);
    if (kind == "b")
        cell.content = written == "1";
    else if (kind == "d")
        set_iso_date(cell, written);
    else if (kind == "e")
        cell.content = CellError{std::string{written}};
    else
        set_number(cell, written, format, workbook.serials);
    return {};
}

}  // namespace

Result<std::optional<Cell>> read_cell(pugi::xml_node node, const SharedParts& shared,
                                      Workbook& workbook) {
    const std::uint32_t style_number = whole(node, "s", no_number);
    const CellStyle style =
        style_number < shared.styles.size() ? shared.styles[style_number] : CellStyle{};
    const bool is_inline = !child(node, "is").empty();
    if (!is_inline && std::string_view{child(node, "v").child_value()}.empty())
        return std::optional<Cell>{};
    Cell cell{
        .content = std::string{}, .font = style.font, .is_formula = !child(node, "f").empty()};
    const auto set = set_content(cell, node, style.format, shared, workbook);
    if (!set) return set.error();
    const auto* const text = std::get_if<std::string>(&cell.content);
    return text && text->empty() ? std::optional<Cell>{} : std::optional<Cell>{std::move(cell)};
}

}  // namespace thidua::sheets
