#include "shared/forms/answers.h"

#include <type_traits>

#include "shared/base/text.h"

namespace thidua {
namespace {

constexpr std::string_view root = "answers/";

/// The name space of all row keys; permanent, because ids in every store follow from it.
Uuid row_name_space(std::string_view table) {
    static const Uuid all_tables = *Uuid::from_text("6f0d3f5e-8a51-5d0c-9b0e-2f4f1c7e9a10");
    return make_uuid_v5(all_tables, table);
}

std::string key_text(const Value& key) {
    if (const auto* text = std::get_if<std::string>(&key)) return folded(*text);
    if (const auto* whole = std::get_if<std::int64_t>(&key)) return Decimal{*whole}.text();
    if (const auto* number = std::get_if<Decimal>(&key)) return number->text();
    if (const auto* date = std::get_if<CivilDate>(&key)) return to_iso(*date);
    return to_display(key);
}

}  // namespace

FieldPath answer_path(std::string_view field) {
    return FieldPath{root}.append(field);
}

FieldPath row_marker_path(std::string_view table, RowId row) {
    return answer_path(table).append("/").append(row.text());
}

FieldPath cell_path(std::string_view table, RowId row, std::string_view column) {
    return row_marker_path(table, row).append("/").append(column);
}

std::optional<AnswerPath> split_answer_path(std::string_view path) {
    if (!path.starts_with(root)) return std::nullopt;
    path.remove_prefix(root.size());
    const std::size_t first = path.find('/');
    AnswerPath split{.field = std::string{path.substr(0, first)}};
    if (split.field.empty()) return std::nullopt;
    if (first == std::string_view::npos) return split;
    path.remove_prefix(first + 1);
    const std::size_t second = path.find('/');
    split.row = RowId::from_text(path.substr(0, second));
    if (!split.row) return std::nullopt;
    if (second == std::string_view::npos) return split;
    split.column = path.substr(second + 1);
    if (split.column.empty() || split.column.find('/') != std::string::npos) return std::nullopt;
    return split;
}

RowId row_id_for_key(std::string_view table, const Value& key) {
    return RowId{make_uuid_v5(row_name_space(table), key_text(key))};
}

std::vector<RowId> list_rows(const Fields& answers, std::string_view table) {
    std::vector<RowId> rows;
    const FieldPath prefix = answer_path(table) + "/";
    for (auto at = answers.lower_bound(prefix); at != answers.end(); ++at) {
        if (!at->first.starts_with(prefix)) break;
        if (at->first.size() != prefix.size() + 36) continue;
        const auto row = RowId::from_text(std::string_view{at->first}.substr(prefix.size()));
        if (row && at->second == Value{true}) rows.push_back(*row);
    }
    return rows;
}

}  // namespace thidua
