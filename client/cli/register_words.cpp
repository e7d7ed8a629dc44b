#include "client/cli/register_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/field_order.h"
#include "client/app/listed_columns.h"
#include "client/app/place_words.h"
#include "client/app/record_name.h"
#include "client/cli/report_words.h"
#include "client/cli/text_table.h"
#include "shared/base/translate.h"
#include "shared/model/table_workflow.h"

namespace thidua::cli {
namespace {

std::string delivery_name(Delivery delivery) {
    switch (delivery) {
        case Delivery::waiting:
            return "waiting";
        case Delivery::received:
            return "received";
        case Delivery::attention:
            return "attention";
    }
    return {};
}

Json entry_json(const RegisterEntry& entry) {
    return Json::object()
        .set("id", entry.record.id)
        .set("type", entry.record.type)
        .set("title", entry.title)
        .set("unit", entry.unit_code)
        .set("unit_name", entry.unit_name)
        .set("state", entry.state)
        .set("state_text", entry.state_words)
        .set("version", Json::number(entry.version))
        .set("rev", Json::number(entry.record.rev.value()))
        .set("delivery", delivery_name(entry.delivery))
        .set("open_conflicts", Json::number(entry.open_conflicts))
        .set("fields", to_json(entry.record.fields));
}

Json history_json(const HistoryEntry& entry) {
    Json changes = Json::list();
    for (const HistoryEntry::Change& change : entry.changes)
        changes.push(Json::object()
                         .set("path", change.path)
                         .set("before", thidua::cli::to_json(change.before))
                         .set("after", thidua::cli::to_json(change.after))
                         .set("beside", change.is_beside));
    return Json::object()
        .set("id", entry.edit)
        .set("author", entry.author)
        .set("device", entry.device_name)
        .set("device_time", entry.device_time)
        .set("server_time", entry.server_time)
        .set("seq", Json::number(entry.seq.value()))
        .set("step", entry.step)
        .set("reason", entry.reason)
        .set("changes", changes);
}

}  // namespace

Json to_json(const std::vector<RegisterEntry>& entries) {
    Json list = Json::list();
    for (const RegisterEntry& entry : entries) {
        Json line = entry_json(entry);
        if (entry.standing)
            line.set("computed", Json::object().set(entry.standing->key, entry.standing->value));
        list.push(line);
    }
    return list;
}

Json to_json(const RegisterEntry& entry, const std::vector<const StepRule*>& steps,
             const std::vector<ComputedLine>& lines) {
    Json possible = Json::list();
    for (const StepRule* const step : steps) possible.push(Json{step->name});
    Json computed = Json::object();
    for (const ComputedLine& line : lines) computed.set(line.key, line.value);
    return entry_json(entry).set("computed", computed).set("steps", possible);
}

std::string register_text(Workspace& workspace, const std::vector<RegisterEntry>& entries) {
    TextTable table;
    for (const RegisterEntry& entry : entries) {
        const auto& told = entry.standing;
        const std::string standing =
            told ? fmt::format("{}: {}", told->label, told->words) : std::string{};
        std::vector<std::string> cells{entry.record.id.text(), entry.unit_code, entry.state_words,
                                       entry.title};
        for (std::string& cell : listed_columns(workspace, entry.record))
            cells.push_back(std::move(cell));
        cells.push_back(standing);
        table.add(std::move(cells));
    }
    return or_none(table.text());
}

ListTable register_table(Workspace& workspace, const RecordRule& rule,
                         const std::vector<RegisterEntry>& entries) {
    const auto told = std::ranges::find_if(
        entries, [](const RegisterEntry& entry) { return entry.standing.has_value(); });
    const bool is_told = told != entries.end();
    const bool has_states = !rule.states.empty();
    ListTable table{.title = type_words(std::string{rule.type}),
                    .heads = {tr("Code of the unit"), tr("Unit"), tr("Name")}};
    if (has_states) table.heads.push_back(tr("State"));
    for (std::string& head : listed_heads(rule.type)) table.heads.push_back(std::move(head));
    if (is_told) table.heads.push_back(told->standing->label);
    table.heads.push_back(tr("Id"));
    for (const RegisterEntry& entry : entries) {
        std::vector<Value> row{entry.unit_code, entry.unit_name, entry.title};
        if (has_states) row.emplace_back(entry.state_words);
        for (Value& cell : listed_values(workspace, entry.record)) row.push_back(std::move(cell));
        if (is_told) row.emplace_back(entry.standing ? entry.standing->words : std::string{});
        row.emplace_back(entry.record.id.text());
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string entry_text(Workspace& workspace, const RecordRule& rule, const RegisterEntry& entry,
                       const std::vector<const StepRule*>& steps,
                       const std::vector<ComputedLine>& lines) {
    std::string text =
        fmt::format("{}  {}\n", entry.record.id.text(),
                    thidua::words_of(name_of(workspace, entry.record.type, entry.record.id)));
    TextTable table{2};
    if (!entry.state_words.empty()) table.add({tr("State"), entry.state_words});
    for (const FieldPath& path : paths_in_order(entry.record.fields))
        if (PlaceWords::is_told(path))
            table.add({place_label(rule, path),
                       place_words(workspace, rule, path, find_value(entry.record.fields, path))});
    for (const ComputedLine& line : lines) table.add({line.label, line.words});
    text += table.text();
    if (entry.delivery == Delivery::waiting) text += "  " + tr("Not sent yet.") + '\n';
    if (steps.empty()) return text;
    std::string possible;
    for (const StepRule* const step : steps)
        possible +=
            fmt::format("{}{} ({})", possible.empty() ? "" : ", ", step->name, tr(step->words));
    return text + fmt::format(fmt::runtime("  " + tr("Possible now: {}.") + '\n'), possible);
}

Json to_json(const std::vector<HistoryEntry>& entries) {
    Json list = Json::list();
    for (const HistoryEntry& entry : entries) list.push(history_json(entry));
    return list;
}

std::string history_text(Workspace& workspace, const RecordRule& rule,
                         const std::vector<HistoryEntry>& entries) {
    std::string text;
    for (const HistoryEntry& entry : entries) {
        text += fmt::format("{}  {}, {}", to_display(entry.server_time.value_or(entry.device_time)),
                            entry.author, entry.device_name);
        if (!entry.server_time) text += tr(" (not sent yet)");
        const StepRule* const step = find_step(rule, entry.step);
        if (step != nullptr) text += "  " + std::string{tr(step->words)};
        text += '\n';
        TextTable changes{2};
        for (const HistoryEntry::Change& change : entry.changes)
            if (PlaceWords::is_told(change.path))
                changes.add({place_label(rule, change.path),
                             place_words(workspace, rule, change.path, change.before), "→",
                             place_words(workspace, rule, change.path, change.after)});
        text += changes.text();
    }
    return text;
}

}  // namespace thidua::cli
