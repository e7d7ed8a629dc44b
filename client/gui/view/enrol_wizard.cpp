#include "client/gui/view/enrol_wizard.h"

#include <wx/button.h>
#include <wx/ffile.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>

#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"

namespace thidua {

EnrolWizard::EnrolWizard(WizardPresenter::Surroundings surroundings)
    : wxWizard(nullptr, wxID_ANY, to_wx(tr("Thi Dua: first start")), wxNullBitmap,
               wxDefaultPosition, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      presenter_{std::move(surroundings), *this} {
    first_ = make_first();
    last_ = make_last();
    first_->Chain(last_);
    GetPageAreaSizer()->Add(first_);
    GetPageAreaSizer()->Add(last_);
    Bind(wxEVT_WIZARD_PAGE_CHANGING, &EnrolWizard::on_forward, this);
    Bind(wxEVT_WIZARD_PAGE_CHANGED, [this](wxWizardEvent&) { label_buttons(); });
    SetPageSize(FromDIP(wxSize{620, 340}));
}

wxWizardPageSimple* EnrolWizard::make_first() {
    auto* const page = new wxWizardPageSimple(this);
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    theme::add_title(page, rows, tr("Welcome"));
    theme::add_note(page, rows,
                    tr("This machine must be introduced to the server once. Paste the enrolment "
                       "code that your administrator gave you, or open the file with it. Then "
                       "press “Next”."),
                    580);
    rows->AddSpacer(theme::gap(page));
    code_ = new wxTextCtrl(page, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{580, 84}),
                           wxTE_MULTILINE);
    code_->SetName(to_wx(tr("Enrolment code")));
    rows->Add(code_, wxSizerFlags{}.Expand());
    auto* const open = theme::make_button(page, tr("&Open a file …"));
    open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open_file(); });
    rows->Add(open, wxSizerFlags{}.Border(wxTOP | wxBOTTOM, theme::gap(page)));
    problem_ = theme::add_note(page, rows, {}, 580);
    problem_->SetForegroundColour(theme::colours_of(Tone::bad).text);
    progress_words_ = theme::add_note(page, rows, {}, 580);
    progress_ = new wxGauge(page, wxID_ANY, 100);
    progress_->Hide();
    rows->Add(progress_, wxSizerFlags{}.Expand());
    page->SetSizer(rows);
    return page;
}

wxWizardPageSimple* EnrolWizard::make_last() {
    auto* const page = new wxWizardPageSimple(this);
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    theme::add_title(page, rows, tr("This machine is ready"));
    unit_ = theme::add_heading(page, rows, {});
    person_ = theme::add_note(page, rows, {}, 580);
    rows->AddSpacer(theme::gap(page));
    done_ = theme::add_note(page, rows, {}, 580);
    theme::add_note(page, rows,
                    tr("From now on you can work without a line. What you write is stored here at "
                       "once and sent by itself."),
                    580);
    page->SetSizer(rows);
    return page;
}

bool EnrolWizard::run() {
    RunWizard(first_);
    return presenter_.enrolled();
}

std::string EnrolWizard::problem() const {
    return problem_->IsShown() ? from_wx(problem_->GetLabelText()) : std::string{};
}

void EnrolWizard::label_buttons() {
    const auto label = [this](int id, const std::string& words) {
        if (auto* const button = FindWindow(id)) button->SetLabel(to_wx(words));
    };
    const bool is_last = GetCurrentPage() == last_;
    label(wxID_FORWARD, is_last ? tr("&Start") : tr("&Next ›"));
    label(wxID_BACKWARD, tr("‹ &Back"));
    label(wxID_CANCEL, tr("Cance&l"));
    FindWindow(wxID_BACKWARD)->Hide();
    if (auto* const cancel = FindWindow(wxID_CANCEL)) cancel->Show(!is_last);
}

void EnrolWizard::on_forward(wxWizardEvent& event) {
    if (!event.GetDirection() || event.GetPage() != first_ || may_turn_) return;
    // The page turns by itself when the server has answered.
    event.Veto();
    presenter_.present(from_wx(code_->GetValue()));
}

void EnrolWizard::open_file() {
    wxFileDialog dialog{
        this,       to_wx(tr("Open the enrolment code")), wxString{},
        wxString{}, to_wx(tr("All files")) + "|*",        wxFD_OPEN | wxFD_FILE_MUST_EXIST};
    if (dialog.ShowModal() != wxID_OK) return;
    wxFFile file{dialog.GetPath(), "rb"};
    if (!file.IsOpened()) return;
    std::string code(limits::enrolment_code_chars_max * 2, '\0');
    code.resize(file.Read(code.data(), code.size()));
    code_->SetValue(to_wx(WizardPresenter::tidy(code)));
}

void EnrolWizard::show_code_problem(const std::string& sentence) {
    theme::set_note(problem_, sentence.empty() ? sentence : "✗ " + sentence, 580);
    first_->Layout();
}

void EnrolWizard::show_progress(const PullProgress& progress) {
    theme::set_note(progress_words_, progress.words, 580);
    if (progress.percent < 0)
        progress_->Pulse();
    else
        progress_->SetValue(progress.percent);
    first_->Layout();
}

void EnrolWizard::show_busy(bool busy) {
    progress_->Show(busy);
    progress_words_->Show(busy);
    code_->Enable(!busy);
    if (auto* const next = FindWindow(wxID_FORWARD)) next->Enable(!busy);
    first_->Layout();
}

void EnrolWizard::show_owner(const std::string& unit, const std::string& person,
                             const std::string& role) {
    theme::set_note(unit_, unit, 580);
    theme::set_note(person_, person + " · " + role, 580);
    theme::set_note(done_, from_wx(progress_words_->GetLabelText()), 580);
    last_->Layout();
    may_turn_ = true;
    if (GetCurrentPage() == first_) ShowPage(last_, true);
}

}  // namespace thidua
