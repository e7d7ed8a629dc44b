#include "client/gui/view/theme.h"

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/settings.h>
#include <wx/stattext.h>

#include "client/gui/view/wx_text.h"

namespace thidua::theme {
namespace {

bool is_dark() {
    return wxSystemSettings::GetAppearance().IsUsingDarkBackground();
}

wxFont scaled(double factor, bool strong) {
    wxFont font = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT);
    font.SetFractionalPointSize(font.GetFractionalPointSize() * factor);
    if (strong) font.SetWeight(wxFONTWEIGHT_BOLD);
    return font;
}

ToneColours light_colours(Tone tone) {
    switch (tone) {
        case Tone::good:
            return {wxColour{22, 101, 52}, wxColour{226, 243, 232}};
        case Tone::busy:
            return {wxColour{26, 86, 150}, wxColour{227, 237, 249}};
        case Tone::warning:
            return {wxColour{133, 77, 14}, wxColour{253, 240, 213}};
        case Tone::bad:
            return {wxColour{160, 30, 24}, wxColour{251, 228, 226}};
        case Tone::plain:
            break;
    }
    return {wxColour{66, 72, 80}, wxColour{236, 238, 241}};
}

ToneColours dark_colours(Tone tone) {
    switch (tone) {
        case Tone::good:
            return {wxColour{151, 222, 173}, wxColour{28, 58, 40}};
        case Tone::busy:
            return {wxColour{152, 196, 245}, wxColour{27, 48, 75}};
        case Tone::warning:
            return {wxColour{245, 206, 130}, wxColour{70, 51, 17}};
        case Tone::bad:
            return {wxColour{250, 165, 158}, wxColour{78, 28, 25}};
        case Tone::plain:
            break;
    }
    return {wxColour{205, 210, 217}, wxColour{58, 62, 68}};
}

}  // namespace

ToneColours colours_of(Tone tone) {
    return is_dark() ? dark_colours(tone) : light_colours(tone);
}

wxColour quiet_text() {
    return is_dark() ? wxColour{176, 183, 192} : wxColour{88, 95, 104};
}
wxColour side_ground() {
    return is_dark() ? wxColour{40, 44, 50} : wxColour{243, 245, 248};
}
wxColour page_ground() {
    return wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX);
}
wxColour line() {
    return is_dark() ? wxColour{70, 75, 82} : wxColour{222, 226, 231};
}

wxFont title_font() {
    return scaled(1.55, true);
}
wxFont heading_font() {
    return scaled(1.15, true);
}
wxFont small_font() {
    return scaled(0.92, false);
}
wxFont strong_font() {
    return scaled(1.0, true);
}

wxFont code_font() {
    wxFont font = scaled(2.2, true);
    font.SetFamily(wxFONTFAMILY_TELETYPE);
    return font;
}

int gap(const wxWindow* window) {
    return window->FromDIP(8);
}
int wide_gap(const wxWindow* window) {
    return window->FromDIP(20);
}

wxStaticText* add_title(wxWindow* parent, wxSizer* sizer, const std::string& words) {
    auto* const text = new wxStaticText(parent, wxID_ANY, to_wx(words));
    text->SetFont(title_font());
    sizer->Add(text, wxSizerFlags{}.Border(wxBOTTOM, gap(parent)));
    return text;
}

wxStaticText* add_heading(wxWindow* parent, wxSizer* sizer, const std::string& words) {
    auto* const text = new wxStaticText(parent, wxID_ANY, to_wx(words));
    text->SetFont(heading_font());
    sizer->Add(text, wxSizerFlags{}.Border(wxTOP | wxBOTTOM, gap(parent)));
    return text;
}

wxStaticText* add_note(wxWindow* parent, wxSizer* sizer, const std::string& words, int width) {
    auto* const text = new wxStaticText(parent, wxID_ANY, wxString{});
    text->SetForegroundColour(quiet_text());
    sizer->Add(text, wxSizerFlags{}.Border(wxBOTTOM, gap(parent) / 2));
    set_note(text, words, width);
    return text;
}

void set_note(wxStaticText* note, const std::string& words, int width) {
    // An ampersand in people's words is no mnemonic.
    note->SetLabelText(to_wx(words));
    note->Wrap(note->FromDIP(width));
    note->Show(!words.empty());
}

wxButton* make_button(wxWindow* parent, const std::string& label, bool is_main) {
    auto* const button = new wxButton(parent, wxID_ANY, to_wx(label));
    if (!is_main) return button;
    button->SetFont(strong_font());
    button->SetMinSize(wxSize{-1, parent->FromDIP(36)});
    return button;
}

wxPanel* make_page(wxWindow* parent) {
    auto* const page = new wxPanel(parent);
    page->SetBackgroundColour(page_ground());
    return page;
}

}  // namespace thidua::theme
