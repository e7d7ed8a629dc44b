#pragma once

#include <optional>
#include <string>

#include "client/store/changes_in_question.h"

namespace thidua {

class Workspace;

/// What the server would change on this device at once without having said why: it waits until a
/// person agrees (rule 14). Empty when nothing does.
std::optional<ChangesInQuestion> pending_changes(Workspace& workspace);
/// Two or three sentences for that person.
std::string words_of(const ChangesInQuestion& changes);
/// The next session lets them in, this once.
void accept_changes(Workspace& workspace);

}  // namespace thidua
