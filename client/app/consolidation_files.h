#pragma once

#include <filesystem>
#include <string>

#include "client/app/consolidations.h"
#include "shared/base/result.h"

namespace thidua {

/// The whole consolidation for programs: every figure with its parts (unit, report, version, what
/// it gave), who is missing, who was late and on what evidence. Numbers are exact.
std::string consolidation_json(const Consolidation& consolidation);
Result<void> write_consolidation_json(const Consolidation& consolidation,
                                      const std::filesystem::path& file);

/// The same as a workbook to print on A4, in the language of the interface: the figures by section
/// with a column for each unit, the words of the units, the rows of each table, and who submitted
/// when.
Result<void> write_consolidation_xlsx(const Consolidation& consolidation,
                                      const std::filesystem::path& file);

/// One of the two by the file's ending; any other ending is invalid_input. Written whole or not at
/// all: an older file at its place stays as it was when writing fails.
Result<void> write_consolidation(const Consolidation& consolidation,
                                 const std::filesystem::path& file);

/// "Sum", "Average weighted by …": how a figure came about, for people.
std::string consolidation_words(const Form& form, const Field& field);

}  // namespace thidua
