#include <fmt/format.h>

#include <charconv>
#include <sstream>

#include "client/app/obligation_desk.h"
#include "client/app/obligations.h"
#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/period_words.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/period.h"

// What is to be reported and by which rule; the periods that follow are in period_commands.cpp.

namespace thidua::cli {
namespace of_obligation {

template <class Texts>
Json list_of(const Texts& texts) {
    Json list = Json::list();
    for (const std::string& text : texts) list.push(text);
    return list;
}

Json to_json(const ObligationView& view) {
    const Obligation& obligation = view.obligation;
    return Json::object()
        .set("id", view.id)
        .set("key", obligation.key)
        .set("name", view.name)
        .set("kind", to_text(obligation.schedule.kind))
        .set("rule", view.words)
        .set("form", obligation.form_key)
        .set("recipients", list_of(obligation.recipients))
        .set("reporters", list_of(obligation.reporter_kinds))
        .set("source", obligation.source)
        .set("first_year", Json::number(obligation.first_year))
        .set("last_year", Json::number(obligation.last_year))
        .set("first_label", obligation.first_label)
        .set("window", to_text(obligation.schedule.window))
        .set("matter", obligation.matter);
}

std::string joined_or(const std::string& otherwise, const auto& texts) {
    return texts.empty() ? otherwise : fmt::format("{}", fmt::join(texts, ", "));
}

std::vector<ListTable> tables_of(const std::vector<ObligationView>& views) {
    ListTable table{.title = tr("Duties to report"),
                    .heads = {tr("Name"), tr("Due when"), tr("Goes to"), tr("Source"), tr("Id")}};
    for (const ObligationView& view : views)
        table.rows.push_back({view.name, view.words,
                              fmt::format("{}", fmt::join(view.obligation.recipients, ", ")),
                              view.obligation.source, view.id.text()});
    return {table};
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    Json document = Json::list();
    TextTable table;
    const auto views = list_obligations(workspace);
    for (const ObligationView& view : views) {
        document.push(to_json(view));
        table.add({view.id.text(), view.name, view.words,
                   fmt::format("{}", fmt::join(view.obligation.recipients, ", "))});
    }
    return hand_over(workspace, arguments, console,
                     {document, or_none(table.text()), [&] { return tables_of(views); }});
}

std::string text_of(Workspace& workspace, const ObligationView& view) {
    const Obligation& obligation = view.obligation;
    TextTable table{2};
    table.add({tr("Due when"), view.words});
    table.add({tr("Years"), fmt::format("{}–{}", obligation.first_year, obligation.last_year)});
    table.add({tr("Who reports"), joined_or(tr("the organ itself"), view.reporters)});
    table.add({tr("Goes to"), joined_or("", obligation.recipients)});
    table.add({tr("Form"), obligation.form_key});
    table.add({tr("Source"), obligation.source});
    std::string text = view.name + '\n' + table.text();
    TextTable periods{2};
    for (const RecordId& id : view.periods)
        if (const auto period = workspace.periods().find(id))
            periods.add({id.text(), display_name(period->period), period->due_words,
                         phase_words(period->phase), expected_days_words(*period)});
    return text + periods.text();
}

Result<ExitCode> show(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::obligation, arguments.word("ID"));
    if (!id) return id.error();
    const auto view = find_obligation(workspace, *id);
    if (!view) return view.error();
    Json periods = Json::list();
    for (const RecordId& period : view->periods) periods.push(period.text());
    console.show(to_json(*view).set("periods", periods), text_of(workspace, *view));
    return ExitCode::done;
}

/// The words of one of the names; empty for none of them.
template <NamedEnum E>
std::string problem_of_name(const Arguments& arguments, const std::string& option) {
    const auto word = arguments.option(option);
    if (!word || from_text<E>(*word)) return {};
    return fmt::format(fmt::runtime(tr("{} takes one of: {}.")), option,
                       fmt::join(EnumNames<E>::names, ", "));
}

std::optional<std::int64_t> year_from(const Arguments& arguments) {
    const std::string word = arguments.word("--until");
    std::int64_t year = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), year);
    const bool is_year = read.ec == std::errc{} && read.ptr == word.data() + word.size();
    return is_year ? std::optional{year} : std::nullopt;
}

