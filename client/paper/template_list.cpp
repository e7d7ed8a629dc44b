#include "client/paper/template_list.h"

#include <fmt/format.h>

#include "client/paper/fill_template.h"
#include "shared/base/check.h"

namespace thidua {
namespace {

constexpr const char* beginning = R"(# Templates of documents

Ordinary DOCX files in the layout of Decree 30/2020/NĐ-CP. An office copies them, edits them in Word
and keeps the placeholders it wants: `{{name}}` is a value; `{{#each list}}` … `{{/each}}` repeats a
table row, or the paragraphs between; `{{#if name}}` … `{{#else}}` … `{{/if}}` chooses. Within a
list, `{{stt}}` counts from 1, `{{row}}` is a row that is a plain text, and `{{#if is_last}}` asks
whether it is the last. A value with line breaks keeps them; a blank line in a value begins
a new paragraph where its placeholder is the only one in its paragraph. `{{report_body}}` and
`{{figures_annex}}` stand for paragraphs and tables that the program makes: alone in a paragraph
outside of tables, whose form and letters their text takes.

`thidua_make_templates installer/sample/templates` writes the files and this page.
)";

std::string shown(const Placeholder& placeholder) {
    const bool is_condition = placeholder.kind == Placeholder::Kind::condition;
    return fmt::format("`{}`{}", placeholder.name, is_condition ? "?" : "");
}

/// The members of a list, and those of the lists in it, in brackets.
std::string listed(const std::vector<Placeholder>& all, const std::string& list) {
    std::string line;
    for (const Placeholder& placeholder : all) {
        if (placeholder.list != list) continue;
        if (!line.empty()) line += ", ";
        line += shown(placeholder);
        if (placeholder.kind == Placeholder::Kind::list)
            line += " (" + listed(all, placeholder.name) + ")";
    }
    return line;
}

}  // namespace

std::string template_list(const std::vector<DefaultTemplate>& templates) {
    std::string page = beginning;
    page +=
        "\nBelow, what a list repeats stands in brackets, and conditions have a question mark.\n";
    for (const DefaultTemplate& made : templates) {
        const auto placeholders = list_placeholders(made.docx);
        CHECK(placeholders);
        page += fmt::format("\n## {}: {}\n\n{}\n", made.file_name, made.purpose,
                            listed(*placeholders, ""));
    }
    return page;
}

}  // namespace thidua
