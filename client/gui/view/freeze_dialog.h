#pragma once

#include <optional>

#include "client/gui/presenter/consolidation_presenter.h"

class wxWindow;

namespace thidua {

/// What is about to be kept for good, which units are left out and why, and a note. Empty when
/// cancelled; a unit is left out only with a reason.
std::optional<FreezeAnswer> show_freeze_dialog(wxWindow* parent, const FreezeQuestion& question);

}  // namespace thidua
