#pragma once

#include <filesystem>

#include "shared/base/id.h"
#include "shared/base/result.h"

namespace thidua {

class Workspace;

/// A notice as a page for the organ's web portal: its title, number, day and text, and nothing of
/// whom it goes to or who has read it. Only of one that is published; wrong_state before.
Result<void> write_portal_page(Workspace& workspace, const RecordId& notice,
                               const std::filesystem::path& file);

}  // namespace thidua
