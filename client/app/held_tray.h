#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/record_name.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/model/held_record.h"

namespace thidua {

/// One change that the server has received and not made yet: what it was made on is still missing
/// after a restore, and the device that can bring it has not reported.
struct HeldView {
    RecordId id;      ///< of the tray's own record
    RecordId record;  ///< that it would change
    RecordName name;
    FieldPath path;     ///< or the name of the step
    std::string label;  ///< of the field, from the form; the path where there is none
    bool is_step = false;
    Value seen;              ///< what its author saw; null for a step
    Value value;             ///< what was typed; null for a step
    std::string seen_words;  ///< as people write the answer; empty for a step
    std::string value_words;
    std::string edit;  ///< what has the same one was made in one save, and goes with it
    std::string author;
    std::string device_name;
    std::optional<Instant> received_at;
    std::optional<Instant> device_time;  ///< by the device's clock
    HeldState state = HeldState::open;
    std::string outcome;  ///< "applied", "merged", "conflict" …; empty while it waits
    std::string released_by;
};

/// Whether it waits, and what became of it, in one sentence.
std::string state_words(const HeldView& held);

/// What waits for what it was made on. It takes effect by itself as soon as that arrives, or when
/// every device has reported; the Office may let it in before.
class HeldTray {
public:
    explicit HeldTray(Workspace& workspace) : workspace_{workspace} {}

    /// Those that wait first, then in the order in which they were received. Errors: not_allowed.
    Result<std::vector<HeldView>> list(bool open_only = false);
    /// With everything that waits of the same save; says how many changes that are. The server then
    /// merges them with what stands there: who had meant the same field is asked by a conflict.
    /// Errors: not_allowed, not_found, wrong_state.
    Result<std::size_t> release(const RecordId& held);
    /// An id printed whole or any unambiguous ending of one. Errors: not_allowed, not_found,
    /// invalid_input.
    Result<RecordId> resolve(const std::string& ending);

private:
    Workspace& workspace_;
};

}  // namespace thidua
