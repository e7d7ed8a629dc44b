#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "client/gui/presenter/submit_presenter.h"
#include "client/gui/view/chip_label.h"
#include "client/gui/view/virtual_list.h"

namespace thidua {

class SubmitPanel final : public wxPanel, public SubmitView {
public:
    SubmitPanel(wxWindow* parent, Desk& desk);
    [[nodiscard]] SubmitPresenter& presenter() { return presenter_; }

    void show_submission(const SubmissionPage& page) override;
    void copy(const std::string& text) override;
    void print(const std::string& title, const std::string& html) override;

private:
    wxPanel* make_checklist();
    wxPanel* make_seal();

    SubmitPresenter presenter_;
    wxStaticText* title_ = nullptr;
    wxStaticText* unit_ = nullptr;
    wxPanel* checklist_ = nullptr;
    wxStaticText* summary_ = nullptr;
    VirtualList* list_ = nullptr;
    wxStaticText* why_not_ = nullptr;
    wxButton* submit_ = nullptr;
    wxPanel* seal_ = nullptr;
    ChipLabel* delivery_ = nullptr;
    wxTextCtrl* code_ = nullptr;
    wxStaticText* words_ = nullptr;
};

}  // namespace thidua
