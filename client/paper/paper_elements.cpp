#include "client/paper/paper_elements.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "client/paper/paper_measures.h"
#include "client/paper/xml_part.h"

namespace thidua {
namespace {

const char* justification(Align align) {
    switch (align) {
        case Align::left:
            return "left";
        case Align::centre:
            return "center";
        case Align::right:
            return "right";
        case Align::justified:
            return "both";
    }
    return "left";
}

std::string letters_xml(const Letters& letters) {
    const int half_points = static_cast<int>(std::lround(letters.size * 2));
    std::string xml = "<w:rPr>";
    if (letters.bold) xml += "<w:b/><w:bCs/>";
    if (letters.italic) xml += "<w:i/><w:iCs/>";
    if (letters.stretch != 100) xml += fmt::format("<w:w w:val=\"{}\"/>", letters.stretch);
    return xml + fmt::format("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/></w:rPr>", half_points);
}

std::string run_xml(const Words& words) {
    const std::string form = letters_xml(words.letters);
    std::string xml = "<w:r>" + form;
    for (std::size_t at = 0; at <= words.text.size();) {
        const std::size_t end = std::min(words.text.find('\n', at), words.text.size());
        if (at > 0) xml += "<w:br/>";
        if (end > at)
            xml += fmt::format("<w:t xml:space=\"preserve\">{}</w:t>",
                               xml_escaped(words.text.substr(at, end - at)));
        at = end + 1;
    }
    return xml + "</w:r>";
}

std::string indent_xml(const Paragraph& paragraph) {
    const int first = twips(paragraph.first_line);
    return fmt::format("<w:ind w:left=\"{}\" w:right=\"{}\" w:{}=\"{}\"/>", twips(paragraph.left),
                       twips(paragraph.right), first < 0 ? "hanging" : "firstLine",
                       std::abs(first));
}

std::string form_xml(const Paragraph& paragraph) {
    std::string xml = "<w:pPr>";
    if (paragraph.keeps_with_next) xml += "<w:keepNext/>";
    xml +=
        fmt::format("<w:spacing w:before=\"{}\" w:after=\"{}\" w:line=\"{}\" w:lineRule=\"auto\"/>",
                    std::lround(paragraph.before * 20), std::lround(paragraph.after * 20),
                    std::lround(paragraph.line * 240));
    xml += indent_xml(paragraph);
    xml += fmt::format("<w:jc w:val=\"{}\"/>", justification(paragraph.align));
    if (paragraph.level > 0)
        xml += fmt::format("<w:outlineLvl w:val=\"{}\"/>", paragraph.level - 1);
    // The mark at the end of an empty paragraph is as high as its letters.
    if (!paragraph.words.empty()) xml += letters_xml(paragraph.words.back().letters);
    return xml + "</w:pPr>";
}

std::string cell_xml(const Cell& cell, double width) {
    std::string xml = fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", twips(width));
    if (cell.columns > 1) xml += fmt::format("<w:gridSpan w:val=\"{}\"/>", cell.columns);
    if (cell.is_middle) xml += "<w:vAlign w:val=\"center\"/>";
    return xml + "</w:tcPr>" + cell.content + "</w:tc>";
}

std::string row_xml(const Row& row, const std::vector<double>& widths) {
    std::string xml = "<w:tr><w:trPr>";
    if (!row.may_break) xml += "<w:cantSplit/>";
    if (row.is_head) xml += "<w:tblHeader/>";
    xml += "</w:trPr>";
    auto width = widths.begin();
    for (const Cell& cell : row.cells) {
        const auto end = width + cell.columns;
        xml += cell_xml(cell, std::accumulate(width, end, 0.0));
        width = end;
    }
    return xml + "</w:tr>";
}

std::string lines_xml(bool has_lines) {
    std::string xml = "<w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        xml += fmt::format("<w:{} w:val=\"{}\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", side,
                           has_lines ? "single" : "nil");
    return xml + "</w:tblBorders>";
}

}  // namespace

int twips(double millimetres) {
    return static_cast<int>(std::lround(millimetres * 1440 / 25.4));
}

Paragraph plain_paragraph(std::string text, Letters letters, Align align) {
    return {.words = {{.text = std::move(text), .letters = letters}}, .align = align};
}

std::string to_xml(const Paragraph& paragraph) {
    std::string xml = "<w:p>" + form_xml(paragraph);
    for (const Words& words : paragraph.words) xml += run_xml(words);
    return xml + "</w:p>";
}

std::string to_xml(const ShortLine& line) {
    // The border of a paragraph that is as low as one can be: it moves with the text, which a drawn
    // line does not in every program.
    const int side = twips((line.width - line.length) / 2);
    return fmt::format(
        "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/>"
        "</w:pBdr><w:spacing w:before=\"80\" w:after=\"0\" w:line=\"80\" w:lineRule=\"exact\"/>"
        "<w:ind w:left=\"{0}\" w:right=\"{0}\"/><w:rPr><w:sz w:val=\"4\"/><w:szCs w:val=\"4\"/>"
        "</w:rPr></w:pPr></w:p>",
        side);
}

std::string to_xml(const Table& table) {
    const double width = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
    std::string xml = fmt::format(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"{}\"/>{}"
        "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{}\" w:type=\"dxa\"/>"
        "<w:right w:w=\"{}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
        twips(width), table.is_centred ? "center" : "left", lines_xml(table.has_lines),
        twips(table.padding), twips(table.padding));
    for (const double column : table.widths)
        xml += fmt::format("<w:gridCol w:w=\"{}\"/>", twips(column));
    xml += "</w:tblGrid>";
    for (const Row& row : table.rows) xml += row_xml(row, table.widths);
    return xml + "</w:tbl>";
}

}  // namespace thidua
