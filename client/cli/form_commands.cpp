#include <fmt/format.h>

#include "client/app/forms.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/text_table.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

namespace thidua::cli {
namespace of_form {

Json to_json(const FormSummary& form) {
    return Json::object()
        .set("id", form.id)
        .set("key", form.key)
        .set("version", Json::number(form.version))
        .set("title", form.title)
        .set("fields", Json::number(form.fields));
}

Json to_json(const Field& field) {
    Json json = Json::object()
                    .set("key", field.key)
                    .set("kind", name_of(field.kind))
                    .set("label", field.label.shown())
                    .set("required", field.required);
    if (!field.choices.empty()) {
        Json choices = Json::list();
        for (const Choice& choice : field.choices) choices.push(choice.key);
        json.set("choices", choices);
    }
    if (field.kind == FieldKind::table) {
        Json columns = Json::list();
        for (const Field& column : field.columns) columns.push(to_json(column));
        json.set("row_key", field.row_key).set("columns", columns);
    }
    return json;
}

Json to_json(const Form& form) {
    Json sections = Json::list();
    for (const Section& section : form.sections) {
        Json fields = Json::list();
        for (const Field& field : section.fields) fields.push(to_json(field));
        sections.push(Json::object()
                          .set("key", section.key)
                          .set("title", section.title.shown())
                          .set("fields", fields));
    }
    return Json::object()
        .set("key", form.key)
        .set("version", Json::number(form.version))
        .set("title", form.title.shown())
        .set("sections", sections);
}

std::string kind_of(const Field& field) {
    return std::string{name_of(field.kind)} + (field.required ? " *" : "");
}

std::string text_of(const Form& form) {
    std::string text = fmt::format(fmt::runtime(tr("{} ({}, version {})")), form.title.shown(),
                                   form.key, form.version) +
                       '\n';
    for (const Section& section : form.sections) {
        TextTable table{2};
        for (const Field& field : section.fields) {
            table.add({field.key, kind_of(field), field.label.shown()});
            for (const Field& column : field.columns)
                table.add({"  ." + column.key, kind_of(column), column.label.shown()});
        }
        text += '\n' + section.title.shown() + '\n' + table.text();
    }
    return text + '\n' + tr("* needed for a submission") + '\n';
}

Result<ExitCode> publish(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto definition =
        read_limited_file(path_from_utf8(arguments.word("FILE")), limits::form_file_bytes_max);
    if (!definition) return definition.error();
    const auto form = workspace.forms().publish(*definition);
    if (!form) return form.error();
    console.show(to_json(*form), fmt::format(fmt::runtime(tr("{} is published as version {}.")),
                                             form->key, form->version));
    return ExitCode::done;
}

std::vector<ListTable> tables_of(const std::vector<FormSummary>& forms) {
    ListTable table{.title = tr("Report forms"),
                    .heads = {tr("Key"), tr("Version"), tr("Title"), tr("Fields")}};
    for (const FormSummary& form : forms)
        table.rows.push_back(
            {form.key, form.version, form.title, static_cast<std::int64_t>(form.fields)});
    return {table};
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    Json document = Json::list();
    TextTable table;
    const auto forms = workspace.forms().list();
    for (const FormSummary& form : forms) {
        document.push(to_json(form));
        table.add({form.key, std::to_string(form.version), form.title});
    }
    return hand_over(workspace, arguments, console,
                     {document, or_none(table.text()), [&] { return tables_of(forms); }});
}

Result<ExitCode> show(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto form = workspace.forms().find(arguments.word("KEY"));
    if (!form) return form.error();
    console.show(to_json(*form), text_of(*form));
    return ExitCode::done;
}

}  // namespace of_form

Commands form_commands() {
    using namespace of_form;
    return {
        {.noun = "form",
         .verb = "publish",
         .about = tr_later("Publish a report form, or its next version (Office)."),
         .parameters = {{"FILE"}},
         .run = publish},
        {.noun = "form",
         .verb = "list",
         .about = tr_later("The report forms."),
         .options = {list_file_option()},
         .run = list},
        {.noun = "form",
         .verb = "show",
         .about = tr_later("What a form asks, with the names of its answers."),
         .parameters = {{"KEY"}},
         .run = show},
    };
}

}  // namespace thidua::cli
