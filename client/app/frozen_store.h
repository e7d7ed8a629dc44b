#pragma once

#include "client/app/frozen_content.h"
#include "client/app/workspace.h"

namespace thidua {

/// A frozen consolidation with all that it was made from; the errors are those of
/// Consolidations::find().
Result<FrozenContent> read_frozen(Workspace& workspace, const RecordId& id);

}  // namespace thidua
