#pragma once

#include <string>

#include "client/app/organ_duties.h"
#include "client/cli/json.h"
#include "client/cli/text_table.h"

/// How what the organ itself owes is shown.
namespace thidua::cli {

Json to_json(const OrganDuty& duty);
/// One line: what, due when, how far; with `names_organ` whose it is first.
void add_line(TextTable& table, const OrganDuty& duty, bool names_organ = false);

}  // namespace thidua::cli
