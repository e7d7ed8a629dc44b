#include <fmt/format.h>

#include "client/app/consolidations.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/period_words.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"

namespace thidua::cli {
namespace {

Json to_json(const Part& part) {
    return Json::object()
        .set("report", part.report)
        .set("unit_id", part.unit)
        .set("unit_name", part.unit_name)
        .set("version", Json::number(part.version))
        .set("value", thidua::cli::to_json(part.contribution))
        .set("weight", part.weight ? Json::number(*part.weight) : Json{});
}

Json to_json(const ConsolidatedRow& row) {
    Json cells = Json::object();
    for (const auto& [column, value] : row.cells) cells.set(column, thidua::cli::to_json(value));
    return Json::object()
        .set("id", row.row)
        .set("report", row.report)
        .set("unit_id", row.unit)
        .set("unit_name", row.unit_name)
        .set("cells", cells);
}

std::string label_of(const Form& form, const std::string& key) {
    const Field* const field = find_field(form, key);
    return field ? field->label.shown() : key;
}

Json to_json(const Form& form, const Figure& figure) {
    Json parts = Json::list();
    for (const Part& part : figure.parts) parts.push(to_json(part));
    Json rows = Json::list();
    for (const ConsolidatedRow& row : figure.rows) rows.push(to_json(row));
    return Json::object()
        .set("field", figure.field)
        .set("label", label_of(form, figure.field))
        .set("by", name_of(figure.by))
        .set("value", thidua::cli::to_json(figure.value))
        .set("parts", parts)
        .set("rows", rows)
        .set("note", figure.note);
}

Json to_json(const Consolidation& made) {
    Json figures = Json::list();
    Json values = Json::object();
    for (const Figure& figure : made.figures) {
        figures.push(to_json(made.form, figure));
        values.set(figure.field, thidua::cli::to_json(figure.value));
    }
    Json included = Json::list();
    for (const RecordId& report : made.included) included.push(report);
    Json not_included = Json::list();
    for (const std::string& line : made.not_included) not_included.push(line);
    return Json::object()
        .set("period", made.period)
        .set("name", made.period_name)
        .set("form", made.form.key)
        .set("form_version", Json::number(made.form.version))
        .set("made_at", made.made_at)
        .set("values", values)
        .set("figures", figures)
        .set("included", included)
        .set("not_included", not_included)
        .set("status", thidua::cli::to_json(made.status));
}

std::string shown(const Form& form, const Figure& figure) {
    if (!figure.rows.empty())
        return fmt::format(fmt::runtime(tr("{} rows")), figure.rows.size());
    if (figure.by == ConsolidationKind::text_by_unit)
        return fmt::format(fmt::runtime(tr("words of {} units")), figure.parts.size());
    const Field* const field = find_field(form, figure.field);
    return field ? display_answer(*field, figure.value) : to_display(figure.value);
}

std::string text_of(const Consolidation& made) {
    TextTable table{2};
    for (const Figure& figure : made.figures)
        table.add({label_of(made.form, figure.field), shown(made.form, figure), figure.note});
    std::string text = status_text(made.status) + '\n' + table.text();
    if (!made.not_included.empty()) text += '\n' + tr("Not in these figures:") + '\n';
    for (const std::string& line : made.not_included) text += "  " + line + '\n';
    return text;
}

Result<ExitCode> consolidate(Workspace& workspace, const Arguments& arguments,
                             const Console& console) {
    const auto period = resolve_id(workspace, record_types::period, arguments.word("--period"));
    if (!period) return period.error();
    const auto made = workspace.consolidations().make(*period);
    if (!made) return made.error();
    const auto file = arguments.option("--to");
    if (file) {
        const auto written = workspace.consolidations().write(*made, path_from_utf8(*file));
        if (!written) return written.error();
        console.say(fmt::format(fmt::runtime(tr("The figures are in {}.")), *file));
    }
    console.show(to_json(*made).set("file", file), text_of(*made));
    return ExitCode::done;
}

}  // namespace

Commands consolidation_commands() {
    return {{.noun = "consolidate",
             .about = tr_later("Add up the accepted reports of a period (Office)."),
             .options = {{"--period", "ID", tr_later("the period"), true},
                         {"--to", "FILE", tr_later("write a .json or .xlsx file")}},
             .run = consolidate}};
}

}  // namespace thidua::cli
