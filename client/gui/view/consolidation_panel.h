#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "client/gui/presenter/consolidation_presenter.h"
#include "client/gui/view/virtual_list.h"

namespace thidua {

class ConsolidationPanel final : public wxPanel, public ConsolidationView {
public:
    ConsolidationPanel(wxWindow* parent, Desk& desk);
    [[nodiscard]] ConsolidationPresenter& presenter() { return presenter_; }

    void show_periods(const std::vector<PeriodOption>& periods, std::size_t chosen) override;
    void show_consolidation(const ConsolidationPage* page) override;
    void show_parts(const std::string& title, const std::vector<PartRow>& parts) override;

private:
    wxSizer* make_head();
    wxSizer* make_parts();
    void make_figures();
    void ask_file();

    ConsolidationPresenter presenter_;
    std::vector<FigureRow> figures_;
    std::vector<PartRow> parts_;
    wxChoice* period_ = nullptr;
    wxButton* export_ = nullptr;
    wxStaticText* included_ = nullptr;
    VirtualList* figure_list_ = nullptr;
    wxStaticText* part_title_ = nullptr;
    VirtualList* part_list_ = nullptr;
    wxTextCtrl* missing_ = nullptr;
};

}  // namespace thidua
