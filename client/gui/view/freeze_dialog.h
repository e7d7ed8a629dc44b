#pragma once

#include <wx/dialog.h>

#include <vector>

#include "client/gui/presenter/consolidation_presenter.h"

class wxButton;
class wxCheckBox;
class wxSizer;
class wxTextCtrl;

namespace thidua {

/// What is about to be kept for good, which units are left out and why, and a note. A unit is left
/// out only with a reason.
class FreezeDialog final : public wxDialog {
public:
    FreezeDialog(wxWindow* parent, const FreezeQuestion& question);
    [[nodiscard]] FreezeAnswer answer() const;
    /// As if the person had ticked the unit in that line.
    void leave_out(std::size_t line, const std::string& reason);

private:
    struct Line {
        RecordId unit;
        wxCheckBox* out = nullptr;
        wxTextCtrl* reason = nullptr;
    };
    void add_units(wxSizer* rows, const FreezeQuestion& question);
    void add_line(wxWindow* page, wxSizer* lines, const RecordId& unit, const std::string& name);
    wxSizer* make_buttons();
    void allow();

    std::vector<Line> lines_;
    wxTextCtrl* note_ = nullptr;
    wxButton* ok_ = nullptr;
};

}  // namespace thidua
