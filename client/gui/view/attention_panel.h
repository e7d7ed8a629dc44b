#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "client/gui/presenter/attention_presenter.h"
#include "client/gui/view/virtual_list.h"

namespace thidua {

class AttentionPanel final : public wxPanel, public AttentionView {
public:
    AttentionPanel(wxWindow* parent, Desk& desk);
    [[nodiscard]] AttentionPresenter& presenter() { return presenter_; }

    void show_attention(const std::vector<AttentionRow>& rows) override;
    void show_waiting(const std::vector<std::string>& sentences) override;
    [[nodiscard]] bool confirm(const std::string& question, const std::string& action) override;

private:
    wxSizer* make_buttons();
    void show_lost(std::size_t row);

    AttentionPresenter presenter_;
    std::vector<AttentionRow> rows_;
    wxStaticText* note_ = nullptr;
    wxStaticText* waiting_ = nullptr;
    wxStaticText* lost_title_ = nullptr;
    VirtualList* list_ = nullptr;
    wxTextCtrl* lost_ = nullptr;
    std::vector<wxButton*> buttons_;
};

}  // namespace thidua
