#include "client/paper/section_width.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "client/paper/xml_part.h"

namespace thidua {
namespace {

/// From two fingers to the widest page of Word, in twips. A template is read as a stranger's bytes.
constexpr std::int64_t least_width = 1440;
constexpr std::int64_t greatest_width = 31680;
/// What rounding makes of one width.
constexpr int same_width = 20;

/// The form of a section stands at its end: in its last paragraph, or at the end of the body.
pugi::xml_node section_of(const pugi::xml_node& item) {
    for (pugi::xml_node at = item; at; at = at.next_sibling()) {
        if (is_named(at, "w:sectPr")) return at;
        if (const pugi::xml_node ends = at.child("w:pPr").child("w:sectPr")) return ends;
    }
    return {};
}

std::int64_t measure(const pugi::xml_node& node, const char* name, int otherwise = 0) {
    return node.attribute(name).as_int(otherwise);
}

bool is_said_no(const pugi::xml_attribute& attribute) {
    const std::string_view said = attribute.value();
    return said == "0" || said == "false" || said == "off";
}

}  // namespace

std::optional<int> text_width_at(const pugi::xml_node& item) {
    constexpr int usual_space = 720;
    const pugi::xml_node section = section_of(item);
    const pugi::xml_node margins = section.child("w:pgMar");
    if (!section.child("w:pgSz") || !margins) return std::nullopt;
    std::int64_t width = measure(section.child("w:pgSz"), "w:w") - measure(margins, "w:left") -
                         measure(margins, "w:right") - measure(margins, "w:gutter");
    const pugi::xml_node columns = section.child("w:cols");
    const std::int64_t count = std::max<std::int64_t>(measure(columns, "w:num", 1), 1);
    if (count > 1 && is_said_no(columns.attribute("w:equalWidth"))) return std::nullopt;
    width = (width - (count - 1) * measure(columns, "w:space", usual_space)) / count;
    if (width < least_width || width > greatest_width) return std::nullopt;
    return static_cast<int>(width);
}

void fit_table(const pugi::xml_node& table, int from, int to) {
    if (from <= 0 || std::abs(from - to) <= same_width) return;
    // The edges are rounded, not the columns, so that these make up the whole.
    std::vector<int> edges{0};
    std::int64_t edge = 0;
    for (const pugi::xml_node& column : table.child("w:tblGrid").children("w:gridCol")) {
        edge += measure(column, "w:w");
        edges.push_back(static_cast<int>(edge * to / from));
        column.attribute("w:w").set_value(edges.back() - edges[edges.size() - 2]);
    }
    table.child("w:tblPr").child("w:tblW").attribute("w:w").set_value(edges.back());
    for (const pugi::xml_node& row : table.children("w:tr")) {
        std::size_t at = 0;
        for (const pugi::xml_node& cell : row.children("w:tc")) {
            const pugi::xml_node form = cell.child("w:tcPr");
            const auto span = std::max(form.child("w:gridSpan").attribute("w:val").as_uint(1), 1U);
            const std::size_t end = std::min(at + span, edges.size() - 1);
            form.child("w:tcW").attribute("w:w").set_value(edges[end] - edges[at]);
            at = end;
        }
    }
}

}  // namespace thidua
