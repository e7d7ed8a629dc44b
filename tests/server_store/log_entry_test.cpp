#include "server/store/log_entry.h"

#include <gtest/gtest.h>

namespace thidua {
namespace {

LogEntry sample() {
    Edit edit{.id = EditId{Uuid{{1}}}, .author = "Lan"};
    edit.operations.push_back(
        {.kind = OperationKind::create, .record_type = "report", .record = RecordId{Uuid{{2}}}});
    return {.seq = Sequence{7},
            .device_name = "MAY-LAN",
            .server_time = Instant{1'797'238'800'123},
            .announced_at = Instant{1'797'238'700'000},
            .edit = edit,
            .outcomes = {{.kind = OutcomeKind::applied}}};
}

TEST(LogEntryTest, IsReadBack) {
    for (const auto announced : {sample().announced_at, std::optional<Instant>{}}) {
        LogEntry entry = sample();
        entry.announced_at = announced;
        EXPECT_EQ(decode_log_entry(encode_log_entry(entry)).value(), entry);
    }
}

/// The log's hash is made over the bytes: the same entry may not have two.
TEST(LogEntryTest, HasNoSecondEncoding) {
    Bytes bytes = encode_log_entry(sample());
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (const char flip : {'\1', '\x80'}) {
            bytes[at] = static_cast<char>(bytes[at] ^ flip);
            const auto read = decode_log_entry(bytes);
            if (read) EXPECT_EQ(encode_log_entry(*read), bytes) << at;
            bytes[at] = static_cast<char>(bytes[at] ^ flip);
        }
}

}  // namespace
}  // namespace thidua
