#pragma once

#include <filesystem>
#include <vector>

#include "client/paper/certificate_layout.h"
#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

/// A mistake names the file.
Result<CertificateLayout> read_layout_file(const std::filesystem::path& file);

/// The blank on which all of these awards are printed: the layout of the file, or that one of a
/// folder's layouts which names the award. At least one award. Errors: invalid_input for an award
/// that is not for that blank, and for awards that need different ones; not_found where no layout
/// of the folder is for it. Each says what to do instead.
Result<CertificateLayout> layout_for(const std::filesystem::path& file_or_folder,
                                     const std::vector<Record>& awards);

}  // namespace thidua
