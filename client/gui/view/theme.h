#pragma once

#include <wx/colour.h>
#include <wx/font.h>
#include <wx/sizer.h>
#include <wx/window.h>

#include "client/gui/presenter/chip.h"

class wxButton;
class wxPanel;
class wxStaticText;

/// How the window looks: the system's own colours, fonts and scale, a few sizes of text, and one
/// pair of colours for each tone. All lengths are in device-independent pixels.
namespace thidua::theme {

struct ToneColours {
    wxColour text;
    wxColour ground;
};
ToneColours colours_of(Tone tone);

/// Text that explains: still readable, less loud.
wxColour quiet_text();
/// Ground of the sidebar and of side panels; of the page itself.
wxColour side_ground();
wxColour page_ground();
/// Lines between things.
wxColour line();

wxFont title_font();    ///< of a page
wxFont heading_font();  ///< of a part of a page
wxFont small_font();
wxFont strong_font();
wxFont code_font();  ///< of a seal code: large, every character of the same width

int gap(const wxWindow* window);       ///< between things that belong together
int wide_gap(const wxWindow* window);  ///< between groups, and around a page

wxStaticText* add_title(wxWindow* parent, wxSizer* sizer, const std::string& words);
wxStaticText* add_heading(wxWindow* parent, wxSizer* sizer, const std::string& words);
/// A quiet sentence, broken at `width` device-independent pixels.
wxStaticText* add_note(wxWindow* parent, wxSizer* sizer, const std::string& words, int width = 620);
/// Other words into such a sentence; hides it when there are none.
void set_note(wxStaticText* note, const std::string& words, int width = 620);

/// `label` with its mnemonic. A main button is the one thing to press on its page.
wxButton* make_button(wxWindow* parent, const std::string& label, bool is_main = false);
/// A window of the page's ground.
wxPanel* make_page(wxWindow* parent);

}  // namespace thidua::theme
