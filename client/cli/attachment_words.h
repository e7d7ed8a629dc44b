#pragma once

#include <string>
#include <vector>

#include "client/app/attachments.h"
#include "client/cli/json.h"

/// How attached files are shown.
namespace thidua::cli {

Json to_json(const AttachedFile& file);
std::string place_words(FilePlace place);
/// A heading, and one line for each; empty for none.
std::string attachments_text(const std::vector<AttachedFile>& files);

}  // namespace thidua::cli
