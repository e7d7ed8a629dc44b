#pragma once

#include <wx/window.h>

#include <functional>
#include <memory>

#include "client/gui/presenter/desktop_session.h"
#include "client/gui/view/main_frame.h"
#include "tests/presenter/sample_device.h"

namespace thidua {

/// The toolkit and its event loop for the life of the process; one at a time. Needs a display.
class Toolkit {
public:
    Toolkit(int& argc, char** argv);
    ~Toolkit();
    Toolkit(const Toolkit&) = delete;
    Toolkit& operator=(const Toolkit&) = delete;

private:
    struct Loop;
    std::unique_ptr<Loop> loop_;
};

/// Lets the window answer until it is so, at most five seconds. False when it never was.
bool wait_until(const std::function<bool()>& is_so);

/// The real window on a sample device, without a line.
class Desktop {
public:
    Desktop(SampleDevice& device, Place place);
    ~Desktop();

    [[nodiscard]] MainFrame& frame() { return *frame_; }

private:
    std::unique_ptr<DesktopSession> session_;
    MainFrame* frame_;
};

/// The first window below `top` of that class whose label or name contains the words; a failure
/// of the test when there is none.
wxWindow* find_window(wxWindow& top, const std::function<bool(wxWindow&)>& is_it);

}  // namespace thidua