std::string problem_of_wishes(const Arguments& arguments) {
    if (auto problem = problem_of_name<ScheduleKind>(arguments, "--every"); !problem.empty())
        return problem;
    if (auto problem = problem_of_name<WindowRule>(arguments, "--window"); !problem.empty())
        return problem;
    const auto matter = arguments.option("--matter");
    if (matter && *matter != "plan" && *matter != "report" && *matter != "review")
        return fmt::format(fmt::runtime(tr("{} takes one of: {}.")), "--matter",
                           "plan, report, review");
    if (arguments.has("--until") && !year_from(arguments)) return tr("--until takes a year.");
    return {};
}

std::optional<std::vector<std::string>> codes_from(const Arguments& arguments,
                                                   const std::string& option) {
    const auto words = arguments.option(option);
    if (!words) return std::nullopt;
    std::vector<std::string> codes;
    std::istringstream parts{*words};
    for (std::string part; std::getline(parts, part, ',');)
        if (!is_blank(part)) codes.push_back(cleaned(part));
    return codes;
}

ObligationWishes wishes_from(const Arguments& arguments) {
    ObligationWishes wishes{.name = arguments.option("--name"),
                            .name_en = arguments.option("--name-en"),
                            .due = arguments.option("--due"),
                            .form_key = arguments.option("--form"),
                            .recipients = codes_from(arguments, "--to"),
                            .reporters = codes_from(arguments, "--reporters"),
                            .source = arguments.option("--source"),
                            .matter = arguments.option("--matter"),
                            .from = arguments.option("--from"),
                            .until = year_from(arguments)};
    if (const auto kind = arguments.option("--every")) wishes.kind = from_text<ScheduleKind>(*kind);
    if (const auto window = arguments.option("--window"))
        wishes.window = from_text<WindowRule>(*window);
    return wishes;
}

Result<ExitCode> say_rule(Workspace& workspace, const RecordId& id, const Console& console) {
    const auto view = find_obligation(workspace, id);
    if (!view) return view.error();
    console.show(to_json(*view), fmt::format("{}  {}: {}", id.text(), view->name, view->words));
    console.say(
        tr("The periods follow when the server has it; those that have begun keep their "
           "days."));
    return ExitCode::done;
}

Result<ExitCode> make(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = ObligationDesk{workspace}.create(arguments.word("KEY"), wishes_from(arguments));
    if (!id) return id.error();
    return say_rule(workspace, *id, console);
}

Result<ExitCode> set(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::obligation, arguments.word("ID"));
    if (!id) return id.error();
    const auto done = ObligationDesk{workspace}.change(*id, wishes_from(arguments));
    if (!done) return done.error();
    return say_rule(workspace, *id, console);
}

std::vector<Option> wish_options() {
    return {{"--name", "TEXT", tr_later("what people call it")},
            {"--name-en", "TEXT", tr_later("the same in English")},
            {"--every", "annual|quarterly|half_year|once", tr_later("how often")},
            {"--due", "WORDS",
             tr_later("the whole rule: \"before 15/12; the units 5 working days earlier\"")},
            {"--window", "cut_off_14|calendar",
             tr_later("what the figures cover: through the 14th, or whole months")},
            {"--form", "KEY", tr_later("the form that the units fill in")},
            {"--to", "CODES", tr_later("the organs it goes to: SNV,UBND")},
            {"--reporters", "KINDS", tr_later("which units report: office,division,service_unit")},
            {"--source", "TEXT", tr_later("the document that founds the duty")},
            {"--matter", "plan|report|review", tr_later("what the organ brings out by it")},
            {"--from", "YEAR", tr_later("the first period: 2027, 2027-Q2")},
            {"--until", "YEAR", tr_later("the last year")}};
}

}  // namespace of_obligation

Commands obligation_commands() {
    using namespace of_obligation;
    return {{.noun = "obligation",
             .verb = "list",
             .about = tr_later("What this organ must report, and by which rule."),
             .options = {list_file_option()},
             .run = list},
            {.noun = "obligation",
             .verb = "show",
             .about = tr_later("One duty to report: rule, recipients, source, and its periods."),
             .parameters = {{"ID"}},
             .run = show},
            {.noun = "obligation",
             .verb = "new",
             .about = tr_later("Make a duty to report, from which periods follow (Office)."),
             .parameters = {{"KEY"}},
             .options = wish_options(),
             .run = make,
             .find_problem = problem_of_wishes},
            {.noun = "obligation",
             .verb = "set",
             .about = tr_later("Change a duty to report from its next period on (Office)."),
             .parameters = {{"ID"}},
             .options = wish_options(),
             .run = set,
             .find_problem = problem_of_wishes}};
}

}  // namespace thidua::cli
