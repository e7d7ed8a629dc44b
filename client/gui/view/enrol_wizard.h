#pragma once

#include <wx/gauge.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wizard.h>

#include "client/gui/presenter/wizard_presenter.h"

namespace thidua {

/// First start: paste or open the enrolment code, watch the first pull, see whose device it is.
class EnrolWizard final : public wxWizard, public WizardView {
public:
    explicit EnrolWizard(WizardPresenter::Surroundings surroundings);

    /// True when the device is enrolled in the end.
    bool run();
    [[nodiscard]] wxTextCtrl& code() { return *code_; }
    [[nodiscard]] wxWizardPage& first_page() { return *first_; }
    [[nodiscard]] std::string problem() const;
    [[nodiscard]] WizardPresenter& presenter() { return presenter_; }

    void show_code_problem(const std::string& sentence) override;
    void show_progress(const PullProgress& progress) override;
    void show_owner(const std::string& unit, const std::string& person,
                    const std::string& role) override;
    void show_busy(bool busy) override;

private:
    wxWizardPageSimple* make_first();
    wxWizardPageSimple* make_last();
    void open_file();
    void on_forward(wxWizardEvent& event);
    void label_buttons();

    WizardPresenter presenter_;
    bool may_turn_ = false;  ///< the server has answered
    wxWizardPageSimple* first_ = nullptr;
    wxWizardPageSimple* last_ = nullptr;
    wxTextCtrl* code_ = nullptr;
    wxStaticText* problem_ = nullptr;
    wxStaticText* progress_words_ = nullptr;
    wxGauge* progress_ = nullptr;
    wxStaticText* unit_ = nullptr;
    wxStaticText* person_ = nullptr;
    wxStaticText* done_ = nullptr;
};

}  // namespace thidua
