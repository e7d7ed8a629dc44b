#include "client/gui/view/chip_label.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <memory>

#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"

namespace thidua {

ChipLabel::ChipLabel(wxWindow* parent, const Chip& chip)
    : wxControl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetBackgroundColour(parent->GetBackgroundColour());
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    show_chip(chip);
}

void ChipLabel::show_chip(const Chip& chip) {
    chip_ = chip;
    SetLabelText(to_wx(chip.text()));
    Show(!chip.words.empty());
    InvalidateBestSize();
    SetMinSize(GetBestSize());
    Refresh();
}

wxSize ChipLabel::DoGetBestClientSize() const {
    const wxSize text = GetTextExtent(to_wx(chip_.text()));
    return {text.x + FromDIP(20), text.y + FromDIP(8)};
}

void ChipLabel::paint() {
    wxAutoBufferedPaintDC dc{this};
    dc.SetBackground(wxBrush{GetParent()->GetBackgroundColour()});
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> drawing{wxGraphicsContext::Create(dc)};
    const wxSize size = GetClientSize();
    const auto colours = theme::colours_of(chip_.tone);
    drawing->SetBrush(wxBrush{colours.ground});
    drawing->SetPen(*wxTRANSPARENT_PEN);
    drawing->DrawRoundedRectangle(0, 0, size.x, size.y, size.y / 2.0);
    drawing->SetFont(GetFont(), colours.text);
    double width = 0;
    double height = 0;
    const wxString words = to_wx(chip_.text());
    drawing->GetTextExtent(words, &width, &height);
    drawing->DrawText(words, (size.x - width) / 2, (size.y - height) / 2);
}

}  // namespace thidua
