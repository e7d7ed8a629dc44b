#include <fmt/format.h>

#include "client/app/upward_reports.h"
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

Result<ExitCode> prepare(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto period = period_of(workspace, arguments);
    if (!period) return period.error();
    RecordId frozen;
    if (const auto asked = arguments.option("--frozen")) {
        const auto id = resolve_id(workspace, record_types::consolidation, *asked);
        if (!id) return id.error();
        frozen = *id;
    }
    const auto prepared =
        UpwardReports{workspace}.prepare(*period, frozen, path_from_utf8(arguments.word("--file")));
    if (!prepared) return prepared.error();
    console.show(Json::object().set("period", *period).set("prepared", Json::number(*prepared)),
                 fmt::format(fmt::runtime(tr("Prepared for {} recipients, with figures and file; "
                                             "the registry sends them.")),
                             *prepared));
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
         .verb = "prepare",
         .about = tr_later("Draft the report of a period to every recipient, with its figures."),
         .options = {of_period,
                     {"--frozen", "ID", tr_later("this frozen consolidation, not the newest")},
                     {"--file", "FILE", tr_later("the signed report, not the one made here")}},
         .run = prepare},
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
