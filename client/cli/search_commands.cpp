#include <fmt/format.h>

#include "client/app/audit_trail.h"
#include "client/app/dissemination.h"
#include "client/app/place_words.h"
#include "client/app/record_search.h"
#include "client/app/replaced_file.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/record_words.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"

namespace thidua::cli {
namespace of_search {

std::string left_off_words(const FoundRecords& found) {
    return found.left_off == 0
               ? std::string{}
               : fmt::format(fmt::runtime(tr("{} more are not shown: write more words.")),
                             found.left_off);
}

std::vector<ListTable> tables_of(const FoundRecords& found, const std::string& words) {
    ListTable table{.title = fmt::format(fmt::runtime(tr("Found by \"{}\"")), words),
                    .heads = {tr("Name"), tr("Words"), tr("Id")},
                    .remark = left_off_words(found)};
    for (const FoundRecord& hit : found.hits)
        table.rows.push_back({hit.name, hit.excerpt, hit.id.text()});
    return {table};
}

Result<ExitCode> search(Workspace& workspace, const Arguments& arguments, const Console& console) {
    std::string words;
    for (const std::string& word : arguments.words("WORDS"))
        words += (words.empty() ? "" : " ") + word;
    Json list = Json::list();
    TextTable table;
    const FoundRecords found = search_records(workspace, words);
    for (const FoundRecord& hit : found.hits) {
        list.push(Json::object()
                      .set("id", hit.id)
                      .set("type", hit.type)
                      .set("name", hit.name)
                      .set("excerpt", hit.excerpt));
        table.add({hit.id.text(), hit.name, hit.excerpt});
    }
    std::string text = table.empty() ? tr("Nothing was found.") + '\n' : table.text();
    if (found.left_off > 0) text += left_off_words(found) + '\n';
    return hand_over(workspace, arguments, console,
                     {list, text, [&] { return tables_of(found, words); }});
}

std::string problem_of_audit(const Arguments& arguments) {
    for (const char* const option : {"--from", "--until"})
        if (const auto day = arguments.option(option); day && !date_from_words(*day))
            return date_words_wanted(option, *day);
    return {};
}

Result<AuditFilter> filter_of(Workspace& workspace, const Arguments& arguments) {
    AuditFilter filter{.author = arguments.word("--author")};
    if (const auto day = arguments.option("--from")) filter.from = date_from_words(*day);
    if (const auto day = arguments.option("--until")) filter.to = date_from_words(*day);
    if (const auto code = arguments.option("--unit")) {
        const auto unit = resolve_unit(workspace, *code);
        if (!unit) return unit.error();
        filter.unit = *unit;
    }
    return filter;
}

Json to_json(const AuditLine& line) {
    Json changes = Json::list();
    for (const HistoryEntry::Change& change : line.changes)
        changes.push(Json::object()
                         .set("path", change.path)
                         .set("before", thidua::cli::to_json(change.before))
                         .set("after", thidua::cli::to_json(change.after)));
    Json json = Json::object()
                    .set("record", line.change.record)
                    .set("edit", line.change.edit)
                    .set("author", line.change.author)
                    .set("device", line.change.device_name)
                    .set("device_time", line.change.device_time)
                    .set("server_time", line.change.at)
                    .set("seq", Json::number(line.seq.value()))
                    .set("action", line.action)
                    .set("reason", line.change.reason);
    return add_name(json, line.name).set("changes", changes);
}

/// For a Vietnamese Excel: a byte order mark, and semicolons.
std::string csv_cell(std::string text) {
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? "\"\"" : std::string{c};
    return quoted + '"';
}

/// "Kết quả: 3 → 5", a line each.
std::string changes_words(PlaceWords& words, const AuditLine& line) {
    const RecordId& record = line.change.record;
    std::string text;
    for (const HistoryEntry::Change& change : line.changes)
        if (PlaceWords::is_told(change.path))
            text += fmt::format("{}{}: {} → {}", text.empty() ? "" : "\n",
                                words.label(record, change.path),
                                words.value(record, change.path, change.before),
                                words.value(record, change.path, change.after));
    return text;
}

std::string csv_of(Workspace& workspace, const std::vector<AuditLine>& lines) {
    PlaceWords words{workspace};
    std::string csv = "\xEF\xBB\xBF";
    const auto add = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            csv += (i == 0 ? "" : ";") + csv_cell(cells[i]);
        csv += "\r\n";
    };
    add({tr("Time"), tr("Person"), tr("Device"), tr("What"), tr("Which"), tr("Reason"),
         tr("What changed")});
    for (const AuditLine& line : lines)
        add({to_display(line.change.at.value_or(line.change.device_time)), line.change.author,
             line.change.device_name, line.action, words_of(line.name), line.change.reason,
             changes_words(words, line)});
    return csv;
}

Result<ExitCode> audit(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto filter = filter_of(workspace, arguments);
    if (!filter) return filter.error();
    const auto lines = audit_trail(workspace, *filter);
    if (const auto file = arguments.option("--to")) {
        if (auto kept = write_replaced_file(path_from_utf8(*file), csv_of(workspace, lines)); !kept)
            return kept.error();
        console.show(
            Json::object().set("lines", Json::number(lines.size())).set("file", *file),
            fmt::format(fmt::runtime(tr("{} lines are written to {}.")), lines.size(), *file));
        return ExitCode::done;
    }
    Json list = Json::list();
    TextTable table;
    for (const AuditLine& line : lines) {
        list.push(to_json(line));
        table.add({to_display(line.change.at.value_or(line.change.device_time)), line.change.author,
                   line.change.device_name, line.action, words_of(line.name)});
    }
    console.show(list, or_none(table.text()));
    return ExitCode::done;
}

Json list_of(const std::vector<std::string>& names) {
    Json list = Json::list();
    for (const std::string& name : names) list.push(name);
    return list;
}

Result<ExitCode> acknowledge(Workspace& workspace, const Arguments& arguments,
                             const Console& console) {
    const auto id = resolve_id(workspace, record_types::announcement, arguments.word("ID"));
    if (!id) return id.error();
    const auto made = Dissemination{workspace}.acknowledge(*id);
    if (!made) return made.error();
    console.show(Json::object().set("id", *made).set("announcement", *id),
                 tr("It is noted that you have read this."));
    return ExitCode::done;
}

std::string standing_words(const UnitAcknowledgements& unit) {
    std::string words =
        unit.people.empty() ? tr("not yet") : fmt::format("{}", fmt::join(unit.people, ", "));
    if (!unit.people_missing.empty())
        words += "; " + fmt::format(fmt::runtime(tr("still missing: {}")),
                                    fmt::join(unit.people_missing, ", "));
    return words;
}

Result<ExitCode> standing(Workspace& workspace, const Arguments& arguments,
                          const Console& console) {
    const auto id = resolve_id(workspace, record_types::announcement, arguments.word("ID"));
    if (!id) return id.error();
    const auto standing = Dissemination{workspace}.standing(*id);
    if (!standing) return standing.error();
    Json units = Json::list();
    TextTable table;
    for (const UnitAcknowledgements& unit : standing->units) {
        units.push(Json::object()
                       .set("unit", unit.unit_code)
                       .set("unit_name", unit.unit_name)
                       .set("people", list_of(unit.people))
                       .set("people_missing", list_of(unit.people_missing)));
        table.add({unit.unit_code, unit.unit_name, standing_words(unit)});
    }
    if (!standing->people_of_organ.empty())
        table.add({"", tr("Leadership and others"),
                   fmt::format("{}", fmt::join(standing->people_of_organ, ", "))});
    console.show(Json::object()
                     .set("id", *id)
                     .set("units_done", Json::number(standing->units_done))
                     .set("people_done", Json::number(standing->people_done))
                     .set("people_of_organ", list_of(standing->people_of_organ))
                     .set("units", units),
                 table.text());
    return ExitCode::done;
}

}  // namespace of_search

Commands search_commands() {
    using namespace of_search;
    return {
        {.noun = "search",
         .about = tr_later("Find by words, with or without marks, over everything here."),
         .parameters = {{.name = "WORDS", .many = true}},
         .options = {list_file_option()},
         .run = search},
        {.noun = "audit",
         .about = tr_later("Who did what, when, on which device."),
         .options = {{"--from", "DATE", tr_later("from this day on")},
                     {"--until", "DATE", tr_later("until this day")},
                     {"--author", "NAME", tr_later("only by this person")},
                     {"--unit", "CODE", tr_later("only of this unit")},
                     {"--to", "FILE.csv", tr_later("write a file for Excel")}},
         .run = audit,
         .find_problem = problem_of_audit},
        {.noun = "announcement",
         .verb = "acknowledge",
         .about = tr_later("Note that you have read a notice."),
         .parameters = {{"ID"}},
         .run = acknowledge},
        {.noun = "announcement",
         .verb = "standing",
         .about = tr_later("Who has acknowledged a notice, by unit and person."),
         .parameters = {{"ID"}},
         .run = standing},
    };
}

}  // namespace thidua::cli
