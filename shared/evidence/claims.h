#pragma once

#include <optional>
#include <vector>

#include "shared/base/time.h"
#include "shared/evidence/journal.h"

namespace thidua {

/// When an edit was saved, as far as the device's own journal says (EVIDENCE.md, "claimed").
struct SavedBetween {
    Hash edit_hash;
    Instant earliest;
    Instant latest;

    bool operator==(const SavedBetween&) const = default;
};

/// What a journal says of each of its edits, at the contact that its chain was told to. Its
/// signature was checked.
///
/// No edit was saved before the contact it begins with: the chain is made of that contact's
/// signature, which nobody had before. None was saved after `told_at`. Within the run of the
/// machine in which the first contact's hello left, the boot clock tells the distance from that. In
/// another run, only the two contacts bound it. Empty when the journal is not one: a chain that
/// does not end where the hello said, no contact at its beginning, a boot clock that ran backwards.
std::optional<std::vector<SavedBetween>> read_journal(const Journal& journal,
                                                      const Bytes& journal_end, Instant told_at);

}  // namespace thidua
