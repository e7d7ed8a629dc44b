#include <fmt/format.h>

#include "client/app/conflicts.h"
#include "client/app/reports.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/conflict_words.h"
#include "client/cli/list_file.h"
#include "client/cli/text_table.h"
#include "client/cli/typed_answers.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua::cli {
namespace of_conflict {

Result<ConflictView> conflict_of(Workspace& workspace, const Arguments& arguments) {
    const auto id = resolve_id(workspace, record_types::conflict, arguments.word("ID"));
    if (!id) return id.error();
    return workspace.conflicts().find(*id);
}

std::vector<ListTable> tables_of(const std::vector<ConflictView>& conflicts) {
    ListTable table{.title = tr("Fields that two people changed"),
                    .heads = {tr("Report"), tr("Field"), tr("Value before"), tr("Stands now"),
                              tr("Written by"), tr("Other value"), tr("Written by"), tr("Id")}};
    for (const ConflictView& open : conflicts) {
        // Figures of reports stay figures.
        const auto cell = [&](const Value& value, const std::string& words) {
            return open.record_type == record_types::report ? value : Value{words};
        };
        table.rows.push_back({open.report_name, open.field_label, cell(open.base, open.base_words),
                              cell(open.kept.value, open.kept.words), open.kept.author,
                              cell(open.other.value, open.other.words), open.other.author,
                              open.id.text()});
    }
    return {table};
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    Json document = Json::list();
    std::string text;
    std::vector<ConflictView> conflicts;
    for (const ConflictView& open : workspace.conflicts().list_open()) {
        const auto conflict = workspace.conflicts().find(open.id);
        if (!conflict) return conflict.error();
        document.push(to_json(*conflict));
        text += (text.empty() ? "" : "\n") + conflict_text(*conflict);
        conflicts.push_back(*conflict);
    }
    return hand_over(workspace, arguments, console,
                     {document, or_none(text), [&] { return tables_of(conflicts); }});
}

/// A third value as typed, of the conflict's field.
Result<Value> third_value(Workspace& workspace, const ConflictView& conflict,
                          const std::string& typed) {
    const auto report = workspace.reports().find(conflict.record);
    if (!report) return report.error();
    const auto answer = typed_answer(*report, conflict.path, typed);
    if (!answer) return answer.error();
    return answer->second;
}

Result<ExitCode> show(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto conflict = conflict_of(workspace, arguments);
    if (!conflict) return conflict.error();
    std::optional<ShownChoice> third;
    if (const auto typed = arguments.option("--value")) {
        const auto value = third_value(workspace, *conflict, *typed);
        if (!value) return value.error();
        const auto effects = workspace.conflicts().effects_of(*conflict, *value);
        if (!effects) return effects.error();
        third = ShownChoice{*value, *effects};
    }
    console.show(to_json(*conflict, third), conflict_text(*conflict, third));
    return ExitCode::done;
}

Result<ExitCode> settled(const RecordId& id, const std::string& how, const Value& value,
                         const Result<void>& done, const Console& console) {
    if (!done) return done.error();
    console.show(Json::object().set("id", id).set("settled", how).set("value", to_json(value)),
                 fmt::format(fmt::runtime(tr("Settled: {}")), to_display(value)));
    return ExitCode::done;
}

Result<ExitCode> keep(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto conflict = conflict_of(workspace, arguments);
    if (!conflict) return conflict.error();
    return settled(conflict->id, "keep", conflict->kept.value,
                   workspace.conflicts().keep(conflict->id), console);
}

Result<ExitCode> take(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto conflict = conflict_of(workspace, arguments);
    if (!conflict) return conflict.error();
    return settled(conflict->id, "take", conflict->other.value,
                   workspace.conflicts().take(conflict->id), console);
}

Result<ExitCode> set(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto conflict = conflict_of(workspace, arguments);
    if (!conflict) return conflict.error();
    const auto value = third_value(workspace, *conflict, arguments.word("VALUE"));
    if (!value) return value.error();
    return settled(conflict->id, "set", *value, workspace.conflicts().set(conflict->id, *value),
                   console);
}

}  // namespace of_conflict

Commands conflict_commands() {
    using namespace of_conflict;
    return {
        {.noun = "conflict",
         .verb = "list",
         .about = tr_later("Fields that two people changed from the same value."),
         .options = {list_file_option()},
         .run = list},
        {.noun = "conflict",
         .verb = "show",
         .about =
             tr_later("Both values, who wrote them, and what each choice does to the figures."),
         .parameters = {{"ID"}},
         .options = {{"--value", "VALUE", tr_later("also what writing this third value would do")}},
         .run = show},
        {.noun = "conflict",
         .verb = "keep",
         .about = tr_later("Settle a conflict: what stands in the report stays."),
         .parameters = {{"ID"}},
         .run = keep},
        {.noun = "conflict",
         .verb = "take",
         .about = tr_later("Settle a conflict: the other value takes its place."),
         .parameters = {{"ID"}},
         .run = take},
        {.noun = "conflict",
         .verb = "set",
         .about = tr_later("Settle a conflict with a third value."),
         .parameters = {{"ID"}, {.name = "VALUE", .may_be_blank = true}},
         .run = set},
    };
}

}  // namespace thidua::cli
