#include "client/app/grouped_rows.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "client/app/field_number.h"
#include "shared/forms/validation.h"
#include "shared/record/value.h"

namespace thidua {
namespace {

using Group = std::vector<const Record*>;

/// As forms write it.
std::string written(const Value& value) {
    if (const auto* const text = std::get_if<std::string>(&value)) return *text;
    if (const auto* const truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    return to_display(value);
}

/// Where the choice stands among the others.
std::optional<std::size_t> choice_fed_by(const Field& column, const std::string& value) {
    for (std::size_t at = 0; at < column.choices.size(); ++at) {
        const Choice& choice = column.choices[at];
        if (choice.key == value || std::ranges::find(choice.fed_by, value) != choice.fed_by.end())
            return at;
    }
    return std::nullopt;
}

struct RowKey {
    std::size_t place = 0;  ///< of the choice
    std::string words;
    Value value;

    bool operator<(const RowKey& other) const {
        return std::tie(place, words) < std::tie(other.place, other.words);
    }
};

std::optional<RowKey> key_of(const Field& column, const Value& value) {
    if (is_null(value)) return std::nullopt;
    if (column.kind != FieldKind::choice) {
        if (check_value(column, value)) return std::nullopt;
        return RowKey{.words = to_display(value), .value = value};
    }
    const auto place = choice_fed_by(column, written(value));
    if (!place) return std::nullopt;
    const Choice& choice = column.choices[*place];
    return RowKey{.place = *place, .words = choice.label.shown(), .value = choice.key};
}

bool meets(const Record& record, const std::vector<GroupFeed::Condition>& where) {
    return std::ranges::all_of(where, [&](const GroupFeed::Condition& condition) {
        const std::string value = written(find_value(record.fields, condition.path));
        return std::ranges::find(condition.values, value) != condition.values.end();
    });
}

Value reckoned(const GroupFeed& feed, const Group& group) {
    std::int64_t count = 0;
    Decimal sum;
    for (const Record* const record : group) {
        if (!meets(*record, feed.where)) continue;
        ++count;
        if (!feed.sum_of.empty())
            sum = sum + find_number(record->fields, feed.sum_of).value_or(Decimal{});
    }
    return feed.sum_of.empty() ? Value{count} : Value{sum};
}

GroupedRow row_of(const Field& table, const RowKey& key, const Group& group) {
    GroupedRow row{.id = row_id_for_key(table.key, key.value),
                   .cells = {{table.row_key, key.value}},
                   .words = key.words};
    const char* joint = ": ";
    for (const Field& column : table.columns) {
        if (!column.grouped) continue;
        const Value value = reckoned(*column.grouped, group);
        row.words += joint + column.label.shown() + " " + to_display(value);
        joint = "; ";
        row.cells.emplace(column.key, value);
    }
    return row;
}

}  // namespace

Decimal sum_of(const std::vector<Record>& records, const std::string& path) {
    Decimal sum;
    for (const Record& record : records)
        sum = sum + find_number(record.fields, path).value_or(Decimal{});
    return sum;
}

GroupedRows grouped_rows(const Field& table, const std::vector<Record>& records) {
    GroupedRows grouped;
    std::map<RowKey, Group> groups;
    const Field& key_column = *find_column(table, table.row_key);
    for (const Record& record : records)
        if (const auto key = key_of(key_column, find_value(record.fields, table.feed->group)))
            groups[*key].push_back(&record);
        else
            ++grouped.left_out;
    for (const auto& [key, group] : groups) grouped.rows.push_back(row_of(table, key, group));
    return grouped;
}

}  // namespace thidua
