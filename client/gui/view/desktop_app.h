#pragma once

#include <filesystem>
#include <string>

#include "client/gui/presenter/desktop_session.h"
#include "shared/base/translate.h"

namespace thidua {

struct DesktopOptions {
    std::filesystem::path folder;  ///< of the store
    Language language = Language::vietnamese;
    bool language_given = false;  ///< else what the person chose the last time comes first
    Place place = Place::home;
    std::string picture;  ///< a PNG to save the window in, and stop; empty: none
};

/// Runs the window until the person closes it. Returns the program's exit code.
int run_desktop(const DesktopOptions& options, Environment environment);

}  // namespace thidua
