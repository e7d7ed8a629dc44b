#include "client/gui/view/matrix_panel.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "client/gui/view/dialogs.h"
#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {

/// The grid's window onto the presenter: it asks for the cells it shows.
class MatrixPanel::Table final : public wxGridTableBase {
public:
    explicit Table(MatrixPresenter& presenter) : presenter_{presenter} {}

    int GetNumberRows() override { return rows_; }
    int GetNumberCols() override { return columns_; }
    wxString GetValue(int row, int column) override {
        const Chip chip = presenter_.cell(place(row, column));
        return to_wx(chip.symbol.empty() ? chip.words : chip.text());
    }
    void SetValue(int, int, const wxString&) override {}
    wxString GetRowLabelValue(int row) override {
        return to_wx(presenter_.unit_name(static_cast<std::size_t>(row)));
    }
    wxString GetColLabelValue(int column) override {
        const auto& shown = presenter_.columns().at(static_cast<std::size_t>(column));
        return to_wx(shown.name + "\n" + shown.due);
    }
    wxGridCellAttr* GetAttr(int row, int column, wxGridCellAttr::wxAttrKind) override {
        auto* const attributes = new wxGridCellAttr;
        const bool is_total = row + 1 == rows_;
        const Chip chip = presenter_.cell(place(row, column));
        const auto colours = theme::colours_of(chip.tone);
        attributes->SetTextColour(colours.text);
        if (chip.tone != Tone::plain) attributes->SetBackgroundColour(colours.ground);
        if (is_total) attributes->SetBackgroundColour(theme::side_ground());
        if (is_total || chip.tone == Tone::bad) attributes->SetFont(theme::strong_font());
        attributes->SetAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
        attributes->SetReadOnly();
        return attributes;
    }
    /// As many rows and columns as the presenter has now, the total's row included.
    void measure() {
        columns_ = static_cast<int>(presenter_.columns().size());
        rows_ = columns_ == 0 ? 0 : static_cast<int>(presenter_.unit_count()) + 1;
    }
    static MatrixPlace place(int row, int column) {
        return {static_cast<std::size_t>(row), static_cast<std::size_t>(column)};
    }

private:
    MatrixPresenter& presenter_;
    int rows_ = 0;
    int columns_ = 0;
};

MatrixPanel::MatrixPanel(wxWindow* parent, Desk& desk) : wxPanel(parent), presenter_{desk, *this} {
    SetBackgroundColour(theme::page_ground());
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    theme::add_title(this, rows, tr("Follow-up"));
    rows->Add(make_filters(), wxSizerFlags{}.Expand().Border(wxBOTTOM, theme::gap(this)));
    auto* const body = new wxBoxSizer(wxHORIZONTAL);
    make_grid();
    body->Add(grid_, wxSizerFlags{1}.Expand());
    detail_ = make_detail();
    body->Add(detail_, wxSizerFlags{}.Expand().Border(wxLEFT, theme::wide_gap(this)));
    rows->Add(body, wxSizerFlags{1}.Expand());
    auto* const all = new wxBoxSizer(wxVERTICAL);
    all->Add(rows, wxSizerFlags{1}.Expand().Border(wxALL, theme::wide_gap(this)));
    SetSizer(all);
}

wxSizer* MatrixPanel::make_filters() {
    auto* const line = new wxWrapSizer(wxHORIZONTAL);
    for (const auto filter :
         {MatrixFilter::all, MatrixFilter::missing, MatrixFilter::late, MatrixFilter::on_time,
          MatrixFilter::to_review, MatrixFilter::extended}) {
        auto* const button = new wxToggleButton(this, wxID_ANY, to_wx(filter_words(filter)));
        button->SetValue(filter == MatrixFilter::all);
        button->Bind(wxEVT_TOGGLEBUTTON, [this, filter](wxCommandEvent&) {
            for (const auto& [other, shown] : filters_) shown->SetValue(other == filter);
            presenter_.set_filter(filter);
        });
        filters_.emplace_back(filter, button);
        line->Add(button, wxSizerFlags{}.Border(wxRIGHT | wxBOTTOM, theme::gap(this) / 2));
    }
    search_ =
        new wxSearchCtrl(this, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{220, -1}));
    search_->SetDescriptiveText(to_wx(tr("Find a unit")));
    search_->SetName(to_wx(tr("Find a unit")));
    search_->ShowCancelButton(true);
    search_->Bind(wxEVT_TEXT,
                  [this](wxCommandEvent&) { presenter_.set_words(from_wx(search_->GetValue())); });
    search_->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { search_->Clear(); });
    line->Add(search_, wxSizerFlags{}.Border(wxLEFT, theme::gap(this)));
    return line;
}

