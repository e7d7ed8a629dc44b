#include <fmt/format.h>

#include "client/app/report_corrections.h"
#include "client/app/reports.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/report_words.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/model/record_types.h"

namespace thidua::cli {
namespace of_report_step {

Result<RecordId> report_id(Workspace& workspace, const Arguments& arguments) {
    return resolve_id(workspace, record_types::report, arguments.word("ID"));
}

Json to_json(const RecordId& report, const SubmitDone& done) {
    Json conflicts = Json::list();
    for (const RecordId& conflict : done.open_conflicts) conflicts.push(conflict);
    return Json::object()
        .set("id", report)
        .set("version", Json::number(done.version))
        .set("seal", done.seal)
        .set("seal_code", done.seal_code)
        .set("known_to_server", done.known_to_server)
        .set("warnings", thidua::cli::to_json(done.warnings))
        .set("conflicts", conflicts);
}

void explain(const SubmitDone& done, const Console& console) {
    console.err << findings_text(done.warnings);
    console.say(fmt::format(
        fmt::runtime(done.known_to_server
                         ? tr("Version {} is submitted and known to the server.")
                         : tr("Version {} is submitted on this machine and goes to the server with "
                              "the next synchronisation.")),
        done.version));
    for (const RecordId& conflict : done.open_conflicts)
        console.say(fmt::format(fmt::runtime(tr("Open conflict: {}")), conflict.text()));
}

Result<ExitCode> submit(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = report_id(workspace, arguments);
    if (!id) return id.error();
    const auto done = workspace.reports().submit(*id);
    if (!done) return done.error();
    explain(*done, console);
    console.show(to_json(*id, *done), done->seal_code);
    return done->open_conflicts.empty() ? ExitCode::done : ExitCode::needs_person;
}

/// Shows where the report stands after a step.
Result<ExitCode> after_step(Workspace& workspace, const RecordId& id, const Result<void>& step,
                            const Console& console) {
    if (!step) return step.error();
    const auto report = workspace.reports().find(id);
    if (!report) return report.error();
    const ReportSummary& summary = report->summary;
    console.show(
        thidua::cli::to_json(summary),
        fmt::format("{} · {}: {}", summary.unit_name, summary.period_name, state_text(summary)));
    return ExitCode::done;
}

Result<ExitCode> withdraw(Workspace& workspace, const Arguments& arguments,
                          const Console& console) {
    const auto id = report_id(workspace, arguments);
    if (!id) return id.error();
    return after_step(workspace, *id, workspace.reports().withdraw(*id, arguments.word("--reason")),
                      console);
}

std::optional<CivilDate> due_from(const Arguments& arguments) {
    const auto words = arguments.option("--due");
    return words ? date_from_words(*words) : std::nullopt;
}

std::string problem_of_due(const Arguments& arguments) {
    const auto words = arguments.option("--due");
    return !words || date_from_words(*words) ? std::string{} : date_words_wanted("--due", *words);
}

Result<ExitCode> send_back(Workspace& workspace, const Arguments& arguments,
                           const Console& console) {
    const auto id = report_id(workspace, arguments);
    if (!id) return id.error();
    return after_step(
        workspace, *id,
        workspace.reports().send_back(*id, arguments.word("--reason"), due_from(arguments)),
        console);
}

Result<ExitCode> accept(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = report_id(workspace, arguments);
    if (!id) return id.error();
    return after_step(workspace, *id, workspace.reports().accept(*id), console);
}

Result<ExitCode> reopen(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = report_id(workspace, arguments);
    if (!id) return id.error();
    return after_step(
        workspace, *id,
        workspace.reports().reopen(*id, arguments.word("--reason"), due_from(arguments)), console);
}

Result<ExitCode> decline(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = report_id(workspace, arguments);
    if (!id) return id.error();
    return after_step(workspace, *id, workspace.reports().decline(*id, arguments.word("--reason")),
                      console);
}

/// With or without "answers/" before it.
FieldPath answer_path_of(const std::string& typed) {
    return typed.starts_with("answers/") ? typed : answer_path(typed);
}

Result<ExitCode> correct(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::report, arguments.word("ID"));
    if (!id) return id.error();
    const auto [path, typed] = *assignment_from_words(arguments.word("PATH=VALUE"));
    const auto value = Decimal::from_text(typed);
    if (!value)
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("\"{}\" is not a number.")), typed));
    const auto done = ReportCorrections{workspace}.correct(*id, answer_path_of(path), *value,
                                                           arguments.word("--reason"));
    if (!done) return done.error();
    console.show(Json::object().set("id", *id).set("path", answer_path_of(path)),
                 tr("The correction counts from now on, and is flagged with the figure."));
    return ExitCode::done;
}

Result<ExitCode> restore(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::report, arguments.word("ID"));
    if (!id) return id.error();
    const std::string path = answer_path_of(arguments.word("PATH"));
    const auto done = ReportCorrections{workspace}.restore(*id, path);
    if (!done) return done.error();
    console.show(Json::object().set("id", *id).set("path", path),
                 tr("The unit's own value counts again."));
    return ExitCode::done;
}

std::string problem_of_correct(const Arguments& arguments) {
    const std::string words = arguments.word("PATH=VALUE");
    return assignment_from_words(words) ? std::string{} : assignment_words_wanted(words);
}

}  // namespace of_report_step

Commands report_step_commands() {
    using namespace of_report_step;
    const Option reason{"--reason", "TEXT", tr_later("why, in one sentence"), true};
    Option optional_reason = reason;
    optional_reason.required = false;
    const Option due{"--due", "DATE", tr_later("to come again by the end of that day")};
    return {
        {.noun = "report",
         .verb = "submit",
         .about = tr_later("Check the form's rules, seal and submit; prints the seal code."),
         .parameters = {{"ID"}},
         .run = submit},
        {.noun = "report",
         .verb = "withdraw",
         .about = tr_later("Take a submitted report back."),
         .parameters = {{"ID"}},
         .options = {optional_reason},
         .run = withdraw},
        {.noun = "report",
         .verb = "return",
         .about = tr_later("Return a submitted report for correction (Office)."),
         .parameters = {{"ID"}},
         .options = {reason, due},
         .run = send_back,
         .find_problem = problem_of_due},
        {.noun = "report",
         .verb = "accept",
         .about = tr_later("Accept a submitted report (Office)."),
         .parameters = {{"ID"}},
         .run = accept},
        {.noun = "report",
         .verb = "reopen",
         .about = tr_later("Open an accepted report again (Office)."),
         .parameters = {{"ID"}},
         .options = {reason, due},
         .run = reopen,
         .find_problem = problem_of_due},
        {.noun = "report",
         .verb = "decline-reopening",
         .about = tr_later("Keep an accepted report as it is, against the unit's wish (Office)."),
         .parameters = {{"ID"}},
         .options = {reason},
         .run = decline},
        {.noun = "report",
         .verb = "correct",
         .about = tr_later("Let another number count in the figures; the report stays (Office)."),
         .parameters = {{"ID"}, {"PATH=VALUE"}},
         .options = {{"--reason", "TEXT", tr_later("why"), true}},
         .run = correct,
         .find_problem = problem_of_correct},
        {.noun = "report",
         .verb = "restore-value",
         .about = tr_later("Let the unit's own value count again (Office)."),
         .parameters = {{"ID"}, {"PATH"}},
         .run = restore},
    };
}

}  // namespace thidua::cli
