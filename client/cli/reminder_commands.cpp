#include <fmt/format.h>

#include "client/app/reminders.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

// All reminders of a period at once; the rest of a reminder is in record_commands.cpp.

namespace thidua::cli {
namespace of_reminder {

constexpr std::size_t words_bytes_max = 64 << 10;

std::string problem_of_day(const Arguments& arguments) {
    const std::string day = arguments.word("--by");
    return date_from_words(day) ? std::string{} : date_words_wanted("--by", day);
}

Result<ReminderOrder> order_of(Workspace& workspace, const Arguments& arguments) {
    const auto period = resolve_id(workspace, record_types::period, arguments.word("--period"));
    if (!period) return period.error();
    ReminderOrder order{.period = *period, .by = *date_from_words(arguments.word("--by"))};
    if (const auto file = arguments.option("--text")) {
        auto words = read_limited_file(path_from_utf8(*file), words_bytes_max);
        if (!words) return words.error();
        order.words = is_clean_utf8(*words) ? cleaned(*words) : std::string{};
        if (order.words.empty())
            return failure(ErrorCode::invalid_input,
                           tr("The file with the words is empty or not in UTF-8."));
    }
    return order;
}

std::string kind_words(const std::string& kind) {
    const RecordRule& rule = *find_record_rule(record_types::reminder);
    const ChoiceRule* const choice = find_choice(*find_field(rule.fields, "kind"), kind);
    return choice != nullptr ? tr(choice->words) : kind;
}

Result<ExitCode> prepare(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto order = order_of(workspace, arguments);
    if (!order) return order.error();
    const auto drafted = draft_reminders(workspace, *order);
    if (!drafted) return drafted.error();
    Json document = Json::list();
    TextTable table;
    for (const DraftedReminder& one : *drafted) {
        document.push(
            Json::object()
                .set("id", one.id)
                .set("unit", one.unit_code)
                .set("unit_name", one.unit_name)
                .set("kind", one.kind)
                .set("sent_before", Json::number(static_cast<std::int64_t>(one.sent_before))));
        table.add({one.id.text(), one.unit_code, kind_words(one.kind), one.unit_name});
    }
    console.show(document, drafted->empty() ? tr("No unit has to be reminded.") : table.text());
    return ExitCode::done;
}

}  // namespace of_reminder

Commands reminder_commands() {
    using namespace of_reminder;
    return {
        {.noun = "reminder",
         .verb = "prepare",
         .about = tr_later("Drafts a reminder for every unit that owes a report of the period."),
         .options = {{"--period", "ID", tr_later("the period"), true},
                     {"--by", "DATE", tr_later("until when the report is wanted"), true},
                     {"--text", "FILE", tr_later("the office's own words")}},
         .run = prepare,
         .find_problem = problem_of_day}};
}

}  // namespace thidua::cli
