#include "client/gui/view/freeze_dialog.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

/// Device-independent pixels.
constexpr int width = 560;

}  // namespace

FreezeDialog::FreezeDialog(wxWindow* parent, const FreezeQuestion& question)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Freeze the figures")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    auto* const words = new wxStaticText(this, wxID_ANY, to_wx(question.words));
    words->Wrap(FromDIP(width));
    rows->Add(words, wxSizerFlags{}.Border(wxBOTTOM, theme::wide_gap(this)));
    if (!question.units.empty()) add_units(rows, question);
    rows->Add(new wxStaticText(this, wxID_ANY, to_wx(tr("Note (may be left blank)"))),
              wxSizerFlags{}.Border(wxTOP, theme::gap(this)));
    note_ = new wxTextCtrl(this, wxID_ANY);
    note_->SetName(to_wx(tr("Note (may be left blank)")));
    rows->Add(note_, wxSizerFlags{}.Expand());
    auto* const all = new wxBoxSizer(wxVERTICAL);
    all->Add(rows, wxSizerFlags{1}.Expand().Border(wxALL, theme::wide_gap(this)));
    all->Add(make_buttons(), wxSizerFlags{}.Right().Border(wxALL, theme::gap(this)));
    SetSizerAndFit(all);
    CentreOnParent();
    allow();
}

FreezeAnswer FreezeDialog::answer() const {
    FreezeAnswer answer{.note = from_wx(note_->GetValue())};
    for (const Line& line : lines_)
        if (line.out->GetValue())
            answer.exclusions.push_back({line.unit, from_wx(line.reason->GetValue())});
    return answer;
}

void FreezeDialog::add_units(wxSizer* rows, const FreezeQuestion& question) {
    auto* const title = new wxStaticText(
        this, wxID_ANY,
        to_wx(tr("Leave a unit out of the figures: tick it and give the reason.")));
    rows->Add(title, wxSizerFlags{}.Border(wxBOTTOM, theme::gap(this)));
    auto* const page = new wxScrolledWindow(this);
    page->SetScrollRate(0, FromDIP(20));
    auto* const lines = new wxFlexGridSizer(2, theme::gap(this) / 2, theme::gap(this));
    lines->AddGrowableCol(1, 1);
    for (const auto& [unit, name] : question.units) add_line(page, lines, unit, name);
    page->SetSizer(lines);
    const int shown = std::min(static_cast<int>(question.units.size()), 8);
    page->SetMinSize(FromDIP(wxSize{width, 38 * shown}));
    rows->Add(page, wxSizerFlags{1}.Expand());
}

void FreezeDialog::add_line(wxWindow* page, wxSizer* lines, const RecordId& unit, const std::string& name) {
    Line line{.unit = unit,
              .out = new wxCheckBox(page, wxID_ANY, to_wx(name)),
              .reason = new wxTextCtrl(page, wxID_ANY)};
    line.reason->SetHint(to_wx(tr("Reason")));
    line.reason->SetName(to_wx(tr("Reason") + ": " + name));
    line.out->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { allow(); });
    line.reason->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { allow(); });
    lines->Add(line.out, wxSizerFlags{}.CentreVertical());
    lines->Add(line.reason, wxSizerFlags{1}.Expand());
    lines_.push_back(line);
}

wxSizer* FreezeDialog::make_buttons() {
    auto* const buttons = new wxStdDialogButtonSizer;
    ok_ = new wxButton(this, wxID_OK, to_wx(tr("&Freeze")));
    ok_->SetDefault();
    buttons->AddButton(ok_);
    buttons->AddButton(new wxButton(this, wxID_CANCEL, to_wx(tr("Cance&l"))));
    buttons->Realize();
    return buttons;
}

void FreezeDialog::allow() {
    bool complete = true;
    for (const Line& line : lines_) {
        line.reason->Enable(line.out->GetValue());
        complete = complete && (!line.out->GetValue() ||
                                !line.reason->GetValue().Trim().empty());
    }
    ok_->Enable(complete);
}

void FreezeDialog::leave_out(std::size_t line, const std::string& reason) {
    lines_.at(line).out->SetValue(true);
    lines_.at(line).reason->SetValue(to_wx(reason));
    allow();
}

}  // namespace thidua
