#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include "shared/base/result.h"

namespace thidua {

/// Where LibreOffice is; empty when this computer has none.
std::optional<std::filesystem::path> find_office_program();

/// What turns documents into PDF.
struct OfficeProgram {
    std::optional<std::filesystem::path> program = find_office_program();
    std::chrono::seconds time_max{120};
};

/// Writes `<name>.pdf` into the folder for every document, with one run of LibreOffice under a
/// profile of its own, so that one that a person has open does not matter. `not_found` when there
/// is no LibreOffice; `internal` when it does not finish in time or leaves a document out.
Result<std::vector<std::filesystem::path>> to_pdf(const std::vector<std::filesystem::path>& files,
                                                  const std::filesystem::path& folder,
                                                  const OfficeProgram& office = {});
Result<std::filesystem::path> to_pdf(const std::filesystem::path& docx_file,
                                     const std::filesystem::path& folder,
                                     const OfficeProgram& office = {});

}  // namespace thidua
