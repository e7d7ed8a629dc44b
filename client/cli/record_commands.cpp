#include <fmt/format.h>

#include <algorithm>

#include "client/app/record_name.h"
#include "client/app/record_register.h"
#include "client/app/upward_dossiers.h"
#include "client/app/workspace.h"
#include "client/cli/attachment_words.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/record_fields.h"
#include "client/cli/record_filters.h"
#include "client/cli/register_words.h"
#include "client/cli/report_words.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

// The verbs that every type of the table shares: new, set, list, show, history, and its steps.

namespace thidua::cli {
namespace of_record {

Result<ExitCode> create(const RecordRule& rule, Workspace& workspace, const Arguments& arguments,
                        const Console& console) {
    const auto unit = unit_option(workspace, arguments);
    if (!unit) return unit.error();
    const auto fields = fields_typed(workspace, rule, arguments);
    if (!fields) return fields.error();
    Register records{workspace, rule};
    const RecordId named = id_or_none(*fields, "unit");
    const bool is_of_unit = rule.stands_in.has(ScopeKind::unit) && !named.is_nil();
    const auto id = records.create(*fields, *unit || !is_of_unit ? *unit : std::optional{named});
    if (!id) return id.error();
    const auto made = records.find(*id);
    if (!made) return made.error();
    // Where only one may exist, it may have existed: what was typed is not dropped in silence.
    const bool is_kept = std::ranges::all_of(*fields, [&](const auto& typed) {
        return find_value(made->record.fields, typed.first) == typed.second;
    });
    if (!is_kept)
        return failure(ErrorCode::wrong_state,
                       fmt::format(fmt::runtime(tr("There is one of these already, and it says "
                                                   "otherwise; nothing was saved. It is {}.")),
                                   id->text()));
    console.show(Json::object().set("id", *id), id->text());
    return ExitCode::done;
}

Result<ExitCode> set(const RecordRule& rule, Workspace& workspace, const Arguments& arguments,
                     const Console& console) {
    Register records{workspace, rule};
    const auto id = records.resolve(arguments.word("ID"));
    if (!id) return id.error();
    const auto entry = records.find(*id);
    if (!entry) return entry.error();
    const auto now = fields_typed(workspace, rule, arguments);
    if (!now) return now.error();
    Fields seen;
    for (const auto& [path, value] : *now)
        seen.emplace(path, find_value(entry->record.fields, path));
    const auto changed = records.change(*id, seen, *now);
    if (!changed) return changed.error();
    console.show(Json::object().set("id", *id).set("set", Json::number(now->size())),
                 fmt::format(fmt::runtime(tr("{} fields are saved.")), now->size()));
    return ExitCode::done;
}

Result<ExitCode> list(const RecordRule& rule, Workspace& workspace, const Arguments& arguments,
                      const Console& console) {
    const auto filter = filter_typed(workspace, rule, arguments);
    if (!filter) return filter.error();
    const auto entries = Register{workspace, rule}.list(*filter);
    return hand_over(workspace, arguments, console,
                     {to_json(entries), register_text(workspace, entries),
                      [&] { return std::vector{register_table(workspace, rule, entries)}; }});
}

Result<ExitCode> show(const RecordRule& rule, Workspace& workspace, const Arguments& arguments,
                      const Console& console) {
    Register records{workspace, rule};
    const auto id = records.resolve(arguments.word("ID"));
    if (!id) return id.error();
    const auto entry = records.find(*id);
    if (!entry) return entry.error();
    const auto steps = records.possible_steps(entry->record);
    const auto lines = computed_lines(workspace, entry->record);
    const auto files = Attachments{workspace}.list(entry->record.fields);
    Json attached = Json::list();
    for (const AttachedFile& file : files) attached.push(to_json(file));
    console.show(to_json(*entry, steps, lines).set("attachments", attached),
                 entry_text(workspace, rule, *entry, steps, lines) + attachments_text(files));
    return ExitCode::done;
}

Result<ExitCode> history(const RecordRule& rule, Workspace& workspace, const Arguments& arguments,
                         const Console& console) {
    const auto id = Register{workspace, rule}.resolve(arguments.word("ID"));
    if (!id) return id.error();
    const auto entries = workspace.reports().history(*id);
    console.show(to_json(entries), history_text(workspace, rule, entries));
    return ExitCode::done;
}

/// A paper that cites what is no longer in force may go on; whoever hands it in is told.
void tell_weak_bases(Workspace& workspace, const Record& record, Json& document,
                     std::string& words) {
    Json warnings = Json::list();
    bool is_any = false;
    for (const ComputedLine& line : computed_lines(workspace, record)) {
        if (!line.key.starts_with("weak_basis/")) continue;
        warnings.push(line.words);
        words += "\n! " + line.words;
        is_any = true;
    }
    if (is_any) document.set("warnings", warnings);
}

Result<ExitCode> take_step(const RecordRule& rule, const StepRule& step, Workspace& workspace,
                           const Arguments& arguments, const Console& console) {
    Register records{workspace, rule};
    const auto id = records.resolve(arguments.word("ID"));
    if (!id) return id.error();
    const auto said = arguments_typed(workspace, step, arguments);
    if (!said) return said.error();
    const auto taken = records.take_step(*id, step, *said);
    if (!taken) return taken.error();
    const auto after = records.find(*id);
    if (!after) return after.error();
    Json document = Json::object()
                        .set("id", *id)
                        .set("state", after->state)
                        .set("version", Json::number(after->version));
    std::string words =
        fmt::format("{}: {}", type_words(std::string{rule.type}), after->state_words);
    if (rule.type == record_types::nomination && step.name == "forward") {
        Json notes = Json::list();
        for (const std::string& note : notes_of_forwarding(workspace, after->record)) {
            notes.push(note);
            words += '\n' + note;
        }
        document.set("notes", notes);
    }
    if (step.name == "submit") tell_weak_bases(workspace, after->record, document, words);
    console.show(document, words);
    return ExitCode::done;
}

std::string problem_of_set(const Arguments& arguments) {
    if (!arguments.has("--from") && !arguments.has("PATH=VALUE"))
        return tr("Say what to set: PATH=VALUE, or --from FILE.json.");
    return problem_of_assignments(arguments);
}

const Option from_file{"--from", "FILE.json", tr_later("a file of fields: path and value")};
const Parameter assignments{.name = "PATH=VALUE", .many = true, .required = false};

/// Binds a verb to its type.
template <class Verb>
auto of(const RecordRule& rule, Verb verb) {
    return [&rule, verb](Workspace& workspace, const Arguments& arguments, const Console& console) {
        return verb(rule, workspace, arguments, console);
    };
}

Command step_command(const RecordRule& rule, const StepRule& step) {
    Command command{.noun = std::string{rule.noun},
                    .verb = std::string{step.name},
                    .about = step.words,
                    .parameters = {{"ID"}},
                    .run = [&rule, &step](Workspace& workspace, const Arguments& arguments,
                                          const Console& console) {
                        return take_step(rule, step, workspace, arguments, console);
                    }};
    for (const FieldRule& argument : step.arguments)
        command.options.push_back(
            {option_name(argument.path), "TEXT", argument.words,
             argument.need != Need::never && !takes_decision_over(rule, step)});
    return command;
}

void add_commands(Commands& all, const RecordRule& rule) {
    const std::string noun{rule.noun};
    if (rule.create && !is_made_elsewhere(rule))
        all.push_back({.noun = noun,
                       .verb = "new",
                       .about = tr_later("Make one; prints its id."),
                       .parameters = {assignments},
                       .options = {from_file, unit_filter},
                       .run = of(rule, create),
                       .find_problem = problem_of_assignments});
    all.push_back({.noun = noun,
                   .verb = "set",
                   .about = tr_later("Set fields, all in one edit; an empty value clears."),
                   .parameters = {{"ID"}, assignments},
                   .options = {from_file},
                   .run = of(rule, set),
                   .find_problem = problem_of_set});
    std::vector<Option> of_list = filter_options(rule);
    of_list.push_back(list_file_option());
    all.push_back({.noun = noun,
                   .verb = "list",
                   .about = tr_later("Those on this device."),
                   .options = std::move(of_list),
                   .run = of(rule, list)});
    all.push_back({.noun = noun,
                   .verb = "show",
                   .about = tr_later("One with its fields and what can be done with it."),
                   .parameters = {{"ID"}},
                   .run = of(rule, show)});
    all.push_back({.noun = noun,
                   .verb = "history",
                   .about = tr_later("Every edit: who, when, on which device, what it replaced."),
                   .parameters = {{"ID"}},
                   .run = of(rule, history)});
    for (const StepRule& step : rule.steps) all.push_back(step_command(rule, step));
}

}  // namespace of_record

Commands record_commands() {
    using namespace of_record;
    Commands all;
    for (const RecordRule& rule : record_rules())
        if (!rule.noun.empty()) add_commands(all, rule);
    return all;
}

}  // namespace thidua::cli
