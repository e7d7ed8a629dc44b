#include "client/cli/report_words.h"

#include <fmt/format.h>

#include "client/cli/text_table.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/model/report.h"

namespace thidua::cli {
namespace {

std::string_view name_of(Delivery delivery) {
    switch (delivery) {
        case Delivery::waiting:
            return "waiting";
        case Delivery::received:
            return "received";
        case Delivery::attention:
            return "attention";
    }
    return "";
}

/// "23:50 14/12/2026 by this device's clock; received 09:00 16/12/2026".
std::string times_of(const ReportDetails& report) {
    if (!report.submitted_at) return {};
    std::string words = fmt::format(fmt::runtime(tr("{} by the clock of the device")),
                                    to_display(*report.submitted_at));
    if (const auto received = report.standing.received_at)
        words +=
            fmt::format(fmt::runtime(tr("; received by the server {}")), to_display(*received));
    return words;
}

std::string head_of(const ReportDetails& report) {
    const ReportSummary& summary = report.summary;
    TextTable table;
    table.add({tr("Unit"), summary.unit_code + " · " + summary.unit_name});
    table.add({tr("State"), state_text(summary)});
    table.add({tr("On the way"), delivery_words(summary.delivery)});
    if (!report.return_reason.empty()) table.add({tr("Reason"), report.return_reason});
    if (!report.seal_code.empty()) table.add({tr("Seal code"), report.seal_code});
    if (summary.version > 0) {
        const Standing& standing = report.standing;
        std::string evidence = to_display(standing.verdict);
        if (standing.at)
            evidence +=
                fmt::format(" ({} {})", to_display(standing.evidence), to_display(*standing.at));
        table.add({tr("Deadline"), evidence});
        if (const std::string times = times_of(report); !times.empty())
            table.add({tr("Submitted"), times});
    }
    if (summary.open_conflicts > 0)
        table.add({tr("Conflicts"), std::to_string(summary.open_conflicts)});
    return summary.period_name + "\n\n" + table.text();
}

/// Every change, where a list shows the first few.
std::string asked_text(const ReopenRequest& request) {
    ReopenRequest head = request;
    head.changes.clear();
    std::string text = words_of(head) + '\n';
    for (const RequestedChange& change : request.changes)
        if (!change.words.empty()) text += "  " + change.words + " (" + change.author + ")\n";
    return text;
}

/// All of it, in the same way.
std::string declined_in_full(const DeclinedRequest& declined) {
    DeclinedRequest head = declined;
    head.changes.clear();
    std::string text = words_of(head) + '\n';
    for (const RequestedChange& change : declined.changes)
        if (!change.words.empty()) text += "  " + change.words + '\n';
    return text;
}

Json changes_json(const std::vector<RequestedChange>& changes) {
    Json list = Json::list();
    for (const RequestedChange& change : changes)
        list.push(Json::object()
                      .set("path", change.path)
                      .set("before", to_json(change.before))
                      .set("after", to_json(change.after))
                      .set("author", change.author)
                      .set("words", change.words));
    return list;
}

const Value& value_of(const ReportDetails& report, const FieldPath& path) {
    const Value& stored = find_value(report.fields, path);
    return is_null(stored) ? find_value(report.computed, path) : stored;
}

std::string shown(const Field& field, const Value& value) {
    const std::string text = display_answer(field, value);
    const std::string& unit = field.unit_label.shown();
    return text.empty() || unit.empty() ? text : text + ' ' + unit;
}

std::string rows_text(const ReportDetails& report, const Field& table) {
    TextTable rows{4};
    for (const RowId& row : list_rows(report.fields, table.key)) {
        std::vector<std::string> cells;
        for (const Field& column : table.columns)
            cells.push_back(
                shown(column, find_value(report.fields, cell_path(table.key, row, column.key))));
        cells.push_back(row.text());
        rows.add(std::move(cells));
    }
    return "  " + table.label.shown() + '\n' + rows.text();
}

std::string prose_text(const Field& field, const Value& value) {
    std::string text = "  " + field.label.shown() + '\n';
    std::string prose = display_answer(field, value);
    for (std::size_t at = prose.find('\n'); at != std::string::npos; at = prose.find('\n', at + 1))
        prose.insert(at + 1, 4, ' ');
    return prose.empty() ? text : text + "    " + prose + '\n';
}

std::string section_text(const ReportDetails& report, const Section& section) {
    TextTable figures{2};
    std::string prose;
    for (const Field& field : section.fields) {
        const Value& value = value_of(report, answer_path(field.key));
        if (field.kind == FieldKind::table)
            prose += rows_text(report, field);
        else if (field.kind == FieldKind::long_text)
            prose += prose_text(field, value);
        else
            figures.add({field.label.shown(), shown(field, value)});
    }
    return '\n' + section.title.shown() + '\n' + figures.text() + prose;
}

}  // namespace

Json to_json(const std::vector<Finding>& findings) {
    Json list = Json::list();
    for (const Finding& finding : findings)
        list.push(Json::object()
                      .set("path", finding.path)
                      .set("field", finding.field)
                      .set("severity", finding.severity == Severity::error ? "error" : "warning")
                      .set("message", finding.message));
    return list;
}

std::string findings_text(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings)
        text += (finding.severity == Severity::error ? "✗ " : "! ") + finding.message + '\n';
    return text;
}

