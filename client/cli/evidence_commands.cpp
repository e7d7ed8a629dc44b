#include <fmt/format.h>

#include "client/app/evidence_tray.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua::cli {
namespace of_evidence {

std::string decision_name(Claim::Decision decision) {
    switch (decision) {
        case Claim::Decision::open:
            return "open";
        case Claim::Decision::on_time:
            return to_text(Verdict::on_time);
        case Claim::Decision::late:
            return to_text(Verdict::late);
    }
    return {};
}

Json to_json(const ClaimedSubmission& claim) {
    return Json::object()
        .set("id", claim.id)
        .set("report", claim.report)
        .set("unit", claim.unit_name)
        .set("period", claim.period_name)
        .set("version", Json::number(claim.version))
        .set("due_at", claim.due_at)
        .set("received_at", claim.received_at)
        .set("earliest", claim.earliest)
        .set("latest", claim.latest)
        .set("decision", decision_name(claim.decision))
        .set("decided_by", claim.decided_by)
        .set("reason", claim.reason);
}

std::string decision_words(const ClaimedSubmission& claim) {
    switch (claim.decision) {
        case Claim::Decision::open:
            return tr("It waits for the Office's decision.");
        case Claim::Decision::on_time:
            return to_display(Verdict::on_time);
        case Claim::Decision::late:
            return to_display(Verdict::late);
    }
    return {};
}

std::vector<ListTable> tables_of(const std::vector<ClaimedSubmission>& claims) {
    ListTable table{
        .title = tr("Arrived late, perhaps finished in time"),
        .heads = {tr("Unit"), tr("Period"), tr("Version"), tr("Due"), tr("Received"),
                  tr("Evidence"), tr("Decision"), tr("Decided by"), tr("Reason"), tr("Id")}};
    for (const ClaimedSubmission& claim : claims)
        table.rows.push_back({claim.unit_name, claim.period_name, claim.version, claim.due_at,
                              claim.received_at, bounds_words(claim), decision_words(claim),
                              claim.decided_by, claim.reason, claim.id.text()});
    return {table};
}

std::string claim_text(const ClaimedSubmission& claim) {
    std::string text =
        fmt::format("{}  {} — {}\n", claim.id.text(), claim.unit_name, claim.period_name);
    text += fmt::format(fmt::runtime("  " + tr("Due before {}; received {}.") + "\n"),
                        to_display(claim.due_at), to_display(claim.received_at));
    text += "  " + bounds_words(claim) + "\n";
    if (claim.decision == Claim::Decision::open) return text + "  " + decision_words(claim) + "\n";
    return text + fmt::format(fmt::runtime("  " + tr("Decided by {}: {}. Reason: {}") + "\n"),
                              claim.decided_by, decision_words(claim), claim.reason);
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    Json document = Json::list();
    std::string text;
    const auto claims = EvidenceTray{workspace}.list(!arguments.has("--all"));
    for (const ClaimedSubmission& claim : claims) {
        document.push(to_json(claim));
        text += claim_text(claim);
    }
    if (text.empty())
        text = tr("No submission waits for a decision about when it was finished.") + "\n";
    return hand_over(workspace, arguments, console,
                     {document, text, [&] { return tables_of(claims); }});
}

Result<ExitCode> decide(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::evidence, arguments.word("ID"));
    if (!id) return id.error();
    const bool on_time = arguments.word("VERDICT") == "on-time";
    const auto done =
        EvidenceTray{workspace}.decide(*id, on_time, arguments.option("--reason").value_or(""));
    if (!done) return done.error();
    console.show(Json::object().set("id", *id).set("decision", on_time ? "on_time" : "late"),
                 tr("The decision is recorded."));
    return ExitCode::done;
}

std::string find_decide_problem(const Arguments& arguments) {
    const std::string word = arguments.word("VERDICT");
    if (word == "on-time" || word == "late") return {};
    return fmt::format(fmt::runtime(tr("Write on-time or late, not \"{}\".")), word);
}

