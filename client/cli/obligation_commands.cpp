#include <fmt/format.h>

#include "client/app/obligations.h"
#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/period_words.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
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
        .set("last_year", Json::number(obligation.last_year));
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
             .run = show}};
}

}  // namespace thidua::cli
