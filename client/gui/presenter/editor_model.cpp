#include "client/gui/presenter/editor_model.h"

#include <algorithm>

#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "client/gui/presenter/words.h"
#include "shared/base/text.h"
#include "shared/forms/validation.h"

namespace thidua {
namespace {

Control control_of(FieldKind kind) {
    switch (kind) {
        case FieldKind::text:
            return Control::line;
        case FieldKind::long_text:
            return Control::paragraph;
        case FieldKind::integer:
        case FieldKind::number:
        case FieldKind::percent:
        case FieldKind::money:
            return Control::number;
        case FieldKind::date:
            return Control::date;
        case FieldKind::yes_no:
            return Control::yes_no;
        case FieldKind::choice:
            return Control::choice;
        case FieldKind::computed:
            return Control::computed;
        case FieldKind::table:
            return Control::table;
        case FieldKind::attachment:
            return Control::attachment;
    }
    return Control::line;
}

std::vector<EditorOption> options_of(const Field& field) {
    if (field.kind == FieldKind::yes_no) return {{"", "–"}, {"yes", tr("Yes")}, {"no", tr("No")}};
    if (field.kind != FieldKind::choice) return {};
    std::vector<EditorOption> options{{"", "–"}};
    for (const Choice& choice : field.choices)
        options.push_back({choice.key, choice.label.shown()});
    return options;
}

std::string unit_of(const Field& field) {
    // A calculated percentage carries its sign with it.
    if (shown_kind(field) == FieldKind::percent)
        return field.kind == FieldKind::computed ? std::string{} : "%";
    if (!field.unit_label.empty()) return field.unit_label.shown();
    return shown_kind(field) == FieldKind::money ? tr("dong") : std::string{};
}

/// Everything one pass over the form needs.
struct Pass {
    const ReportDetails& details;
    const ReportDraft& draft;
    const std::map<FieldPath, RecordId>& conflicts;
    bool editable;
    Fields answers;
    std::map<std::string, FormulaOutcome> computed;
    std::vector<Finding> findings;
};

std::string text_at(const Pass& pass, const FieldPath& path) {
    if (const auto* const typed = pass.draft.find_typed(path)) return typed->text;
    return editable_text(find_value(pass.answers, path));
}

/// A blank required field is no reproach while the report is being written: the checklist before
/// submission lists it.
bool is_reproach(const Pass& pass, const Finding& finding) {
    return !is_null(find_value(pass.answers, finding.path)) ||
           pass.details.summary.state == "returned";
}

std::string restored_words(const ReportDraft::Typed& typed) {
    return filled(tr("Typed on {} and not saved yet: look at it, and leave the field to save it."),
                  to_display(typed.at));
}

/// What the typed text itself calls for; empty when nothing is wrong with it.
std::string typed_words(const ReportDraft::Typed& typed) {
    if (!typed.is_restored) return typed.problem;
    return restored_words(typed) + (typed.problem.empty() ? "" : " " + typed.problem);
}

void add_finding(const Pass& pass, EditorField& field) {
    for (const Finding& finding : pass.findings) {
        if (finding.path != field.path || !is_reproach(pass, finding)) continue;
        field.finding = finding.message;
        field.finding_tone = finding.severity == Severity::error ? Tone::bad : Tone::warning;
        if (finding.severity == Severity::error) break;
    }
    const auto* const typed = pass.draft.find_typed(field.path);
    if (typed == nullptr) return;
    const std::string words = typed_words(*typed);
    if (words.empty()) return;
    const bool is_wrong = !typed->problem.empty();
    field.finding = is_wrong || field.finding.empty() ? words : words + " " + field.finding;
    if (field.finding_tone != Tone::bad) field.finding_tone = is_wrong ? Tone::bad : Tone::warning;
}

EditorCell cell_of(const Pass& pass, const Field& table, const RowId& row, const Field& column) {
    EditorCell cell;
    cell.path = cell_path(table.key, row, column.key);
    const auto* const typed = pass.draft.find_typed(cell.path);
    cell.text = text_at(pass, cell.path);
    if (column.kind == FieldKind::choice || column.kind == FieldKind::yes_no) {
        // Of the blank row the answers hold nothing.
        const bool is_typed = typed != nullptr && typed->problem.empty();
        cell.text =
            display_answer(column, is_typed ? typed->now : find_value(pass.answers, cell.path));
    }
    for (const Finding& finding : pass.findings) {
        if (finding.path == cell.path && is_reproach(pass, finding)) cell.problem = finding.message;
    }
    if (typed == nullptr) return cell;
    if (const std::string words = typed_words(*typed); !words.empty()) cell.problem = words;
    return cell;
}

/// What stands in it is no row yet.
EditorRow blank_row(const Pass& pass, const Field& table) {
    EditorRow row;
    for (const Field& column : table.columns) {
        row.cells.push_back(cell_of(pass, table, RowId{}, column));
        row.cells.back().path.clear();
    }
    return row;
}

void add_rows(const Pass& pass, const Field& table, EditorField& field) {
    for (const Field& column : table.columns) {
        const std::string unit = unit_of(column);
        field.columns.push_back({column.key,
                                 column.label.shown() + (unit.empty() ? "" : " (" + unit + ")"),
                                 control_of(column.kind), column.required, options_of(column)});
    }
    // By what is stored: a row does not move while its key is being typed.
    for (const RowId& row : rows_in_order(pass.draft.stored(), table)) {
        EditorRow shown{row.text(), {}};
        for (const Field& column : table.columns)
            shown.cells.push_back(cell_of(pass, table, row, column));
        field.rows.push_back(std::move(shown));
    }
    if (field.editable) field.rows.push_back(blank_row(pass, table));
}

void add_computed(const Pass& pass, const Field& source, EditorField& field) {
    const auto outcome = pass.computed.find(source.key);
    if (outcome == pass.computed.end()) return;
    field.text = display_answer(source, to_value(outcome->second.value));
    if (field.text.empty()) field.hint = outcome->second.reason;
}

void add_last(const Pass& pass, const Field& source, EditorField& field) {
    const Value& last = find_value(pass.details.last_answers, field.path);
    if (is_null(last) || source.kind == FieldKind::long_text) return;
    field.last = filled(tr("Last period: {}"), display_answer(source, last));
}

/// Of a table all that is asked for in its rows.
void add_asked(const Pass& pass, EditorField& field) {
    if (!pass.details.request) return;
    std::string words;
    for (const RequestedChange& change : pass.details.request->changes) {
        const bool is_here = change.path == field.path || change.path.starts_with(field.path + "/");
        if (is_here && !change.words.empty()) words += (words.empty() ? "" : "; ") + change.words;
    }
    if (!words.empty())
        field.asked = filled(tr("Waits until the Office opens the report again: {}"), words);
}

EditorField field_of(const Pass& pass, const Field& source) {
    EditorField field;
    field.path = answer_path(source.key);
    field.key = source.key;
    field.control = control_of(source.kind);
    field.label = source.label.shown();
    field.hint = source.hint.shown();
    field.unit = unit_of(source);
    field.required = source.required;
    field.editable = pass.editable && source.kind != FieldKind::computed;
    field.options = options_of(source);
    if (const auto conflict = pass.conflicts.find(field.path); conflict != pass.conflicts.end())
        field.conflict = conflict->second;
    if (source.kind == FieldKind::table)
        add_rows(pass, source, field);
    else if (source.kind == FieldKind::computed)
        add_computed(pass, source, field);
    else
        field.text = text_at(pass, field.path);
    add_last(pass, source, field);
    add_asked(pass, field);
    add_finding(pass, field);
    return field;
}

Chip section_chip(const EditorSection& section) {
    const bool wrong = std::ranges::any_of(
        section.content, [](const EditorField& field) { return field.finding_tone == Tone::bad; });
    if (wrong) return {Tone::bad, "!", tr("to correct")};
    const std::string words = filled(tr("{} of {}"), section.filled, section.fields);
    if (section.fields > 0 && section.filled == section.fields) return {Tone::good, "✓", words};
    return {Tone::plain, section.filled == 0 ? "○" : "◐", words};
}

}  // namespace

const EditorField* EditorModel::find(const FieldPath& path) const {
    for (const EditorSection& section : sections) {
        for (const EditorField& field : section.content) {
            if (field.path == path) return &field;
        }
    }
    return nullptr;
}

const EditorField* EditorModel::find_key(const std::string& key) const {
    return find(answer_path(key));
}

std::string field_label(const std::optional<Form>& form, const FieldPath& path) {
    const auto place = split_answer_path(path);
    if (!place || !form) return path;
    const Field* const field = find_field(*form, place->field);
    if (field == nullptr) return path;
    const Field* const column = place->row ? find_column(*field, place->column) : nullptr;
    return field->label.shown() + (column == nullptr ? "" : " – " + column->label.shown());
}

bool has_place(const std::optional<Form>& form, const Fields& answers, const FieldPath& path) {
    const auto place = split_answer_path(path);
    const Field* const field = place && form ? find_field(*form, place->field) : nullptr;
    if (field == nullptr || !place->row) return field != nullptr;
    if (find_column(*field, place->column) == nullptr) return false;
    const auto rows = list_rows(answers, place->field);
    return place->row->is_nil() || std::ranges::find(rows, *place->row) != rows.end();
}

std::string due_of(Workspace& workspace, const ReportSummary& report) {
    if (report.return_due) return return_due_words(*report.return_due);
    const auto found = workspace.periods().find(report.period);
    const auto profile = workspace.profile();
    if (!found || !profile) return {};
    return report.unit == profile->unit ? due_in_full(*found) : found->due_words;
}

std::string editable_text(const Value& value) {
    if (const auto* const truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
    if (const auto* const file = std::get_if<AttachmentRef>(&value)) return file->name;
    if (const auto* const whole = std::get_if<std::int64_t>(&value))
        return Decimal{*whole}.display();
    return to_display(value);
}

std::vector<RowId> rows_in_order(const Fields& answers, const Field& table) {
    std::vector<RowId> rows = list_rows(answers, table.key);
    if (table.row_key.empty()) return rows;
    const auto key = [&](const RowId& row) {
        return to_display(find_value(answers, cell_path(table.key, row, table.row_key)));
    };
    std::ranges::sort(rows, [&](const RowId& a, const RowId& b) {
        const int order = compare_text(key(a), key(b));
        return order == 0 ? a < b : order < 0;
    });
    return rows;
}

std::vector<EditorSection> build_sections(const ReportDetails& details, const ReportDraft& draft,
                                          const std::map<FieldPath, RecordId>& conflicts,
                                          bool editable) {
    if (!details.form) return {};
    const Form& form = *details.form;
    Fields answers = draft.answers();
    Pass pass{details,
              draft,
              conflicts,
              editable,
              answers,
              computed_outcomes(form, answers),
              check_answers(form, answers)};
    const auto completion = completion_of(form, answers);
    std::vector<EditorSection> sections;
    for (std::size_t i = 0; i < form.sections.size(); ++i) {
        EditorSection section;
        section.key = form.sections[i].key;
        section.title = form.sections[i].title.shown();
        if (i < completion.size()) {
            section.filled = completion[i].filled;
            section.fields = completion[i].fields;
        }
        for (const Field& field : form.sections[i].fields)
            section.content.push_back(field_of(pass, field));
        section.chip = section_chip(section);
        sections.push_back(std::move(section));
    }
    return sections;
}

}  // namespace thidua
