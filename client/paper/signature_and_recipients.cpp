#include <fmt/format.h>

#include <array>

#include "client/paper/paper_elements.h"
#include "client/paper/paper_parts.h"
#include "shared/base/text.h"

namespace thidua {
namespace {

constexpr Letters head_letters{.size = 12, .bold = true, .italic = true};
constexpr Letters item_letters{.size = 11};
constexpr Letters name_letters{.size = 14, .bold = true};
constexpr double room_for_signature = 72;  ///< points; a seal of 36 mm covers part of it

/// A brace as high as so many lines of 11 points; the high ones are kept narrow.
struct Brace {
    std::size_t lines;
    const char* flag;
    Letters letters;
};
constexpr std::array<Brace, 3> braces{{{2, "brace_2", {.size = 28, .stretch = 66}},
                                       {3, "brace_3", {.size = 42, .stretch = 50}},
                                       {5, "brace_5", {.size = 62, .stretch = 36}}}};
constexpr std::size_t letters_in_line = 27;

/// The highest that is not higher than the names, each of which may take several lines.
const Brace& brace_of(const std::vector<std::string>& names) {
    std::size_t lines = 0;
    for (const std::string& name : names)
        lines += (code_points(name) + letters_in_line - 1) / letters_in_line;
    const Brace* best = braces.data();
    for (const Brace& brace : braces)
        if (brace.lines <= lines) best = &brace;
    return *best;
}

std::string line(const std::string& words, Align align = Align::left) {
    return to_xml(plain_paragraph(words, item_letters, align));
}

std::string one_recipient(const std::string& name, const std::string& purpose) {
    return purpose.empty() ? name : fmt::format("{} ({})", name, purpose);
}

Cell brace_cell(std::vector<Words> words) {
    return {.content =
                to_xml(Paragraph{.words = std::move(words), .align = Align::centre, .line = 0.75}),
            .is_middle = true};
}

Table group_table(double width) {
    const double names = width * 0.56;
    const double brace = 6;
    return {.widths = {names, brace, width - names - brace},
            .has_lines = false,
            .is_centred = false,
            .padding = 0.2};
}

Row single_row(const std::string& words) {
    return {.cells = {{.content = line(words), .columns = 3}}};
}

Row joined_row(const RecipientGroup& group) {
    std::string names;
    for (const std::string& name : group.names) names += line("- " + name + ";");
    return {.cells = {{.content = names},
                      brace_cell({{"}", brace_of(group.names).letters}}),
                      {.content = line("(" + group.purpose + ")"), .is_middle = true}}};
}

Row row_of(const RecipientGroup& group) {
    if (group.names.size() > 1) return joined_row(group);
    return single_row("- " + one_recipient(group.names.front(), group.purpose) + ";");
}

std::string archive_line(const std::string& archive) {
    return line("- Lưu: " + archive + ".");
}

/// The heading stands in the cell; "Nơi nhận:" is level with the first line of the signature.
std::string recipients_head() {
    return to_xml(plain_paragraph("Nơi nhận:", head_letters));
}

/// One row for a group with its brace, one for a recipient alone.
std::vector<Row> template_rows() {
    // The tags are as small as can be: in the template too they should fit into the cell.
    constexpr Letters tiny{.size = 2};
    std::vector<Words> choices;
    for (const Brace& brace : braces) {
        choices.push_back({fmt::format("{{{{#if {}}}}}", brace.flag), tiny});
        choices.push_back({"}", brace.letters});
        choices.push_back({"{{/if}}", tiny});
    }
    return {
        {.cells = {{.content = line("{{#each recipients}}{{#if is_group}}{{#each names}}") +
                               line("- {{row}};") + line("{{/each}}")},
                   brace_cell(choices),
                   {.content = line("({{purpose}})"), .is_middle = true}}},
        {.cells = {{.content = line("{{#else}}- {{recipient}};{{/if}}{{/each}}"), .columns = 3}}}};
}

}  // namespace

std::string capacity_lines(Capacity capacity, const std::string& represented,
                           const std::string& title) {
    switch (capacity) {
        case Capacity::head:
            return title;
        case Capacity::acting:
            return "Q. " + title;
        case Capacity::collective:
            return "TM. " + represented + "\n" + title;
        case Capacity::in_place:
            return "KT. " + represented + "\n" + title;
        case Capacity::by_order:
            return "TL. " + represented + "\n" + title;
        case Capacity::by_authority:
            return "TUQ. " + represented + "\n" + title;
    }
    return title;
}

std::string capacity_xml(const Signature& signature) {
    Paragraph capacity = plain_paragraph(signature.capacity, name_letters, Align::centre);
    capacity.keeps_with_next = true;
    std::string xml = to_xml(capacity);
    if (signature.hint.empty()) return xml;
    Paragraph hint = plain_paragraph(signature.hint, {.size = 13, .italic = true}, Align::centre);
    hint.keeps_with_next = true;
    return xml + to_xml(hint);
}

std::string name_xml(const Signature& signature) {
    Paragraph name = plain_paragraph(signature.name, name_letters, Align::centre);
    name.before = room_for_signature;
    return to_xml(name);
}

std::string recipients_xml(const Recipients& recipients, double width) {
    Table table = group_table(width);
    for (const RecipientGroup& group : recipients.groups)
        if (!group.names.empty()) table.rows.push_back(row_of(group));
    std::string xml = recipients_head();
    if (!table.rows.empty()) xml += to_xml(table);
    return xml + archive_line(recipients.archive);
}

std::string recipients_template_xml(double width) {
    Table table = group_table(width);
    table.rows = template_rows();
    return recipients_head() + to_xml(table) + archive_line("{{archive}}");
}

void set_recipients(PaperData& data, const Recipients& recipients) {
    std::vector<PaperData> rows;
    for (const RecipientGroup& group : recipients.groups) {
        if (group.names.empty()) continue;
        PaperData row;
        const bool is_group = group.names.size() > 1;
        row.set("is_group", PaperData::truth(is_group))
            .set("names", PaperData::texts(group.names))
            .set("purpose", group.purpose)
            .set("recipient", one_recipient(group.names.front(), group.purpose));
        for (const Brace& brace : braces)
            row.set(brace.flag, PaperData::truth(&brace == &brace_of(group.names)));
        rows.push_back(std::move(row));
    }
    data.set("recipients", PaperData::list(std::move(rows))).set("archive", recipients.archive);
}

void set_addressees(PaperData& data, const std::vector<std::string>& whom) {
    const bool is_one = whom.size() == 1;
    data.set("addressee", is_one ? whom.front() : "")
        .set("addressees", PaperData::texts(is_one ? std::vector<std::string>{} : whom));
}

}  // namespace thidua
