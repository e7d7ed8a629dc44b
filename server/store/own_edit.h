#pragma once

#include <optional>
#include <vector>

#include "shared/base/random.h"
#include "shared/record/edit.h"
#include "shared/store/database.h"

namespace thidua {

/// What the server itself does to records, as one entry of the log: loading, administration. It is
/// merged like anybody's edit and reaches devices as records do.
class OwnEdit {
public:
    OwnEdit(Instant now, Random& random);

    /// Makes the record, or changes the one there is to what it says now; keeps the scope.
    void bring(const std::optional<Record>& before, const Record& after);
    [[nodiscard]] bool is_empty() const { return edit_.operations.empty(); }
    /// Appends it to the log; nothing when it is empty. The transaction is the caller's. Call
    /// note_organization_changed() afterwards where it changed the organisation.
    void append(Database& database, Instant now) const;

private:
    Edit edit_;
};

/// Each record as an entry of its own. The transaction is the caller's.
void load_records(Database& database, const std::vector<Record>& records, Instant now,
                  Random& random);

}  // namespace thidua
