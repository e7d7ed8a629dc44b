#include "client/sheets/cell_styles.h"

#include <map>

#include "client/sheets/refusals.h"
#include "client/sheets/xml_part.h"
#include "shared/base/text.h"

namespace thidua::sheets {
namespace {

using Formats = std::map<std::uint32_t, NumberFormat>;

/// No style can ask for so many.
constexpr std::uint32_t no_format = 0xFFFF'FFFF;
constexpr std::size_t font_bytes_max = 200;

std::vector<std::string_view> read_fonts(pugi::xml_node root, Workbook& workbook) {
    std::vector<std::string_view> fonts;
    for_each(child(root, "fonts"), "font", [&](pugi::xml_node font) {
        fonts.push_back(kept_font(workbook, attribute(child(font, "name"), "val").value()));
    });
    return fonts;
}

Formats read_formats(pugi::xml_node root) {
    Formats formats;
    for_each(child(root, "numFmts"), "numFmt", [&](pugi::xml_node format) {
        formats[whole(format, "numFmtId", no_format)] =
            read_number_format(attribute(format, "formatCode").value());
    });
    return formats;
}

NumberFormat format_of(const Formats& formats, std::uint32_t id) {
    const auto own = formats.find(id);
    return own == formats.end() ? built_in_format(id) : own->second;
}

}  // namespace

std::string_view kept_font(Workbook& workbook, std::string_view name) {
    if (name.empty() || name.size() > font_bytes_max || !is_clean_utf8(name)) return {};
    const auto known = workbook.fonts.find(name);
    return known != workbook.fonts.end() ? *known : *workbook.fonts.emplace(name).first;
}

Result<std::vector<CellStyle>> read_styles(pugi::xml_node root, Workbook& workbook) {
    const std::vector<std::string_view> fonts = read_fonts(root, workbook);
    const Formats formats = read_formats(root);
    std::vector<CellStyle> styles;
    for_each(child(root, "cellXfs"), "xf", [&](pugi::xml_node style) {
        const std::uint32_t font = whole(style, "fontId", no_format);
        styles.push_back({.font = font < fonts.size() ? fonts[font] : std::string_view{},
                          .format = format_of(formats, whole(style, "numFmtId", no_format))});
    });
    if (styles.size() > limits::styles_max) return too_large();
    return styles;
}

}  // namespace thidua::sheets
