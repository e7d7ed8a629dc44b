#include "client/cli/sync_words.h"

#include <fmt/format.h>

#include "client/app/attention.h"
#include "client/app/conflicts.h"
#include "client/app/due_reminders.h"
#include "client/app/editing.h"
#include "client/app/paper_numbers.h"
#include "client/app/refusal_words.h"
#include "client/app/workspace.h"
#include "shared/base/translate.h"

namespace thidua::cli {

Json to_json(const ChangesInQuestion& changes) {
    return Json::object()
        .set("removed", Json::number(changes.removed))
        .set("changed", Json::number(changes.changed))
        .set("reports", Json::number(changes.reports))
        .set("held", Json::number(changes.held));
}

Json to_json(const SyncReport& report) {
    return Json::object()
        .set("pushed", Json::number(report.pushed))
        .set("rejected", Json::number(report.rejected))
        .set("pulled", Json::number(report.pulled))
        .set("conflicts", Json::number(report.conflicts))
        .set("bytes_sent", Json::number(report.bytes_sent))
        .set("bytes_received", Json::number(report.bytes_received))
        .set("round_trips", Json::number(report.round_trips))
        .set("server_time", report.server_time)
        .set("new_identity", report.has_new_identity)
        .set("question", report.question ? to_json(*report.question) : Json{});
}

std::string sync_text(const SyncReport& report) {
    std::string text =
        fmt::format(fmt::runtime(tr("{} edits sent, {} of them rejected; {} records received.")),
                    report.pushed, report.rejected, report.pulled);
    text += ' ' + fmt::format(fmt::runtime(tr("{} bytes out, {} bytes in.")), report.bytes_sent,
                              report.bytes_received);
    if (report.server_time)
        text +=
            ' ' + fmt::format(fmt::runtime(tr("Server time {}.")), to_display(*report.server_time));
    if (report.has_new_identity) text += '\n' + new_identity_words();
    return text;
}

namespace {

/// To whoever may give another number. Returns whether there was one to tell of.
bool say_double_numbers(Workspace& workspace, const Console& console) {
    if (!check_right(workspace, Action::send_documents)) return false;
    const auto doubles = list_double_numbers(workspace);
    for (const DoubleNumber& one : doubles) console.say(one.words);
    return !doubles.empty();
}

}  // namespace

ExitCode say_what_waits(Workspace& workspace, const Console& console) {
    const std::size_t conflicts = workspace.conflicts().list_open().size();
    const std::size_t rejected = workspace.attention().list().size();
    const auto question = pending_changes(workspace);
    for (const std::string& reminder : take_new_reminders(workspace)) console.say(reminder);
    if (question)
        console.say(words_of(*question) + ' ' +
                    tr("To accept them: \"thidua sync --accept-changes\"."));
    if (conflicts > 0)
        console.say(fmt::format(
            fmt::runtime(tr("{} conflicts wait for a decision: \"thidua conflict list\".")),
            conflicts));
    if (rejected > 0)
        console.say(fmt::format(
            fmt::runtime(tr("{} rejected edits wait for a decision: \"thidua attention list\".")),
            rejected));
    const bool is_numbered_twice = say_double_numbers(workspace, console);
    return conflicts + rejected == 0 && !question && !is_numbered_twice ? ExitCode::done
                                                                        : ExitCode::needs_person;
}

}  // namespace thidua::cli
