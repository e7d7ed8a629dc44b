#include <fmt/format.h>

#include <charconv>

#include "client/app/conflicts.h"
#include "client/app/place_words.h"
#include "client/app/reports.h"
#include "client/app/step_words.h"
#include "client/app/workspace.h"
#include "client/cli/attachment_words.h"
#include "client/cli/command_table.h"
#include "client/cli/conflict_words.h"
#include "client/cli/list_file.h"
#include "client/cli/period_words.h"
#include "client/cli/register_words.h"
#include "client/cli/report_words.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/report.h"

namespace thidua::cli {
namespace of_report_reading {

constexpr std::size_t no_limit = 1'000'000;

/// From 1 on; empty for anything else.
std::optional<std::size_t> whole_number(const std::string& words) {
    std::size_t number = 0;
    const char* const end = words.data() + words.size();
    const auto read = std::from_chars(words.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number == 0) return std::nullopt;
    return number;
}

std::string problem_of_list(const Arguments& arguments) {
    const auto limit = arguments.option("--limit");
    if (limit && !whole_number(*limit)) return tr("--limit takes a number from 1 on.");
    const auto state = arguments.option("--state");
    if (!state || from_text<ReportState>(*state)) return {};
    return tr("--state takes \"draft\", \"submitted\", \"returned\" or \"accepted\".");
}

std::vector<ListTable> tables_of(const std::vector<ReportSummary>& reports) {
    ListTable table{.title = tr("Reports"),
                    .heads = {tr("Code of the unit"), tr("Unit"), tr("Period"), tr("State"),
                              tr("Standing"), tr("Received"), tr("Id")}};
    for (const ReportSummary& report : reports)
        table.rows.push_back({report.unit_code, report.unit_name, report.period_name,
                              state_text(report), to_display(report.verdict),
                              cell_of(report.received_at), report.id.text()});
    return {table};
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    ReportFilter filter{.state = arguments.word("--state"), .limit = no_limit};
    const auto period = resolve_period_option(workspace, arguments);
    if (!period) return period.error();
    filter.period = *period;
    if (const auto code = arguments.option("--unit")) {
        const auto unit = resolve_unit(workspace, *code);
        if (!unit) return unit.error();
        filter.unit = *unit;
    }
    if (const auto last = arguments.option("--after")) {
        const auto after = resolve_id(workspace, record_types::report, *last);
        if (!after) return after.error();
        filter.after = *after;
    }
    if (const auto limit = arguments.option("--limit")) filter.limit = *whole_number(*limit);
    Json document = Json::list();
    TextTable table;
    const auto reports = workspace.reports().list(filter);
    for (const ReportSummary& report : reports) {
        document.push(to_json(report));
        table.add({report.id.text(), report.unit_code, report.period_name, state_text(report),
                   to_display(report.verdict)});
    }
    return hand_over(workspace, arguments, console,
                     {document, or_none(table.text()), [&] { return tables_of(reports); }});
}

Json conflicts_of(Workspace& workspace, const ReportDetails& report) {
    Json list = Json::list();
    for (const RecordId& id : report.conflicts)
        if (const auto conflict = workspace.conflicts().find(id)) list.push(to_json(*conflict));
    return list;
}

Json attachments_of(Workspace& workspace, const Fields& fields) {
    Json list = Json::list();
    for (const AttachedFile& file : Attachments{workspace}.list(fields)) list.push(to_json(file));
    return list;
}

Json to_json(Workspace& workspace, const ReportDetails& report) {
    const ReportSummary& summary = report.summary;
    return Json::object()
        .set("id", summary.id)
        .set("period", summary.period)
        .set("unit", summary.unit_code)
        .set("unit_id", summary.unit)
        .set("unit_name", summary.unit_name)
        .set("period_name", summary.period_name)
        .set("form", summary.form_key)
        .set("state", summary.state)
        .set("version", Json::number(summary.version))
        .set("rev", Json::number(summary.rev.value()))
        .set("changed_after_submission", summary.changed_after_submission)
        .set("reason", report.return_reason)
        .set("return_due", summary.return_due)
        .set("request", thidua::cli::to_json(report.request))
        .set("declined_request", thidua::cli::to_json(report.declined))
        .set("fields", thidua::cli::to_json(report.fields))
        .set("computed", thidua::cli::to_json(report.computed))
        .set("seal", report.seal)
        .set("seal_code", report.seal_code)
        .set("attachments", attachments_of(workspace, report.fields))
        .set("conflicts", conflicts_of(workspace, report))
        .set("evidence", thidua::cli::to_json(report.standing))
        .set("submitted_at", report.submitted_at)
        .set("findings", thidua::cli::to_json(report.findings));
}

Result<ExitCode> show(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::report, arguments.word("ID"));
    if (!id) return id.error();
    const auto report = workspace.reports().find(*id);
    if (!report) return report.error();
    console.show(
        to_json(workspace, *report),
        report_text(*report) + attachments_text(Attachments{workspace}.list(report->fields)));
    return ExitCode::done;
}

std::string text_of(PlaceWords& words, const RecordId& report, const HistoryEntry& entry) {
    std::string text =
        fmt::format("{}  {}, {}", to_display(entry.server_time.value_or(entry.device_time)),
                    entry.author, entry.device_name);
    if (!entry.server_time) text += tr(" (not sent yet)");
    if (!entry.step.empty()) text += "  " + step_words(record_types::report, entry.step);
    if (!entry.reason.empty()) text += ": " + entry.reason;
    TextTable changes{2};
    for (const HistoryEntry::Change& change : entry.changes)
        if (PlaceWords::is_told(change.path) || change.path == "state")
            changes.add(
                {words.label(report, change.path), words.value(report, change.path, change.before),
                 "→", words.value(report, change.path, change.after),
                 change.is_beside ? tr("(differs from what stands; not in the report)") : ""});
    return text + '\n' + changes.text();
}

Result<ExitCode> history(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::report, arguments.word("ID"));
    if (!id) return id.error();
    const auto entries = workspace.reports().history(*id);
    PlaceWords words{workspace};
    std::string text;
    for (const HistoryEntry& entry : entries) text += text_of(words, *id, entry);
    console.show(thidua::cli::to_json(entries), text);
    return ExitCode::done;
}

}  // namespace of_report_reading

Commands report_reading_commands() {
    using namespace of_report_reading;
    return {
        {.noun = "report",
         .verb = "list",
         .about = tr_later("The reports on this device."),
         .options = {{"--period", "ID", tr_later("only this period")},
                     {"--unit", "CODE", tr_later("only this unit")},
                     {"--state", "STATE", tr_later("draft, submitted, returned or accepted")},
                     {"--limit", "N", tr_later("at most so many")},
                     {"--after", "ID", tr_later("only those that come after this one in the list")},
                     list_file_option()},
         .run = list,
         .find_problem = problem_of_list},
        {.noun = "report",
         .verb = "show",
         .about = tr_later("A report with its answers, evidence and conflicts."),
         .parameters = {{"ID"}},
         .run = show},
        {.noun = "report",
         .verb = "history",
         .about = tr_later("Every edit: who, when, on which device, what it replaced."),
         .parameters = {{"ID"}},
         .run = history},
    };
}

}  // namespace thidua::cli
