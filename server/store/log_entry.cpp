#include "server/store/log_entry.h"

#include "shared/wire/record_archive.h"

namespace thidua {

Bytes encode_log_entry(const LogEntry& entry) {
    ByteWriter writer;
    writer(entry.seq, entry.device, entry.device_name, entry.number, entry.server_time,
           entry.announced_at.has_value(), entry.announced_at.value_or(Instant{}), entry.edit,
           entry.outcomes);
    return writer.take();
}

Result<LogEntry> decode_log_entry(BytesView bytes) {
    try {
        ByteReader reader{bytes};
        LogEntry entry;
        bool is_announced = false;
        Instant announced_at;
        reader(entry.seq, entry.device, entry.device_name, entry.number, entry.server_time,
               is_announced, announced_at, entry.edit, entry.outcomes);
        reader.finish();
        if (is_announced) entry.announced_at = announced_at;
        return entry;
    } catch (const std::exception& refused) {
        return failure(ErrorCode::damaged, refused.what());
    }
}

Hash chain(const Hash& before, BytesView encoded_entry) {
    Bytes bytes{before.view()};
    bytes += encoded_entry;
    return sha256(bytes);
}

}  // namespace thidua
