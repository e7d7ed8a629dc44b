#include "client/gui/view/consolidation_panel.h"

#include <wx/filedlg.h>
#include <wx/sizer.h>

#include "client/gui/view/freeze_dialog.h"
#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {

ConsolidationPanel::ConsolidationPanel(wxWindow* parent, Desk& desk)
    : wxPanel(parent), presenter_{desk, *this} {
    SetBackgroundColour(theme::page_ground());
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    theme::add_title(this, rows, tr("Consolidation"));
    rows->Add(make_head(), wxSizerFlags{}.Expand().Border(wxBOTTOM, theme::gap(this)));
    included_ = theme::add_note(this, rows, {}, 900);
    auto* const body = new wxBoxSizer(wxHORIZONTAL);
    make_figures();
    body->Add(figure_list_, wxSizerFlags{5}.Expand());
    body->Add(make_parts(), wxSizerFlags{3}.Expand().Border(wxLEFT, theme::wide_gap(this)));
    rows->Add(body, wxSizerFlags{3}.Expand().Border(wxTOP, theme::gap(this)));
    make_ledger(rows);
    auto* const all = new wxBoxSizer(wxVERTICAL);
    all->Add(rows, wxSizerFlags{1}.Expand().Border(wxALL, theme::wide_gap(this)));
    SetSizer(all);
}

wxSizer* ConsolidationPanel::make_head() {
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    period_ = new wxChoice(this, wxID_ANY);
    period_->SetName(to_wx(tr("Period")));
    period_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        presenter_.choose_period(static_cast<std::size_t>(event.GetSelection()));
    });
    version_ = new wxChoice(this, wxID_ANY);
    version_->SetName(to_wx(tr("Version of the figures")));
    version_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        presenter_.choose_version(static_cast<std::size_t>(event.GetSelection()));
    });
    freeze_ = theme::make_button(this, tr("&Freeze the figures …"), true);
    freeze_->Bind(wxEVT_BUTTON,
                  [this](wxCommandEvent&) { CallAfter([this] { presenter_.freeze(); }); });
    export_ = theme::make_button(this, tr("&Write to a file …"));
    export_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_file(); });
    line->Add(period_, wxSizerFlags{}.CentreVertical());
    line->Add(version_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, theme::gap(this)));
    line->AddStretchSpacer();
    line->Add(freeze_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, theme::gap(this)));
    line->Add(export_, wxSizerFlags{}.CentreVertical());
    return line;
}

void ConsolidationPanel::make_figures() {
    figure_list_ = new VirtualList{this,
                                   {.name = tr("Figures"),
                                    .columns = {{tr("Content"), 340},
                                                {tr("Figure"), 140, true},
                                                {tr("From"), 80},
                                                {tr("Remark"), 140}},
                                    .row_height = 32},
                                   [this](std::size_t row, std::size_t column) -> ListCell {
                                       if (row >= figures_.size()) return {};
                                       const FigureRow& shown = figures_[row];
                                       if (column == 0) return {shown.label};
                                       if (column == 1)
                                           return {shown.value, Tone::plain, true, false};
                                       return {column == 2 ? shown.parts : shown.note, Tone::plain,
                                               false, true};
                                   }};
    figure_list_->on_choose = [this](std::size_t row) { presenter_.select_figure(row); };
}

wxSizer* ConsolidationPanel::make_parts() {
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    part_title_ = theme::add_heading(this, rows, {});
    part_list_ = new VirtualList{
        this,
        {.name = tr("Parts"),
         .columns = {{tr("Unit"), 190}, {tr("Gives"), 120, true}, {tr("Weight"), 70, true}},
         .row_height = 30},
        [this](std::size_t row, std::size_t column) -> ListCell {
            if (row >= parts_.size()) return {};
            if (column == 0) return {parts_[row].unit};
            return {column == 1 ? parts_[row].value : parts_[row].weight};
        }};
    part_list_->on_open = [this](std::size_t row) {
        CallAfter([this, row] { presenter_.open_part(row); });
    };
    rows->Add(part_list_, wxSizerFlags{3}.Expand());
    theme::add_heading(this, rows, tr("Not in it"));
    missing_ = new wxTextCtrl(this, wxID_ANY, wxString{}, wxDefaultPosition,
                              FromDIP(wxSize{-1, 90}), wxTE_MULTILINE | wxTE_READONLY);
    missing_->SetName(to_wx(tr("Not in it")));
    rows->Add(missing_, wxSizerFlags{2}.Expand());
    return rows;
}

