#pragma once

#include "shared/model/rights.h"
#include "shared/record/record.h"

/// To whom a dossier goes, and who answers it: the device asks before it saves, the server again
/// of every edit.
namespace thidua {

/// The organ to which a dossier is addressed, by the code that its maker fixed: no unit of a store
/// where that code is nobody's here, and nil where it says none.
[[nodiscard]] RecordId organ_addressed_by(const Fields& dossier);

/// Whether that is done to a dossier by the organ to which it is addressed, and by no other:
/// neither by its sender, nor by who receives the sender's reports, nor by a level above.
[[nodiscard]] bool is_of_addressee(Action action);

}  // namespace thidua
