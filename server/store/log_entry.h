#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/effect.h"
#include "shared/base/result.h"
#include "shared/record/edit.h"

namespace thidua {

/// Permanent numbers.
enum class LogKind : std::uint8_t {
    ordinary = 1,   ///< an edit, merged
    recovered = 2,  ///< an edit that was answered in an earlier epoch: its effects (rule 8)
    released = 3,   ///< what an edit had held, merged after all
    own = 4,        ///< the server's own doing: its edit merged, then its effects
};

/// Where the edit stood when it was answered first.
struct LogOrigin {
    Epoch epoch;
    Sequence seq;
    bool operator==(const LogOrigin&) const = default;
};

/// One position of the server's log: all that it takes to do again what was done then.
struct LogEntry {
    Sequence seq;
    LogKind kind = LogKind::ordinary;
    DeviceId device;  ///< nil: loaded by the server itself
    std::string device_name;
    EditNumber number;
    Instant server_time;  ///< when the edit was received first
    std::optional<Instant> announced_at;
    Edit edit;
    std::vector<OperationOutcome> outcomes;
    std::vector<OperationOutcome> outcomes_before;  ///< released: what had become of it so far
    LogOrigin origin;                               ///< recovered
    std::vector<Effect> effects;                    ///< done after merging

    bool operator==(const LogEntry&) const = default;
};

Bytes encode_log_entry(const LogEntry& entry);
Result<LogEntry> decode_log_entry(BytesView bytes);

/// The log's hash after the entry: SHA-256 over the hash before it and the entry's bytes (rule 15).
/// Before the first entry the hash is all zero.
Hash chain(const Hash& before, BytesView encoded_entry);

}  // namespace thidua
