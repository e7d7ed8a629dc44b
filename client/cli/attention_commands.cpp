#include <fmt/format.h>

#include "client/app/attention.h"
#include "client/app/paper_numbers.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/text_table.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace of_attention {

Json to_json(const AttentionItem& item) {
    Json lost = Json::list();
    for (const std::string& line : item.lost) lost.push(line);
    return Json::object()
        .set("id", item.edit)
        .set("record", item.record)
        .set("type", item.record_type)
        .set("name", item.name)
        .set("reason", item.reason)
        .set("device_time", item.device_time)
        .set("lost", lost);
}

std::string text_of(const AttentionItem& item) {
    std::string text = fmt::format("{}  {}  {}\n  {}\n", item.edit.text(),
                                   to_display(item.device_time), item.name, item.reason);
    for (const std::string& line : item.lost) text += "    " + line + '\n';
    return text;
}

std::vector<ListTable> tables_of(const std::vector<AttentionItem>& items) {
    ListTable table{.title = tr("Changes that the server rejected"),
                    .heads = {tr("When"), tr("What"), tr("Why"), tr("Lost"), tr("Id")}};
    for (const AttentionItem& item : items)
        table.rows.push_back({item.device_time, item.name, item.reason,
                              fmt::format("{}", fmt::join(item.lost, "\n")), item.edit.text()});
    return {table};
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    Json document = Json::list();
    std::string text;
    const auto items = workspace.attention().list();
    for (const AttentionItem& item : items) {
        document.push(to_json(item));
        text += text_of(item);
    }
    // No edit of this device was rejected, so there is nothing to retry or give up.
    for (const DoubleNumber& one : list_double_numbers(workspace)) text += one.words + '\n';
    return hand_over(workspace, arguments, console,
                     {document, or_none(text), [&] { return tables_of(items); }});
}

Result<ExitCode> retry(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto edit = workspace.attention().resolve(arguments.word("ID"));
    if (!edit) return edit.error();
    const auto done = workspace.attention().retry(*edit);
    if (!done) return done.error();
    console.show(Json::object().set("id", *edit).set("retried", true),
                 tr("It is tried again with the next synchronisation."));
    return ExitCode::done;
}

Result<ExitCode> discard(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto edit = workspace.attention().resolve(arguments.word("ID"));
    if (!edit) return edit.error();
    const auto done = workspace.attention().discard(*edit);
    if (!done) return done.error();
    console.show(Json::object().set("id", *edit).set("discarded", true), tr("It is given up."));
    return ExitCode::done;
}

}  // namespace of_attention

Commands attention_commands() {
    using namespace of_attention;
    return {
        {.noun = "attention",
         .verb = "list",
         .about = tr_later("Edits that the server rejected, and why."),
         .options = {list_file_option()},
         .run = list},
        {.noun = "attention",
         .verb = "retry",
         .about = tr_later("Make a rejected edit again on what the record holds now."),
         .parameters = {{"ID"}},
         .run = retry},
        {.noun = "attention",
         .verb = "discard",
         .about = tr_later("Give a rejected edit up."),
         .parameters = {{"ID"}},
         .run = discard},
    };
}

}  // namespace thidua::cli
