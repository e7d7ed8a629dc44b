#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include "client/gui/presenter/report_list_presenter.h"
#include "client/gui/view/virtual_list.h"

namespace thidua {

class ReportListPanel final : public wxPanel, public ReportListView {
public:
    ReportListPanel(wxWindow* parent, Desk& desk);
    [[nodiscard]] ReportListPresenter& presenter() { return presenter_; }

    void reset(std::size_t count) override;
    void show_rows(std::size_t first, std::size_t count) override;
    void show_summary(const std::string& words) override;
    void show_start_options(const std::vector<StartOption>& options) override;

private:
    wxSizer* make_filters();
    void ask_start();

    ReportListPresenter presenter_;
    wxSearchCtrl* search_ = nullptr;
    wxChoice* state_ = nullptr;
    wxButton* start_ = nullptr;
    wxStaticText* summary_ = nullptr;
    VirtualList* list_ = nullptr;
    wxTimer typing_;  ///< a search starts when the fingers rest
    std::vector<StartOption> options_;
};

}  // namespace thidua
