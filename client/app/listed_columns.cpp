#include "client/app/listed_columns.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "client/app/place_words.h"
#include "client/app/record_name.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

struct Columns {
    std::string_view type;
    std::array<std::string_view, 5> paths;  ///< those that are empty stand at the end
};

/// Of a ballot only the case: its choice belongs to nobody and is counted, not listed.
constexpr std::array<Columns, 10> columns_of_types{{
    {record_types::vote, {"member", "case", "opinion", "has_voted"}},
    {record_types::ballot, {"case"}},
    {record_types::vote_count, {"case", "result", "for", "against", "percent"}},
    {record_types::acknowledgement, {"announcement", "person", "at"}},
    {record_types::cancellation, {"award", "decision_number", "decided_on", "reason"}},
    {record_types::award, {"award_name", "decision_number", "decided_on", "amount", "paid_on"}},
    {record_types::discipline, {"person", "kind", "from", "to"}},
    {record_types::dispatch, {"to", "to_name", "sent_on"}},
    {record_types::upward_dossier,
     {"organ", "award_name", "to_name", "letter_number", "decision_number"}},
    {record_types::section_text, {"period", "section", "with_units"}},
}};

std::vector<std::string_view> listed_paths(std::string_view type) {
    const auto known = std::ranges::find(columns_of_types, type, &Columns::type);
    std::vector<std::string_view> paths;
    if (known == columns_of_types.end() || find_record_rule(type) == nullptr) return paths;
    for (const std::string_view path : known->paths)
        if (!path.empty()) paths.push_back(path);
    return paths;
}

/// A unit by its name, a record by its title alone: its type is the column's.
std::string cell_of(Workspace& workspace, const RecordRule& rule, const Fields& fields,
                    std::string_view path) {
    const Value& value = find_value(fields, path);
    if (is_null(value)) return {};
    const auto* const truth = std::get_if<bool>(&value);
    if (truth != nullptr) return *truth ? place_label(rule, FieldPath{path}) : std::string{};
    if (const auto* const id = std::get_if<RecordId>(&value)) {
        const auto record = RecordQuery{workspace.store()}.find(*id);
        const std::string title = record && record->type != record_types::unit
                                      ? name_of(workspace, record->type, *id).title
                                      : std::string{};
        if (!title.empty()) return title;
    }
    return place_words(workspace, rule, FieldPath{path}, value);
}

}  // namespace

std::vector<std::string> listed_columns(Workspace& workspace, const Record& record) {
    std::vector<std::string> cells;
    for (const std::string_view path : listed_paths(record.type))
        cells.push_back(cell_of(workspace, *find_record_rule(record.type), record.fields, path));
    return cells;
}

std::vector<Value> listed_values(Workspace& workspace, const Record& record) {
    std::vector<Value> cells;
    for (const std::string_view path : listed_paths(record.type)) {
        const Value& value = find_value(record.fields, path);
        const bool is_words = std::holds_alternative<bool>(value) ||
                              std::holds_alternative<RecordId>(value) ||
                              std::holds_alternative<std::string>(value);
        cells.push_back(is_words ? Value{cell_of(workspace, *find_record_rule(record.type),
                                                 record.fields, path)}
                                 : value);
    }
    return cells;
}

std::vector<std::string> listed_heads(std::string_view type) {
    std::vector<std::string> heads;
    for (const std::string_view path : listed_paths(type))
        heads.push_back(place_label(*find_record_rule(type), FieldPath{path}));
    return heads;
}

}  // namespace thidua
