#include "client/app/pending_changes.h"

#include <fmt/format.h>

#include "client/app/workspace.h"
#include "client/store/mass_change.h"
#include "shared/base/translate.h"

namespace thidua {

std::optional<ChangesInQuestion> pending_changes(Workspace& workspace) {
    return MassChange{workspace.store()}.find_question();
}

std::string words_of(const ChangesInQuestion& changes) {
    return fmt::format(
        fmt::runtime(tr("Of the {} records on this machine the server wants to remove {} and "
                        "change {} at once ({} of them reports), and does not say why. Nothing "
                        "was changed here. Ask the Office first; if it is right, accept the "
                        "changes.")),
        changes.held, changes.removed, changes.changed, changes.reports);
}

void accept_changes(Workspace& workspace) { MassChange{workspace.store()}.accept(); }

}  // namespace thidua