void MatrixPanel::make_grid() {
    grid_ = new wxGrid(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxBORDER_THEME | wxWANTS_CHARS);
    table_ = new Table{presenter_};
    grid_->SetTable(table_, true, wxGrid::wxGridSelectCells);
    grid_->SetName(to_wx(tr("Units by periods")));
    grid_->SetRowLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    grid_->SetColLabelSize(FromDIP(56));
    grid_->SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    grid_->SetDefaultRowSize(FromDIP(32));
    grid_->SetDefaultColSize(FromDIP(250));
    label_font_ = theme::strong_font();
    grid_->SetLabelFont(label_font_);
    grid_->SetLabelBackgroundColour(theme::page_ground());
    grid_->SetGridLineColour(theme::line());
    grid_->SetMinSize(FromDIP(wxSize{300, 200}));
    grid_->EnableEditing(false);
    grid_->DisableDragRowSize();
    grid_->Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
        event.Skip();
        if (!is_filling_) presenter_.select(Table::place(event.GetRow(), event.GetCol()));
    });
    grid_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        keep_chosen_in_sight();
    });
    grid_->Bind(wxEVT_GRID_CELL_LEFT_DCLICK,
                [this](wxGridEvent&) { CallAfter([this] { presenter_.open_report(); }); });
    grid_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_RETURN) return event.Skip();
        CallAfter([this] { presenter_.open_report(); });
    });
}

wxPanel* MatrixPanel::make_detail() {
    auto* const panel = theme::make_page(this);
    panel->SetMinSize(FromDIP(wxSize{260, -1}));
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    detail_title_ = theme::add_heading(panel, rows, {});
    detail_chip_ = new ChipLabel{panel, {}};
    rows->Add(detail_chip_, wxSizerFlags{}.Border(wxBOTTOM, theme::gap(this)));
    detail_lines_ = theme::add_note(panel, rows, {}, 250);
    rows->AddSpacer(theme::gap(this));
    const auto add = [&](const std::string& label, bool is_main, auto action) {
        auto* const button = theme::make_button(panel, label, is_main);
        button->Bind(wxEVT_BUTTON, [this, action](wxCommandEvent&) { CallAfter(action); });
        rows->Add(button, wxSizerFlags{}.Expand().Border(wxBOTTOM, theme::gap(this)));
        return button;
    };
    accept_ = add(tr("&Accept"), true, [this] { presenter_.accept(); });
    open_ = add(tr("&Open the report"), false, [this] { presenter_.open_report(); });
    return_ = add(tr("Re&turn …"), false, [this] { presenter_.send_back(); });
    reopen_ = add(tr("Open a&gain …"), false, [this] { presenter_.reopen(); });
    decline_ = add(tr("&Keep as it is …"), false, [this] { presenter_.decline(); });
    in_time_ = add(tr("Counts as on t&ime …"), false, [this] { presenter_.judge(true); });
    late_ = add(tr("&Counts as late …"), false, [this] { presenter_.judge(false); });
    extend_ = add(tr("&More time …"), false, [this] { presenter_.extend(); });
    exempt_ = add(tr("E&xempt …"), false, [this] { presenter_.exempt(); });
    panel->SetSizer(rows);
    panel->Hide();
    return panel;
}

