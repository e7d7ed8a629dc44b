#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client/cli/command.h"
#include "shared/base/time.h"
#include "shared/record/record.h"

namespace thidua::cli {

/// The record of that type whose id the person wrote, whole or its ending.
Result<RecordId> resolve_id(Workspace& workspace, std::string_view record_type,
                            const std::string& written);
/// An option that names a period, where it was given.
Result<std::optional<RecordId>> resolve_period_option(Workspace& workspace,
                                                      const Arguments& arguments);
/// A unit by its code, or by its id.
Result<RecordId> resolve_unit(Workspace& workspace, const std::string& written);

/// "2026-12-15" or "15/12/2026".
std::optional<CivilDate> date_from_words(const std::string& words);
/// "2026-12-10T17:00", also with seconds, in Vietnamese civil time unless a zone is written.
std::optional<Instant> moment_from_words(const std::string& words);
/// "wrong date" as a sentence for the person.
std::string date_words_wanted(const std::string& option, const std::string& words);

/// "PATH=VALUE" at the first "="; empty when there is none or nothing before it.
std::optional<std::pair<std::string, std::string>> assignment_from_words(const std::string& words);
std::string assignment_words_wanted(const std::string& words);

}  // namespace thidua::cli
