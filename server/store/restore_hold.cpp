#include "server/store/restore_hold.h"

#include <algorithm>

#include "shared/record/change_record.h"

namespace thidua {
namespace {

bool stood_once(const std::vector<Record>& changes, std::string_view path, const Value& value) {
    return std::ranges::any_of(changes, [&](const Record& row) {
        const auto replaced = change_from(row.fields).replaced;
        return std::ranges::any_of(replaced, [&](const auto& field) {
            return field.first == path && field.second == value;
        });
    });
}

bool is_side(const Record& conflict, std::string_view path, const Value& value) {
    const Fields& fields = conflict.fields;
    return text_or_empty(fields, "path") == path &&
           (find_value(fields, "base") == value || find_value(fields, "kept") == value ||
            find_value(fields, "other") == value);
}

}  // namespace

bool RestoreHold::must_wait(const Edit& edit, std::size_t operation, const Record* current) {
    const Operation& asked = edit.operations[operation];
    if (current == nullptr) return true;
    switch (asked.kind) {
        case OperationKind::set:
            return !knows_value(*current, asked.path, asked.seen) ||
                   !knows_row_of(*current, asked.path);
        case OperationKind::remove_row:
            return !knows_row(*current, asked.path);
        case OperationKind::step:
            return !knows_point(*current, asked.point);
        case OperationKind::create:
            break;
    }
    return false;
}

/// A field that is clear is known to be: every one was, before it was set.
bool RestoreHold::knows_value(const Record& record, std::string_view path, const Value& value) {
    if (is_null(value) || find_value(record.fields, path) == value) return true;
    if (stood_once(records_.list_of_parent(change_type, record.id), path, value)) return true;
    for (const Record& conflict : records_.list_of_parent("conflict", record.id)) {
        const bool is_known =
            is_side(conflict, path, value) ||
            (text_or_empty(conflict.fields, "path") == path &&
             stood_once(records_.list_of_parent(change_type, conflict.id), "other", value));
        if (is_known) return true;
    }
    return false;
}

/// A cell may have been typed into a row that this server has never seen.
bool RestoreHold::knows_row_of(const Record& record, const FieldPath& cell) {
    const FieldPath row = cell.substr(0, std::min(cell.rfind('/'), cell.size()));
    const bool is_cell = Uuid::from_text(row.substr(row.rfind('/') + 1)).has_value();
    return !is_cell || knows_row(record, row);
}

bool RestoreHold::knows_row(const Record& record, const FieldPath& marker) {
    if (!is_null(find_value(record.fields, marker))) return true;
    return std::ranges::any_of(
        records_.list_of_parent(change_type, record.id), [&](const Record& row) {
            const auto replaced = change_from(row.fields).replaced;
            return std::ranges::any_of(replaced,
                                       [&](const auto& field) { return field.first == marker; });
        });
}

bool RestoreHold::knows_point(const Record& record, const WorkflowPoint& point) {
    if (point == workflow_point(record.fields)) return true;
    const auto as_value = [](const std::string& text) {
        return text.empty() ? Value{} : Value{text};
    };
    const bool is_first = point.version == 0;
    return knows_value(record, "state", as_value(point.state)) &&
           (is_first || knows_value(record, "version", point.version)) &&
           knows_value(record, "seal", as_value(point.seal));
}

}  // namespace thidua
