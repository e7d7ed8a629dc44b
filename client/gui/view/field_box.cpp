#include "client/gui/view/field_box.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "client/gui/presenter/report_editor_presenter.h"
#include "client/gui/view/table_box.h"
#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

int width_of(Control control) {
    switch (control) {
        case Control::number:
            return 200;
        case Control::date:
            return 140;
        case Control::paragraph:
            return 640;
        default:
            return 440;
    }
}

}  // namespace

FieldBox::FieldBox(wxWindow* parent, const EditorField& field, ReportEditorPresenter& presenter)
    : wxPanel(parent), presenter_{presenter}, path_{field.path}, options_{field.options} {
    SetBackgroundColour(parent->GetBackgroundColour());
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    add_label(rows, field);
    add_control(rows, field);
    finding_ = theme::add_note(this, rows, {});
    asked_ = theme::add_note(this, rows, {});
    asked_->SetForegroundColour(theme::colours_of(Tone::warning).text);
    hint_ = theme::add_note(this, rows, {});
    hint_->SetFont(theme::small_font());
    SetSizer(rows);
    show_field(field);
}

void FieldBox::add_label(wxSizer* sizer, const EditorField& field) {
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    auto* const label = new wxStaticText(this, wxID_ANY, wxString{});
    label->SetLabelText(to_wx(field.label));
    label->SetFont(theme::strong_font());
    label->Wrap(FromDIP(620));
    line->Add(label);
    if (field.required) {
        auto* const required = new wxStaticText(this, wxID_ANY, to_wx("  * " + tr("required")));
        required->SetForegroundColour(theme::quiet_text());
        required->SetFont(theme::small_font());
        line->Add(required, wxSizerFlags{}.Bottom());
    }
    sizer->Add(line, wxSizerFlags{}.Border(wxBOTTOM, theme::gap(this) / 2));
}

void FieldBox::add_control(wxSizer* sizer, const EditorField& field) {
    if (field.control == Control::table) {
        table_ = new TableBox{this, field, presenter_};
        sizer->Add(table_, wxSizerFlags{}.Expand().Border(wxBOTTOM, theme::gap(this) / 2));
        return;
    }
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    wxWindow* const control = make_control(field);
    control->SetName(to_wx(field.label));
    line->Add(control, wxSizerFlags{}.CentreVertical());
    const auto add_quiet = [&](const std::string& words) {
        auto* const text = new wxStaticText(this, wxID_ANY, wxString{});
        text->SetLabelText(to_wx(words));
        text->SetForegroundColour(theme::quiet_text());
        line->Add(text, wxSizerFlags{}.CentreVertical().Border(wxLEFT, theme::gap(this)));
        return text;
    };
    if (!field.unit.empty()) add_quiet(field.unit);
    last_ = add_quiet(field.last);
    conflict_ = theme::make_button(this, "⇄ " + tr("A colleague wrote something else: compare"));
    conflict_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { presenter_.open_conflict(path_); });
    line->Add(conflict_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, theme::gap(this)));
    sizer->Add(line, wxSizerFlags{}.Border(wxBOTTOM, theme::gap(this) / 2));
}

wxWindow* FieldBox::make_control(const EditorField& field) {
    if (field.control == Control::computed) {
        computed_ = new wxStaticText(this, wxID_ANY, wxString{});
        computed_->SetFont(theme::heading_font());
        return computed_;
    }
    if (field.control == Control::yes_no || field.control == Control::choice)
        return choice_ = make_choice(field);
    return text_ = make_text(field);
}

wxTextCtrl* FieldBox::make_text(const EditorField& field) {
    const bool is_paragraph = field.control == Control::paragraph;
    long style = is_paragraph ? wxTE_MULTILINE : 0;
    if (field.control == Control::number) style |= wxTE_RIGHT;
    if (!field.editable || field.control == Control::attachment) style |= wxTE_READONLY;
    auto* const text =
        new wxTextCtrl(this, wxID_ANY, wxString{}, wxDefaultPosition,
                       FromDIP(wxSize{width_of(field.control), is_paragraph ? 110 : -1}), style);
    if (!text->IsEditable()) text->SetBackgroundColour(theme::side_ground());
    if (field.control == Control::date) text->SetHint(to_wx(tr("dd/mm/yyyy")));
    text->Bind(wxEVT_TEXT,
               [this](wxCommandEvent&) { presenter_.type(path_, from_wx(text_->GetValue())); });
    text->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        // Later, and by the parent: leaving may rebuild the page, and this very control with it.
        GetParent()->CallAfter(
            [&presenter = presenter_, path = path_] { presenter.leave_field(path); });
    });
    return text;
}

wxChoice* FieldBox::make_choice(const EditorField& field) {
    wxArrayString words;
    for (const EditorOption& option : field.options) words.Add(to_wx(option.label));
    auto* const choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, words);
    choice->Enable(field.editable);
    choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const auto place = static_cast<std::size_t>(event.GetSelection());
        presenter_.type(path_, options_.at(place).text);
        GetParent()->CallAfter(
            [&presenter = presenter_, path = path_] { presenter.leave_field(path); });
    });
    return choice;
}

bool FieldBox::show_field(const EditorField& field) {
    show_text(field);
    if (conflict_ != nullptr) conflict_->Show(!field.conflict.is_nil());
    const bool rows_changed = table_ != nullptr && table_->show_rows(field);
    return show_words(field) || rows_changed;
}

void FieldBox::show_text(const EditorField& field) {
    const wxString text = to_wx(field.text);
    if (text_ != nullptr && text_->GetValue() != text) text_->ChangeValue(text);
    if (computed_ != nullptr) computed_->SetLabelText(field.text.empty() ? wxString{"–"} : text);
    if (choice_ == nullptr) return;
    for (std::size_t i = 0; i < options_.size(); ++i) {
        if (options_[i].text == field.text) choice_->SetSelection(static_cast<int>(i));
    }
}

bool FieldBox::show_words(const EditorField& field) {
    const std::string words = field.finding + "\n" + field.asked + "\n" + field.hint + "\n" +
                              field.last + (field.conflict.is_nil() ? "" : "\n");
    if (words == shown_words_) return false;
    shown_words_ = words;
    const bool is_wrong = field.finding_tone == Tone::bad;
    finding_->SetForegroundColour(theme::colours_of(field.finding_tone).text);
    theme::set_note(
        finding_, field.finding.empty() ? std::string{} : (is_wrong ? "✗ " : "! ") + field.finding);
    theme::set_note(asked_, field.asked.empty() ? std::string{} : "? " + field.asked);
    theme::set_note(hint_, field.hint);
    if (last_ != nullptr) theme::set_note(last_, field.last, 400);
    return true;
}

void FieldBox::take_focus() {
    if (text_ != nullptr)
        text_->SetFocus();
    else if (choice_ != nullptr)
        choice_->SetFocus();
    else if (table_ != nullptr)
        table_->take_focus();
}

}  // namespace thidua
