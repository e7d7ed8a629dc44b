#include <fmt/format.h>

#include "client/app/consolidation_files.h"
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

std::string label_of(const Form& form, const std::string& key) {
    const Field* const field = find_field(form, key);
    return field ? field->label.shown() : key;
}

std::string shown(const Form& form, const Figure& figure) {
    if (!figure.rows.empty()) return fmt::format(fmt::runtime(tr("{} rows")), figure.rows.size());
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
    console.show(Json::written(consolidation_json(*made)), text_of(*made));
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
