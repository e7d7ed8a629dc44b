#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/paper/docx_frame.h"
#include "client/paper/paper_elements.h"
#include "client/paper/paper_parts.h"
#include "shared/base/bytes.h"

namespace thidua {

/// A column of a table of a document.
struct PaperColumn {
    std::string head;
    double width = 0;  ///< mm
    Align align = Align::left;
};

/// Builds a document from nothing in the layout of Decree 30/2020/NĐ-CP, Phụ lục I: from top to
/// bottom, one call for each thing that officials have a name for. Words may hold placeholders: the
/// document is then a template.
class PaperBuilder {
public:
    /// Organ and national name side by side, number and place with date.
    PaperBuilder& letter_head(const LetterHead& head);
    /// "KẾ HOẠCH", what it is about, a short line. No line without a subject.
    PaperBuilder& title(const std::string& type_name, const std::string& subject);
    /// Lines in the middle: the competence line and "QUYẾT ĐỊNH:" of a decision.
    PaperBuilder& centred(const std::string& words, Letters letters = {.bold = true});
    /// "Kính gửi: …".
    PaperBuilder& addressed_to(const std::string& whom);
    PaperBuilder& basis(const std::string& words);
    PaperBuilder& body(const std::string& words);
    /// The same at the end of a list of a template, before a signature: it stays with what follows.
    PaperBuilder& last_body(const std::string& words);
    /// Bold words, then plain ones: "Điều 1." and what it says.
    PaperBuilder& body_with_head(const std::string& head, const std::string& words);
    /// Levels: 1 "I. …", 2 "1. …".
    PaperBuilder& heading(const std::string& words, int level = 1);
    PaperBuilder& remark(const std::string& words);
    /// Lined, with a head that is repeated on every page. Cells may hold line breaks.
    PaperBuilder& table(const std::vector<PaperColumn>& columns,
                        const std::vector<std::vector<std::string>>& rows, double letters = 12);
    /// A tag of a template in a paragraph of its own.
    PaperBuilder& tag(const std::string& tag);
    /// Recipients on the left, signature on the right. Stays on one page, with the paragraph
    /// before.
    PaperBuilder& closing(const Signature& signature, const Recipients& recipients);
    /// The same as tags of a template: fill them with to_data(Recipients).
    PaperBuilder& closing_of_template();
    /// Two who sign side by side: secretary and chair.
    PaperBuilder& signatures(const Signature& left, const Signature& right);
    /// A new page with its own numbers. In a template, a condition may stand around an annex that
    /// ends the paper.
    PaperBuilder& begin_annex(bool is_wide);
    /// "Phụ lục I", its title, and in brackets the document with which it goes.
    PaperBuilder& annex_title(const std::string& name, const std::string& title,
                              const std::string& goes_with);
    PaperBuilder& page(const PageForm& form);
    PaperBuilder& add(const Paragraph& paragraph);

    [[nodiscard]] Bytes docx() const;
    /// The paragraphs and tables alone, for a place in a template (PaperData::built).
    [[nodiscard]] std::string built() const { return body_ + last_xml(); }

private:
    [[nodiscard]] double text_width() const { return page_.width - page_.left - page_.right; }
    [[nodiscard]] Table halves() const;
    PaperBuilder& append(const std::string& xml);
    PaperBuilder& append_whole(const Table& table);
    PaperBuilder& close(const std::string& recipients, const Signature& signature);

    [[nodiscard]] std::string last_xml() const { return last_ ? to_xml(*last_) : ""; }

    std::string body_;
    std::optional<Paragraph> last_;  ///< not in body_ yet: what follows may want to stay with it
    PageForm page_ = upright_page();
};

}  // namespace thidua
