#pragma once

#include <vector>

#include "client/sheets/dry_run.h"

namespace thidua::sheets {

/// Rows with the same name that differ in what the mapping calls their identity; where it does not
/// say, in anything.
std::vector<SameRows> find_homonyms(const std::vector<ReadRow>& rows, const SheetMapping& mapping);
/// Rows with the same identity.
std::vector<SameRows> find_duplicates(const std::vector<ReadRow>& rows,
                                      const SheetMapping& mapping);

}  // namespace thidua::sheets