Json to_json(const ReadOutNote& note) {
    Json json = Json::object()
                    .set("id", note.id)
                    .set("code", note.code)
                    .set("from", note.said_by)
                    .set("noted_by", note.noted_by)
                    .set("unit", note.unit_name)
                    .set("period", note.period_name);
    json.set("called_at", note.called_at ? Json{*note.called_at} : Json{});
    return json.set("at", note.at ? Json{*note.at} : Json{});
}

std::string note_text(const ReadOutNote& note) {
    const std::string whose = note.unit_name.empty()
                                  ? tr("the content has not arrived yet")
                                  : fmt::format("{} — {}", note.unit_name, note.period_name);
    return fmt::format(fmt::runtime(tr("{}, read out by {}: {}")), code_words(note), note.said_by,
                       whose) +
           "\n";
}

Result<ExitCode> note(Workspace& workspace, const Arguments& arguments, const Console& console) {
    std::optional<Instant> called_at;
    if (const auto written = arguments.option("--at")) called_at = moment_from_words(*written);
    const auto noted = EvidenceTray{workspace}.note_code(
        arguments.word("CODE"), arguments.option("--from").value_or(""), called_at);
    if (!noted) return noted.error();
    console.show(to_json(*noted),
                 note_text(*noted) +
                     tr("The time counts from the next contact with the server; synchronise now."));
    return ExitCode::done;
}

std::string find_note_problem(const Arguments& arguments) {
    const auto written = arguments.option("--at");
    if (!written || moment_from_words(*written)) return {};
    return date_words_wanted("--at", *written);
}

std::vector<ListTable> tables_of(const std::vector<ReadOutNote>& notes) {
    ListTable table{.title = tr("Codes that were read out"),
                    .heads = {tr("Code"), tr("Read out by"), tr("Noted by"), tr("Unit"),
                              tr("Period"), tr("Called at"), tr("Time that counts"), tr("Id")}};
    for (const ReadOutNote& noted : notes)
        table.rows.push_back({code_words(noted), noted.said_by, noted.noted_by, noted.unit_name,
                              noted.period_name, cell_of(noted.called_at), cell_of(noted.at),
                              noted.id.text()});
    return {table};
}

Result<ExitCode> list_notes(Workspace& workspace, const Arguments& arguments,
                            const Console& console) {
    Json document = Json::list();
    std::string text;
    const auto notes = EvidenceTray{workspace}.list_notes();
    for (const ReadOutNote& noted : notes) {
        document.push(to_json(noted));
        text += note_text(noted);
    }
    return hand_over(workspace, arguments, console,
                     {document, or_none(text), [&] { return tables_of(notes); }});
}

}  // namespace of_evidence

Commands evidence_commands() {
    using namespace of_evidence;
    return {
        {.noun = "evidence",
         .verb = "list",
         .about = tr_later("Submissions that arrived late and may have been finished in time."),
         .options = {{.name = "--all", .about = tr_later("Also those that were decided.")},
                     list_file_option()},
         .run = list},
        {.noun = "evidence",
         .verb = "decide",
         .about = tr_later("The Office's decision about one of them; it is kept for ever."),
         .parameters = {{.name = "ID"}, {.name = "VERDICT"}},
         .options =
             {{.name = "--reason", .value = "TEXT", .about = tr_later("Why."), .required = true}},
         .run = decide,
         .find_problem = find_decide_problem},
        {.noun = "seal",
         .verb = "note",
         .about = tr_later("A seal code that somebody read out over the telephone."),
         .parameters = {{.name = "CODE"}},
         .options = {{.name = "--from",
                      .value = "TEXT",
                      .about = tr_later("Who called."),
                      .required = true},
                     {.name = "--at",
                      .value = "TIME",
                      .about = tr_later("When the call was, if not now.")}},
         .run = note,
         .find_problem = find_note_problem},
        {.noun = "seal",
         .verb = "list",
         .about = tr_later("The codes that were noted, and whose they are."),
         .options = {list_file_option()},
         .run = list_notes}};
}

}  // namespace thidua::cli
