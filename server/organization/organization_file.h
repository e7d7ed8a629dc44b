#pragma once

#include <filesystem>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

/// The records that a new server begins with, from an organisation file (JSON) and the files that
/// its "include" names, which lie in the same folder or below and include nothing themselves:
/// units, movements and the working calendar in the province's scope; plans, obligations, the
/// periods that follow from their rules, and forms in their organs' scopes. Each has its scope and
/// rev 0; ids follow from codes and keys, so the same file gives the same records everywhere.
///
/// Refuses the whole for any mistake, with one sentence a line that names the file and the entry
/// (the first twenty): what is missing or misspelt, what is there twice, what refers to nothing.
/// No file may be longer than limits::organization_file_bytes_max.
///
/// `known` are records that the server has already: units, movements and the working calendar among
/// them may be named by the files without being in them. A unit that the files describe again
/// stays as it is known and is not among the records returned.
Result<std::vector<Record>> read_organization(const std::filesystem::path& file,
                                              const std::vector<Record>& known = {});

}  // namespace thidua
