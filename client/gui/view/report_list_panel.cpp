#include "client/gui/view/report_list_panel.h"

#include <wx/menu.h>

#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr int typing_rest_ms = 150;

}  // namespace

ReportListPanel::ReportListPanel(wxWindow* parent, Desk& desk)
    : wxPanel(parent), presenter_{desk, *this} {
    SetBackgroundColour(theme::page_ground());
    auto* const page = new wxBoxSizer(wxVERTICAL);
    theme::add_title(this, page, tr("Reports"));
    page->Add(make_filters(), wxSizerFlags{}.Expand().Border(wxBOTTOM, theme::gap(this)));
    list_ = new VirtualList{this,
                            {.name = tr("Reports"),
                             .columns = {{tr("Period"), 320},
                                         {tr("Unit"), 280},
                                         {tr("Submitted"), 120},
                                         {tr("Status"), 240}}},
                            [this](std::size_t row, std::size_t column) -> ListCell {
                                const ReportRow shown = presenter_.row(row);
                                if (column == 0) return {shown.period};
                                if (column == 1) return {shown.unit};
                                if (column == 2) return {shown.version, Tone::plain, false, true};
                                return cell_of(shown.chip);
                            }};
    list_->on_open = [this](std::size_t row) { presenter_.open(row); };
    page->Add(list_, wxSizerFlags{1}.Expand());
    summary_ = theme::add_note(this, page, {});
    auto* const all = new wxBoxSizer(wxVERTICAL);
    all->Add(page, wxSizerFlags{1}.Expand().Border(wxALL, theme::wide_gap(this)));
    SetSizer(all);
    typing_.Bind(wxEVT_TIMER,
                 [this](wxTimerEvent&) { presenter_.set_words(from_wx(search_->GetValue())); });
}

wxSizer* ReportListPanel::make_filters() {
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    search_ =
        new wxSearchCtrl(this, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{280, -1}));
    search_->SetDescriptiveText(to_wx(tr("Find a unit or period")));
    search_->SetName(to_wx(tr("Find a unit or period")));
    search_->ShowCancelButton(true);
    search_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { typing_.StartOnce(typing_rest_ms); });
    search_->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { search_->Clear(); });
    wxArrayString states;
    for (const StateOption& option : presenter_.state_options()) states.Add(to_wx(option.words));
    state_ = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, states);
    state_->SetSelection(0);
    state_->SetName(to_wx(tr("Status")));
    state_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const auto place = static_cast<std::size_t>(event.GetSelection());
        presenter_.set_state(presenter_.state_options().at(place).state);
    });
    start_ = theme::make_button(this, tr("Start a &report …"));
    start_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_start(); });
    line->Add(search_, wxSizerFlags{}.CentreVertical());
    line->AddSpacer(theme::gap(this));
    line->Add(state_, wxSizerFlags{}.CentreVertical());
    line->AddStretchSpacer();
    line->Add(start_, wxSizerFlags{}.CentreVertical());
    return line;
}

void ReportListPanel::reset(std::size_t count) {
    list_->reset(count);
}

void ReportListPanel::show_rows(std::size_t first, std::size_t count) {
    list_->redraw(first, count);
}

void ReportListPanel::show_summary(const std::string& words) {
    theme::set_note(summary_, words);
    Layout();
}

void ReportListPanel::show_start_options(const std::vector<StartOption>& options) {
    options_ = options;
    start_->Enable(!options.empty());
}

void ReportListPanel::ask_start() {
    wxMenu menu;
    for (const StartOption& option : options_) {
        auto* const item = menu.Append(wxID_ANY, wxControl::EscapeMnemonics(to_wx(option.words)));
        menu.Bind(
            wxEVT_MENU,
            [this, period = option.period](wxCommandEvent&) {
                CallAfter([this, period] { presenter_.start(period); });
            },
            item->GetId());
    }
    start_->PopupMenu(&menu, 0, start_->GetSize().y);
}

}  // namespace thidua