Json to_json(const ReportSummary& report) {
    return Json::object()
        .set("id", report.id)
        .set("period", report.period)
        .set("period_name", report.period_name)
        .set("unit", report.unit_code)
        .set("unit_id", report.unit)
        .set("unit_name", report.unit_name)
        .set("form", report.form_key)
        .set("state", report.state)
        .set("version", Json::number(report.version))
        .set("changed_after_submission", report.changed_after_submission)
        .set("return_due", report.return_due)
        .set("asks_to_reopen", report.asks_to_reopen)
        .set("delivery", name_of(report.delivery))
        .set("open_conflicts", Json::number(report.open_conflicts))
        .set("rev", Json::number(report.rev.value()))
        .set("received_at", report.received_at)
        .set("verdict", to_text(report.verdict));
}

std::string state_text(const ReportSummary& report) {
    const auto state = from_text<ReportState>(report.state);
    std::string text = state ? state_words(*state) : report.state;
    if (report.version > 0) text += fmt::format(fmt::runtime(tr(" (version {})")), report.version);
    if (report.changed_after_submission) text += tr(", changed since");
    if (report.return_due) text += ", " + return_due_words(*report.return_due);
    if (report.asks_to_reopen) text += tr(", asked to be opened again");
    return text;
}

Json to_json(const std::optional<ReopenRequest>& request) {
    if (!request) return {};
    return Json::object()
        .set("report", request->report)
        .set("unit_name", request->unit_name)
        .set("period_name", request->period_name)
        .set("by", request->asked_by)
        .set("at", request->asked_at)
        .set("reason", request->reason)
        .set("may_reopen", request->may_reopen)
        .set("changes", changes_json(request->changes));
}

Json to_json(const std::vector<ReopenRequest>& requests) {
    Json list = Json::list();
    for (const ReopenRequest& request : requests) list.push(to_json(std::optional{request}));
    return list;
}

std::string request_text(const ReopenRequest& request) {
    return fmt::format("{}  {}, {}\n  {}\n", request.report.text(), request.unit_name,
                       request.period_name, words_of(request));
}

Json to_json(const std::optional<DeclinedRequest>& declined) {
    if (!declined) return {};
    return Json::object()
        .set("report", declined->report)
        .set("unit_name", declined->unit_name)
        .set("period_name", declined->period_name)
        .set("by", declined->declined_by)
        .set("at", declined->declined_at)
        .set("reason", declined->reason)
        .set("asked_reason", declined->asked_reason)
        .set("changes", changes_json(declined->changes));
}

Json to_json(const std::vector<DeclinedRequest>& declined) {
    Json list = Json::list();
    for (const DeclinedRequest& one : declined) list.push(to_json(std::optional{one}));
    return list;
}

std::string declined_text(const DeclinedRequest& declined) {
    return fmt::format("{}  {}, {}\n  {}\n", declined.report.text(), declined.unit_name,
                       declined.period_name, words_of(declined));
}

std::string delivery_words(Delivery delivery) {
    switch (delivery) {
        case Delivery::waiting:
            return tr("on this machine only, waiting to be sent");
        case Delivery::received:
            return tr("received by the server");
        case Delivery::attention:
            return tr("the server rejected something");
    }
    return {};
}

std::string report_text(const ReportDetails& report) {
    std::string text = head_of(report);
    if (report.request) text += '\n' + asked_text(*report.request);
    if (report.declined) text += '\n' + declined_in_full(*report.declined);
    if (report.form)
        for (const Section& section : report.form->sections) text += section_text(report, section);
    const std::string findings = findings_text(report.findings);
    if (!findings.empty()) text += '\n' + tr("To look at:") + '\n' + findings;
    return text;
}

}  // namespace thidua::cli
