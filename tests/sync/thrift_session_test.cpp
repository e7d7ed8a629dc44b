// What waited without a line is packed well, and is not said twice when the line is cut (rule 13).
#include <gtest/gtest.h>

#include <set>

#include "shared/wire/codec.h"
#include "tests/sync/byte_line.h"
#include "tests/sync/made_periods.h"

namespace thidua {
namespace {

class ThriftSessionTest : public testing::Test {
protected:
    ThriftSessionTest() {
        publish_story_form(server_);
        for (int at = 0; at < 8; ++at)
            periods_.push_back(open_period(server_, story_form, "R" + std::to_string(at)));
        ByteLine{server_, bich_}.run();
        ByteLine{server_, dung_}.run();
    }
    std::string story() {
        std::string text;
        while (text.size() < 4'000)
            text += "Tổ " + std::to_string(random_.below(90)) + " giúp " +
                    std::to_string(random_.below(9'000)) + " lượt người dân làm hồ sơ. ";
        return text;
    }
    RecordId write_report(std::size_t period) {
        Record draft = draft_in(periods_.at(period), "STP-HCTP", story_form);
        draft.fields[story_path] = story();
        bich_.save(bich_.typing().create(draft));
        return draft.id;
    }
    void write_reports() {
        for (std::size_t at = 0; at < periods_.size(); ++at) write_report(at);
    }
    [[nodiscard]] Instant now() { return server_.clock().now(); }
    /// What waits goes densely, once the server has said that it may.
    [[nodiscard]] bool packs_densely() {
        ByteLine line{server_, bich_};
        line.run();
        EXPECT_TRUE(line.is_done());
        return line.is_packed_densely();
    }
    [[nodiscard]] bool sends_edits_with_the_hello() {
        const auto begun = ClientSession{bich_.disk(), {}}.begin(now());
        EXPECT_FALSE(begun.packs_densely);
        return std::ranges::any_of(begun.send, [](const Message& message) {
            return std::holds_alternative<Edits>(message);
        });
    }
    /// The device's edits arrive; what the server says to them does not.
    void lose_the_answers() {
        TestLine line{server_, bich_};
        line.begin();
        while (line.deliver_to_server()) {
        }
    }
    [[nodiscard]] std::set<RecordId> records_pulled_by_bich() {
        TestLine line{server_, bich_};
        line.run_session();
        EXPECT_TRUE(line.is_done());
        std::set<RecordId> ids;
        for (const Page& page : line.received<Page>())
            for (const PackedRecord& record : page.records) ids.insert(record.id);
        return ids;
    }

    SampleServer server_;
    TestDevice bich_{server_, people::officer_bich()};
    TestDevice dung_{server_, people::officer_dung()};
    SeededRandom random_{7};
    std::vector<RecordId> periods_;
};

TEST_F(ThriftSessionTest, WhatHasWaitedIsPackedDensely) {
    write_reports();
    EXPECT_TRUE(packs_densely());
}

TEST_F(ThriftSessionTest, OneFinishedReportIsNot) {
    write_report(0);
    EXPECT_FALSE(packs_densely());
}

TEST_F(ThriftSessionTest, NothingIsForAServerToWhichManyComeAtOnce) {
    server_.store().set_load([] { return ServerLoad::busy; });
    ByteLine{server_, bich_}.run();
    write_reports();
    EXPECT_TRUE(sends_edits_with_the_hello());
    EXPECT_FALSE(packs_densely());
}

TEST_F(ThriftSessionTest, WhatGoesOverABadLineIsSqueezedInstead) {
    write_reports();
    bich_.disk().set_piece_bytes(tuning::piece_bytes_min);
    EXPECT_FALSE(packs_densely());
}

TEST_F(ThriftSessionTest, ABundleDoesNotWaitForAWelcome) {
    write_reports();
    const Step begun = ClientSession{bich_.disk(), {.monologue = true}}.begin(now());
    EXPECT_FALSE(begun.packs_densely);
    EXPECT_TRUE(std::ranges::any_of(
        begun.send, [](const Message& message) { return std::holds_alternative<Edits>(message); }));
}

/// What is there already need not go up twice: the welcome says it.
TEST_F(ThriftSessionTest, WhatABadLineHasAnnouncedWaitsForTheWelcome) {
    bich_.disk().set_piece_bytes(tuning::piece_bytes_min);
    bich_.save(bich_.typing().create(draft_in(periods_.at(0), "STP-HCTP", story_form)));
    EXPECT_TRUE(sends_edits_with_the_hello()) << "what was never announced goes at once";
    {
        TestLine line{server_, bich_};
        line.begin();
        line.deliver_to_server();
        line.deliver_to_device();
        ASSERT_EQ(line.received<Welcome>().size(), 1U);
    }
    ASSERT_GT(bich_.outbox().count_waiting(), 0U);
    EXPECT_FALSE(sends_edits_with_the_hello());
}

TEST_F(ThriftSessionTest, TakesFewerBytesThanPackingPlainly) {
    write_reports();
    bich_.disk().set_server_version(protocol_version_min);
    const auto plain = [this] {
        Bytes frames;
        for (const Message& message : ClientSession{bich_.disk(), {}}.begin(now()).send)
            frames += encode_frame(message);
        return StreamCompressor{StreamEffort::thorough}.pack(frames).size();
    }();
    bich_.disk().set_server_version(protocol_version_dense);
    ByteLine line{server_, bich_};
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_LT(line.bytes_up() * 10, plain * 9);
}

TEST_F(ThriftSessionTest, ManyMessagesOfEditsShareAnAnswer) {
    write_reports();
    TestLine line{server_, bich_};
    line.run_session();
    EXPECT_TRUE(line.is_done());
    const auto edits = std::ranges::count_if(line.sent_to_server(), [](const Message& message) {
        return std::holds_alternative<Edits>(message);
    });
    EXPECT_GT(edits, 2);
    EXPECT_EQ(line.received<Receipts>().size(), 1U);
}

TEST_F(ThriftSessionTest, AnswersDoNotWaitLongForWhatDoesNotCome) {
    write_reports();
    bich_.disk().set_server_version(protocol_version_min);
    TestLine line{server_, bich_};
    line.begin();
    line.deliver_to_server();
    line.deliver_to_server();
    line.tell_server();
    line.deliver_to_device();
    EXPECT_EQ(line.sent_to_device().size(), 1U);
    // Now the server's timer rings.
    while (line.deliver_to_device()) {
    }
    ASSERT_EQ(line.received<Receipts>().size(), 1U);
    EXPECT_EQ(line.received<Receipts>().front().receipts.size(), 1U);
    EXPECT_EQ(line.received<PullDone>().size(), 1U);
}

using Rule09_DenseBatches = ThriftSessionTest;

TEST_F(Rule09_DenseBatches, AServerThatWasLastHeardInVersion1IsNotWaitedFor) {
    write_reports();
    bich_.disk().set_server_version(1);
    EXPECT_TRUE(sends_edits_with_the_hello());
}

TEST_F(Rule09_DenseBatches, NoEditGoesBeforeTheWelcomeOfAServerThatMayReadThem) {
    write_reports();
    EXPECT_FALSE(sends_edits_with_the_hello());
}

TEST_F(Rule09_DenseBatches, AreForAServerThatSpeaksVersion2FromItsWelcomeOn) {
    write_reports();
    bich_.disk().set_server_version(1);
    ByteLine{server_, bich_}.run();
    EXPECT_EQ(bich_.disk().position().server_version, protocol_version_dense);
}

using Rule13_NoEcho = ThriftSessionTest;

TEST_F(Rule13_NoEcho, ARecordWhoseReceiptWasCutOffIsNotSentBack) {
    const RecordId report = write_report(0);
    lose_the_answers();
    EXPECT_FALSE(records_pulled_by_bich().contains(report));
    ByteLine{server_, dung_}.run();
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

TEST_F(Rule13_NoEcho, WhatAColleagueMadeOfItIs) {
    const RecordId report = write_report(0);
    lose_the_answers();
    ByteLine{server_, dung_}.run();
    dung_.save(dung_.typing().set(*dung_.find(report), story_path, story()));
    ByteLine{server_, dung_}.run();
    EXPECT_TRUE(records_pulled_by_bich().contains(report));
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

TEST_F(Rule13_NoEcho, WhatWasChangedAfterItWasMadeIs) {
    const RecordId report = write_report(0);
    bich_.save(bich_.typing().set(*bich_.find(report), story_path, story()));
    lose_the_answers();
    EXPECT_TRUE(records_pulled_by_bich().contains(report));
    ByteLine{server_, dung_}.run();
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

TEST_F(Rule13_NoEcho, ReportsCrossALineThatDiesAfterTwoKilobytesWithoutBeingSaidTwice) {
    write_reports();
    for (int connections = 0; bich_.outbox().count_waiting() > 0; ++connections) {
        ASSERT_LT(connections, 12);
        ByteLine{server_, bich_, 2'000}.run();
    }
    ByteLine{server_, bich_}.run();
    ByteLine{server_, dung_}.run();
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

}  // namespace
}  // namespace thidua
