#pragma once

#include <wx/control.h>

#include "client/gui/presenter/chip.h"

namespace thidua {

/// A chip: its symbol and words on the ground of its tone. Its label is the same text, for who
/// listens instead of looking.
class ChipLabel final : public wxControl {
public:
    ChipLabel(wxWindow* parent, const Chip& chip);
    void show_chip(const Chip& chip);
    [[nodiscard]] const Chip& chip() const { return chip_; }

    bool AcceptsFocus() const override { return false; }

protected:
    wxSize DoGetBestClientSize() const override;

private:
    void paint();

    Chip chip_;
};

}  // namespace thidua
