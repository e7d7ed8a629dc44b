#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/known_people.h"
#include "client/app/nominee_words.h"
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
    // The last one stays with the signature.
    paper.tag("{{#if has_text}}").tag("{{#if is_last}}").last_body("{{text}}").tag("{{#else}}");
    paper.body("{{text}}").tag("{{/if}}").tag("{{/if}}").tag("{{/each}}");
    return paper.closing_of_template().docx();
}

namespace {

/// "Người đứng đầu Phòng …", "Trưởng phòng": an office, not a name.
bool is_office(const std::string& whom) {
    constexpr std::array<std::string_view, 7> offices{
        "Người đứng đầu", "Thủ trưởng", "Trưởng", "Phó", "Giám đốc", "Chánh", "Lãnh đạo"};
    return std::ranges::any_of(offices,
                               [&](std::string_view office) { return whom.starts_with(office); });
}

/// "Bà Ngô Thị Thu Trang, Trưởng phòng, Phòng Bổ trợ tư pháp"; the unit where nobody is named.
std::string reminded(Workspace& workspace, const Fields& reminder, CivilDate day) {
    const RecordId id = id_or_none(reminder, "unit");
    const auto unit = workspace.units().find(id);
    const std::string whom = text_or_empty(reminder, "to_person");
    if (whom.empty()) return unit ? unit->name : std::string{};
    if (is_office(whom)) return whom;
    const AddressedName person = addressed(whom, {});
    const auto known = find_person_named(workspace, person.name, day);
    Fields nominee{{"kind", "individual"}};
    set_value(nominee, "unit", known && !known->unit.is_nil() ? known->unit : id);
    if (known && !known->position.empty()) set_value(nominee, "position", known->position);
    const std::string title = !person.title.empty() ? person.title
                              : known               ? known->title
                                                    : title_of_gender({});
    const std::string place = position_words(workspace, nominee);
    return title + " " + person.name + (place.empty() ? "" : ", " + place);
}

}  // namespace

PaperData reminder_data(Workspace& workspace, const Record& reminder) {
    const Fields& fields = reminder.fields;
    PaperData data = letter_data(workspace, fields, "", "steps/submit/at");
    const auto unit = workspace.units().find(id_or_none(fields, "unit"));
    const std::string name = unit ? unit->name : std::string{};
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    const CivilDate sent = day_at(fields, "steps/submit/at").value_or(today);
    set_addressees(data, {reminded(workspace, fields, sent)});
    set_recipients(data, recipients_or_as_above(fields));
    const auto* by = std::get_if<CivilDate>(&find_value(fields, "by"));
    data.set("subject", text_or_empty(fields, "title"))
        .set("signer",
             signer_data(workspace, fields, "steps/submit/at", office_signature(workspace)))
        .set("opening", text_or_empty(fields, "body"))
        .set("as_of", document_date(sent))
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
