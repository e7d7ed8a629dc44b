#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/record_name.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/model/recovered_record.h"

namespace thidua {

/// A record that after a restore of the server only somebody's device still had (rule 8). The copy
/// is with the server; this is what the Office knows of it when it decides.
struct RecoveredView {
    RecordId id;      ///< of the offer
    RecordId record;  ///< that would come back
    RecordName name;
    std::string record_state;  ///< where it stood in its workflow; may be empty
    std::int64_t version = 0;
    std::int64_t parts = 0;  ///< records that would come back: it and what belongs to it
    std::string epoch;       ///< of the copy
    std::int64_t rev = 0;
    std::string device_name;  ///< the machine that had it
    std::string person;       ///< who works there
    std::optional<Instant> told_at;
    RecoveredState state = RecoveredState::open;
    std::string decided_by;
};

/// What became of it, or that it waits, in one sentence.
std::string state_words(const RecoveredView& recovered);

/// The recovered copies that the Office lets in or leaves out. The rest is the server's when it has
/// the decision: the record comes back with everything that belongs to it, and where somebody has
/// changed it since, a conflict keeps both values.
class RecoveredTray {
public:
    explicit RecoveredTray(Workspace& workspace) : workspace_{workspace} {}

    /// Those that wait for a decision first, then in the order in which they were told. Errors:
    /// not_allowed.
    Result<std::vector<RecoveredView>> list(bool open_only = false);
    /// Once; it stands. Errors: not_allowed, not_found, wrong_state.
    Result<void> accept(const RecordId& recovered);
    /// The same; the server does not ask again.
    Result<void> dismiss(const RecordId& recovered);
    /// An id printed whole or any unambiguous ending of one. Errors: not_allowed, not_found,
    /// invalid_input.
    Result<RecordId> resolve(const std::string& ending);

private:
    Result<void> decide(const RecordId& recovered, const std::string& step);

    Workspace& workspace_;
};

}  // namespace thidua
