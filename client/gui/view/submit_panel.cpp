#include "client/gui/view/submit_panel.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/html/htmprint.h>
#include <wx/sizer.h>

#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {

SubmitPanel::SubmitPanel(wxWindow* parent, Desk& desk) : wxPanel(parent), presenter_{desk, *this} {
    SetBackgroundColour(theme::page_ground());
    auto* const page = new wxBoxSizer(wxVERTICAL);
    auto* const top = new wxBoxSizer(wxHORIZONTAL);
    auto* const back = theme::make_button(this, "‹ " + tr("&Back to the report"));
    back->Bind(wxEVT_BUTTON,
               [this](wxCommandEvent&) { CallAfter([this] { presenter_.go_to_report(); }); });
    top->Add(back, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, theme::gap(this) * 2));
    title_ = new wxStaticText(this, wxID_ANY, wxString{});
    title_->SetFont(theme::title_font());
    top->Add(title_, wxSizerFlags{}.CentreVertical());
    page->Add(top, wxSizerFlags{}.Border(wxBOTTOM, theme::gap(this)));
    unit_ = theme::add_note(this, page, {}, 900);
    page->AddSpacer(theme::gap(this));
    page->Add(checklist_ = make_checklist(), wxSizerFlags{1}.Expand());
    page->Add(seal_ = make_seal(), wxSizerFlags{1}.Expand());
    auto* const all = new wxBoxSizer(wxVERTICAL);
    all->Add(page, wxSizerFlags{1}.Expand().Border(wxALL, theme::wide_gap(this)));
    SetSizer(all);
}

wxPanel* SubmitPanel::make_checklist() {
    auto* const panel = theme::make_page(this);
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    summary_ = theme::add_heading(panel, rows, {});
    list_ = new VirtualList{panel,
                            {.name = tr("Before submitting"),
                             .columns = {{tr("What"), 130}, {tr("Section"), 220}, {tr("Why"), 460}},
                             .row_height = 34},
                            [this](std::size_t row, std::size_t column) -> ListCell {
                                const auto& shown = presenter_.page().rows;
                                if (row >= shown.size()) return {};
                                if (column == 0) return cell_of(shown[row].chip);
                                if (column == 1)
                                    return {shown[row].section, Tone::plain, false, true};
                                return {shown[row].words};
                            }};
    list_->on_open = [this](std::size_t row) { CallAfter([this, row] { presenter_.go_to(row); }); };
    rows->Add(list_, wxSizerFlags{1}.Expand());
    why_not_ = theme::add_note(panel, rows, {}, 900);
    submit_ = theme::make_button(panel, tr("&Submit the report"), true);
    submit_->Bind(wxEVT_BUTTON,
                  [this](wxCommandEvent&) { CallAfter([this] { presenter_.submit(); }); });
    rows->Add(submit_, wxSizerFlags{}.Border(wxTOP, theme::gap(this) * 2));
    panel->SetSizer(rows);
    return panel;
}

wxPanel* SubmitPanel::make_seal() {
    auto* const panel = theme::make_page(this);
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    theme::add_heading(panel, rows, "✓ " + tr("The report is submitted."));
    delivery_ = new ChipLabel{panel, {}};
    rows->Add(delivery_, wxSizerFlags{}.Border(wxBOTTOM, theme::wide_gap(this)));
    theme::add_note(panel, rows, tr("Code of this submission"));
    code_ = new wxTextCtrl(panel, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{640, 64}),
                           wxTE_READONLY | wxTE_CENTRE);
    code_->SetFont(theme::code_font());
    code_->SetName(to_wx(tr("Code of this submission")));
    rows->Add(code_, wxSizerFlags{}.Border(wxBOTTOM, theme::gap(this)));
    words_ = theme::add_note(panel, rows, {}, 640);
    auto* const buttons = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const std::string& label, auto action) {
        auto* const button = theme::make_button(panel, label);
        button->Bind(wxEVT_BUTTON, [action](wxCommandEvent&) { action(); });
        buttons->Add(button, wxSizerFlags{}.Border(wxRIGHT, theme::gap(this)));
    };
    add(tr("&Copy"), [this] { presenter_.copy_code(); });
    add(tr("&Print …"), [this] { presenter_.print_code(); });
    rows->Add(buttons, wxSizerFlags{}.Border(wxTOP, theme::gap(this) * 2));
    panel->SetSizer(rows);
    return panel;
}

void SubmitPanel::show_submission(const SubmissionPage& page) {
    title_->SetLabelText(to_wx(page.title));
    theme::set_note(unit_, page.unit + " · " + page.due, 900);
    checklist_->Show(!page.submitted);
    seal_->Show(page.submitted);
    summary_->SetLabelText(to_wx(page.summary));
    list_->reset(page.rows.size());
    list_->Show(!page.rows.empty());
    theme::set_note(why_not_, page.why_not, 900);
    submit_->Enable(page.may_submit);
    delivery_->show_chip(page.delivery);
    code_->ChangeValue(to_wx(page.seal_code));
    theme::set_note(words_, page.seal_words, 640);
    checklist_->Layout();
    seal_->Layout();
    Layout();
}

void SubmitPanel::copy(const std::string& text) {
    if (!wxTheClipboard->Open()) return;
    wxTheClipboard->SetData(new wxTextDataObject(to_wx(text)));
    wxTheClipboard->Close();
}

void SubmitPanel::print(const std::string& title, const std::string& html) {
    wxHtmlEasyPrinting printing{to_wx(title), this};
    // The system's own dialog speaks the system's language and has its preview.
    printing.PrintText(to_wx(html));
}

}  // namespace thidua
