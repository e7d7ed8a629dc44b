#pragma once

#include <vector>

#include "client/store/local_store.h"
#include "shared/wire/recovery_messages.h"

namespace thidua {

/// What base held when the server took a new epoch: kept aside, and the lowest layer of the view, so
/// that nothing disappears from a person's eyes because the server has forgotten it (rule 8). The
/// transactions are the caller's.
class KeptRecords {
public:
    explicit KeptRecords(LocalStore& store) : store_{store} {}

    /// Sets all of base aside, which is empty then. Up to `fork` the server's log is the one of that
    /// epoch still; 0: nobody knows. Returns the generation of what was set aside.
    std::int64_t keep_base(const Epoch& epoch, Sequence fork);
    [[nodiscard]] std::int64_t generation();
    [[nodiscard]] bool is_empty();
    /// Some of it may be a part of the view.
    [[nodiscard]] bool is_seen();

    /// Base has the record now. It is kept on only where it says what base does not; once it was
    /// told, unseen: for a server that is put back once more, and has forgotten it again.
    void note_pulled(const RecordId& id);
    /// Every scope is complete in base: what the server knew when its log forked has come.
    void note_all_pulled();
    void remove_scope(const ScopeId& scope);

    /// What base lacks or has otherwise, and was not told, in the order of ids after that one; whole
    /// ids only, at least one when there is one.
    [[nodiscard]] std::vector<RecordCopy> list_copies(const RecordId& after,
                                                      std::size_t bytes_max);
    /// The server has a copy of everything. What base has otherwise is not seen any more.
    void note_told();

    /// The generation of what is seen of that record from here; 0 when base has it, or nobody.
    [[nodiscard]] std::int64_t shown_generation(const RecordId& id);

private:
    LocalStore& store_;
};

}  // namespace thidua
