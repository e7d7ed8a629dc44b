#pragma once

#include <cstddef>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/record.h"
#include "shared/rules/dossier_facts.h"

namespace thidua {

class Workspace;

/// Discipline stands where the Office, the Council and the leadership read it, not with the person,
/// whom the whole organ reads.

/// Whether this device's account is one of those.
[[nodiscard]] bool reads_discipline(Workspace& workspace);

/// What this device knows of the person's; also what older programs wrote beside the person.
std::vector<HoldFact> discipline_of(Workspace& workspace, const Record& person);

/// The Office: moves what older programs wrote beside people to where it belongs, one save for each
/// person. Returns how many lines were moved. not_allowed to others.
Result<std::size_t> move_discipline(Workspace& workspace);

}  // namespace thidua
