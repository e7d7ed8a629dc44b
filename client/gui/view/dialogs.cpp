#include "client/gui/view/dialogs.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/msgdlg.h>
#include <wx/radiobut.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "client/gui/view/theme.h"
#include "client/gui/view/virtual_list.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

/// A dialog with named fields above "OK" and "Cancel". OK waits until every field that must be
/// filled is.
class Questions final : public wxDialog {
public:
    Questions(wxWindow* parent, const std::string& title)
        : wxDialog(parent, wxID_ANY, to_wx(title), wxDefaultPosition, wxDefaultSize,
                   wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
          rows_{new wxBoxSizer(wxVERTICAL)} {}

    wxTextCtrl* add_text(const std::string& label, bool several_lines,
                         const std::string& hint = {}) {
        add_label(label);
        auto* const text = new wxTextCtrl(this, wxID_ANY, wxString{}, wxDefaultPosition,
                                          FromDIP(wxSize{440, several_lines ? 90 : -1}),
                                          several_lines ? wxTE_MULTILINE : 0);
        text->SetName(to_wx(label));
        if (!hint.empty()) text->SetHint(to_wx(hint));
        text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { allow(); });
        add(text, several_lines ? 1 : 0);
        required_.push_back(text);
        return text;
    }
    wxTextCtrl* add_optional_date(const std::string& label) {
        auto* const date = add_text(label, false, tr("dd/mm/yyyy"));
        required_.pop_back();
        return date;
    }
    wxChoice* add_choice(const std::string& label, const wxArrayString& words) {
        add_label(label);
        auto* const choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, words);
        choice->SetName(to_wx(label));
        if (!words.empty()) choice->SetSelection(0);
        add(choice, 0);
        return choice;
    }
    wxRadioButton* add_radio(const std::string& label, bool first) {
        auto* const radio = new wxRadioButton(this, wxID_ANY, to_wx(label), wxDefaultPosition,
                                              wxDefaultSize, first ? wxRB_GROUP : 0);
        add(radio, 0);
        return radio;
    }
    bool ask() {
        auto* const buttons = new wxStdDialogButtonSizer;
        ok_ = new wxButton(this, wxID_OK, to_wx(tr("&Confirm")));
        ok_->SetDefault();
        buttons->AddButton(ok_);
        buttons->AddButton(new wxButton(this, wxID_CANCEL, to_wx(tr("Cance&l"))));
        buttons->Realize();
        auto* const all = new wxBoxSizer(wxVERTICAL);
        all->Add(rows_, wxSizerFlags{1}.Expand().Border(wxALL, theme::wide_gap(this)));
        all->Add(buttons, wxSizerFlags{}.Right().Border(wxALL, theme::gap(this)));
        SetSizerAndFit(all);
        CentreOnParent();
        allow();
        return ShowModal() == wxID_OK;
    }

private:
    void add_label(const std::string& label) {
        auto* const text = new wxStaticText(this, wxID_ANY, to_wx(label));
        text->Wrap(FromDIP(440));
        rows_->Add(text, wxSizerFlags{}.Border(wxBOTTOM, theme::gap(this) / 2));
    }
    void add(wxWindow* control, int proportion) {
        rows_->Add(control, wxSizerFlags{proportion}.Expand().Border(wxBOTTOM, theme::gap(this)));
    }
    void allow() {
        if (ok_ == nullptr) return;
        bool complete = true;
        for (const auto* const text : required_)
            complete = complete && !text->GetValue().Trim().empty();
        ok_->Enable(complete);
    }

    wxBoxSizer* rows_;
    std::vector<wxTextCtrl*> required_;
    wxButton* ok_ = nullptr;
};

wxArrayString words_of(const std::vector<UnitOption>& units) {
    wxArrayString words;
    for (const UnitOption& unit : units) words.Add(to_wx(unit.name));
    return words;
}

wxArrayString words_of(const std::vector<FormRow>& forms) {
    wxArrayString words;
    for (const FormRow& form : forms) words.Add(to_wx(form.title));
    return words;
}

}  // namespace

std::optional<std::string> ask_reason(wxWindow* parent, const std::string& question) {
    Questions questions{parent, tr("Reason")};
    auto* const reason = questions.add_text(question, true);
    reason->SetFocus();
    if (!questions.ask()) return std::nullopt;
    return from_wx(reason->GetValue());
}

