#include "client/gui/view/home_panel.h"

#include <wx/wupdlock.h>

#include <algorithm>

#include "client/gui/presenter/words.h"
#include "client/gui/view/chip_label.h"
#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

/// More cards than anybody deals with at one sitting; the rest follows as these go.
constexpr std::size_t cards_max = 40;

}  // namespace

HomePanel::HomePanel(wxWindow* parent, Desk& desk) : wxPanel(parent), presenter_{desk, *this} {
    SetBackgroundColour(theme::page_ground());
    auto* const page = new wxBoxSizer(wxVERTICAL);
    auto* const head = new wxBoxSizer(wxVERTICAL);
    theme::add_title(this, head, tr("To do"));
    greeting_ = theme::add_note(this, head, {}, 760);
    page->Add(head,
              wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, theme::wide_gap(this)));
    cards_ = new wxScrolledWindow(this);
    cards_->SetBackgroundColour(theme::page_ground());
    cards_->SetScrollRate(0, FromDIP(16));
    cards_->SetName(to_wx(tr("To do")));
    cards_->SetSizer(new wxBoxSizer(wxVERTICAL));
    page->Add(cards_, wxSizerFlags{1}.Expand());
    SetSizer(page);
}

void HomePanel::show_needs(const std::string& greeting, const std::vector<HomeRow>& rows) {
    const wxWindowUpdateLocker quiet{this};
    theme::set_note(greeting_, greeting, 760);
    cards_->GetSizer()->Clear(true);
    for (std::size_t i = 0; i < std::min(rows.size(), cards_max); ++i) add_card(rows[i], i);
    if (rows.size() > cards_max)
        theme::add_note(cards_, cards_->GetSizer(),
                        filled(tr("and {} more"), rows.size() - cards_max));
    cards_->GetSizer()->AddSpacer(theme::wide_gap(this));
    cards_->FitInside();
    Layout();
}

void HomePanel::add_card(const HomeRow& row, std::size_t place) {
    auto* const card = new wxPanel(cards_);
    card->SetBackgroundColour(theme::side_ground());
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    auto* const words = new wxBoxSizer(wxVERTICAL);
    add_words(card, words, row);
    const int gap = theme::gap(this);
    line->Add(words, wxSizerFlags{1}.CentreVertical().Border(wxALL, gap * 3 / 2));
    if (!row.action.empty())
        line->Add(make_button(card, row, place),
                  wxSizerFlags{}.CentreVertical().Border(wxALL, gap * 3 / 2));
    card->SetSizer(line);
    cards_->GetSizer()->Add(card, wxSizerFlags{}
                                      .Expand()
                                      .Border(wxLEFT | wxRIGHT | wxTOP, gap)
                                      .Border(wxLEFT | wxRIGHT, theme::wide_gap(this)));
    cards_->GetSizer()->AddSpacer(gap);
}

wxButton* HomePanel::make_button(wxWindow* card, const HomeRow& row, std::size_t place) {
    auto* const button = theme::make_button(card, row.action);
    button->SetName(to_wx(row.action + ": " + row.title));
    button->Bind(wxEVT_BUTTON, [this, place](wxCommandEvent&) {
        // The card with this very button may go while the answer is shown.
        CallAfter([this, place] { presenter_.activate(place); });
    });
    return button;
}

void HomePanel::add_words(wxWindow* card, wxSizer* sizer, const HomeRow& row) {
    auto* const top = new wxBoxSizer(wxHORIZONTAL);
    auto* const title = new wxStaticText(card, wxID_ANY, wxString{});
    title->SetLabelText(to_wx(row.title));
    title->SetFont(theme::heading_font());
    top->Add(title, wxSizerFlags{}.CentreVertical());
    top->AddSpacer(theme::gap(this) * 2);
    top->Add(new ChipLabel{card, row.chip}, wxSizerFlags{}.CentreVertical());
    sizer->Add(top);
    if (row.detail.empty()) return;
    auto* const detail = new wxStaticText(card, wxID_ANY, wxString{});
    detail->SetLabelText(to_wx(row.detail));
    detail->SetForegroundColour(theme::quiet_text());
    detail->Wrap(FromDIP(680));
    sizer->Add(detail, wxSizerFlags{}.Border(wxTOP, theme::gap(this) / 2));
}

}  // namespace thidua
