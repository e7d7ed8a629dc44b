#include "client/paper/paper_builder.h"

#include "client/paper/paper_measures.h"

namespace thidua {
namespace {

constexpr double subject_line_length = 50;

Paragraph body_paragraph(std::vector<Words> words) {
    return {.words = std::move(words),
            .align = Align::justified,
            .first_line = measures::first_line,
            .after = measures::between_paragraphs,
            .line = measures::line};
}

Paragraph spaced(Paragraph paragraph, double before, double after = 0) {
    paragraph.before = before;
    paragraph.after = after;
    return paragraph;
}

/// Between a table and what follows, where Word wants a paragraph.
std::string gap(double points, bool keeps_with_next = false) {
    Paragraph paragraph = spaced(plain_paragraph("", {.size = 2}), points);
    paragraph.keeps_with_next = keeps_with_next;
    return to_xml(paragraph);
}

std::string cell_text(const std::string& words, Letters letters, Align align) {
    return to_xml(Paragraph{.words = {{words, letters}}, .align = align, .before = 1, .after = 1});
}

Row head_row(const std::vector<PaperColumn>& columns, double size) {
    Row row{.is_head = true, .may_break = false};
    for (const PaperColumn& column : columns)
        row.cells.push_back(
            {.content = cell_text(column.head, {.size = size, .bold = true}, Align::centre),
             .is_middle = true});
    return row;
}

Row plain_row(const std::vector<PaperColumn>& columns, const std::vector<std::string>& words,
              double size) {
    Row row{.may_break = false};
    for (std::size_t i = 0; i < columns.size(); ++i)
        row.cells.push_back({.content = cell_text(words.at(i), {.size = size}, columns[i].align)});
    return row;
}

}  // namespace

PaperBuilder& PaperBuilder::append(const std::string& xml) {
    body_ += last_xml() + xml;
    last_.reset();
    return *this;
}

PaperBuilder& PaperBuilder::add(const Paragraph& paragraph) {
    append("");
    last_ = paragraph;
    return *this;
}

PaperBuilder& PaperBuilder::letter_head(const LetterHead& head) {
    return append(letter_head_xml(head, text_width()));
}

PaperBuilder& PaperBuilder::title(const std::string& type_name, const std::string& subject) {
    const Letters bold{.size = 14, .bold = true};
    add(spaced(plain_paragraph(type_name, bold, Align::centre), 18));
    if (subject.empty()) return *this;
    add(plain_paragraph(subject, bold, Align::centre));
    return append(to_xml(ShortLine{.length = subject_line_length, .width = text_width()}) + gap(8));
}

PaperBuilder& PaperBuilder::centred(const std::string& words, Letters letters) {
    return add(spaced(plain_paragraph(words, letters, Align::centre), 6, 6));
}

PaperBuilder& PaperBuilder::addressed_to(const std::string& whom) {
    return add(spaced(plain_paragraph("Kính gửi: " + whom, {}, Align::centre), 12, 12));
}

PaperBuilder& PaperBuilder::basis(const std::string& words) {
    return add(body_paragraph({{words, {.italic = true}}}));
}

PaperBuilder& PaperBuilder::body(const std::string& words) {
    return add(body_paragraph({{words}}));
}

PaperBuilder& PaperBuilder::last_body(const std::string& words) {
    Paragraph paragraph = body_paragraph({{words}});
    paragraph.keeps_with_next = true;
    return add(paragraph);
}

PaperBuilder& PaperBuilder::body_with_head(const std::string& head, const std::string& words) {
    return add(body_paragraph({{head + " ", {.bold = true}}, {words}}));
}

PaperBuilder& PaperBuilder::heading(const std::string& words, int level) {
    Paragraph paragraph = body_paragraph({{words, {.bold = true}}});
    paragraph.level = level;
    paragraph.keeps_with_next = true;
    return add(paragraph);
}

PaperBuilder& PaperBuilder::remark(const std::string& words) {
    return add(
        spaced(plain_paragraph(words, {.size = 12, .italic = true}, Align::justified), 4, 6));
}

PaperBuilder& PaperBuilder::table(const std::vector<PaperColumn>& columns,
                                  const std::vector<std::vector<std::string>>& rows,
                                  double letters) {
    Table table;
    for (const PaperColumn& column : columns) table.widths.push_back(column.width);
    table.rows.push_back(head_row(columns, letters));
    for (const auto& row : rows) table.rows.push_back(plain_row(columns, row, letters));
    return append(to_xml(table) + gap(6));
}

PaperBuilder& PaperBuilder::tag(const std::string& tag) {
    return add(plain_paragraph(tag, {.size = 10}));
}

PaperBuilder& PaperBuilder::closing(const Signature& signature, const Recipients& recipients) {
    return close(recipients_xml(recipients, text_width() / 2 - 4), signature);
}

PaperBuilder& PaperBuilder::closing_of_template() {
    return close(recipients_template_xml(text_width() / 2 - 4),
                 {.capacity = "{{signer.capacity}}", .name = "{{signer.name}}"});
}

PaperBuilder& PaperBuilder::close(const std::string& recipients, const Signature& signature) {
    Table table = halves();
    table.rows.push_back({.cells = {{.content = recipients},
                                    {.content = capacity_xml(signature) + name_xml(signature)}},
                          .may_break = false});
    return append_whole(table);
}

PaperBuilder& PaperBuilder::signatures(const Signature& left, const Signature& right) {
    Table table = halves();
    table.rows.push_back(
        {.cells = {{.content = capacity_xml(left)}, {.content = capacity_xml(right)}},
         .may_break = false});
    table.rows.push_back(
        {.cells = {{.content = name_xml(left)}, {.content = name_xml(right)}}, .may_break = false});
    return append_whole(table);
}

PaperBuilder& PaperBuilder::append_whole(const Table& table) {
    if (last_) last_->keeps_with_next = true;
    return append(gap(6, true) + to_xml(table) + gap(0));
}

Table PaperBuilder::halves() const {
    const double half = text_width() / 2;
    return {.widths = {half, half}, .has_lines = false, .padding = 0.5};
}

PaperBuilder& PaperBuilder::begin_annex(bool is_wide) {
    append(
        "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" "
        "w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr>" +
        to_xml(page_) + "</w:pPr></w:p>");
    page_ = is_wide ? wide_page() : upright_page();
    return *this;
}

PaperBuilder& PaperBuilder::annex_title(const std::string& name, const std::string& title,
                                        const std::string& goes_with) {
    const Letters bold{.size = 14, .bold = true};
    if (!name.empty()) add(plain_paragraph(name, bold, Align::centre));
    add(plain_paragraph(title, bold, Align::centre));
    add(plain_paragraph("(" + goes_with + ")", {.size = 14, .italic = true}, Align::centre));
    return append(to_xml(ShortLine{.length = subject_line_length, .width = text_width()}) + gap(8));
}

PaperBuilder& PaperBuilder::page(const PageForm& form) {
    page_ = form;
    return *this;
}

Bytes PaperBuilder::docx() const {
    return framed_docx(built() + to_xml(page_));
}

}  // namespace thidua
