#pragma once

#include "client/app/conflicts.h"

namespace thidua {

/// Fills in what each of the two choices does to the figures. A view whose report or form is not
/// on this device stays as it is.
void add_effects(Workspace& workspace, ConflictView& view);

/// What putting that value in the field's place does to the figures.
std::vector<FigureEffect> effects_of_choice(Workspace& workspace, const ConflictView& view,
                                            const Value& value);

}  // namespace thidua
