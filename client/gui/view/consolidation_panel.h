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
    void show_versions(const std::vector<VersionOption>& versions, std::size_t chosen) override;
    void show_ledger(const LedgerPage* page) override;
    std::optional<FreezeAnswer> ask_freeze(const FreezeQuestion& question) override;

private:
    wxSizer* make_head();
    wxSizer* make_parts();
    void make_figures();
    void make_ledger(wxSizer* rows);
    void show_ledger_row(std::size_t row);
    void ask_file();

    ConsolidationPresenter presenter_;
    std::vector<FigureRow> figures_;
    std::vector<PartRow> parts_;
    LedgerPage ledger_;
    wxChoice* period_ = nullptr;
    wxChoice* version_ = nullptr;
    wxButton* freeze_ = nullptr;
    wxButton* export_ = nullptr;
    wxStaticText* included_ = nullptr;
    VirtualList* figure_list_ = nullptr;
    wxStaticText* part_title_ = nullptr;
    VirtualList* part_list_ = nullptr;
    wxTextCtrl* missing_ = nullptr;
    wxPanel* ledger_page_ = nullptr;
    wxStaticText* ledger_title_ = nullptr;
    VirtualList* ledger_list_ = nullptr;
    wxTextCtrl* ledger_details_ = nullptr;
};

}  // namespace thidua
