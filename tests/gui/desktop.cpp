#include "tests/gui/desktop.h"

#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/init.h>
#include <wx/stopwatch.h>
#include <wx/utils.h>

#include "client/gui/view/picture.h"

namespace thidua {
namespace {

constexpr long patience_ms = 5000;

void pass_news(std::function<void()> news) {
    wxTheApp->CallAfter(std::move(news));
}

}  // namespace

struct Toolkit::Loop {
    wxGUIEventLoop loop;
    wxEventLoopActivator active{&loop};
};

Toolkit::Toolkit(int& argc, char** argv) {
    auto* const app = new wxApp;
    app->SetExitOnFrameDelete(false);
    wxApp::SetInstance(app);
    if (!wxEntryStart(argc, argv)) throw std::runtime_error{"no display"};
    loop_ = std::make_unique<Loop>();
}

Toolkit::~Toolkit() {
    loop_.reset();
    wxEntryCleanup();
}

bool wait_until(const std::function<bool()>& is_so) {
    const wxStopWatch watch;
    while (!is_so()) {
        if (watch.Time() > patience_ms) return false;
        let_window_work(10);
    }
    return true;
}

Desktop::Desktop(SampleDevice& device, Place place)
    : session_{*DesktopSession::open(device.folder(), device.environment(), pass_news)},
      frame_{new MainFrame{*session_, [](Language) {}}} {
    frame_->start(place, false);
    frame_->SetSize(wxRect{0, 0, 1366, 768});
    frame_->Show();
    let_window_work(200);
}

Desktop::~Desktop() {
    delete frame_;
    session_.reset();
    let_window_work(10);
}

wxWindow* find_window(wxWindow& top, const std::function<bool(wxWindow&)>& is_it) {
    if (is_it(top)) return &top;
    for (wxWindow* const child : top.GetChildren()) {
        if (wxWindow* const found = find_window(*child, is_it)) return found;
    }
    return nullptr;
}

}  // namespace thidua
