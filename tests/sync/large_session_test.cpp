#include <gtest/gtest.h>

#include "shared/base/limits.h"
#include "shared/store/transaction.h"
#include "shared/sync/tuning.h"
#include "shared/wire/codec.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

class LargeSessionTest : public testing::Test {
protected:
    LargeSessionTest() {
        TestLine{server_, device_}.run_session();
        device_.start_report();
        TestLine{server_, device_}.run_session();
    }
    /// As the server has it after long work: a record of the unit, at a position of its own or
    /// together with others.
    void put_large_record(unsigned char number, Sequence rev, std::size_t bytes) {
        Uuid id;
        id.bytes[0] = 0xee;
        id.bytes[15] = number;
        Record record{.type = "note", .id = RecordId{id}, .scope = device_scope(), .rev = rev};
        for (std::size_t at = 0; bytes > 0; ++at) {
            const std::size_t part = std::min(bytes, limits::text_bytes_max);
            record.fields["answers/" + std::to_string(at)] = std::string(part, 'x');
            bytes -= part;
        }
        RecordStore{server_.database()}.put(record);
    }
    ScopeId device_scope() { return server_.find(report_of_unit("STP-HCTP"))->scope; }

    SampleServer server_;
    TestDevice device_{server_, people::officer_bich()};
};

TEST_F(LargeSessionTest, TakesMoreEditsThanOneHelloCanAnnounce) {
    const std::size_t count = limits::manifest_entries_max + 50;
    const auto report = *device_.find(report_of_unit("STP-HCTP"));
    std::vector<Edit> edits;
    Value seen;
    for (std::size_t at = 0; at < count; ++at) {
        const Value value{static_cast<std::int64_t>(at) + 1};
        edits.push_back(
            device_.typing().set_on(report, "answers/tasks_planned", seen, value).edit());
        seen = value;
    }
    device_.queue(edits);
    TestLine line{server_, device_};
    line.run_session();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
    EXPECT_EQ(find_value(server_.find(report.id)->fields, "answers/tasks_planned"), seen);
}

/// What it announced is on the server's disk, and costs nobody a deadline.
TEST_F(LargeSessionTest, HoldsBackWhatDidNotFitIntoTheFirstFlightWhenTheServerAsks) {
    SeededRandom random{7};
    for (int at = 0; at < 8; ++at) {
        std::string noise;
        while (noise.size() < 15'000) noise += static_cast<char>('a' + random.below(26));
        device_.answer("progress_summary", noise);
    }
    server_.store().set_pace([] { return 5'000U; });
    TestLine line{server_, device_};
    line.run_session();
    EXPECT_FALSE(line.is_done());
    EXPECT_GT(device_.outbox().count_waiting(), 0U);
    server_.clock().advance(std::chrono::seconds{5});
    line.ring_device();
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
}

TEST_F(LargeSessionTest, SendsTheFirstEditsWithTheHello) {
    device_.answer("tasks_planned", std::int64_t{40});
    TestLine line{server_, device_};
    line.begin();
    line.deliver_to_server();
    line.deliver_to_server();
    EXPECT_TRUE(std::holds_alternative<Edits>(line.sent_to_server().at(1)));
    EXPECT_TRUE(line.sent_to_device().empty());
}

TEST_F(LargeSessionTest, SendsNoMoreThanTheFirstFlightBeforeTheWelcome) {
    for (int at = 0; at < 6; ++at)
        device_.answer("progress_summary", std::string(5'000, static_cast<char>('a' + at)));
    device_.disk().set_server_version(protocol_version_min);
    ClientSession client{device_.disk(), {}};
    std::size_t bytes = 0;
    for (const Message& message : client.begin(server_.clock().now()).send)
        if (std::holds_alternative<Edits>(message)) bytes += encode_frame(message).size();
    EXPECT_GT(bytes, 0U);
    EXPECT_LE(bytes, tuning::first_flight_bytes + 100);
}

TEST_F(LargeSessionTest, BoundsTheEditsUnderWay) {
    for (int at = 0; at < 30; ++at)
        device_.answer("progress_summary", std::string(15'000, static_cast<char>('a' + at % 26)));
    TestLine line{server_, device_};
    line.begin();
    while (line.deliver_to_server()) {
    }
    line.deliver_to_device();
    std::size_t sent = 0;
    const std::size_t before = line.sent_to_server().size();
    while (line.deliver_to_server()) {
    }
    for (std::size_t at = before; at < line.sent_to_server().size(); ++at)
        sent += encode_frame(line.sent_to_server()[at]).size();
    EXPECT_LE(sent, tuning::edits_in_flight_bytes + tuning::edits_message_bytes + 1000);
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
}

TEST_F(LargeSessionTest, SendsRecordsThatOnlyTogetherAreTooLargeForAFrame) {
    const Sequence head = server_.store().head().seq;
    for (unsigned char number = 1; number <= 4; ++number)
        put_large_record(number, head, limits::record_bytes_max - 5000);
    TestDevice fresh{server_, people::officer_dung()};
    TestLine line{server_, fresh};
    line.run_session();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(fresh.digests().size(), fresh.disk().list_cursors().size());
    Uuid last;
    last.bytes[0] = 0xee;
    last.bytes[15] = 4;
    EXPECT_TRUE(fresh.find(RecordId{last}).has_value());
}

TEST_F(LargeSessionTest, MovesTheCursorOnlyWithTheLastRecordOfAPosition) {
    const Sequence head = server_.store().head().seq;
    for (unsigned char number = 1; number <= 4; ++number)
        put_large_record(number, head, limits::record_bytes_max - 5000);
    TestDevice fresh{server_, people::officer_dung()};
    TestLine line{server_, fresh};
    line.run_session();
    std::size_t large = 0;
    for (const Page& page : line.received<Page>())
        for (const PackedRecord& record : page.records)
            if (record.type == "note") {
                ++large;
                EXPECT_EQ(page.through == head, large == 4) << large;
            }
    EXPECT_EQ(large, 4U);
}

TEST_F(LargeSessionTest, ResendsReceiptsThatOnlyTogetherAreTooLargeForAFrame) {
    const auto report = *device_.find(report_of_unit("STP-HCTP"));
    EditNumber number = server_.store().known_number(device_.device().id);
    std::vector<Edit> edits;
    for (int at = 0; at < 100; ++at) {
        edits.push_back(device_.typing().set_on(report, "x", Null{}, true).edit());
        number = number.next();
        Receipt receipt{.edit = edits.back().id,
                        .edit_hash = edit_hash(edits.back()),
                        .device = device_.device().id,
                        .number = number};
        receipt.outcomes.resize(limits::edit_operations_max,
                                {OutcomeKind::rejected, RejectReason::not_allowed, {}});
        EditStore{server_.database()}.add(receipt);
    }
    device_.queue(edits);
    TestLine line{server_, device_};
    line.run_session();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
}

}  // namespace
}  // namespace thidua
