#include "client/app/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "client/app/award_payments.h"
#include "client/app/typed_value.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/forms/strict_reader.h"
#include "shared/model/record_types.h"
#include "shared/model/table_workflow.h"

namespace thidua {
namespace {

constexpr std::size_t statistics_bytes_max = 64 << 10;
const std::string nothing = "–";

/// "thematic" or ["thematic", "sudden"].
std::vector<StatisticWhere> conditions_of(StrictReader& reader, const JsonNode& node,
                                          std::string_view name) {
    std::vector<StatisticWhere> conditions;
    const JsonNode* const member = node.find(name);
    for (const auto& [path, value] : reader.entries_of(node, name))
        conditions.push_back({.path = path,
                              .values = value.kind == JsonNode::Kind::list
                                            ? reader.texts_of(*member, path)
                                            : std::vector{value.text},
                              .is_except = name == "except"});
    return conditions;
}

StatisticTable table_of(StrictReader& reader, const JsonNode& node) {
    reader.check_members(node, {"title", "type", "by", "across", "sum", "date", "where", "except",
                                "whether", "years"});
    reader.require(node, {"title", "type", "by"});
    StatisticTable table{.title = reader.text_of(node, "title"),
                         .type = reader.written_text_of(node, "type"),
                         .by = reader.written_text_of(node, "by"),
                         .across = reader.written_text_of(node, "across"),
                         .sum = reader.written_text_of(node, "sum"),
                         .date = reader.written_text_of(node, "date")};
    table.is_whether = reader.truth_of(node, "whether");
    table.is_by_years = reader.truth_of(node, "years");
    for (const char* const name : {"where", "except"})
        std::ranges::move(conditions_of(reader, node, name), std::back_inserter(table.where));
    return table;
}

/// The state is a field like any other here, and so is what steps say.
bool has_path(const RecordRule& rule, const std::string& path) {
    return path.empty() || find_field(rule.fields, path) != nullptr ||
           is_written_by_steps(rule, path);
}

Result<const RecordRule*> rule_of(const StatisticTable& table) {
    const RecordRule* const rule = find_record_rule(table.type);
    if (rule == nullptr || !rule->is_of_table())
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("\"{}\": there are no records of the type "
                                                   "\"{}\".")),
                                   table.title, table.type));
    std::vector<std::string> paths{table.by, table.across, table.sum, table.date};
    for (const StatisticWhere& where : table.where) paths.push_back(where.path);
    for (const std::string& path : paths)
        if (!has_path(*rule, path))
            return failure(ErrorCode::not_found,
                           fmt::format(fmt::runtime(tr("\"{}\": there is no field \"{}\".")),
                                       table.title, path));
    const FieldRule* const rows = find_field(rule->fields, table.by);
    if (table.is_by_years && (rows == nullptr || rows->kind != ValueKind::date))
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("\"{}\": \"years\" are those of a date, and "
                                                   "\"{}\" is none.")),
                                   table.title, table.by));
    return rule;
}

std::string name_of(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* id = std::get_if<RecordId>(&value)) return id->text();
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    return to_display(value);
}

bool is_meant(const Record& record, const StatisticTable& table, const StatisticRange& range) {
    for (const StatisticWhere& where : table.where) {
        const std::string held = name_of(find_value(record.fields, where.path));
        const bool is_one = std::ranges::find(where.values, held) != where.values.end();
        if (is_one == where.is_except) return false;
    }
    if (table.date.empty() || (!range.from && !range.to)) return true;
    const auto* date = std::get_if<CivilDate>(&find_value(record.fields, table.date));
    if (date == nullptr) return false;
    return (!range.from || *date >= *range.from) && (!range.to || *date <= *range.to);
}

Decimal figure_of(const Record& record, const std::string& path) {
    if (path.empty()) return Decimal{1};
    const Value& value = find_value(record.fields, path);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return Decimal{*whole};
    const auto* number = std::get_if<Decimal>(&value);
    return number != nullptr ? *number : Decimal{0};
}

