#include <fmt/format.h>

#include "client/app/record_import.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/record_fields.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"

// Lists that people keep in Excel, tried out first and then taken in.

namespace thidua::cli {
namespace of_import {

Json sentences(const std::vector<sheets::CellFinding>& findings) {
    Json list = Json::list();
    for (const sheets::CellFinding& finding : findings) list.push(finding.sentence);
    return list;
}

Json to_json(const sheets::DryRun& tried) {
    Json conversions = Json::list();
    for (const sheets::Conversion& one : tried.conversions)
        conversions.push(Json::object().set("before", one.before).set("after", one.after));
    Json homonyms = Json::list();
    for (const sheets::SameRows& same : tried.homonyms) homonyms.push(same.words);
    return Json::object()
        .set("sheet", tried.sheet)
        .set("rows", Json::number(tried.rows.size()))
        .set("errors", sentences(tried.errors))
        .set("warnings", sentences(tried.warnings))
        .set("homonyms", homonyms)
        .set("conversions", conversions);
}

std::string text_of(const sheets::DryRun& tried) {
    std::string text = fmt::format(fmt::runtime(tr("{} rows in the sheet {}.") + '\n'),
                                   tried.rows.size(), tried.sheet);
    for (const sheets::CellFinding& error : tried.errors) text += "  ✗ " + error.sentence + '\n';
    for (const sheets::CellFinding& warning : tried.warnings)
        text += "  ! " + warning.sentence + '\n';
    TextTable conversions{2};
    for (const sheets::Conversion& one : tried.conversions)
        conversions.add({one.before, "→", one.after});
    return text + conversions.text();
}

Result<ExitCode> import(const RecordRule& rule, Workspace& workspace, const Arguments& arguments,
                        const Console& console) {
    RecordImport from{workspace, rule};
    const auto tried = from.try_file(path_from_utf8(arguments.word("FILE")),
                                     path_from_utf8(arguments.word("--mapping")));
    if (!tried) return tried.error();
    if (!arguments.has("--write")) {
        console.show(to_json(*tried).set("imported", Json::number(0)),
                     text_of(*tried) + tr("Nothing is written yet; --write takes it in.") + '\n');
        return ExitCode::done;
    }
    if (!console.json) console.err << text_of(*tried);
    const auto made = from.import(*tried, arguments.has("--leave-out"));
    if (!made) return made.error();
    console.show(to_json(*tried).set("imported", Json::number(made->size())),
                 fmt::format(fmt::runtime(tr("{} records are made.")), made->size()));
    return ExitCode::done;
}

}  // namespace of_import

Commands import_commands() {
    using namespace of_import;
    Commands all;
    for (const RecordRule& rule : record_rules()) {
        if (rule.noun.empty() || !rule.create || is_made_elsewhere(rule)) continue;
        all.push_back(
            {.noun = std::string{rule.noun},
             .verb = "import",
             .about = tr_later("Try out a list in Excel or CSV, and with --write take it in."),
             .parameters = {{"FILE"}},
             .options = {{"--mapping", "FILE.json", tr_later("which column is which field"), true},
                         {.name = "--write", .about = tr_later("make the records")},
                         {.name = "--leave-out",
                          .about = tr_later("leave out the rows that have errors")}},
             .run = [&rule](Workspace& workspace, const Arguments& arguments,
                            const Console& console) {
                 return import(rule, workspace, arguments, console);
             }});
    }
    return all;
}

}  // namespace thidua::cli
