#include "client/paper/certificate_paper.h"

#include <fmt/format.h>

#include "client/paper/docx_frame.h"
#include "client/paper/paper_measures.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr double corner_distance = 20;
constexpr double corner_size = 10;

/// A box that stands at its place on the sheet, whatever else is on the page.
struct PlacedBox {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;         ///< 0: as high as its words
    std::string borders = {};  ///< w:pBdr
};

PageForm sheet_of(const CertificateLayout& layout) {
    return {.width = layout.page_width,
            .height = layout.page_height,
            .top = 5,
            .bottom = 5,
            .left = 5,
            .right = 5,
            .has_page_numbers = false};
}

/// The paragraph becomes a frame: its form begins with where it stands.
std::string placed(const PlacedBox& box, const Paragraph& paragraph) {
    constexpr std::string_view form = "<w:pPr>";
    std::string xml = to_xml(paragraph);
    const std::string height =
        box.height > 0 ? fmt::format(" w:h=\"{}\" w:hRule=\"exact\"", twips(box.height)) : "";
    xml.insert(xml.find(form) + form.size(),
               fmt::format("<w:framePr w:w=\"{}\"{} w:wrap=\"around\" w:vAnchor=\"page\" "
                           "w:hAnchor=\"page\" w:x=\"{}\" w:y=\"{}\"/>{}",
                           twips(box.width), height, twips(box.x), twips(box.y), box.borders));
    return xml;
}

PlacedBox box_of(const CertificateField& field, const PrinterOffset& offset) {
    return {.x = field.x + offset.right, .y = field.y + offset.down, .width = field.width};
}

/// What the frames of a page hang on; its section ends there, so that none slips to another page.
std::string anchor(const std::string& section) {
    return "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" "
           "w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr>" +
           section + "</w:pPr></w:p>";
}

std::string border(const char* side) {
    return fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", side);
}

std::string corner(double x, double y, const char* vertical, const char* horizontal) {
    return placed({.x = x,
                   .y = y,
                   .width = corner_size,
                   .height = corner_size,
                   .borders = "<w:pBdr>" + border(vertical) + border(horizontal) + "</w:pBdr>"},
                  plain_paragraph("", {.size = 2}));
}

std::string corners(const CertificateLayout& layout, const PrinterOffset& offset) {
    const double left = corner_distance + offset.right;
    const double top = corner_distance + offset.down;
    const double right = layout.page_width - corner_distance - corner_size + offset.right;
    const double bottom = layout.page_height - corner_distance - corner_size + offset.down;
    return corner(left, top, "top", "left") + corner(right, top, "top", "right") +
           corner(left, bottom, "left", "bottom") + corner(right, bottom, "bottom", "right");
}

std::string field_box(const CertificateField& field, const PrinterOffset& offset) {
    PlacedBox box = box_of(field, offset);
    box.borders = "<w:pBdr>" + border("top") + border("left") + border("bottom") + border("right") +
                  "</w:pBdr>";
    Letters letters = field.letters;
    letters.size = std::min(letters.size, 16.0);
    return placed(box, plain_paragraph(field.name, letters, field.align));
}

std::string advice(const CertificateLayout& layout) {
    const std::string words = fmt::format(
        "{} ({} × {} mm). Mỗi góc cách mép giấy 20 mm. Góc trái trên cách mép trái 21 mm thì ghi "
        "\"right\" là \"-1\"; cách mép trên 19 mm thì ghi \"down\" là \"1\".",
        layout.name, layout.page_width, layout.page_height);
    const double side = corner_distance + corner_size + 5;
    return placed({.x = side, .y = corner_distance, .width = layout.page_width - 2 * side},
                  plain_paragraph(words, {.size = 11, .italic = true}, Align::centre));
}

}  // namespace

Result<Bytes> certificates_docx(const CertificateLayout& layout,
                                const std::vector<PaperData>& certificates,
                                const PrinterOffset& offset) {
    const std::string section = to_xml(sheet_of(layout));
    std::string body;
    for (std::size_t i = 0; i < certificates.size(); ++i) {
        for (const CertificateField& field : layout.fields) {
            const PaperData* value = certificates[i].find(field.name);
            if (!value || value->kind() != PaperData::Kind::text)
                return failure(
                    ErrorCode::invalid_input,
                    fmt::format(fmt::runtime(tr("Certificate {} has nothing for \"{}\".")), i + 1,
                                field.name));
            body += placed(box_of(field, offset),
                           plain_paragraph(value->text(), field.letters, field.align));
        }
        body += anchor(i + 1 < certificates.size() ? section : "");
    }
    return framed_docx(body + section);
}

Bytes calibration_docx(const CertificateLayout& layout, const PrinterOffset& offset) {
    std::string body = corners(layout, offset) + advice(layout);
    for (const CertificateField& field : layout.fields) body += field_box(field, offset);
    return framed_docx(body + anchor("") + to_xml(sheet_of(layout)));
}

}  // namespace thidua
