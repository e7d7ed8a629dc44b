#pragma once

#include <string>

#include "shared/record/edit.h"

namespace thidua {

class Workspace;

/// Why the server did not take an operation, and what to do: one sentence. Where somebody else's
/// step came first, who took it and with which reason, as far as the history here tells.
/// `answered_at`: when the server received the edit.
std::string rejection_words(Workspace& workspace, const Operation& operation, RejectReason reason,
                            Instant answered_at);

}  // namespace thidua
