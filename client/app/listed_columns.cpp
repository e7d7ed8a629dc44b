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
constexpr std::array<Columns, 8> columns_of_types{{
    {record_types::vote, {"member", "case", "opinion", "has_voted"}},
    {record_types::ballot, {"case"}},
    {record_types::vote_count, {"case", "result", "for", "against", "percent"}},
    {record_types::acknowledgement, {"announcement", "person", "at"}},
    {record_types::cancellation, {"award", "decision_number", "decided_on", "reason"}},
    {record_types::award, {"award_name", "decision_number", "decided_on", "amount"}},
    {record_types::dispatch, {"to", "to_name", "sent_on"}},
    {record_types::upward_dossier,
     {"organ", "award_name", "to_name", "letter_number", "decision_number"}},
}};

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
    const RecordRule* const rule = find_record_rule(record.type);
    const auto known = std::ranges::find(columns_of_types, record.type, &Columns::type);
    std::vector<std::string> cells;
    if (rule == nullptr || known == columns_of_types.end()) return cells;
    for (const std::string_view path : known->paths)
        if (!path.empty()) cells.push_back(cell_of(workspace, *rule, record.fields, path));
    return cells;
}

}  // namespace thidua
