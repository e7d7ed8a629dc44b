#include "client/gui/view/picture.h"

#include <wx/bitmap.h>
#include <wx/dcclient.h>
#include <wx/dcmemory.h>
#include <wx/evtloop.h>
#include <wx/image.h>
#include <wx/stopwatch.h>
#include <wx/utils.h>
#include <wx/window.h>

#include "client/gui/view/wx_text.h"

namespace thidua {

bool save_picture(wxWindow& window, const std::string& file) {
    const wxSize size = window.GetClientSize();
    wxBitmap bitmap;
    bitmap.CreateScaled(size.x, size.y, 24, window.GetContentScaleFactor());
    {
        wxClientDC screen{&window};
        wxMemoryDC memory{bitmap};
        memory.Blit(0, 0, size.x, size.y, &screen, 0, 0);
    }
    if (wxImage::FindHandler(wxBITMAP_TYPE_PNG) == nullptr) wxImage::AddHandler(new wxPNGHandler);
    return bitmap.ConvertToImage().SaveFile(to_wx(file), wxBITMAP_TYPE_PNG);
}

void let_window_work(int milliseconds) {
    const wxStopWatch watch;
    while (watch.Time() < milliseconds) {
        if (auto* const loop = wxEventLoopBase::GetActive()) loop->YieldFor(wxEVT_CATEGORY_ALL);
        wxMilliSleep(5);
    }
}

}  // namespace thidua
