#pragma once

#include <wx/button.h>
#include <wx/panel.h>

#include "client/gui/presenter/forms_presenter.h"
#include "client/gui/view/virtual_list.h"

namespace thidua {

class FormsPanel final : public wxPanel, public FormsView {
public:
    FormsPanel(wxWindow* parent, Desk& desk);
    [[nodiscard]] FormsPresenter& presenter() { return presenter_; }

    void show_forms(const std::vector<FormRow>& rows) override;
    void show_periods(const std::vector<PeriodRow>& rows) override;
    void allow(bool publish, bool create, bool relieve) override;
    std::optional<PeriodWish> ask_period(const std::vector<FormRow>& forms) override;
    std::optional<ReliefWish> ask_extension(const std::string& period,
                                            const std::vector<UnitOption>& units) override;
    std::optional<ReliefWish> ask_exemption(const std::string& period,
                                            const std::vector<UnitOption>& units) override;

private:
    void add_periods(wxSizer* rows);
    void add_forms(wxSizer* rows);
    wxButton* add_button(wxSizer* line, const std::string& label, std::function<void()> action);
    void ask_file();

    FormsPresenter presenter_;
    std::vector<FormRow> forms_;
    std::vector<PeriodRow> periods_;
    VirtualList* form_list_ = nullptr;
    VirtualList* period_list_ = nullptr;
    wxButton* publish_ = nullptr;
    wxButton* create_ = nullptr;
    wxButton* extend_ = nullptr;
    wxButton* exempt_ = nullptr;
};

}  // namespace thidua
