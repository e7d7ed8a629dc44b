#include <fmt/format.h>

#include <algorithm>

#include "client/app/record_name.h"
#include "client/app/record_register.h"
#include "client/app/typed_value.h"
#include "client/app/workspace.h"
#include "client/cli/attachment_words.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/record_fields.h"
#include "client/cli/register_words.h"
#include "client/cli/report_words.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

// The verbs that every type of the table shares: new, set, list, show, history, and its steps.

namespace thidua::cli {
namespace of_record {

Result<std::optional<RecordId>> unit_option(Workspace& workspace, const Arguments& arguments) {
    const auto code = arguments.option("--unit");
    if (!code) return std::optional<RecordId>{};
    const auto unit = resolve_unit(workspace, *code);
    if (!unit) return unit.error();
    return std::optional<RecordId>{*unit};
}

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
    const auto unit = unit_option(workspace, arguments);
    if (!unit) return unit.error();
    RegisterFilter filter{
        .unit = *unit, .state = arguments.word("--state"), .words = arguments.word("--words")};
    if (const auto typed = arguments.option("--year")) {
        const auto year = typed_value(workspace, *find_field(rule.fields, "year"), *typed);
        if (!year) return year.error();
        if (!is_null(*year)) filter.year = std::get<std::int64_t>(*year);
    }
    const auto entries = Register{workspace, rule}.list(filter);
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
    console.show(Json::object()
                     .set("id", *id)
                     .set("state", after->state)
                     .set("version", Json::number(after->version)),
                 fmt::format("{}: {}", type_words(std::string{rule.type}), after->state_words));
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
            {option_name(argument.path), "TEXT", argument.words, argument.need != Need::never});
    return command;
}

/// Votes are cast by `council vote`, which asks who is in the room; ballots by emptying the box.
bool is_made_in_session(const RecordRule& rule) {
    return rule.type == record_types::vote || rule.type == record_types::ballot;
}

void add_commands(Commands& all, const RecordRule& rule) {
    const std::string noun{rule.noun};
    const Option unit{"--unit", "CODE", tr_later("of this unit")};
    if (rule.create && !is_made_in_session(rule))
        all.push_back({.noun = noun,
                       .verb = "new",
                       .about = tr_later("Make one; prints its id."),
                       .parameters = {assignments},
                       .options = {from_file, unit},
                       .run = of(rule, create),
                       .find_problem = problem_of_assignments});
    all.push_back({.noun = noun,
                   .verb = "set",
                   .about = tr_later("Set fields, all in one edit; an empty value clears."),
                   .parameters = {{"ID"}, assignments},
                   .options = {from_file},
                   .run = of(rule, set),
                   .find_problem = problem_of_set});
    std::vector<Option> filters{unit,
                                {"--state", "STATE", tr_later("only in this state")},
                                {"--words", "WORDS", tr_later("only with these words in it")}};
    if (find_field(rule.fields, "year") != nullptr)
        filters.push_back({"--year", "YEAR", tr_later("only of this year")});
    filters.push_back(list_file_option());
    all.push_back({.noun = noun,
                   .verb = "list",
                   .about = tr_later("Those on this device."),
                   .options = std::move(filters),
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
