#include <fmt/format.h>

#include "client/app/report_feeds.h"
#include "client/app/reports.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/report_words.h"
#include "client/cli/text_table.h"
#include "client/cli/typed_answers.h"
#include "client/cli/words.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/forms/answers_reader.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

namespace thidua::cli {
namespace of_report_writing {

Result<ExitCode> create(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto period = resolve_id(workspace, record_types::period, arguments.word("--period"));
    if (!period) return period.error();
    std::optional<RecordId> unit;
    if (const auto code = arguments.option("--unit")) {
        const auto found = resolve_unit(workspace, *code);
        if (!found) return found.error();
        unit = *found;
    }
    const auto id = workspace.reports().create(*period, unit);
    if (!id) return id.error();
    console.show(Json::object().set("id", *id), id->text());
    return ExitCode::done;
}

Result<ReportDetails> report_of(Workspace& workspace, const Arguments& arguments) {
    const auto id = resolve_id(workspace, record_types::report, arguments.word("ID"));
    if (!id) return id.error();
    return workspace.reports().find(*id);
}

Result<PathValues> answers_in_file(Workspace& workspace, const ReportDetails& report,
                                   const std::string& file) {
    if (!report.form)
        return failure(ErrorCode::wrong_state,
                       tr("The form of this report is not on this device yet: synchronise first."));
    const auto json = read_limited_file(path_from_utf8(file), limits::form_file_bytes_max);
    if (!json) return json.error();
    const Environment environment = workspace.environment();
    return read_answers(*report.form, *json, environment.clock.now(), environment.random);
}

Result<PathValues> answers_typed(const ReportDetails& report, const Arguments& arguments) {
    PathValues answers;
    for (const std::string& words : arguments.words("PATH=VALUE")) {
        const auto [path, typed] = *assignment_from_words(words);
        auto answer = typed_answer(report, path, typed);
        if (!answer) return answer.error();
        answers.push_back(std::move(*answer));
    }
    return answers;
}

/// A sentence about the first of the words that is not "name=value".
std::string problem_of_assignments(const std::vector<std::string>& words) {
    for (const std::string& word : words)
        if (!assignment_from_words(word)) return assignment_words_wanted(word);
    return {};
}

std::string problem_of_set(const Arguments& arguments) {
    if (!arguments.has("--from") && !arguments.has("PATH=VALUE"))
        return tr("Say what to set: PATH=VALUE, or --from FILE.json.");
    return problem_of_assignments(arguments.words("PATH=VALUE"));
}

std::string problem_of_add_row(const Arguments& arguments) {
    return problem_of_assignments(arguments.words("COLUMN=VALUE"));
}

Result<PathValues> wanted_answers(Workspace& workspace, const ReportDetails& report,
                                  const Arguments& arguments) {
    PathValues wanted;
    if (const auto file = arguments.option("--from")) {
        auto read = answers_in_file(workspace, report, *file);
        if (!read) return read.error();
        wanted = std::move(*read);
    }
    auto typed = answers_typed(report, arguments);
    if (!typed) return typed.error();
    std::move(typed->begin(), typed->end(), std::back_inserter(wanted));
    return wanted;
}

Result<ExitCode> set(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto report = report_of(workspace, arguments);
    if (!report) return report.error();
    const auto wanted = wanted_answers(workspace, *report, arguments);
    if (!wanted) return wanted.error();
    const Change change = change_of(*report, *wanted);
    const auto findings =
        workspace.reports().save_answers(report->summary.id, change.seen, change.now);
    if (!findings) return findings.error();
    if (!console.json) console.err << findings_text(*findings);
    console.show(Json::object()
                     .set("id", report->summary.id)
                     .set("set", Json::number(wanted->size()))
                     .set("warnings", to_json(*findings)),
                 fmt::format(fmt::runtime(tr("{} answers are saved.")), wanted->size()));
    return ExitCode::done;
}

Result<ExitCode> feed(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::report, arguments.word("ID"));
    if (!id) return id.error();
    const auto fed = feed_report(workspace, *id);
    if (!fed) return fed.error();
    Json list = Json::list();
    TextTable table;
    for (const FedAnswer& answer : *fed) {
        list.push(Json::object()
                      .set("field", answer.field)
                      .set("records", Json::number(answer.records))
                      .set("taken", answer.is_taken)
                      .set("words", answer.words)
                      .set("left_out", Json::number(answer.left_out)));
        std::string note = answer.is_taken ? "" : tr("typed otherwise, left as it is");
        if (answer.left_out > 0)
            note += (note.empty() ? "" : "; ") +
                    fmt::format(fmt::runtime(tr("{} belong to no row")), answer.left_out);
        table.add({std::to_string(answer.records), answer.label, note});
    }
    console.show(Json::object().set("id", *id).set("fed", list), table.text());
    return ExitCode::done;
}

Result<ExitCode> add_row(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto report = report_of(workspace, arguments);
    if (!report) return report.error();
    const std::string table = arguments.word("TABLE");
    std::vector<std::pair<std::string, Value>> cells;
    for (const std::string& words : arguments.words("COLUMN=VALUE")) {
        const auto [column, typed] = *assignment_from_words(words);
        auto cell = typed_cell(*report, table, column, typed);
        if (!cell) return cell.error();
        cells.push_back(std::move(*cell));
    }
    const auto row = workspace.reports().add_row(report->summary.id, table, cells);
    if (!row) return row.error();
    console.show(Json::object().set("id", *row).set("report", report->summary.id), row->text());
    return ExitCode::done;
}

Result<ExitCode> remove_row(Workspace& workspace, const Arguments& arguments,
                            const Console& console) {
    const auto report = report_of(workspace, arguments);
    if (!report) return report.error();
    const std::string table = arguments.word("TABLE");
    const auto row = typed_row(*report, table, arguments.word("ROW"));
    if (!row) return row.error();
    const auto done = workspace.reports().remove_row(report->summary.id, table, *row);
    if (!done) return done.error();
    console.show(Json::object().set("id", *row).set("report", report->summary.id),
                 tr("The row is removed."));
    return ExitCode::done;
}

}  // namespace of_report_writing

Commands report_writing_commands() {
    using namespace of_report_writing;
    return {
        {.noun = "report",
         .verb = "new",
         .about = tr_later("Start the report for a period; prints its id."),
         .options = {{"--period", "ID", tr_later("the period"), true},
                     {"--unit", "CODE", tr_later("on behalf of this unit (Office)")}},
         .run = create},
        {.noun = "report",
         .verb = "set",
         .about = tr_later("Set answers, all in one edit; an empty value clears."),
         .parameters = {{"ID"}, {.name = "PATH=VALUE", .many = true, .required = false}},
         .options = {{"--from", "FILE.json", tr_later("a file of answers")}},
         .run = set,
         .find_problem = problem_of_set},
        {.noun = "report",
         .verb = "feed",
         .about = tr_later("Fill in what the unit's registers say; nothing typed is replaced."),
         .parameters = {{"ID"}},
         .run = feed},
        {.noun = "report",
         .verb = "add-row",
         .about = tr_later("Add a row to a table; prints the row's id."),
         .parameters = {{"ID"}, {"TABLE"}, {.name = "COLUMN=VALUE", .many = true}},
         .run = add_row,
         .find_problem = problem_of_add_row},
        {.noun = "report",
         .verb = "remove-row",
         .about = tr_later("Remove a row of a table."),
         .parameters = {{"ID"}, {"TABLE"}, {"ROW"}},
         .run = remove_row},
    };
}

}  // namespace thidua::cli
