#include <fmt/format.h>

#include "client/app/documents.h"
#include "client/app/portal_page.h"
#include "client/app/record_register.h"
#include "client/app/submission_letters.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"

// Papers of records: plans, letters, lists, minutes, decisions, certificates.

namespace thidua::cli {
namespace of_paper {

PaperOrder order_of(const Arguments& arguments, PaperKind kind) {
    PaperOrder order{.kind = kind};
    if (const auto own = arguments.option("--template")) order.own_template = path_from_utf8(*own);
    return order;
}

std::string written_words(const std::string& file) {
    return fmt::format(fmt::runtime(tr("Written to {}.")), file);
}

Result<ExitCode> written(const Console& console, const std::string& file) {
    console.show(Json::object().set("file", file), written_words(file));
    return ExitCode::done;
}

/// What a round's letter and its list do not name, added to what is said of them.
void tell_missing(Workspace& workspace, const RecordId& id, Json& document, std::string& words) {
    const auto found = Register{workspace, *find_record_rule(record_types::award_round)}.find(id);
    if (!found) return;
    const Record& round = found->record;
    const RoundLetters letters{workspace, round};
    for (const std::string& sentence : unnumbered_words(letters, round)) words += sentence + '\n';
    const auto missing = missing_from_letters(workspace, round);
    Json names = Json::list();
    for (const Record& nomination : missing)
        names.push(Json::object()
                       .set("id", nomination.id)
                       .set("name", text_or_empty(nomination.fields, "name")));
    document.set("not_in_letter", names);
    if (!missing.empty()) words += missing_words(letters, missing) + '\n';
}

Result<ExitCode> print(std::string_view type, PaperKind kind, Workspace& workspace,
                       const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, type, arguments.word("ID"));
    if (!id) return id.error();
    const std::string file = arguments.word("--to");
    const PaperOrder order = order_of(arguments, kind);
    if (auto made = write_paper(workspace, *id, order, path_from_utf8(file)); !made)
        return made.error();
    return written(console, file);
}

/// The letters, or the lists that go with them.
Result<ExitCode> print_submission(PaperKind kind, Workspace& workspace, const Arguments& arguments,
                                  const Console& console) {
    const auto id = resolve_id(workspace, record_types::award_round, arguments.word("ID"));
    if (!id) return id.error();
    const auto files = write_submissions(workspace, *id, order_of(arguments, kind),
                                         path_from_utf8(arguments.word("--to")));
    if (!files) return files.error();
    Json names = Json::list();
    std::string words;
    for (const auto& file : *files) {
        names.push(to_utf8(file));
        words += written_words(to_utf8(file)) + '\n';
    }
    if (files->size() > 1)
        words += tr("What is decided on different levels of the State is submitted apart.") + '\n';
    Json document = Json::object().set("file", to_utf8(files->front())).set("files", names);
    tell_missing(workspace, *id, document, words);
    console.show(document, words);
    return ExitCode::done;
}

Result<ExitCode> print_certificates(Workspace& workspace, const Arguments& arguments,
                                    const Console& console) {
    std::vector<RecordId> awards;
    for (const std::string& word : arguments.words("ID")) {
        const auto id = resolve_id(workspace, record_types::award, word);
        if (!id) return id.error();
        awards.push_back(*id);
    }
    const std::string file = arguments.word("--to");
    if (auto made =
            write_certificates(workspace, awards, path_from_utf8(arguments.word("--layout")),
                               arguments.word("--printer"), path_from_utf8(file));
        !made)
        return made.error();
    return written(console, file);
}

Result<ExitCode> calibrate(Workspace& /*workspace*/, const Arguments& arguments,
                           const Console& console) {
    const std::string file = arguments.word("--to");
    if (auto made = write_calibration(path_from_utf8(arguments.word("--layout")),
                                      arguments.word("--printer"), path_from_utf8(file));
        !made)
        return made.error();
    return written(console, file);
}

Result<ExitCode> export_templates(Workspace& /*workspace*/, const Arguments& arguments,
                                  const Console& console) {
    const auto files = write_templates(path_from_utf8(arguments.word("FOLDER")));
    if (!files) return files.error();
    Json names = Json::list();
    std::string words;
    for (const auto& file : *files) {
        names.push(to_utf8(file));
        words += to_utf8(file) + '\n';
    }
    console.show(Json::object().set("files", names), words);
    return ExitCode::done;
}

Result<ExitCode> export_page(Workspace& workspace, const Arguments& arguments,
                             const Console& console) {
    const auto id = resolve_id(workspace, record_types::announcement, arguments.word("ID"));
    if (!id) return id.error();
    const std::string file = arguments.word("--to");
    if (auto made = write_portal_page(workspace, *id, path_from_utf8(file)); !made)
        return made.error();
    return written(console, file);
}

Command print_command(const char* noun, const char* verb, std::string_view type, PaperKind kind,
                      const char* about) {
    return {.noun = noun,
            .verb = verb,
            .about = about,
            .parameters = {{"ID"}},
            .options = {{"--to", "FILE", tr_later("a .docx or .pdf file"), true},
                        {"--template", "FILE.docx", tr_later("the office's own template")}},
            .run = [type, kind](Workspace& workspace, const Arguments& arguments,
                                const Console& console) {
                return print(type, kind, workspace, arguments, console);
            }};
}

/// Of one round several letters may be made.
Command submission_command(const char* verb, PaperKind kind, const char* about) {
    Command command = print_command("award-round", verb, record_types::award_round, kind, about);
    command.run = [kind](Workspace& workspace, const Arguments& arguments, const Console& console) {
        return print_submission(kind, workspace, arguments, console);
    };
    return command;
}

}  // namespace of_paper

