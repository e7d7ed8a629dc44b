#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// What a list shows of a record beside its title, in words: of a vote who and what about, of an
/// award which one, by which decision and how much. One cell for each column of the type; none for
/// types whose title says it all.
std::vector<std::string> listed_columns(Workspace& workspace, const Record& record);
/// The same with numbers, dates and times as what they are.
std::vector<Value> listed_values(Workspace& workspace, const Record& record);
/// What those columns are called.
std::vector<std::string> listed_heads(std::string_view type);

}  // namespace thidua
