#pragma once

#include <string>
#include <vector>

#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// What a list shows of a record beside its title, in words: of a vote who and what about, of an
/// award which one, by which decision and how much. One cell for each column of the type; none for
/// types whose title says it all.
std::vector<std::string> listed_columns(Workspace& workspace, const Record& record);

}  // namespace thidua