void MatrixPanel::show_matrix() {
    const int rows = grid_->GetNumberRows();
    const int columns = grid_->GetNumberCols();
    is_filling_ = true;
    grid_->BeginBatch();
    table_->measure();
    const auto tell = [this](int id, int position, int count) {
        wxGridTableMessage message{table_, id, position, count};
        grid_->ProcessTableMessage(message);
    };
    const int more_rows = table_->GetNumberRows() - rows;
    const int more_columns = table_->GetNumberCols() - columns;
    if (more_columns > 0) tell(wxGRIDTABLE_NOTIFY_COLS_APPENDED, more_columns, 0);
    if (more_columns < 0)
        tell(wxGRIDTABLE_NOTIFY_COLS_DELETED, columns + more_columns, -more_columns);
    if (more_rows > 0) tell(wxGRIDTABLE_NOTIFY_ROWS_APPENDED, more_rows, 0);
    if (more_rows < 0) tell(wxGRIDTABLE_NOTIFY_ROWS_DELETED, rows + more_rows, -more_rows);
    grid_->EndBatch();
    if (table_->GetNumberRows() > 0) fit_unit_names();
    show_chosen();
    is_filling_ = false;
    for (const auto& [filter, button] : filters_) button->SetValue(filter == presenter_.filter());
    if (presenter_.words().empty() && !search_->IsEmpty()) search_->ChangeValue(wxString{});
    grid_->ForceRefresh();
}

/// Where it stands already nothing moves: somebody may be looking elsewhere.
void MatrixPanel::show_chosen() {
    const auto place = presenter_.chosen();
    if (!place) return;
    const int row = static_cast<int>(place->row);
    const int column = static_cast<int>(place->column);
    if (grid_->GetGridCursorRow() == row && grid_->GetGridCursorCol() == column) return;
    grid_->GoToCell(row, column);
}

void MatrixPanel::keep_chosen_in_sight() {
    CallAfter([this] {
        if (table_->GetNumberRows() == 0) return;
        fit_unit_names();
        if (const auto place = presenter_.chosen())
            grid_->MakeCellVisible(static_cast<int>(place->row), static_cast<int>(place->column));
    });
}

void MatrixPanel::fit_unit_names() {
    int width = FromDIP(160);
    for (int row = 0; row < table_->GetNumberRows(); ++row) {
        int text = 0;
        grid_->GetTextExtent(table_->GetRowLabelValue(row), &text, nullptr, nullptr, nullptr,
                             &label_font_);
        width = std::max(width, text + FromDIP(16));
    }
    // Beside the names there is room for what is said of them.
    const int room = std::max(grid_->GetClientSize().x / 2, FromDIP(120));
    grid_->SetRowLabelSize(std::min({width, FromDIP(360), room}));
}

void MatrixPanel::show_detail(const MatrixDetail* detail) {
    detail_->Show(detail != nullptr);
    if (detail != nullptr) {
        theme::set_note(detail_title_, detail->title, 250);
        detail_chip_->show_chip(detail->chip);
        std::string lines;
        for (const std::string& line : detail->lines) lines += line + "\n";
        theme::set_note(detail_lines_, lines, 250);
        open_->Show(detail->has_report);
        accept_->Show(detail->may_review);
        return_->Show(detail->may_review);
        reopen_->Show(detail->may_reopen);
        decline_->Show(detail->may_decline);
        extend_->Show(detail->may_extend);
        exempt_->Show(detail->may_extend);
        in_time_->Show(detail->may_judge);
        late_->Show(detail->may_judge);
        detail_->Layout();
    }
    Layout();
}

void MatrixPanel::show_counts(const std::vector<std::pair<MatrixFilter, std::string>>& counts) {
    for (std::size_t i = 0; i < counts.size() && i < filters_.size(); ++i)
        filters_[i].second->SetLabel(to_wx(counts[i].second));
    Layout();
}

std::optional<ReturnWish> MatrixPanel::ask_return(const std::string& question) {
    return thidua::ask_return(this, question);
}

std::optional<std::string> MatrixPanel::ask_reason(const std::string& question) {
    return thidua::ask_reason(this, question);
}

std::optional<std::pair<std::string, std::string>> MatrixPanel::ask_date_and_reason(
    const std::string& question) {
    return thidua::ask_date_and_reason(this, question);
}

}  // namespace thidua
