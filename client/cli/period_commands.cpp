#include <fmt/format.h>

#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/period_words.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua::cli {
namespace of_period {

std::vector<ListTable> tables_of(const std::vector<PeriodView>& views) {
    ListTable table{.title = tr("Reporting periods"),
                    .heads = {tr("Period"), tr("Due when"), tr("Due date"), tr("Days left"),
                              tr("State"), tr("Remark"), tr("Id")}};
    for (const PeriodView& view : views)
        table.rows.push_back({display_name(view.period), view.due_words, view.period.due_date,
                              view.days_left, phase_words(view.phase), expected_days_words(view),
                              view.id.text()});
    return {table};
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    Json document = Json::list();
    TextTable table;
    const auto views = workspace.periods().list(arguments.has("--open"));
    for (const PeriodView& view : views) {
        document.push(to_json(view));
        table.add({view.id.text(), display_name(view.period), view.due_words, days_words(view),
                   phase_words(view.phase), expected_days_words(view)});
    }
    return hand_over(workspace, arguments, console,
                     {document, or_none(table.text()), [&] { return tables_of(views); }});
}

std::string date_problem(const Arguments& arguments, const std::string& option) {
    const std::string words = arguments.word(option);
    return date_from_words(words) ? std::string{} : date_words_wanted(option, words);
}

std::string problem_of_create(const Arguments& arguments) {
    if (!from_text<DueWording>(arguments.word("--wording")))
        return tr(
            "--wording takes \"before\" (before that day begins) or \"by\" (until that day "
            "ends).");
    if (moment_from_words(arguments.word("--due"))) return {};
    return date_problem(arguments, "--due");
}

std::string problem_of_extend(const Arguments& arguments) {
    return date_problem(arguments, "--until");
}

Result<ExitCode> create(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const std::string due = arguments.word("--due");
    const auto moment = moment_from_words(due);
    const auto wording = from_text<DueWording>(arguments.word("--wording"));
    const auto id =
        workspace.periods().create({.form_key = arguments.word("--form"),
                                    .due = moment ? to_civil_date(*moment) : *date_from_words(due),
                                    .wording = *wording,
                                    .due_moment = moment,
                                    .name = arguments.word("--name")});
    if (!id) return id.error();
    if (const auto made = workspace.periods().find(*id); made && made->days_left < 0)
        console.say(tr("This due date is over already: whoever reports is late."));
    console.show(Json::object().set("id", *id), id->text());
    return ExitCode::done;
}

Result<ExitCode> extend(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const CivilDate until = *date_from_words(arguments.word("--until"));
    const auto id = resolve_id(workspace, record_types::period, arguments.word("ID"));
    if (!id) return id.error();
    const std::string unit = arguments.word("--unit");
    const auto done = workspace.periods().extend(*id, unit, until, arguments.word("--reason"));
    if (!done) return done.error();
    console.show(Json::object().set("id", *id).set("unit", unit).set("until", until),
                 fmt::format(fmt::runtime(tr("{} has until {}.")), unit, to_display(until)));
    return ExitCode::done;
}

Result<ExitCode> exempt(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::period, arguments.word("ID"));
    if (!id) return id.error();
    const std::string unit = arguments.word("--unit");
    const auto done = workspace.periods().exempt(*id, unit, arguments.word("--reason"));
    if (!done) return done.error();
    console.show(Json::object().set("id", *id).set("unit", unit).set("exempt", true),
                 fmt::format(fmt::runtime(tr("{} need not report for this period.")), unit));
    return ExitCode::done;
}

}  // namespace of_period

Commands period_commands() {
    using namespace of_period;
    const Option unit{"--unit", "CODE", tr_later("the unit"), true};
    const Option reason{"--reason", "TEXT", tr_later("why, in one sentence"), true};
    return {
        {.noun = "period",
         .verb = "list",
         .about = tr_later("The reporting periods by due date."),
         .options = {{"--open", "", tr_later("only those that are open")}, list_file_option()},
         .run = list},
        {.noun = "period",
         .verb = "create",
         .about = tr_later("Make an exceptional period; regular ones follow from rules (Office)."),
         .options =
             {{"--form", "KEY", tr_later("the form that the units fill in"), true},
              {"--due", "DATE",
               tr_later("2026-12-15 or 15/12/2026; 2026-12-15T17:00 for an hour on that day"),
               true},
              {"--wording", "before|by",
               tr_later("whether the date itself is too late (before) or in time (by)"), true},
              {"--name", "TEXT", tr_later("what people call it")}},
         .run = create,
         .find_problem = problem_of_create},
        {.noun = "period",
         .verb = "extend",
         .about = tr_later("Give a unit more time (Office)."),
         .parameters = {{"ID"}},
         .options = {unit, {"--until", "DATE", tr_later("in time through that day"), true}, reason},
         .run = extend,
         .find_problem = problem_of_extend},
        {.noun = "period",
         .verb = "exempt",
         .about = tr_later("Exempt a unit from reporting (Office)."),
         .parameters = {{"ID"}},
         .options = {unit, reason},
         .run = exempt},
    };
}

}  // namespace thidua::cli
