#pragma once

#include <map>
#include <string>
#include <vector>

#include "client/app/reports.h"
#include "client/gui/presenter/chip.h"
#include "client/gui/presenter/report_draft.h"
#include "shared/forms/answers.h"
#include "shared/forms/form.h"

namespace thidua {

/// With what a field is filled in.
enum class Control { line, paragraph, number, date, yes_no, choice, computed, table, attachment };

struct EditorOption {
    std::string text;  ///< what typing it means: a choice's key, "yes", "no"; empty clears
    std::string label;
};

struct EditorColumn {
    std::string key;
    std::string label;  ///< with its unit: "Kinh phí (đồng)"
    Control control = Control::line;
    bool required = false;
    std::vector<EditorOption> options = {};
};

struct EditorCell {
    FieldPath path;  ///< empty in the blank row
    std::string text;
    std::string problem;  ///< why it is not good as it is; empty when it is

    bool operator==(const EditorCell&) const = default;
};

struct EditorRow {
    std::string row;  ///< the row's id; empty in the blank row at the end
    std::vector<EditorCell> cells;

    bool operator==(const EditorRow&) const = default;
};

/// One field as it stands on the screen.
struct EditorField {
    FieldPath path;
    std::string key;
    Control control = Control::line;
    std::string label;
    std::string hint;
    std::string unit;  ///< "người", "đồng", "%"
    bool required = false;
    bool editable = true;
    std::string text;     ///< as typed while it is being typed, else as people write it
    std::string last;     ///< "Kỳ trước: 1.234"; empty when there is nothing to compare
    std::string finding;  ///< what is wrong, in words; empty when nothing is
    Tone finding_tone = Tone::plain;
    RecordId conflict;       ///< nil when the field is in none
    std::string asked = {};  ///< what waits for the accepted report to be opened again, in words
    std::vector<EditorOption> options = {};
    std::vector<EditorColumn> columns = {};
    std::vector<EditorRow> rows = {};  ///< with the blank row at the end when editable
};

struct EditorSection {
    std::string key;
    std::string title;
    std::size_t filled = 0;
    std::size_t fields = 0;
    Chip chip;  ///< complete, begun, empty, or with an error
    std::vector<EditorField> content;
};

struct EditorModel {
    RecordId report;
    std::string title;  ///< the period's name
    std::string unit;
    std::string due;  ///< "trước ngày 15/12/2026"
    Chip chip;
    std::string reason;        ///< of the return; empty otherwise
    std::string request;       ///< to open the accepted report again; empty when there is none
    std::string declined;      ///< what the Office said to the last request; empty when nothing
    std::string missing_form;  ///< one sentence when the form is not here; empty otherwise
    bool editable = false;
    bool may_submit = false;
    bool may_withdraw = false;
    bool may_review = false;  ///< accept or return
    bool may_reopen = false;
    std::vector<EditorSection> sections;

    [[nodiscard]] const EditorField* find(const FieldPath& path) const;
    [[nodiscard]] const EditorField* find_key(const std::string& key) const;
};

/// What people call the field at that path; of a cell, its table and column. The path where the
/// form has none.
std::string field_label(const std::optional<Form>& form, const FieldPath& path);

/// Whether the report has that field or cell: a cell's row stands in it, or is a table's blank one.
bool has_place(const std::optional<Form>& form, const Fields& answers, const FieldPath& path);

/// Until when the report is due. The Office's own earlier day and more time are said to the unit
/// that they are for.
std::string due_of(Workspace& workspace, const ReportSummary& report);

/// What a field shows when nothing is being typed there: the whole value, never rounded.
std::string editable_text(const Value& value);

/// The sections of a report with the draft's answers, checked and calculated. `conflicts` are the
/// open ones by path.
std::vector<EditorSection> build_sections(const ReportDetails& details, const ReportDraft& draft,
                                          const std::map<FieldPath, RecordId>& conflicts,
                                          bool editable);

/// A table's rows in the order of the screen: by key where it has one, else as they were added.
std::vector<RowId> rows_in_order(const Fields& answers, const Field& table);

}  // namespace thidua
