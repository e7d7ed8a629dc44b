#include <fmt/format.h>

#include "client/app/consolidation_files.h"
#include "client/app/consolidation_ledger.h"
#include "client/app/consolidations.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/period_words.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"

namespace thidua::cli {
namespace of_consolidation {

std::string label_of(const Form& form, const std::string& key) {
    const Field* const field = find_field(form, key);
    return field ? field->label.shown() : key;
}

std::string shown(const Form& form, const Figure& figure) {
    if (!figure.rows.empty()) return fmt::format(fmt::runtime(tr("{} rows")), figure.rows.size());
    if (figure.by == ConsolidationKind::text_by_unit)
        return fmt::format(fmt::runtime(tr("words of {} units")), figure.parts.size());
    const Field* const field = find_field(form, figure.field);
    return field ? display_answer(*field, figure.value) : to_display(figure.value);
}

/// "Frozen (no. 2) on …"; empty for figures of this moment.
std::string frozen_text(const Consolidation& made) {
    if (!made.frozen) return {};
    const FrozenHead& head = *made.frozen;
    std::string text = fmt::format("{}\n", head.id.text()) +
                       fmt::format(fmt::runtime(tr("Frozen (no. {}) on {} by {}; seal code {}.")),
                                   head.number, to_display(made.made_at), head.by, head.seal_code) +
                       '\n';
    if (!head.note.empty()) text += head.note + '\n';
    return text;
}

std::string title_of(const Form& form, const std::string& section) {
    const Section* const found = find_section(form, section);
    return found != nullptr ? found->title.shown() : section;
}

std::string text_of(const Consolidation& made) {
    TextTable table{2};
    for (const Figure& figure : made.figures)
        table.add({label_of(made.form, figure.field), shown(made.form, figure), figure.note});
    std::string text = status_text(made.status) + '\n' + table.text();
    for (const OwnText& own : made.texts)
        text += fmt::format(fmt::runtime("  " + tr("Own text of the Office: {}") + '\n'),
                            title_of(made.form, own.section));
    if (!made.left_out.empty()) text += '\n' + tr("Not in these figures:") + '\n';
    for (const LeftOut& unit : made.left_out) text += "  " + left_out_words(unit) + '\n';
    return frozen_text(made) + text;
}

/// Each --exclude with the --reason in the same place.
Result<std::vector<Exclusion>> exclusions_of(Workspace& workspace, const Arguments& arguments) {
    const auto units = arguments.words("--exclude");
    const auto reasons = arguments.words("--reason");
    std::vector<Exclusion> exclusions;
    for (std::size_t at = 0; at < units.size(); ++at) {
        const auto unit = resolve_unit(workspace, units[at]);
        if (!unit) return unit.error();
        exclusions.push_back({*unit, reasons[at]});
    }
    return exclusions;
}

/// "--template" says how the file of "--to" looks.
std::string problem_of_template(const Arguments& arguments) {
    return arguments.has("--template") && !arguments.has("--to")
               ? tr("A template makes a paper: name a .docx or .pdf file with --to.")
               : std::string{};
}

std::string problem_of_consolidate(const Arguments& arguments) {
    if (arguments.words("--exclude").size() != arguments.words("--reason").size())
        return tr("Each --exclude takes a --reason of its own.");
    if (arguments.has("--note") && !arguments.has("--freeze"))
        return tr("--note is kept with figures that are frozen: add --freeze.");
    return problem_of_template(arguments);
}

/// Where --to says.
std::optional<ConsolidationFile> file_of(const Arguments& arguments) {
    const auto file = arguments.option("--to");
    if (!file) return std::nullopt;
    ConsolidationFile asked{.file = path_from_utf8(*file)};
    if (const auto own = arguments.option("--template")) asked.own_template = path_from_utf8(*own);
    return asked;
}

ExitCode shown_and_written(const Consolidation& made, const Arguments& arguments,
                           const Console& console) {
    if (const auto file = arguments.option("--to"))
        console.say(fmt::format(fmt::runtime(tr("The figures are in {}.")), *file));
    console.show(Json::written(consolidation_json(made)), text_of(made));
    return ExitCode::done;
}

Result<ExitCode> hand_over(Workspace& workspace, const Consolidation& made,
                           const Arguments& arguments, const Console& console) {
    if (const auto to = file_of(arguments)) {
        const auto written = workspace.consolidations().write(made, to->file, to->own_template);
        if (!written) return written.error();
    }
    return shown_and_written(made, arguments, console);
}

Result<ExitCode> consolidate(Workspace& workspace, const Arguments& arguments,
                             const Console& console) {
    const auto period = resolve_id(workspace, record_types::period, arguments.word("--period"));
    if (!period) return period.error();
    const auto exclusions = exclusions_of(workspace, arguments);
    if (!exclusions) return exclusions.error();
    Consolidations& consolidations = workspace.consolidations();
    if (arguments.has("--freeze")) {
        const auto frozen = consolidations.freeze(*period, *exclusions, arguments.word("--note"),
                                                  file_of(arguments));
        if (!frozen) return frozen.error();
        return shown_and_written(*frozen, arguments, console);
    }
    const auto made = consolidations.make(*period, *exclusions);
    if (!made) return made.error();
    return hand_over(workspace, *made, arguments, console);
}

Json to_json(const FrozenSummary& frozen) {
    return Json::object()
        .set("id", frozen.id)
        .set("period", frozen.period)
        .set("period_name", frozen.period_name)
        .set("number", Json::number(frozen.number))
        .set("by", frozen.by)
        .set("frozen_at", frozen.frozen_at)
        .set("received_at", frozen.received_at)
        .set("included", Json::number(frozen.included))
        .set("left_out", Json::number(frozen.left_out))
        .set("seal_code", frozen.seal_code)
        .set("former", frozen.former)
        .set("note", frozen.note);
}

std::vector<ListTable> tables_of(const std::vector<FrozenSummary>& summaries) {
    ListTable table{.title = tr("Frozen consolidations"),
                    .heads = {tr("Period"), tr("No. of the freeze"), tr("Frozen at"),
                              tr("Frozen by"), tr("Reports"), tr("Note"), tr("Id")}};
    for (const FrozenSummary& frozen : summaries)
        table.rows.push_back({frozen.period_name, frozen.number, cell_of(frozen.frozen_at),
                              frozen.by, frozen.included, frozen.note, frozen.id.text()});
    return {table};
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto period = resolve_period_option(workspace, arguments);
    if (!period) return period.error();
    Json document = Json::list();
    TextTable table;
    const auto summaries = workspace.consolidations().list(*period);
    for (const FrozenSummary& frozen : summaries) {
        document.push(to_json(frozen));
        table.add({frozen.id.text(), frozen.period_name, std::to_string(frozen.number),
                   frozen.frozen_at ? to_display(*frozen.frozen_at) : "", frozen.by,
                   fmt::format(fmt::runtime(tr("{} reports")), frozen.included), frozen.note});
    }
    return hand_over(workspace, arguments, console,
                     {document, or_none(table.text()), [&] { return tables_of(summaries); }});
}

Result<ExitCode> show(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::consolidation, arguments.word("ID"));
    if (!id) return id.error();
    const auto made = workspace.consolidations().find(*id);
    if (!made) return made.error();
    return hand_over(workspace, *made, arguments, console);
}

std::string text_of(const LedgerEntry& entry, const Form& form) {
    std::string text =
        fmt::format("\n{}  {}, {}", to_display(entry.server_time.value_or(entry.device_time)),
                    entry.author, entry.device_name);
    if (!entry.server_time) text += tr(" (not sent yet)");
    text += fmt::format("\n  {} · {}\n", entry.unit_name, event_words(entry, form));
    if (entry.is_excluded) text += "    " + tr("left out by the Office: no figure moves") + '\n';
    if (!entry.figures.empty() && !entry.is_in_force)
        text += "    " + tr("would become, once accepted:") + '\n';
    for (const FigureEffect& effect : entry.figures) text += "    " + effect_words(effect) + '\n';
    return text;
}

std::string text_of(const ConsolidationLedger& ledger) {
    std::string text = frozen_text(ledger.frozen);
    if (ledger.entries.empty()) text += tr("Nothing has changed since.") + '\n';
    for (const LedgerEntry& entry : ledger.entries) text += text_of(entry, ledger.frozen.form);
    if (!ledger.totals.empty()) text += '\n' + tr("Frozen → accepted now:") + '\n';
    for (const FigureEffect& effect : ledger.totals) text += "  " + effect_words(effect) + '\n';
    for (const std::string& unit : ledger.units_without_content)
        text += fmt::format(fmt::runtime(tr("The frozen report of {} is not on this device; what "
                                            "its changes do is not shown.")),
                            unit) +
                '\n';
    return text;
}

Result<ExitCode> ledger(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::consolidation, arguments.word("ID"));
    if (!id) return id.error();
    const auto read = workspace.consolidations().ledger(*id);
    if (!read) return read.error();
    console.show(Json::written(ledger_json(*read)), text_of(*read));
    return ExitCode::done;
}

}  // namespace of_consolidation

