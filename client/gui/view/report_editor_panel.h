#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include "client/gui/presenter/report_editor_presenter.h"
#include "client/gui/view/chip_label.h"
#include "client/gui/view/field_box.h"
#include "client/gui/view/virtual_list.h"

namespace thidua {

class ReportEditorPanel final : public wxPanel, public ReportEditorView {
public:
    ReportEditorPanel(wxWindow* parent, Desk& desk, std::function<void()> back);
    [[nodiscard]] ReportEditorPresenter& presenter() { return presenter_; }
    /// Null when the field is not on the section that is shown.
    [[nodiscard]] FieldBox* find_box(const FieldPath& path);

    void show_report() override;
    void show_values() override;
    void focus(const FieldPath& path) override;
    void save_in(std::chrono::milliseconds delay) override;
    std::optional<ReturnWish> ask_return(const std::string& question) override;

private:
    wxSizer* make_head(std::function<void()> back);
    wxSizer* make_buttons();
    void make_body(wxSizer* page);
    void show_head();
    void show_section(std::size_t place);
    void add_next_button();
    ListCell section_cell(std::size_t row, std::size_t column) const;

    ReportEditorPresenter presenter_;
    wxStaticText* title_ = nullptr;
    wxStaticText* unit_ = nullptr;
    ChipLabel* chip_ = nullptr;
    wxStaticText* reason_ = nullptr;
    wxButton* undo_ = nullptr;
    wxButton* submit_ = nullptr;
    wxButton* withdraw_ = nullptr;
    wxButton* accept_ = nullptr;
    wxButton* return_ = nullptr;
    wxButton* reopen_ = nullptr;
    VirtualList* sections_ = nullptr;
    wxScrolledWindow* fields_ = nullptr;
    std::vector<FieldBox*> boxes_;
    std::size_t section_ = 0;
    RecordId report_;
    wxTimer saving_;
};

}  // namespace thidua
