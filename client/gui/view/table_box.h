#pragma once

#include <wx/grid.h>
#include <wx/panel.h>

#include "client/gui/presenter/editor_model.h"

class wxButton;
class wxStaticText;

namespace thidua {

class ReportEditorPresenter;

/// A table of a form: type in the blank row at the end to add one, paste from a spreadsheet.
class TableBox final : public wxPanel {
public:
    TableBox(wxWindow* parent, const EditorField& field, ReportEditorPresenter& presenter);

    /// True when there are more or fewer rows or problems than before.
    bool show_rows(const EditorField& field);
    void take_focus() { grid_->SetFocus(); }
    [[nodiscard]] wxGrid& grid() { return *grid_; }
    /// Text that was copied in a spreadsheet, its first cell at the grid's cursor.
    void paste(const std::string& text);

private:
    void make_grid(const EditorField& field);
    void make_buttons(wxSizer* sizer);
    void bind_grid();
    void bind_typing();
    [[nodiscard]] bool is_being_edited(int row, int column) const;
    void fit_height(int rows);
    void show_row(int row, const EditorRow& shown);
    void paste_clipboard();
    bool show_problems(const EditorField& field);

    ReportEditorPresenter& presenter_;
    std::string key_;
    std::vector<EditorColumn> columns_;
    bool editable_;
    wxGrid* grid_ = nullptr;
    wxButton* remove_ = nullptr;
    wxStaticText* problems_ = nullptr;
    std::string shown_problems_;
};

}  // namespace thidua
