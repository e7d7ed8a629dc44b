#pragma once

#include "client/paper/paper_data.h"
#include "client/paper/paper_parts.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// What every paper of a unit within its organ has in common.

/// "parent_organ", "organ", "organ_name", "number", "place", "date": the organ stands above its
/// unit; of the organ itself as in its own letters. The day is the one on which it was handed in.
void set_unit_head(Workspace& workspace, const RecordId& unit, const Fields& fields,
                   PaperData& data);
/// Who leads the unit today, by the register of people; without a name where it is not known.
Signature unit_signature(Workspace& workspace, const RecordId& unit);
/// "capacity" and "name", as templates ask for them.
PaperData signature_data(const Signature& signature);

}  // namespace thidua
