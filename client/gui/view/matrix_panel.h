#pragma once

#include <wx/button.h>
#include <wx/grid.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>

#include "client/gui/presenter/matrix_presenter.h"
#include "client/gui/view/chip_label.h"

namespace thidua {

class MatrixPanel final : public wxPanel, public MatrixView {
public:
    MatrixPanel(wxWindow* parent, Desk& desk);
    [[nodiscard]] MatrixPresenter& presenter() { return presenter_; }
    [[nodiscard]] wxGrid& grid() { return *grid_; }

    void show_matrix() override;
    void show_detail(const MatrixDetail* detail) override;
    void show_counts(const std::vector<std::pair<MatrixFilter, std::string>>& counts) override;
    std::optional<std::string> ask_reason(const std::string& question) override;
    std::optional<ReturnWish> ask_return(const std::string& question) override;
    std::optional<std::pair<std::string, std::string>> ask_date_and_reason(
        const std::string& question) override;

private:
    class Table;
    wxSizer* make_filters();
    void make_grid();
    wxPanel* make_detail();
    void fit_unit_names();
    /// Later: the grid has another size only after what changed it.
    void keep_chosen_in_sight();
    void show_chosen();

    MatrixPresenter presenter_;
    std::vector<std::pair<MatrixFilter, wxToggleButton*>> filters_;
    wxSearchCtrl* search_ = nullptr;
    wxGrid* grid_ = nullptr;
    wxFont label_font_;
    Table* table_ = nullptr;
    wxPanel* detail_ = nullptr;
    wxStaticText* detail_title_ = nullptr;
    ChipLabel* detail_chip_ = nullptr;
    wxStaticText* detail_lines_ = nullptr;
    wxButton* open_ = nullptr;
    wxButton* accept_ = nullptr;
    wxButton* return_ = nullptr;
    wxButton* reopen_ = nullptr;
    wxButton* decline_ = nullptr;
    wxButton* extend_ = nullptr;
    wxButton* exempt_ = nullptr;
    wxButton* in_time_ = nullptr;
    wxButton* late_ = nullptr;
    bool is_filling_ = false;  ///< the grid moves its cursor by itself
};

}  // namespace thidua
