#include <fmt/format.h>

#include "client/app/declined_requests.h"
#include "client/app/device_status.h"
#include "client/app/paper_numbers.h"
#include "client/app/reopen_requests.h"
#include "client/cli/command_table.h"
#include "client/cli/duty_words.h"
#include "client/cli/period_words.h"
#include "client/cli/report_words.h"
#include "client/cli/sync_words.h"
#include "client/cli/text_table.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace of_status {

/// Reckoned for this command alone: the status of a device is asked for again and again.
struct OrganStanding {
    std::vector<OrganDuty> duties;  ///< what it owes itself, beside what this device's unit owes
    std::vector<DoubleNumber> double_numbers;
    std::vector<ReopenRequest> requests;    ///< the Office's to decide, or of this unit
    std::vector<DeclinedRequest> declined;  ///< of this unit
};

Json to_json(const std::vector<DoubleNumber>& doubles) {
    Json list = Json::list();
    for (const DoubleNumber& one : doubles)
        list.push(Json::object()
                      .set("number", one.number)
                      .set("year", Json::number(one.year))
                      .set("first", one.first)
                      .set("second", one.second)
                      .set("words", one.words));
    return list;
}

Json to_json(const DeviceStatus& status, const OrganStanding& organ) {
    Json due = Json::list();
    for (const PeriodView& period : status.due) due.push(thidua::cli::to_json(period));
    Json organ_due = Json::list();
    for (const OrganDuty& duty : organ.duties) organ_due.push(thidua::cli::to_json(duty));
    Json json = Json::object().set("enrolled", status.profile.has_value());
    if (const auto& profile = status.profile)
        json.set("device", profile->device)
            .set("unit", profile->unit_code)
            .set("unit_id", profile->unit)
            .set("unit_name", profile->unit_name)
            .set("organ_id", profile->organ)
            .set("role", to_text(profile->role))
            .set("person", profile->person)
            .set("until", profile->until);
    return json.set("cursor", Json::number(status.cursor.value()))
        .set("outbox", Json::number(status.outbox))
        .set("typed", Json::number(status.typed))
        .set("last_contact", status.last_contact)
        .set("clock_offset_ms", Json::number(status.clock_offset_ms))
        .set("due", due)
        .set("organ_due", organ_due)
        .set("conflicts", Json::number(status.open_conflicts))
        .set("attention", Json::number(status.attention))
        .set("question", status.question ? thidua::cli::to_json(*status.question) : Json{})
        .set("only_here", Json::number(status.only_here))
        .set("identity_taken_at", status.identity_taken_at)
        .set("double_numbers", to_json(organ.double_numbers))
        .set("reopen_requests", thidua::cli::to_json(organ.requests))
        .set("declined_requests", thidua::cli::to_json(organ.declined));
}

std::string due_text(const DeviceStatus& status) {
    if (status.due.empty()) return tr("Nothing is due.") + '\n';
    TextTable table{2};
    for (const PeriodView& period : status.due)
        table.add({display_name(period.period), due_in_full(period), days_words(period),
                   period.id.text()});
    return tr("Due:") + '\n' + table.text();
}

std::string organ_due_text(const std::vector<OrganDuty>& duties) {
    if (duties.empty()) return {};
    TextTable table{2};
    for (const OrganDuty& duty : duties) add_line(table, duty);
    return tr("The organ itself owes:") + '\n' + table.text();
}

std::string requests_text(const std::vector<ReopenRequest>& requests) {
    if (requests.empty()) return {};
    std::string text = tr("Accepted reports that are to be opened again:") + '\n';
    for (const ReopenRequest& request : requests) text += request_text(request);
    return text + '\n';
}

std::string declined_text(const std::vector<DeclinedRequest>& declined) {
    if (declined.empty()) return {};
    std::string text = tr("Accepted reports that the Office keeps as they are:") + '\n';
    for (const DeclinedRequest& one : declined) text += thidua::cli::declined_text(one);
    return text + '\n';
}

std::string text_of(const DeviceStatus& status, const OrganStanding& organ) {
    if (!status.profile) return tr("This device is not enrolled yet.");
    TextTable table;
    table.add({tr("Unit"), status.profile->unit_code + " · " + status.profile->unit_name});
    table.add({tr("Person"), status.profile->person + ", " + role_words(status.profile->role)});
    if (status.profile->until)
        table.add({tr("Last day of the role"), to_display(*status.profile->until)});
    table.add(
        {tr("Last contact"), status.last_contact ? to_display(*status.last_contact) : tr("never")});
    table.add({tr("Waiting to be sent"), std::to_string(status.outbox)});
    if (status.typed > 0)
        table.add({tr("Typed, not saved yet"),
                   fmt::format(fmt::runtime(tr("{} fields; open the report in the window and leave "
                                               "them")),
                               status.typed)});
    table.add({tr("Cursor"), std::to_string(status.cursor.value())});
    table.add({tr("Clock offset"), fmt::format("{} ms", status.clock_offset_ms)});
    table.add({tr("Conflicts"), std::to_string(status.open_conflicts)});
    table.add({tr("Rejected edits"), std::to_string(status.attention)});
    if (status.only_here > 0)
        table.add({tr("On this machine only"),
                   fmt::format(fmt::runtime(tr("{} records that the server lost; the Office has "
                                               "been offered a copy")),
                               status.only_here)});
    if (status.identity_taken_at)
        table.add({tr("New identity"), to_display(*status.identity_taken_at)});
    std::string text = table.text() + '\n';
    if (status.question)
        text += words_of(*status.question) + ' ' +
                tr("To accept them: \"thidua sync --accept-changes\".") + "\n\n";
    for (const DoubleNumber& one : organ.double_numbers) text += one.words + "\n\n";
    text += requests_text(organ.requests);
    text += declined_text(organ.declined);
    return text + due_text(status) + organ_due_text(organ.duties);
}

Result<ExitCode> show(Workspace& workspace, const Arguments&, const Console& console) {
    const DeviceStatus status = device_status(workspace);
    const OrganStanding organ{list_own_duties(workspace), list_double_numbers(workspace),
                              list_reopen_requests(workspace), list_declined_requests(workspace)};
    console.show(to_json(status, organ), text_of(status, organ));
    return ExitCode::done;
}

}  // namespace of_status

Commands status_commands() {
    using namespace of_status;
    return {{.noun = "status",
             .about = tr_later("Whose device this is, what waits to be sent, what is due."),
             .run = show,
             .needs_enrolment = false}};
}

}  // namespace thidua::cli
