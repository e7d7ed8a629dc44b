#include <fmt/format.h>

#include "client/app/upward_reports.h"
#include "client/app/upward_totals.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"

namespace thidua::cli {
namespace of_upward {

Result<RecordId> period_of(Workspace& workspace, const Arguments& arguments) {
    return resolve_id(workspace, record_types::period, arguments.word("--period"));
}

Json to_json(const UpwardReport& report) {
    Json recipients = Json::list();
    for (const Recipient& recipient : report.recipients)
        recipients.push(Json::object()
                            .set("code", recipient.code)
                            .set("name", recipient.name)
                            .set("dispatch", recipient.dispatch)
                            .set("standing", to_text(recipient.standing))
                            .set("number", recipient.number)
                            .set("sent_on", recipient.sent_on)
                            .set("reason", recipient.reason));
    return Json::object()
        .set("period", report.period)
        .set("period_name", report.period_name)
        .set("done", report.is_done())
        .set("recipients", recipients);
}

Result<ExitCode> standing(Workspace& workspace, const Arguments& arguments,
                          const Console& console) {
    const auto period = period_of(workspace, arguments);
    if (!period) return period.error();
    const auto report = UpwardReports{workspace}.find(*period);
    if (!report) return report.error();
    TextTable table;
    for (const Recipient& recipient : report->recipients)
        table.add({recipient.code, recipient.name, to_words(recipient.standing), recipient.number});
    console.show(to_json(*report), table.empty() ? tr("None.") + '\n' : table.text());
    return ExitCode::done;
}

std::string problem_of_send(const Arguments& arguments) {
    const std::string day = arguments.word("--sent-on");
    return date_from_words(day) ? std::string{} : date_words_wanted("--sent-on", day);
}

Result<ExitCode> send_all(Workspace& workspace, const Arguments& arguments,
                          const Console& console) {
    const auto period = period_of(workspace, arguments);
    if (!period) return period.error();
    const auto sent = UpwardReports{workspace}.send_to_all(
        *period, arguments.word("--number"), *date_from_words(arguments.word("--sent-on")));
    if (!sent) return sent.error();
    console.show(Json::object().set("period", *period).set("sent", Json::number(*sent)),
                 fmt::format(fmt::runtime(tr("Sent to {} recipients.")), *sent));
    return ExitCode::done;
}

std::string problem_of_prepare(const Arguments& arguments) {
    return arguments.has("--template") && arguments.has("--file")
               ? tr("The signed report goes as it is: leave --template out.")
               : std::string{};
}

Result<ExitCode> prepare(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto period = period_of(workspace, arguments);
    if (!period) return period.error();
    RecordId frozen;
    if (const auto asked = arguments.option("--frozen")) {
        const auto id = resolve_id(workspace, record_types::consolidation, *asked);
        if (!id) return id.error();
        frozen = *id;
    }
    std::optional<std::filesystem::path> own_template;
    if (const auto own = arguments.option("--template")) own_template = path_from_utf8(*own);
    const auto prepared = UpwardReports{workspace}.prepare(
        *period, frozen, path_from_utf8(arguments.word("--file")), own_template);
    if (!prepared) return prepared.error();
    console.show(Json::object().set("period", *period).set("prepared", Json::number(*prepared)),
                 fmt::format(fmt::runtime(tr("Prepared for {} recipients, with figures and file; "
                                             "the registry sends them.")),
                             *prepared));
    return ExitCode::done;
}

Json to_json(const OrgansFigure& figure) {
    Json parts = Json::list();
    for (const OrganPart& part : figure.parts)
        parts.push(Json::object()
                       .set("organ", part.organ)
                       .set("dispatch", part.dispatch)
                       .set("value", Json::number(part.value)));
    Json document = Json::object()
                        .set("field", figure.field)
                        .set("label", figure.label)
                        .set("unit_label", figure.measure);
    if (figure.total) document.set("total", Json::number(*figure.total));
    return document.set("parts", parts);
}

Json to_json(const OrgansTotals& totals) {
    Json counted = Json::list();
    for (const std::string& organ : totals.counted) counted.push(organ);
    Json not_counted = Json::list();
    for (const OrganNotCounted& organ : totals.not_counted)
        not_counted.push(
            Json::object().set("organ", organ.organ).set("name", organ.name).set("why", organ.why));
    Json figures = Json::list();
    for (const OrgansFigure& figure : totals.figures) figures.push(to_json(figure));
    return Json::object()
        .set("form", totals.form_key)
        .set("label", totals.label)
        .set("name", totals.name)
        .set("window_from", totals.from)
        .set("window_through", totals.through)
        .set("counted", counted)
        .set("not_counted", not_counted)
        .set("figures", figures);
}

std::string text_of(const OrgansTotals& totals) {
    std::string text = totals.name;
    if (totals.from && totals.through)
        text += fmt::format(" ({} – {})", to_display(*totals.from), to_display(*totals.through));
    TextTable table{2};
    for (const OrgansFigure& figure : totals.figures) {
        std::string parts;
        for (const OrganPart& part : figure.parts)
            parts += (parts.empty() ? "" : "; ") + part.organ + ": " + part.value.display();
        table.add({figure.label, figure.total ? figure.total->display() : std::string{},
                   figure.measure, parts});
    }
    text += '\n' + table.text();
    for (const OrganNotCounted& organ : totals.not_counted)
        text += "  ! " + organ.name + ": " + words_of(organ) + '\n';
    return text;
}

Result<ExitCode> totals(Workspace& workspace, const Arguments& /*arguments*/,
                        const Console& console) {
    Json list = Json::list();
    std::string text;
    for (const OrgansTotals& one : totals_of_organs(workspace)) {
        list.push(to_json(one));
        text += text_of(one) + '\n';
    }
    console.show(list, or_none(text));
    return ExitCode::done;
}

const Option of_period{"--period", "ID", tr_later("the period"), true};

}  // namespace of_upward

Commands upward_commands() {
    using namespace of_upward;
    return {
        {.noun = "dispatch",
         .verb = "standing",
         .about = tr_later("Who has the report of a period, and who has confirmed it."),
         .options = {of_period},
         .run = standing},
        {.noun = "dispatch",
         .verb = "totals",
         .about = tr_later("The figures of a period over the organs that sent them here, who is in "
                           "them and who is not."),
         .run = totals},
        {.noun = "dispatch",
         .verb = "prepare",
         .about = tr_later("Draft the report of a period to every recipient, with its figures."),
         .options = {of_period,
                     {"--frozen", "ID", tr_later("this frozen consolidation, not the newest")},
                     {"--file", "FILE", tr_later("the signed report, not the one made here")},
                     {"--template", "FILE.docx", tr_later("the office's own template")}},
         .run = prepare,
         .find_problem = problem_of_prepare},
        {.noun = "dispatch",
         .verb = "send-all",
         .about = tr_later("Send the report of a period to every recipient of its obligation."),
         .options = {of_period,
                     {"--number", "TEXT", tr_later("number of the document"), true},
                     {"--sent-on", "DATE", tr_later("the day on which it was sent"), true}},
         .run = send_all,
         .find_problem = problem_of_send},
    };
}

}  // namespace thidua::cli
