#pragma once

#include <optional>

#include "server/store/recovery_store.h"

namespace thidua {

/// Of an edit that waited for its ground, and that this server does not know, a copy of what the
/// Office was shown is all that is left (rule 8): its value comes back as the other side of a
/// conflict, under the id that the conflict would have had. Empty for a step, for what waited no
/// longer, where the edit is known, and where its record is not there or has that value.
std::optional<Record> question_of_held(Database& database, const Record& held);

/// The same conflict once the edit itself is here: nobody needs to be offered it.
bool is_answered_by_its_edit(Database& database, RecoveryStore& store, const RecoveredCopy& copy);

}  // namespace thidua