std::string shown(Workspace& workspace, const RecordRule& rule, const std::string& path,
                  const Value& value) {
    if (is_null(value)) return nothing;
    if (path == "state")
        if (const StateRule* const state = find_state(rule, name_of(value)))
            return tr(state->words);
    const FieldRule* const field = find_field(rule.fields, path);
    const std::string words = value_words(workspace, field, value);
    // "yes" alone does not say of what.
    const bool is_yes_or_no = field != nullptr && std::holds_alternative<bool>(value);
    return is_yes_or_no ? fmt::format("{}: {}", tr(field->words), words) : words;
}

/// "Initiative: yes".
std::string row_of(Workspace& workspace, const RecordRule& rule, const StatisticTable& table,
                   const Value& value) {
    if (const auto* const day = std::get_if<CivilDate>(&value); day != nullptr && table.is_by_years)
        return std::to_string(static_cast<int>(day->year()));
    if (!table.is_whether) return shown(workspace, rule, table.by, value);
    const FieldRule* const field = find_field(rule.fields, table.by);
    return fmt::format("{}: {}", field != nullptr ? tr(field->words) : table.by,
                       is_null(value) ? tr("no") : tr("yes"));
}

bool has_row(const Record& record, const StatisticTable& table) {
    return !table.is_by_years || date_or_none(record.fields, table.by).has_value();
}

/// The words of the rows and columns as they are met, and what stands where they cross.
class CrossTable {
public:
    void add(const std::string& row, const std::string& column, const Decimal& figure) {
        columns_.insert(column);
        Decimal& cell = cells_[row][column];
        cell = cell + figure;
    }
    [[nodiscard]] Statistic take(std::string title) const {
        Statistic statistic{.title = std::move(title),
                            .columns = {columns_.begin(), columns_.end()}};
        for (const auto& [name, cells] : cells_) {
            StatisticRow row{.name = name};
            for (const std::string& column : statistic.columns) {
                const auto cell = cells.find(column);
                row.figures.push_back(cell == cells.end() ? Decimal{0} : cell->second);
                row.total = row.total + row.figures.back();
            }
            statistic.total = statistic.total + row.total;
            statistic.rows.push_back(std::move(row));
        }
        return statistic;
    }

private:
    std::set<std::string> columns_;
    std::map<std::string, std::map<std::string, Decimal>> cells_;
};

}  // namespace

Result<std::vector<StatisticTable>> read_statistics(std::string_view json) {
    const auto root = read_json(json, statistics_bytes_max);
    if (!root) return root.error();
    StrictReader reader;
    reader.check_members(*root, {"title", "source", "tables"});
    std::vector<StatisticTable> tables;
    for (const JsonNode& node : reader.list_of(*root, "tables"))
        tables.push_back(table_of(reader, node));
    if (!reader.problem().empty()) return failure(ErrorCode::invalid_input, reader.problem());
    return tables;
}

Result<Statistic> count_statistic(Workspace& workspace, const StatisticTable& table,
                                  const StatisticRange& range) {
    const auto rule = rule_of(table);
    if (!rule) return rule.error();
    RecordQuery query{workspace.store()};
    CrossTable cross;
    for (const Record& record : query.list({.type = table.type})) {
        if (!is_meant(record, table, range) || !has_row(record, table)) continue;
        const bool is_cancelled =
            table.type == record_types::award && !is_paid_money(table.sum) &&
            query.count({.type = record_types::cancellation, .parent = record.id}) > 0;
        if (is_cancelled) continue;
        const std::string column =
            table.across.empty()
                ? std::string{}
                : shown(workspace, **rule, table.across, find_value(record.fields, table.across));
        cross.add(row_of(workspace, **rule, table, find_value(record.fields, table.by)), column,
                  figure_of(record, table.sum));
    }
    return cross.take(table.title);
}

}  // namespace thidua