Commands paper_commands() {
    using namespace of_paper;
    using enum PaperKind;
    return {
        print_command("plan", "print", record_types::plan, usual, tr_later("The plan as a paper.")),
        print_command("reminder", "print", record_types::reminder, usual,
                      tr_later("The letter that reminds a unit.")),
        print_command("decision", "print", record_types::award_decision, usual,
                      tr_later("The decision with its annex.")),
        submission_command("print-submission", usual,
                           tr_later("The letter that submits the nominations.")),
        submission_command("print-list", list, tr_later("The list of the nominations.")),
        print_command("award-round", "print-posting", record_types::award_round, posting,
                      tr_later("The list to be posted for opinions.")),
        print_command("nomination", "print", record_types::nomination, usual,
                      tr_later("The report on its achievements.")),
        print_command("role-model", "print", record_types::role_model, usual,
                      tr_later("The report on the role model.")),
        print_command("inspection", "print", record_types::inspection, usual,
                      tr_later("The minutes of the inspection.")),
        print_command("announcement", "print", record_types::announcement, usual,
                      tr_later("The notice as a paper.")),
        {.noun = "announcement",
         .verb = "export",
         .about = tr_later("The notice as a page for the organ's web portal."),
         .parameters = {{"ID"}},
         .options = {{"--to", "FILE.html", tr_later("a .html file"), true}},
         .run = export_page},
        print_command("council", "print-minutes", record_types::council_session, minutes,
                      tr_later("The minutes of the session.")),
        print_command("council", "print-count", record_types::council_session, count,
                      tr_later("The record of the count.")),
        print_command("council", "print-ballot", record_types::council_session, ballot,
                      tr_later("The ballot, to be copied.")),
        {.noun = "award",
         .verb = "print",
         .about = tr_later("Certificates on pre-printed blanks."),
         .parameters = {{.name = "ID", .many = true}},
         .options = {{"--layout", "FILE.json|FOLDER",
                      tr_later("the blank: what stands where; of a folder the one for the award"),
                      true},
                     {"--printer", "NAME", tr_later("as it is measured in the layout")},
                     {"--to", "FILE", tr_later("a .docx or .pdf file"), true}},
         .run = print_certificates},
        {.noun = "award",
         .verb = "calibrate",
         .about = tr_later("A page to hold against a blank and measure how far a printer is off."),
         .options = {{"--layout", "FILE.json", tr_later("the blank: what stands where"), true},
                     {"--printer", "NAME", tr_later("as it is measured in the layout")},
                     {"--to", "FILE", tr_later("a .docx or .pdf file"), true}},
         .run = calibrate},
        {.noun = "template",
         .verb = "export",
         .about = tr_later("The templates of all papers, to be edited in Word and given with "
                           "--template."),
         .parameters = {{"FOLDER"}},
         .run = export_templates},
    };
}

}  // namespace thidua::cli
