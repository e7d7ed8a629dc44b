#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>

#include "client/gui/presenter/home_presenter.h"

namespace thidua {

class HomePanel final : public wxPanel, public HomeView {
public:
    HomePanel(wxWindow* parent, Desk& desk);
    [[nodiscard]] HomePresenter& presenter() { return presenter_; }

    void show_needs(const std::string& greeting, const std::vector<HomeRow>& rows) override;

private:
    void add_card(const HomeRow& row, std::size_t place);
    wxButton* make_button(wxWindow* card, const HomeRow& row, std::size_t place);
    void add_words(wxWindow* card, wxSizer* sizer, const HomeRow& row);

    HomePresenter presenter_;
    wxStaticText* greeting_;
    wxScrolledWindow* cards_;
};

}  // namespace thidua
