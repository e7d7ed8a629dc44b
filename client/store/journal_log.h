#pragma once

#include <optional>

#include "client/store/local_store.h"
#include "shared/record/edit.h"
#include "shared/wire/statement.h"

namespace thidua {

/// The device's own account of when it saved what (sync.md, "claimed"): edits chained from a contact
/// on, each with the time on a clock that nobody can set. Without a boot clock, or before the first
/// contact, nothing is written. The transactions are the caller's.
class JournalLog {
public:
    explicit JournalLog(LocalStore& store) : store_{store} {}

    /// The edit is being saved.
    void note_saved(EditNumber number, const Hash& edit_hash);
    /// Begins anew from the last contact, once every edit in it is answered: until then what it says
    /// of an edit may have to be said again.
    void begin_anew_if_answered();

    /// Where the chain ends; empty when nothing was saved in it.
    [[nodiscard]] Bytes end();
    /// From its contact up to where it ended then; empty for an empty end.
    [[nodiscard]] std::optional<Journal> find(const Bytes& end);

private:
    LocalStore& store_;
};

}  // namespace thidua