std::optional<ReturnWish> ask_return(wxWindow* parent, const std::string& question) {
    Questions questions{parent, tr("Reason")};
    auto* const reason = questions.add_text(question, true);
    auto* const due = questions.add_optional_date(tr("To come again by (may be left blank)"));
    reason->SetFocus();
    if (!questions.ask()) return std::nullopt;
    return ReturnWish{from_wx(reason->GetValue()), from_wx(due->GetValue())};
}

std::optional<std::pair<std::string, std::string>> ask_date_and_reason(
    wxWindow* parent, const std::string& question) {
    Questions questions{parent, tr("More time")};
    auto* const date = questions.add_text(question, false, tr("dd/mm/yyyy"));
    auto* const reason = questions.add_text(tr("Reason"), true);
    if (!questions.ask()) return std::nullopt;
    return std::pair{from_wx(date->GetValue()), from_wx(reason->GetValue())};
}

std::optional<PeriodWish> ask_period(wxWindow* parent, const std::vector<FormRow>& forms) {
    Questions questions{parent, tr("Exceptional period")};
    auto* const name = questions.add_text(tr("Name of the period"), false);
    auto* const form = questions.add_choice(tr("Form"), words_of(forms));
    auto* const due = questions.add_text(tr("Due date"), false, tr("dd/mm/yyyy"));
    auto* const by = questions.add_radio(tr("Through the end of that day (“by”)"), true);
    questions.add_radio(tr("Before that day begins (“before”)"), false);
    if (!questions.ask() || form->GetSelection() == wxNOT_FOUND) return std::nullopt;
    return PeriodWish{forms[static_cast<std::size_t>(form->GetSelection())].key,
                      from_wx(name->GetValue()), from_wx(due->GetValue()), by->GetValue()};
}

std::optional<ReliefWish> ask_relief(wxWindow* parent, const std::string& title, bool with_date,
                                     const std::vector<UnitOption>& units) {
    Questions questions{parent, title};
    auto* const unit = questions.add_choice(tr("Unit"), words_of(units));
    auto* const until =
        with_date ? questions.add_text(tr("Extended to"), false, tr("dd/mm/yyyy")) : nullptr;
    auto* const reason = questions.add_text(tr("Reason"), true);
    if (!questions.ask() || unit->GetSelection() == wxNOT_FOUND) return std::nullopt;
    return ReliefWish{units[static_cast<std::size_t>(unit->GetSelection())].code,
                      until == nullptr ? std::string{} : from_wx(until->GetValue()),
                      from_wx(reason->GetValue())};
}

bool confirm(wxWindow* parent, const std::string& question, const std::string& action) {
    wxMessageDialog dialog{parent, to_wx(question), to_wx(tr("Thi Dua")),
                           wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
    dialog.SetYesNoLabels(to_wx(action), to_wx(tr("Cancel")));
    return dialog.ShowModal() == wxID_YES;
}

void show_history(wxWindow* parent, const std::vector<HistoryRow>& rows) {
    wxDialog dialog{parent,
                    wxID_ANY,
                    to_wx(tr("Who changed what")),
                    wxDefaultPosition,
                    parent->FromDIP(wxSize{860, 460}),
                    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER};
    auto* const list =
        new VirtualList{&dialog,
                        {.name = tr("Who changed what"),
                         .columns = {{tr("When"), 170}, {tr("Who"), 200}, {tr("What"), 440}}},
                        [&rows](std::size_t row, std::size_t column) -> ListCell {
                            const HistoryRow& shown = rows.at(row);
                            if (column == 0) return {shown.when, Tone::plain, false, true};
                            return {column == 1 ? shown.who : shown.what};
                        }};
    list->reset(rows.size());
    auto* const close = new wxButton(&dialog, wxID_CANCEL, to_wx(tr("&Close")));
    auto* const all = new wxBoxSizer(wxVERTICAL);
    all->Add(list, wxSizerFlags{1}.Expand().Border(wxALL, theme::gap(&dialog)));
    all->Add(close, wxSizerFlags{}.Right().Border(wxALL, theme::gap(&dialog)));
    dialog.SetSizer(all);
    dialog.CentreOnParent();
    dialog.ShowModal();
}

}  // namespace thidua
