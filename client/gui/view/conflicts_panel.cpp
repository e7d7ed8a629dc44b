#include "client/gui/view/conflicts_panel.h"

#include <wx/sizer.h>

#include <algorithm>

#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

/// Device-independent pixels at which sentences break: within a column, and below all three.
constexpr int side_width = 230;
constexpr int page_width = 720;

std::size_t shown_bytes(const ConflictSide& side) {
    std::size_t bytes = 0;
    for (const TextPiece& piece : side.pieces) bytes += piece.text.size();
    return bytes;
}

}  // namespace

ConflictsPanel::ConflictsPanel(wxWindow* parent, Desk& desk)
    : wxPanel(parent), presenter_{desk, *this} {
    SetBackgroundColour(theme::page_ground());
    auto* const all = new wxBoxSizer(wxVERTICAL);
    theme::add_title(this, all, tr("Differences"));
    none_ = theme::add_note(this, all, tr("Nobody wrote anything that differs from yours."));
    advice_ = theme::add_note(
        this, all,
        tr("Two people filled in the same field. Choose one value, or write another. "
           "Choose several lines on the left to settle them together."),
        900);
    auto* const body = new wxBoxSizer(wxHORIZONTAL);
    list_ = new VirtualList{this,
                            {.name = tr("Differences"),
                             .columns = {{tr("Field"), 160}, {tr("Report"), 120}},
                             .several = true,
                             .row_height = 34},
                            [this](std::size_t row, std::size_t column) -> ListCell {
                                if (row >= rows_.size()) return {};
                                if (column == 0) return {rows_[row].field};
                                return {rows_[row].report, Tone::plain, false, true};
                            }};
    list_->SetMinSize(FromDIP(wxSize{290, -1}));
    list_->on_choose = [this](std::size_t row) { presenter_.select(row); };
    body->Add(list_, wxSizerFlags{}.Expand().Border(wxRIGHT, theme::wide_gap(this)));
    make_page();
    body->Add(page_, wxSizerFlags{1}.Expand());
    all->Add(body, wxSizerFlags{1}.Expand().Border(wxTOP, theme::gap(this)));
    auto* const outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(all, wxSizerFlags{1}.Expand().Border(wxALL, theme::wide_gap(this)));
    SetSizer(outer);
}

void ConflictsPanel::make_page() {
    page_ = theme::make_page(this);
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    field_ = theme::add_heading(page_, rows, {});
    report_ = theme::add_note(page_, rows, {});
    auto* const columns = new wxBoxSizer(wxHORIZONTAL);
    before_ = make_side(columns);
    theirs_ = make_side(columns);
    mine_ = make_side(columns);
    before_.take->Hide();
    theirs_.take->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        CallAfter([this] { presenter_.take_theirs(chosen_rows()); });
    });
    mine_.take->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        CallAfter([this] { presenter_.take_mine(chosen_rows()); });
    });
    rows->Add(columns, wxSizerFlags{}.Expand());
    rows->AddSpacer(theme::gap(this));
    figures_ = theme::add_note(page_, rows, {}, page_width);
    rows->Add(make_third(), wxSizerFlags{}.Expand().Border(wxTOP, theme::gap(this) * 2));
    page_->SetSizer(rows);
}

ConflictsPanel::Side ConflictsPanel::make_side(wxSizer* columns) {
    Side side;
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    side.title = theme::add_heading(page_, rows, {});
    side.who = theme::add_note(page_, rows, {}, side_width);
    side.text =
        new wxTextCtrl(page_, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{180, 60}),
                       wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2);
    side.text->SetMargins(FromDIP(6), FromDIP(4));
    rows->Add(side.text, wxSizerFlags{}.Expand().Border(wxBOTTOM, theme::gap(this)));
    side.effect_title = theme::add_note(page_, rows, tr("What this makes of the figures:"),
                                        side_width);
    side.effect = new wxStaticText(page_, wxID_ANY, wxString{});
    rows->Add(side.effect, wxSizerFlags{}.Expand().Border(wxBOTTOM, theme::gap(this)));
    rows->AddStretchSpacer();
    side.take = theme::make_button(page_, tr("Use this"), true);
    rows->Add(side.take, wxSizerFlags{}.Expand());
    columns->Add(rows, wxSizerFlags{1}.Expand().Border(wxRIGHT, theme::gap(this) * 2));
    return side;
}

