#include "client/gui/view/attention_panel.h"

#include <wx/sizer.h>

#include "client/gui/view/dialogs.h"
#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {

AttentionPanel::AttentionPanel(wxWindow* parent, Desk& desk)
    : wxPanel(parent), presenter_{desk, *this} {
    SetBackgroundColour(theme::page_ground());
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    theme::add_title(this, rows, tr("Not accepted"));
    note_ = theme::add_note(this, rows, {}, 900);
    waiting_ = theme::add_note(this, rows, {}, 900);
    list_ = new VirtualList{this,
                            {.name = tr("Not accepted"),
                             .columns = {{tr("What"), 300}, {tr("Why"), 460}, {tr("When"), 140}},
                             .row_height = 34},
                            [this](std::size_t row, std::size_t column) -> ListCell {
                                if (row >= rows_.size()) return {};
                                if (column == 0) return {rows_[row].name};
                                if (column == 1) return {rows_[row].reason};
                                return {rows_[row].when, Tone::plain, false, true};
                            }};
    list_->on_choose = [this](std::size_t row) { show_lost(row); };
    list_->on_open = [this](std::size_t row) {
        CallAfter([this, row] { presenter_.open_report(row); });
    };
    rows->Add(list_, wxSizerFlags{2}.Expand());
    lost_title_ = theme::add_heading(this, rows, tr("What you wrote"));
    lost_ = new wxTextCtrl(this, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{-1, 110}),
                           wxTE_MULTILINE | wxTE_READONLY);
    lost_->SetName(to_wx(tr("What you wrote")));
    rows->Add(lost_, wxSizerFlags{1}.Expand());
    rows->Add(make_buttons(), wxSizerFlags{}.Border(wxTOP, theme::gap(this) * 2));
    auto* const all = new wxBoxSizer(wxVERTICAL);
    all->Add(rows, wxSizerFlags{1}.Expand().Border(wxALL, theme::wide_gap(this)));
    SetSizer(all);
}

wxSizer* AttentionPanel::make_buttons() {
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const std::string& label, bool is_main, auto action) {
        auto* const button = theme::make_button(this, label, is_main);
        button->Bind(wxEVT_BUTTON, [this, action](wxCommandEvent&) {
            CallAfter([this, action] { action(list_->first_chosen()); });
        });
        line->Add(button, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, theme::gap(this)));
        buttons_.push_back(button);
    };
    add(tr("Send a&gain"), true, [this](std::size_t row) { presenter_.retry(row); });
    add(tr("&Open the report"), false, [this](std::size_t row) { presenter_.open_report(row); });
    add(tr("Gi&ve up …"), false, [this](std::size_t row) { presenter_.discard(row); });
    return line;
}

void AttentionPanel::show_attention(const std::vector<AttentionRow>& rows) {
    rows_ = rows;
    list_->reset(rows.size());
    list_->choose(0);
    for (wxButton* const button : buttons_) button->Show(!rows.empty());
    for (wxWindow* const part : std::initializer_list<wxWindow*>{list_, lost_title_, lost_})
        part->Show(!rows.empty());
    theme::set_note(note_,
                    rows.empty() ? tr("The server took everything you wrote.")
                                 : tr("The server did not take these changes. They are kept here "
                                      "until you decide: send them again, or give them up."),
                    900);
    show_lost(list_->first_chosen());
    Layout();
}

void AttentionPanel::show_waiting(const std::vector<std::string>& sentences) {
    std::string words;
    for (const std::string& sentence : sentences)
        words += (words.empty() ? "? " : "\n? ") + sentence;
    theme::set_note(waiting_, words, 900);
    Layout();
}

void AttentionPanel::show_lost(std::size_t row) {
    wxString words;
    if (row < rows_.size()) {
        for (const std::string& line : rows_[row].lost) words += to_wx(line) + "\n";
    }
    lost_->ChangeValue(words);
}

bool AttentionPanel::confirm(const std::string& question, const std::string& action) {
    return thidua::confirm(this, question, action);
}

}  // namespace thidua
