#include <fmt/format.h>

#include <algorithm>

#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/duty_words.h"
#include "client/cli/list_file.h"
#include "client/cli/period_words.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace of_deadline {

/// A duty without units of its own, as an entry among the periods: nobody is expected in it. Where
/// only a movement asks for it the entry has no id.
PeriodStatus without_units(const OrganDuty& duty) {
    return {.period = duty.period,
            .period_name = duty.name,
            .form_key = duty.form_key,
            .due_date = duty.due.date,
            .due_words = duty.due_words,
            .due_at = duty.due_at,
            .units = {}};
}

std::vector<OrganDuty> asked_duties(Workspace& workspace, const std::optional<RecordId>& period) {
    auto duties = list_organ_duties(workspace);
    if (period)
        std::erase_if(duties, [&](const OrganDuty& duty) { return duty.period != *period; });
    return duties;
}

/// What, due when, how far; below it by which rule and source.
std::string duties_text(const std::vector<OrganDuty>& duties) {
    if (duties.empty()) return {};
    const bool are_several = std::ranges::any_of(
        duties, [&](const OrganDuty& duty) { return duty.organ != duties.front().organ; });
    std::string text = tr("The organ itself owes:") + '\n';
    for (const OrganDuty& duty : duties) {
        TextTable line{2};
        add_line(line, duty, are_several);
        text += line.text() + "    " +
                fmt::format(fmt::runtime(tr("rule: {}; source: {}")), duty.rule, duty.source) +
                '\n';
    }
    return text;
}

Result<ExitCode> deadlines(Workspace& workspace, const Arguments& arguments,
                           const Console& console) {
    const auto period = resolve_period_option(workspace, arguments);
    if (!period) return period.error();
    const auto duties = asked_duties(workspace, *period);
    const auto duty_of = [&](const RecordId& id) {
        const auto found = std::ranges::find(duties, id, &OrganDuty::period);
        return found == duties.end() ? Json{} : to_json(*found);
    };
    Json document = Json::list();
    std::string text;
    std::vector<RecordId> shown;
    auto statuses = workspace.periods().deadlines(*period);
    for (const PeriodStatus& status : statuses) {
        document.push(to_json(status).set("duty", duty_of(status.period)));
        shown.push_back(status.period);
        // What has no form is the organ's alone: it stands below.
        if (!status.form_key.empty()) text += (text.empty() ? "" : "\n") + status_text(status);
    }
    for (const OrganDuty& duty : duties)
        if (duty.period.is_nil() || std::ranges::find(shown, duty.period) == shown.end()) {
            statuses.push_back(without_units(duty));
            document.push(to_json(statuses.back()).set("duty", to_json(duty)));
        }
    const std::string owed = duties_text(duties);
    text += (text.empty() || owed.empty() ? "" : "\n") + owed;
    return hand_over(workspace, arguments, console,
                     {document, text, [&] { return status_tables(statuses); }});
}

}  // namespace of_deadline

Commands deadline_commands() {
    using namespace of_deadline;
    return {{.noun = "deadlines",
             .about = tr_later("Who reported on time, late or not at all, on what evidence; and "
                               "what the organ itself owes."),
             .options = {{"--period", "ID", tr_later("only this period")}, list_file_option()},
             .run = deadlines}};
}

}  // namespace thidua::cli
