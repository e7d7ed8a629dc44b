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

FieldPath ReportEditorPresenter::path_of_cell(const Field& table, std::size_t row,
                                              std::size_t column) const {
    const auto rows = rows_in_order(draft_.stored(), table);
    const std::string& key = table.columns[column].key;
    return row < rows.size() ? cell_path(table.key, rows[row], key)
                             : blank_cell_path(table.key, key);
}

void ReportEditorPresenter::type_in_cell(const std::string& key, std::size_t row,
                                         std::size_t column, const std::string& text) {
    const Field* const table = find_table(key);
    if (table == nullptr || column >= table->columns.size()) return;
    const FieldPath path = path_of_cell(*table, row, column);
    const auto* const typed = draft_.find_typed(path);
    const std::string shown =
        typed != nullptr ? typed->text : editable_text(find_value(draft_.stored(), path));
    if (text != shown) type(path, text);
}

void ReportEditorPresenter::type_cell(const std::string& key, std::size_t row, std::size_t column,
                                      const std::string& text) {
    const Field* const table = find_table(key);
    if (table == nullptr || column >= table->columns.size()) return;
    const FieldPath path = path_of_cell(*table, row, column);
    type(path, text);
    leave_field(path);
    if (is_blank_cell(path)) add_complete_rows();
}

ReportEditorPresenter::Cells ReportEditorPresenter::complete_blank_row(const Field& table) const {
    Cells cells;
    bool has_key = table.row_key.empty();
    for (const Field& column : table.columns) {
        const auto* const typed = draft_.find_typed(blank_cell_path(table.key, column.key));
        if (typed == nullptr || !typed->problem.empty() || is_null(typed->now)) continue;
        cells.emplace_back(column.key, typed->now);
        has_key = has_key || column.key == table.row_key;
    }
    return has_key ? cells : Cells{};
}

void ReportEditorPresenter::add_complete_rows() {
    if (!details_.form || !model_.editable) return;
    bool is_any = false;
    const bool is_stored = try_store([&] {
        for (const Section& section : details_.form->sections) {
            for (const Field& field : section.fields)
                if (field.kind == FieldKind::table) is_any = add_blank_row(field) || is_any;
        }
        if (is_any) keep();
    });
    if (is_any) desk_.saved();
    if ((is_any || !is_stored) && load()) changed();
}

/// False while the blank row makes none, and, with a notice, when it may not be added.
bool ReportEditorPresenter::add_blank_row(const Field& table) {
    const Cells cells = complete_blank_row(table);
    if (cells.empty()) return false;
    const auto row =
        desk_.workspace.reports().add_row(report_, table.key, cells, AnswerSource::typed);
    if (!row) {
        desk_.notices.say(Tone::bad, row.error().message);
        return false;
    }
    steps_.emplace_back(RowAdded{table.key, *row});
    for (const auto& [column, value] : cells) {
        draft_.forget(blank_cell_path(table.key, column));
        kept_.erase(blank_cell_path(table.key, column));
    }
    // What means nothing yet goes along.
    for (const Field& column : table.columns) {
        const FieldPath blank = blank_cell_path(table.key, column.key);
        const auto* const typed = draft_.find_typed(blank);
        if (typed == nullptr || typed->problem.empty()) continue;
        draft_.type(cell_path(table.key, RowId{row->value()}, column.key), typed->text,
                    answer_from_typing(column, typed->text), typed->at);
        draft_.forget(blank);
    }
    return true;
}

