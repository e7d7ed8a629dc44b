#include "client/gui/presenter/pasted_table.h"
#include "client/gui/presenter/report_editor_presenter.h"
#include "client/gui/presenter/words.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"

namespace thidua {
namespace {

std::vector<std::pair<std::string, Value>> cells_of(const Fields& answers, const Field& table,
                                                    const RowId& row) {
    std::vector<std::pair<std::string, Value>> cells;
    for (const Field& column : table.columns) {
        const Value& value = find_value(answers, cell_path(table.key, row, column.key));
        if (!is_null(value)) cells.emplace_back(column.key, value);
    }
    return cells;
}

}  // namespace

const Field* ReportEditorPresenter::find_table(const std::string& key) const {
    if (!details_.form || !model_.editable) return nullptr;
    const Field* const field = find_field(*details_.form, key);
    return field != nullptr && field->kind == FieldKind::table ? field : nullptr;
}

void ReportEditorPresenter::type_cell(const std::string& key, std::size_t row, std::size_t column,
                                      const std::string& text) {
    const Field* const table = find_table(key);
    if (table == nullptr || column >= table->columns.size()) return;
    const auto rows = rows_in_order(draft_.answers(), *table);
    if (row >= rows.size()) return set_blank_cell(*table, table->columns[column], text);
    const FieldPath path = cell_path(key, rows[row], table->columns[column].key);
    type(path, text);
    leave_field(path);
}

void ReportEditorPresenter::show_blank_rows() {
    for (EditorSection& section : model_.sections) {
        for (EditorField& field : section.content) {
            const auto blank = blank_.find(field.key);
            if (blank == blank_.end() || field.rows.empty()) continue;
            const Field* const table = find_table(field.key);
            for (std::size_t i = 0; table != nullptr && i < table->columns.size(); ++i) {
                const auto value = blank->second.find(table->columns[i].key);
                if (value == blank->second.end()) continue;
                field.rows.back().cells[i].text = display_answer(table->columns[i], value->second);
            }
        }
    }
}

void ReportEditorPresenter::set_blank_cell(const Field& table, const Field& column,
                                           const std::string& text) {
    const auto value = answer_from_typing(column, text);
    if (!value) return desk_.notices.say(Tone::warning, value.error().message);
    if (is_null(*value)) return;
    auto& blank = blank_[table.key];
    blank[column.key] = *value;
    if (!table.row_key.empty() && !blank.contains(table.row_key)) return changed();
    step([&] { return add_blank_row(table); });
}

Result<void> ReportEditorPresenter::add_blank_row(const Field& table) {
    const auto node = blank_.extract(table.key);
    const std::vector<std::pair<std::string, Value>> cells{node.mapped().begin(),
                                                           node.mapped().end()};
    const auto row = desk_.workspace.reports().add_row(report_, table.key, cells);
    if (!row) return row.error();
    steps_.emplace_back(RowAdded{table.key, *row});
    return {};
}

void ReportEditorPresenter::remove_row(const std::string& key, std::size_t row) {
    const Field* const table = find_table(key);
    if (table == nullptr) return;
    save();
    const auto rows = rows_in_order(draft_.stored(), *table);
    if (row >= rows.size()) {
        blank_.erase(key);
        return changed();
    }
    step([&]() -> Result<void> {
        const RecordId id{rows[row].value()};
        const auto removed = desk_.workspace.reports().remove_row(report_, key, id);
        if (!removed) return removed.error();
        steps_.emplace_back(RowRemoved{key, cells_of(draft_.stored(), *table, rows[row])});
        return {};
    });
}

void ReportEditorPresenter::paste(const std::string& key, std::size_t row, std::size_t column,
                                  const std::string& text) {
    const Field* const table = find_table(key);
    if (table == nullptr) return;
    const auto pasted = read_pasted_table(text);
    const auto rows = rows_in_order(draft_.answers(), *table);
    if (std::max(rows.size(), row + pasted.size()) > limits::table_rows_max)
        return desk_.notices.say(
            Tone::bad, filled(tr("A table holds at most {} rows."), limits::table_rows_max));
    std::size_t refused = 0;
    for (std::size_t i = 0; i < pasted.size(); ++i)
        paste_row(*table, row + i, column, pasted[i], refused);
    save();
    draft_.settle();
    refresh();
    if (refused > 0)
        desk_.notices.say(
            Tone::warning,
            filled(tr("{} pasted cells do not fit their column and were left out."), refused));
}

void ReportEditorPresenter::paste_row(const Field& table, std::size_t row, std::size_t column,
                                      const std::vector<std::string>& cells, std::size_t& refused) {
    const auto rows = rows_in_order(draft_.stored(), table);
    const bool is_new = row >= rows.size();
    auto& blank = blank_[table.key];
    for (std::size_t i = 0; i < cells.size() && column + i < table.columns.size(); ++i) {
        const Field& target = table.columns[column + i];
        const auto value = answer_from_typing(target, cells[i]);
        if (!value)
            ++refused;
        else if (!is_new)
            draft_.type(cell_path(table.key, rows[row], target.key), cells[i], value);
        else if (!is_null(*value))
            blank[target.key] = *value;
    }
    const bool complete = table.row_key.empty() || blank.contains(table.row_key);
    if (!is_new || blank.empty()) return;
    if (!complete) {
        refused += blank.size();
        blank.clear();
        return;
    }
    if (attempt(desk_.notices, [&] { return add_blank_row(table); })) desk_.saved();
}

}  // namespace thidua
