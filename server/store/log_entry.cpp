#include "server/store/log_entry.h"

#include "shared/wire/record_archive.h"

namespace thidua {
namespace {

/// What the server does by effects alone has none.
bool has_edit(const LogEntry& entry) {
    return !entry.edit.operations.empty();
}

}  // namespace

Bytes encode_log_entry(const LogEntry& entry) {
    ByteWriter writer;
    writer(static_cast<std::uint8_t>(entry.kind), entry.seq, entry.device, entry.device_name,
           entry.number, entry.server_time, entry.announced_at.has_value(),
           entry.announced_at.value_or(Instant{}), entry.outcomes, entry.outcomes_before,
           entry.origin.epoch, entry.origin.seq, entry.effects, has_edit(entry));
    if (has_edit(entry)) writer(entry.edit);
    return writer.take();
}

Result<LogEntry> decode_log_entry(BytesView bytes) {
    try {
        ByteReader reader{bytes};
        LogEntry entry;
        bool is_announced = false;
        bool is_edit_there = false;
        Instant announced_at;
        load_enum(reader, entry.kind, LogKind::ordinary, LogKind::own);
        reader(entry.seq, entry.device, entry.device_name, entry.number, entry.server_time,
               is_announced, announced_at, entry.outcomes, entry.outcomes_before,
               entry.origin.epoch, entry.origin.seq, entry.effects, is_edit_there);
        if (is_edit_there) reader(entry.edit);
        reader.finish();
        if (is_announced)
            entry.announced_at = announced_at;
        else if (announced_at != Instant{})
            ByteReader::refuse("a time of nothing");
        return entry;
    } catch (const std::exception& refused) {
        return failure(ErrorCode::damaged, refused.what());
    }
}

Hash chain(const Hash& before, BytesView encoded_entry) {
    return sha256(before.view(), encoded_entry);
}

}  // namespace thidua