void ReportEditorPresenter::remove_row(const std::string& key, std::size_t row) {
    const Field* const table = find_table(key);
    if (table == nullptr) return;
    save();
    const auto rows = rows_in_order(draft_.stored(), *table);
    if (row >= rows.size()) {
        for (const Field& column : table->columns) draft_.forget(blank_cell_path(key, column.key));
        try_store([this] { keep(); });
        return changed();
    }
    step([&]() -> Result<void> {
        const RecordId id{rows[row].value()};
        const auto removed = desk_.workspace.reports().remove_row(report_, key, id);
        if (!removed) return removed.error();
        steps_.emplace_back(RowRemoved{key, cells_of(draft_.stored(), *table, rows[row])});
        // What means nothing there goes with the row: nobody could correct it any more.
        for (const Field& column : table->columns)
            draft_.forget(cell_path(key, rows[row], column.key));
        try_store([this] { keep(); });
        return {};
    });
}

void ReportEditorPresenter::drop_lost_cells() {
    if (!details_.form) return;
    std::string told;
    for (const TypedText& typed : draft_.unsaved()) {
        const bool is_lost = find_field_at(typed.path) != nullptr &&
                             !has_place(details_.form, draft_.stored(), typed.path);
        if (!is_lost) continue;
        draft_.forget(typed.path);
        told +=
            (told.empty() ? "" : "; ") + field_label(details_.form, typed.path) + ": " + typed.text;
    }
    if (told.empty()) return;
    try_store([this] { keep(); });
    desk_.notices.say(Tone::warning,
                      filled(tr("The row was removed meanwhile in which this was typed and not "
                                "saved: {}"),
                             told));
}

void ReportEditorPresenter::paste(const std::string& key, std::size_t row, std::size_t column,
                                  const std::string& text) {
    const Field* const table = find_table(key);
    if (table == nullptr) return;
    const auto pasted = read_pasted_table(text);
    const auto rows = rows_in_order(draft_.stored(), *table);
    if (std::max(rows.size(), row + pasted.size()) > limits::table_rows_max)
        return desk_.notices.say(
            Tone::bad, filled(tr("A table holds at most {} rows."), limits::table_rows_max));
    std::size_t refused = 0;
    for (std::size_t i = 0; i < pasted.size(); ++i)
        if (!paste_row(*table, row + i, column, pasted[i], refused)) break;
    save();
    draft_.settle();
    refresh();
    if (refused > 0)
        desk_.notices.say(
            Tone::warning,
            filled(tr("{} pasted cells do not fit their column and were left out."), refused));
}

/// False when a row could not be stored: the rest is on the clipboard still.
bool ReportEditorPresenter::paste_row(const Field& table, std::size_t row, std::size_t column,
                                      const std::vector<std::string>& cells, std::size_t& refused) {
    const auto rows = rows_in_order(draft_.stored(), table);
    if (row >= rows.size()) {
        refused += paste_blank_row(table, column, cells);
        if (complete_blank_row(table).empty()) return true;
        bool is_added = false;
        try_store([&] { is_added = add_blank_row(table); });
        if (is_added) desk_.saved();
        return is_added;
    }
    for (std::size_t i = 0; i < cells.size() && column + i < table.columns.size(); ++i) {
        const Field& target = table.columns[column + i];
        const auto value = answer_from_typing(target, cells[i]);
        if (value)
            draft_.type(cell_path(table.key, rows[row], target.key), cells[i], value, desk_.now());
        else
            ++refused;
    }
    return true;
}

std::size_t ReportEditorPresenter::paste_blank_row(const Field& table, std::size_t column,
                                                   const std::vector<std::string>& cells) {
    std::size_t refused = 0;
    std::vector<FieldPath> taken;
    for (std::size_t i = 0; i < cells.size() && column + i < table.columns.size(); ++i) {
        const Field& target = table.columns[column + i];
        const auto value = answer_from_typing(target, cells[i]);
        if (!value) ++refused;
        if (!value || is_null(*value)) continue;
        taken.push_back(blank_cell_path(table.key, target.key));
        draft_.type(taken.back(), cells[i], value, desk_.now());
    }
    if (!complete_blank_row(table).empty()) return refused;
    for (const FieldPath& path : taken) draft_.forget(path);
    return refused + taken.size();
}

}  // namespace thidua