void ConsolidationPanel::make_ledger(wxSizer* rows) {
    ledger_page_ = theme::make_page(this);
    auto* const inner = new wxBoxSizer(wxVERTICAL);
    ledger_title_ = theme::add_heading(ledger_page_, inner, {});
    auto* const body = new wxBoxSizer(wxHORIZONTAL);
    ledger_list_ = new VirtualList{ledger_page_,
                                   {.name = tr("Changed since it was frozen"),
                                    .columns = {{tr("When"), 130},
                                                {tr("Unit"), 160},
                                                {tr("What"), 205},
                                                {tr("Effect on the figures"), 160}},
                                    .row_height = 30},
                                   [this](std::size_t row, std::size_t column) -> ListCell {
                                       if (row >= ledger_.rows.size()) return {};
                                       const LedgerRow& shown = ledger_.rows[row];
                                       if (column == 0)
                                           return {shown.when, Tone::plain, false, true};
                                       if (column == 1) return {shown.unit};
                                       return {column == 2 ? shown.what : shown.effect};
                                   }};
    ledger_list_->on_choose = [this](std::size_t row) { show_ledger_row(row); };
    ledger_list_->on_open = [this](std::size_t row) {
        CallAfter([this, row] { presenter_.open_ledger_row(row); });
    };
    ledger_details_ = new wxTextCtrl(ledger_page_, wxID_ANY, wxString{}, wxDefaultPosition,
                                     FromDIP(wxSize{300, -1}), wxTE_MULTILINE | wxTE_READONLY);
    ledger_details_->SetName(to_wx(tr("The chosen change in full")));
    body->Add(ledger_list_, wxSizerFlags{5}.Expand());
    body->Add(ledger_details_, wxSizerFlags{3}.Expand().Border(wxLEFT, theme::wide_gap(this)));
    inner->Add(body, wxSizerFlags{1}.Expand());
    ledger_page_->SetSizer(inner);
    rows->Add(ledger_page_, wxSizerFlags{2}.Expand().Border(wxTOP, theme::gap(this) * 2));
}

void ConsolidationPanel::show_ledger(const LedgerPage* page) {
    ledger_ = page == nullptr ? LedgerPage{} : *page;
    ledger_page_->Show(page != nullptr);
    ledger_title_->SetLabelText(to_wx(ledger_.title));
    ledger_list_->reset(ledger_.rows.size());
    ledger_details_->ChangeValue(wxString{});
    if (!ledger_.rows.empty()) {
        ledger_list_->choose(0);
        show_ledger_row(0);
    }
    ledger_page_->Layout();
    Layout();
}

void ConsolidationPanel::show_ledger_row(std::size_t row) {
    if (row >= ledger_.rows.size()) return;
    std::string words = ledger_.rows[row].details;
    if (!ledger_.totals.empty()) words += "\n\n" + ledger_.totals;
    ledger_details_->ChangeValue(to_wx(words));
}

void ConsolidationPanel::show_versions(const std::vector<VersionOption>& versions,
                                       std::size_t chosen) {
    wxArrayString words;
    for (const VersionOption& version : versions) words.Add(to_wx(version.words));
    version_->Set(words);
    if (!versions.empty()) version_->SetSelection(static_cast<int>(chosen));
    version_->Show(versions.size() > 1);
    Layout();
}

std::optional<FreezeAnswer> ConsolidationPanel::ask_freeze(const FreezeQuestion& question) {
    FreezeDialog dialog{this, question};
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return dialog.answer();
}

void ConsolidationPanel::show_periods(const std::vector<PeriodOption>& periods,
                                      std::size_t chosen) {
    wxArrayString words;
    for (const PeriodOption& period : periods) words.Add(to_wx(period.words));
    period_->Set(words);
    if (!periods.empty()) period_->SetSelection(static_cast<int>(chosen));
    Layout();
}

void ConsolidationPanel::show_consolidation(const ConsolidationPage* page) {
    figures_.clear();
    wxString missing;
    if (page != nullptr) {
        figures_ = page->figures;
        for (const std::string& line : page->missing) missing += to_wx(line) + "\n";
    }
    theme::set_note(
        included_,
        page == nullptr ? tr("There is no period yet.") : page->included + " " + page->made_at,
        900);
    export_->Enable(page != nullptr);
    freeze_->Show(page != nullptr && page->may_freeze);
    missing_->ChangeValue(missing);
    figure_list_->reset(figures_.size());
    if (figure_list_->chosen().empty()) figure_list_->choose(0);
    Layout();
}

void ConsolidationPanel::show_parts(const std::string& title, const std::vector<PartRow>& parts) {
    parts_ = parts;
    part_title_->SetLabelText(to_wx(title));
    part_list_->reset(parts.size());
}

void ConsolidationPanel::ask_file() {
    wxFileDialog dialog{this,
                        to_wx(tr("Write to a file")),
                        wxString{},
                        to_wx(presenter_.file_name()),
                        to_wx(tr("Excel workbook (*.xlsx)|*.xlsx|JSON (*.json)|*.json")),
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK) return;
    presenter_.write(std::filesystem::path{dialog.GetPath().ToStdWstring()});
}

}  // namespace thidua
