#include "client/gui/view/table_box.h"

#include <wx/button.h>
#include <wx/clipbrd.h>
#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "client/gui/presenter/report_editor_presenter.h"
#include "client/gui/presenter/words.h"
#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

int width_of(Control control) {
    switch (control) {
        case Control::number:
            return 140;
        case Control::date:
            return 110;
        case Control::paragraph:
            return 280;
        default:
            return 190;
    }
}

}  // namespace

TableBox::TableBox(wxWindow* parent, const EditorField& field, ReportEditorPresenter& presenter)
    : wxPanel(parent),
      presenter_{presenter},
      key_{field.key},
      columns_{field.columns},
      editable_{field.editable} {
    SetBackgroundColour(parent->GetBackgroundColour());
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    make_grid(field);
    rows->Add(grid_, wxSizerFlags{}.Expand());
    problems_ = theme::add_note(this, rows, {});
    problems_->SetForegroundColour(theme::colours_of(Tone::bad).text);
    if (editable_) make_buttons(rows);
    SetSizer(rows);
    bind_grid();
    bind_typing();
}

void TableBox::make_grid(const EditorField& field) {
    grid_ = new wxGrid(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxBORDER_THEME | wxWANTS_CHARS);
    grid_->CreateGrid(0, static_cast<int>(columns_.size()));
    grid_->SetName(to_wx(field.label));
    grid_->SetRowLabelSize(FromDIP(36));
    grid_->SetDefaultRowSize(FromDIP(28));
    grid_->SetLabelFont(theme::strong_font());
    grid_->SetColLabelSize(FromDIP(30));
    grid_->SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    grid_->SetGridLineColour(theme::line());
    grid_->SetLabelBackgroundColour(theme::side_ground());
    grid_->EnableEditing(editable_);
    grid_->DisableDragRowSize();
    for (int i = 0; i < grid_->GetNumberCols(); ++i) {
        const EditorColumn& column = columns_[static_cast<std::size_t>(i)];
        grid_->SetColLabelValue(i, to_wx(column.label + (column.required ? " *" : "")));
        const int label = grid_->GetTextExtent(grid_->GetColLabelValue(i)).x * 9 / 8;
        grid_->SetColSize(i, std::max(FromDIP(width_of(column.control)), label + FromDIP(12)));
        auto* const attributes = new wxGridCellAttr;
        if (column.control == Control::number)
            attributes->SetAlignment(wxALIGN_RIGHT, wxALIGN_CENTRE);
        if (!column.options.empty()) {
            wxArrayString words;
            for (const EditorOption& option : column.options) words.Add(to_wx(option.label));
            attributes->SetEditor(new wxGridCellChoiceEditor(words));
        }
        grid_->SetColAttr(i, attributes);
    }
}

void TableBox::make_buttons(wxSizer* sizer) {
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    auto* const add = theme::make_button(this, tr("&Add a row"));
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        grid_->SetFocus();
        grid_->GoToCell(grid_->GetNumberRows() - 1, 0);
        grid_->EnableCellEditControl();
    });
    remove_ = theme::make_button(this, tr("&Remove the row"));
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const int row = grid_->GetGridCursorRow();
        if (row >= 0) presenter_.remove_row(key_, static_cast<std::size_t>(row));
    });
    auto* const paste_button = theme::make_button(this, tr("&Paste from Excel"));
    paste_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { paste_clipboard(); });
    for (wxButton* const button : {add, remove_, paste_button})
        line->Add(button, wxSizerFlags{}.Border(wxTOP | wxRIGHT, theme::gap(this)));
    sizer->Add(line);
}

void TableBox::bind_grid() {
    grid_->Bind(wxEVT_GRID_CELL_CHANGED, [this](wxGridEvent& event) {
        const auto row = static_cast<std::size_t>(event.GetRow());
        const auto column = static_cast<std::size_t>(event.GetCol());
        const std::string text = from_wx(grid_->GetCellValue(event.GetRow(), event.GetCol()));
        // Later: the answer may change the grid in the middle of its own event.
        CallAfter([this, row, column, text] {
            const bool is_none = !columns_[column].options.empty() && text == "–";
            presenter_.type_cell(key_, row, column, is_none ? std::string{} : text);
        });
    });
    grid_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const bool is_paste = event.GetModifiers() == wxMOD_CONTROL && event.GetKeyCode() == 'V';
        if (is_paste && editable_ && !grid_->IsCellEditControlShown())
            paste_clipboard();
        else
            event.Skip();
    });
    // The page scrolls, not the grid within it.
    grid_->Bind(wxEVT_MOUSEWHEEL, [](wxMouseEvent& event) {
        event.ResumePropagation(wxEVENT_PROPAGATE_MAX);
        event.Skip();
    });
}

