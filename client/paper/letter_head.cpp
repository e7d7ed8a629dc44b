#include "client/paper/paper_elements.h"
#include "client/paper/paper_parts.h"

namespace thidua {
namespace {

/// National name and motto take what they need in 12 and 13 points on one line; the organ has the
/// rest.
constexpr double state_share = 0.58;
constexpr double motto_length = 59;
constexpr double organ_line_length = 22;

constexpr Letters capitals{.size = 12};
constexpr Letters bold_capitals{.size = 12, .bold = true};
constexpr Letters motto{.size = 13, .bold = true};
constexpr Letters number_letters{.size = 13};
constexpr Letters date_letters{.size = 13, .italic = true};

std::string centred(const std::string& words, Letters letters, double before = 0) {
    Paragraph paragraph = plain_paragraph(words, letters, Align::centre);
    paragraph.before = before;
    return to_xml(paragraph);
}

std::string organ_xml(const LetterHead& head, double width) {
    std::string xml;
    if (!head.parent_organ.empty()) xml += centred(head.parent_organ, capitals);
    xml += centred(head.organ, bold_capitals);
    return xml + to_xml(ShortLine{.length = organ_line_length, .width = width});
}

std::string state_xml(double width) {
    return centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold_capitals) +
           centred("Độc lập - Tự do - Hạnh phúc", motto) +
           to_xml(ShortLine{.length = motto_length, .width = width});
}

std::string number_xml(const LetterHead& head) {
    std::string xml = centred(head.number, number_letters);
    if (!head.about.empty()) xml += centred(head.about, {.size = 12}, 3);
    return xml;
}

}  // namespace

std::string letter_head_xml(const LetterHead& head, double width) {
    constexpr double padding = 0.5;
    const double state = width * state_share;
    const double organ = width - state;
    Table table{.widths = {organ, state}, .has_lines = false, .padding = padding};
    table.rows.push_back({.cells = {{.content = organ_xml(head, organ - 2 * padding)},
                                    {.content = state_xml(state - 2 * padding)}}});
    if (!head.number.empty() || !head.place_and_date.empty())
        table.rows.push_back({.cells = {{.content = number_xml(head)},
                                        {.content = centred(head.place_and_date, date_letters)}}});
    return to_xml(table);
}

}  // namespace thidua