Commands consolidation_commands() {
    using namespace of_consolidation;
    return {
        {.noun = "consolidate",
         .about = tr_later("Add up the accepted reports of a period (Office)."),
         .options = {{"--period", "ID", tr_later("the period"), true},
                     {"--to", "FILE", tr_later("write a .docx, .pdf, .xlsx or .json file")},
                     {"--template", "FILE.docx", tr_later("the office's own template")},
                     {"--freeze", "", tr_later("keep the figures as they are now, for good")},
                     {.name = "--exclude",
                      .value = "UNIT",
                      .about = tr_later("leave this unit out; may be repeated"),
                      .repeats = true},
                     {.name = "--reason",
                      .value = "TEXT",
                      .about = tr_later("why: one for each --exclude"),
                      .repeats = true},
                     {"--note", "TEXT", tr_later("kept with what is frozen")}},
         .run = consolidate,
         .find_problem = problem_of_consolidate},
        {.noun = "consolidation",
         .verb = "list",
         .about = tr_later("Figures that were frozen, newest first."),
         .options = {{"--period", "ID", tr_later("only this period")}, list_file_option()},
         .run = list},
        {.noun = "consolidation",
         .verb = "show",
         .about = tr_later("The figures as they were frozen, from what was frozen alone."),
         .parameters = {{"ID"}},
         .options = {{"--to", "FILE", tr_later("write a .docx, .pdf, .xlsx or .json file")},
                     {"--template", "FILE.docx", tr_later("the office's own template")}},
         .run = show,
         .find_problem = problem_of_template},
        {.noun = "consolidation",
         .verb = "ledger",
         .about = tr_later("Everything since a freeze that would alter a figure."),
         .parameters = {{"ID"}},
         .run = ledger},
    };
}

}  // namespace thidua::cli