/// What is typed into a cell is kept before the cell is left.
void TableBox::bind_typing() {
    grid_->Bind(wxEVT_GRID_EDITOR_CREATED, [this](wxGridEditorCreatedEvent& event) {
        auto* const text = dynamic_cast<wxTextCtrl*>(event.GetControl());
        if (text == nullptr) return;
        text->Bind(wxEVT_TEXT, [this, text](wxCommandEvent& change) {
            change.Skip();
            const auto row = static_cast<std::size_t>(grid_->GetGridCursorRow());
            const auto column = static_cast<std::size_t>(grid_->GetGridCursorCol());
            // In the order in which it happened, before the cell is left.
            CallAfter([this, row, column, typed = from_wx(text->GetValue())] {
                presenter_.type_in_cell(key_, row, column, typed);
            });
        });
    });
}

bool TableBox::is_being_edited(int row, int column) const {
    return grid_->IsCellEditControlShown() && grid_->GetGridCursorRow() == row &&
           grid_->GetGridCursorCol() == column;
}

bool TableBox::show_rows(const EditorField& field) {
    const int wanted = static_cast<int>(field.rows.size());
    const int present = grid_->GetNumberRows();
    if (wanted > present) grid_->AppendRows(wanted - present);
    if (wanted < present) grid_->DeleteRows(wanted, present - wanted);
    for (int i = 0; i < wanted; ++i) show_row(i, field.rows[static_cast<std::size_t>(i)]);
    if (wanted != present) fit_height(wanted);
    if (remove_ != nullptr) remove_->Enable(wanted > 1);
    const bool problems_changed = show_problems(field);
    return wanted != present || problems_changed;
}

/// All rows are shown, and the page scrolls; a table wider than the page scrolls by itself.
void TableBox::fit_height(int rows) {
    const int bar = wxSystemSettings::GetMetric(wxSYS_HSCROLL_Y, this);
    grid_->SetMinSize(
        {FromDIP(420), grid_->GetColLabelSize() + rows * FromDIP(28) + bar + FromDIP(6)});
    Layout();
}

void TableBox::show_row(int row, const EditorRow& shown) {
    grid_->SetRowLabelValue(
        row, shown.row.empty() && editable_ ? wxString{"+"} : wxString::Format("%d", row + 1));
    for (int i = 0; i < grid_->GetNumberCols(); ++i) {
        const EditorCell& cell = shown.cells.at(static_cast<std::size_t>(i));
        const wxString text = to_wx(cell.text);
        // The grid would begin the editing of that cell anew, with all its text selected.
        if (!is_being_edited(row, i) && grid_->GetCellValue(row, i) != text)
            grid_->SetCellValue(row, i, text);
        const auto ground = cell.problem.empty() ? grid_->GetDefaultCellBackgroundColour()
                                                 : theme::colours_of(Tone::bad).ground;
        if (grid_->GetCellBackgroundColour(row, i) != ground)
            grid_->SetCellBackgroundColour(row, i, ground);
    }
}

bool TableBox::show_problems(const EditorField& field) {
    std::string words;
    for (std::size_t row = 0; row < field.rows.size(); ++row) {
        for (const EditorCell& cell : field.rows[row].cells) {
            if (cell.problem.empty()) continue;
            words +=
                (words.empty() ? "✗ " : "\n✗ ") + filled(tr("Row {}: {}"), row + 1, cell.problem);
        }
    }
    if (words == shown_problems_) return false;
    shown_problems_ = words;
    theme::set_note(problems_, words);
    return true;
}

void TableBox::paste(const std::string& text) {
    const int row = std::max(0, grid_->GetGridCursorRow());
    const int column = std::max(0, grid_->GetGridCursorCol());
    presenter_.paste(key_, static_cast<std::size_t>(row), static_cast<std::size_t>(column), text);
}

void TableBox::paste_clipboard() {
    if (!wxTheClipboard->Open()) return;
    wxTextDataObject data;
    const bool has_text = wxTheClipboard->GetData(data);
    wxTheClipboard->Close();
    if (has_text) paste(from_wx(data.GetText()));
}

}  // namespace thidua
