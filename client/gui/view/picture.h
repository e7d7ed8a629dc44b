#pragma once

#include <string>

class wxWindow;

namespace thidua {

/// Saves what the window shows as a PNG, in the pixels of its screen. False when the file could not
/// be written. The window must have been painted.
bool save_picture(wxWindow& window, const std::string& file);

/// Lets the window paint and answer everything that waits, for so long.
void let_window_work(int milliseconds);

}  // namespace thidua
