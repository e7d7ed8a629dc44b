#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "client/gui/presenter/conflicts_presenter.h"
#include "client/gui/view/virtual_list.h"

namespace thidua {

class ConflictsPanel final : public wxPanel, public ConflictsView {
public:
    ConflictsPanel(wxWindow* parent, Desk& desk);
    [[nodiscard]] ConflictsPresenter& presenter() { return presenter_; }

    void show_list(const std::vector<ConflictRow>& rows, std::size_t chosen) override;
    void show_conflict(const ConflictPage* page) override;
    void show_effects(const ConflictPage& page) override;
    void show_third_effect(const std::string& words) override;

private:
    struct Side {
        wxStaticText* title = nullptr;
        wxStaticText* who = nullptr;
        wxTextCtrl* text = nullptr;
        wxStaticText* effect_title = nullptr;
        wxStaticText* effect = nullptr;
        wxButton* take = nullptr;
    };
    Side make_side(wxSizer* columns);
    wxSizer* make_third();
    void make_page();
    void fit_height(const ConflictPage& page);
    static void show_side(const Side& side, const ConflictSide& shown);
    static void show_effect(const Side& side, const std::string& words);
    [[nodiscard]] std::vector<std::size_t> chosen_rows() const;

    ConflictsPresenter presenter_;
    std::vector<ConflictRow> rows_;
    VirtualList* list_ = nullptr;
    wxPanel* page_ = nullptr;
    wxStaticText* none_ = nullptr;
    wxStaticText* advice_ = nullptr;
    wxStaticText* field_ = nullptr;
    wxStaticText* report_ = nullptr;
    Side before_;
    Side theirs_;
    Side mine_;
    wxStaticText* figures_ = nullptr;
    wxTextCtrl* third_ = nullptr;
    wxStaticText* third_effect_ = nullptr;
    wxButton* write_ = nullptr;
};

}  // namespace thidua
