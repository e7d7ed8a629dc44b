#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/edit.h"

namespace thidua {

/// One position of the server's log: all that it takes to do again what was done then.
struct LogEntry {
    Sequence seq;
    DeviceId device;  ///< nil: loaded by the server itself
    std::string device_name;
    EditNumber number;
    Instant server_time;
    std::optional<Instant> announced_at;
    Edit edit;
    std::vector<OperationOutcome> outcomes;

    bool operator==(const LogEntry&) const = default;
};

Bytes encode_log_entry(const LogEntry& entry);
Result<LogEntry> decode_log_entry(BytesView bytes);

/// The log's hash after the entry: SHA-256 over the hash before it and the entry's bytes (rule 15).
/// Before the first entry the hash is all zero.
Hash chain(const Hash& before, BytesView encoded_entry);

}  // namespace thidua
