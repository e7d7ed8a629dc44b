#include <fmt/format.h>

#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/paper/template_pieces.h"
#include "shared/base/capitals.h"
#include "shared/base/date_words.h"
#include "shared/base/number_words.h"

// The plan, and the letter that reminds of what it asks.

namespace thidua {
namespace {

std::string heading(const std::string& number, const std::string& title, std::int64_t level) {
    const std::string words = level <= 1 ? in_capitals(title) : title;
    if (number.empty()) return words;
    if (words.empty()) return number + ".";
    return number + ". " + words;
}

PaperData section_data(const Fields& fields) {
    const std::int64_t level = integer_or_zero(fields, "level");
    const std::string title =
        heading(text_or_empty(fields, "number"), text_or_empty(fields, "title"), level);
    const std::string text = text_or_empty(fields, "text");
    return PaperData{}
        .set("heading", title)
        .set("has_heading", PaperData::truth(!title.empty()))
        .set("is_chapter", PaperData::truth(level <= 1))
        .set("text", text)
        .set("has_text", PaperData::truth(!text.empty()));
}

PaperData plain_section(const std::string& title, const std::string& text, std::int64_t level) {
    Fields fields{{"level", level}};
    set_value(fields, "title", title.empty() ? Value{} : Value{title});
    set_value(fields, "text", text.empty() ? Value{} : Value{text});
    return section_data(fields);
}

/// Of a plan that has contents and criteria and no sections of its own.
std::vector<PaperData> made_sections(const Fields& fields) {
    std::vector<PaperData> sections{plain_section("I. Nội dung", "", 1)};
    std::int64_t number = 0;
    for (const RowOfFields& row : rows_below(fields, "contents/"))
        sections.push_back(plain_section(
            "", fmt::format("{}. {}", ++number, text_or_empty(row.fields, "text")), 3));
    sections.push_back(plain_section("II. Tiêu chí", "", 1));
    for (const auto& [group, words] : {std::pair{"collective", "1. Đối với tập thể"},
                                       std::pair{"individual", "2. Đối với cá nhân"},
                                       std::pair{"other_party", "3. Đối với đối tượng khác"}}) {
        const auto rows = rows_below(fields, fmt::format("criteria/{}/", group));
        if (rows.empty()) continue;
        sections.push_back(plain_section(words, "", 2));
        for (const RowOfFields& row : rows)
            sections.push_back(plain_section("", "- " + text_or_empty(row.fields, "text"), 3));
    }
    sections.push_back(plain_section("", "Các phòng, đơn vị căn cứ Kế hoạch để thực hiện./.", 3));
    return sections;
}

}  // namespace

PaperData plan_data(Workspace& workspace, const Record& plan) {
    const Fields& fields = plan.fields;
    PaperData data = letter_data(workspace, fields, "KH", "issued_on");
    const std::string subject = text_or_empty(fields, "subject");
    data.set("subject", subject.empty() ? text_or_empty(fields, "title") : subject);
    std::vector<PaperData> sections;
    for (const RowOfFields& row : rows_below(fields, "sections/"))
        sections.push_back(section_data(row.fields));
    data.set("sections",
             PaperData::list(sections.empty() ? made_sections(fields) : std::move(sections)));
    return data;
}

Bytes plan_with_sections_template() {
    PaperBuilder paper;
    paper.letter_head(placeholder_head()).title("KẾ HOẠCH", "{{subject}}");
    add_bases(paper);
    paper.tag("{{#each sections}}");
    paper.tag("{{#if has_heading}}").tag("{{#if is_chapter}}").heading("{{heading}}");
    paper.tag("{{#else}}").heading("{{heading}}", 2).tag("{{/if}}").tag("{{/if}}");
    paper.tag("{{#if has_text}}").body("{{text}}").tag("{{/if}}").tag("{{/each}}");
    return paper.closing_of_template().docx();
}

PaperData reminder_data(Workspace& workspace, const Record& reminder) {
    const Fields& fields = reminder.fields;
    PaperData data = letter_data(workspace, fields, "", "steps/submit/at");
    const auto unit = workspace.units().find(id_or_none(fields, "unit"));
    const std::string name = unit ? unit->name : std::string{};
    const std::string person = text_or_empty(fields, "to_person");
    set_addressees(data, {person.empty() ? name : person});
    const auto* by = std::get_if<CivilDate>(&find_value(fields, "by"));
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    data.set("subject", text_or_empty(fields, "title"))
        .set("opening", text_or_empty(fields, "body"))
        .set("as_of", document_date(today))
        .set("late_count", count_display(1))
        .set("late_units", id_or_none(fields, "period").is_nil()
                               ? PaperData::list()
                               : PaperData::list({PaperData{}.set("unit", name).set("note", "")}))
        .set("request", "Đề nghị đơn vị thực hiện đúng hạn.")
        .set("receiver", "Văn phòng Sở")
        .set("deadline", by != nullptr ? document_date(*by) : "thời hạn đã giao")
        .set("contact", "Văn phòng Sở");
    return data;
}

}  // namespace thidua
