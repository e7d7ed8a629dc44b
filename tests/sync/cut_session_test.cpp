#include <gtest/gtest.h>

#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

/// A device with an outbox of its own, while a colleague has written much.
class Rule07_CutSession : public testing::Test {
protected:
    Rule07_CutSession() {
        TestLine{server_, colleague_}.run_session();
        colleague_.start_report();
        TestLine{server_, colleague_}.run_session();
    }
    void write_on_both_sides() {
        TestLine{server_, device_}.run_session();
        colleague_.answer("tasks_planned", std::int64_t{40});
        colleague_.answer("progress_summary", std::string(30'000, 'x'));
        TestLine{server_, colleague_}.run_session();
        device_.answer("tasks_done", std::int64_t{30});
        device_.answer("tasks_planned", std::int64_t{41});
        device_.answer("next_quarter", std::string(30'000, 'y'));
    }
    /// A session in which only so many messages, both ways together, get through.
    void run_cut_after(std::size_t messages) {
        TestLine line{server_, device_};
        line.begin();
        for (bool is_moving = true; is_moving && messages > 0;) {
            is_moving = false;
            while (messages > 0 && line.deliver_to_server()) {
                is_moving = true;
                --messages;
            }
            while (messages > 0 && line.deliver_to_device()) {
                is_moving = true;
                --messages;
            }
        }
    }
    void expect_all_is_well(std::size_t cut) {
        TestLine last{server_, device_};
        last.run_session();
        EXPECT_TRUE(last.is_done()) << cut;
        EXPECT_EQ(device_.outbox().count_waiting(), 0U) << cut;
        TestLine{server_, colleague_}.run_session();
        EXPECT_EQ(device_.digests(), colleague_.digests()) << cut;
        const auto report = server_.find(report_of_unit("STP-HCTP"));
        EXPECT_EQ(find_value(report->fields, "answers/tasks_done"), Value{std::int64_t{30}});
        EXPECT_EQ(find_value(report->fields, "answers/tasks_planned"), Value{std::int64_t{40}});
        EXPECT_EQ(RecordStore{server_.database()}.list_open_conflicts(report->id).size(), 1U);
    }

    SampleServer server_;
    TestDevice colleague_{server_, people::officer_dung()};
    TestDevice device_{server_, people::officer_bich()};
};

/// Each cut in a world of its own.
class CutAfterMessagesTest : public Rule07_CutSession, public testing::WithParamInterface<int> {};

TEST_P(CutAfterMessagesTest, ResumesAndLosesNothing) {
    write_on_both_sides();
    run_cut_after(static_cast<std::size_t>(GetParam()));
    expect_all_is_well(static_cast<std::size_t>(GetParam()));
}

TEST_P(CutAfterMessagesTest, ResumesTheFirstContactOfADevice) {
    run_cut_after(static_cast<std::size_t>(GetParam()));
    TestLine last{server_, device_};
    last.run_session();
    EXPECT_TRUE(last.is_done());
    EXPECT_EQ(device_.digests(), colleague_.digests());
}

INSTANTIATE_TEST_SUITE_P(EveryBoundary, CutAfterMessagesTest, testing::Range(0, 12));

TEST_F(Rule07_CutSession, ResumesAfterACutAtEveryMessageInTurn) {
    write_on_both_sides();
    for (std::size_t messages = 1; messages < 10; ++messages) run_cut_after(messages);
    expect_all_is_well(0);
}

TEST_F(Rule07_CutSession, MovesTheCursorInTheTransactionOfThePage) {
    TestLine line{server_, device_};
    line.begin();
    while (line.received<Page>().empty())
        if (!line.deliver_to_server()) line.deliver_to_device();
    line.ring_device();
    const Page page = line.received<Page>().at(0);
    for (const ScopeCursor& cursor : device_.disk().list_cursors())
        EXPECT_EQ(cursor.through, cursor.scope == page.scope ? page.through : Sequence{});
    for (const PackedRecord& record : page.records)
        EXPECT_TRUE(device_.find(record.id).has_value());
}

TEST_F(Rule07_CutSession, MovesNoCursorForAPageThatCannotBeRead) {
    TestLine{server_, device_}.run_session();
    const auto before = device_.disk().list_cursors();
    const Page good_and_bad{
        .scope = before.at(0).scope,
        .through = Sequence{1'000'000},
        .records = {{.type = "unit", .rev = Sequence{999'999}, .fields = Bytes(1, '\0')},
                    {.type = "unit", .rev = Sequence{999'999}, .fields = "\xff"}}};
    EXPECT_EQ(device_.disk().apply_page(good_and_bad), PageResult::unreadable);
    EXPECT_EQ(device_.disk().list_cursors(), before);
    EXPECT_FALSE(device_.find(RecordId{}).has_value());
}

/// Simulator seed 1026440: the pages were all there, the head was never known, and the edits that
/// waited for the last word waited for ever.
TEST_F(Rule07_CutSession, GivesTheLastWordOfAPullToADeviceThatDiedBeforeIt) {
    TestLine{server_, device_}.run_session();
    device_.store().set_number_meta(device_keys::head, 0);
    device_.store().set_meta(device_keys::head_hash, Hash{}.view());
    TestLine{server_, device_}.run_session();
    EXPECT_EQ(device_.disk().position().head, server_.store().head().seq);
}

TEST_F(Rule07_CutSession, SendsNoPageAgainThatArrived) {
    TestLine cut{server_, device_};
    cut.begin();
    while (cut.received<Page>().size() < 2)
        if (!cut.deliver_to_server() && !cut.deliver_to_device()) break;
    ASSERT_EQ(cut.received<Page>().size(), 2U);
    cut.ring_device();
    TestLine again{server_, device_};
    again.run_session();
    for (const Page& arrived : cut.received<Page>())
        for (const Page& page : again.received<Page>()) EXPECT_NE(page.scope, arrived.scope);
}

}  // namespace
}  // namespace thidua