wxSizer* ConflictsPanel::make_third() {
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    theme::add_note(page_, rows, tr("Or write another value:"));
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    third_ = new wxTextCtrl(page_, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{-1, 56}),
                            wxTE_MULTILINE);
    third_->SetName(to_wx(tr("Another value")));
    third_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        CallAfter([this] { presenter_.try_third(from_wx(third_->GetValue())); });
    });
    write_ = theme::make_button(page_, tr("&Write this value"));
    write_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        CallAfter([this] { presenter_.write_third(from_wx(third_->GetValue())); });
    });
    auto* const open = theme::make_button(page_, tr("&Open the report"));
    open->Bind(wxEVT_BUTTON,
               [this](wxCommandEvent&) { CallAfter([this] { presenter_.open_report(); }); });
    line->Add(third_, wxSizerFlags{1}.Expand());
    line->Add(write_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, theme::gap(this)));
    line->Add(open, wxSizerFlags{}.CentreVertical().Border(wxLEFT, theme::gap(this)));
    rows->Add(line, wxSizerFlags{}.Expand());
    rows->AddSpacer(theme::gap(this));
    third_effect_ = theme::add_note(page_, rows, {}, page_width);
    return rows;
}

void ConflictsPanel::show_list(const std::vector<ConflictRow>& rows, std::size_t chosen) {
    rows_ = rows;
    list_->reset(rows.size());
    list_->choose(chosen);
    list_->Show(!rows.empty());
}

void ConflictsPanel::show_conflict(const ConflictPage* page) {
    page_->Show(page != nullptr);
    none_->Show(page == nullptr);
    advice_->Show(page != nullptr);
    if (page != nullptr) {
        field_->SetLabelText(to_wx(page->field));
        theme::set_note(report_, page->report);
        show_side(before_, page->before);
        show_side(theirs_, page->theirs);
        show_side(mine_, page->mine);
        for (wxButton* const button : {theirs_.take, mine_.take, write_})
            button->Enable(page->may_settle);
        third_->ChangeValue(to_wx(page->third));
        theme::set_note(third_effect_, {}, page_width);
        theme::set_note(figures_, page->figures, page_width);
        fit_height(*page);
        page_->Layout();
    }
    Layout();
}

void ConflictsPanel::show_effects(const ConflictPage& page) {
    show_effect(theirs_, page.theirs.effect);
    show_effect(mine_, page.mine.effect);
    theme::set_note(figures_, page.figures, page_width);
    page_->Layout();
}

void ConflictsPanel::show_third_effect(const std::string& words) {
    theme::set_note(third_effect_, words, page_width);
    page_->Layout();
}

/// In the letters of the values themselves: it is what the choice is about.
void ConflictsPanel::show_effect(const Side& side, const std::string& words) {
    side.effect_title->Show(!words.empty());
    side.effect->Show(!words.empty());
    side.effect->SetLabelText(to_wx(words));
    side.effect->Wrap(side.effect->FromDIP(side_width));
}

/// High enough for the longest of the three.
void ConflictsPanel::fit_height(const ConflictPage& page) {
    std::size_t longest = 0;
    for (const ConflictSide* const side : {&page.before, &page.theirs, &page.mine})
        longest = std::max(longest, shown_bytes(*side));
    const int height = longest < 30 ? 44 : longest < 250 ? 150 : 270;
    for (const Side* const side : {&before_, &theirs_, &mine_})
        side->text->SetMinSize(FromDIP(wxSize{180, height}));
}

void ConflictsPanel::show_side(const Side& side, const ConflictSide& shown) {
    side.title->SetLabelText(to_wx(shown.title));
    theme::set_note(side.who, shown.who.empty() ? " " : shown.who, side_width);
    side.text->SetName(to_wx(shown.title));
    side.text->Clear();
    const auto marked = theme::colours_of(Tone::warning);
    wxFont strong = theme::strong_font();
    strong.SetUnderlined(true);
    for (const TextPiece& piece : shown.pieces) {
        if (piece.differs)
            side.text->SetDefaultStyle({marked.text, marked.ground, strong});
        else
            side.text->SetDefaultStyle(
                {side.text->GetForegroundColour(), theme::page_ground(), side.text->GetFont()});
        side.text->AppendText(to_wx(piece.text));
    }
    side.text->SetInsertionPoint(0);
    show_effect(side, shown.effect);
    side.take->SetName(to_wx(tr("Use this") + ": " + shown.title));
}

std::vector<std::size_t> ConflictsPanel::chosen_rows() const {
    return list_->chosen();
}

}  // namespace thidua
