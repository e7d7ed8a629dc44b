#include <gtest/gtest.h>

#include "server/store/log_store.h"
#include "shared/wire/codec.h"
#include "shared/wire/packed_edit.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

/// A device with a report and one waiting edit.
class Rule03_EditNumbers : public testing::Test {
protected:
    Rule03_EditNumbers() {
        TestLine{server_, device_}.run_session();
        device_.start_report();
        TestLine{server_, device_}.run_session();
        number_ = device_.answer("tasks_planned", std::int64_t{40});
    }
    NumberedEdit waiting() { return device_.disk().list_waiting(number_, 1).at(0).numbered; }
    Sequence head() { return server_.store().head().seq; }
    std::vector<Receipt> receipts(const TestLine& line) {
        std::vector<Receipt> all;
        for (const Receipts& flight : line.received<Receipts>())
            all.insert(all.end(), flight.receipts.begin(), flight.receipts.end());
        return all;
    }
    /// An edit that the device never made, so many numbers after the last one.
    NumberedEdit stray(std::uint64_t distance) {
        NumberedEdit edit{EditNumber{number_.value() + distance}, device_.typing().edit()};
        edit.edit.operations = device_.outbox().list_of_record(report_of_unit("STP-HCTP"))
                                   .back().numbered.edit.operations;
        return edit;
    }
    static std::string noise(std::size_t bytes) {
        SeededRandom random{5};
        std::string text;
        while (text.size() < bytes) text += static_cast<char>('a' + random.below(26));
        return text;
    }
    /// A copy of the machine's profile, at work before this one has sent its edit.
    void clone_sends_another_edit() { server_.apply(device_.device().id, stray(0)); }
    /// The edit reaches the server; nothing comes back.
    void lose_the_answer() {
        TestLine lost{server_, device_};
        lost.begin();
        while (lost.deliver_to_server()) {}
    }

    SampleServer server_;
    TestDevice device_{server_, people::officer_bich()};
    EditNumber number_;
};

TEST_F(Rule03_EditNumbers, ResendsTheSameReceiptAfterALostAnswer) {
    lose_the_answer();
    const auto stored = server_.store().list_receipts(device_.device().id, number_, number_);
    server_.clock().advance(std::chrono::hours{9});
    TestLine again{server_, device_};
    again.run_session();
    EXPECT_EQ(receipts(again), stored);
}

TEST_F(Rule03_EditNumbers, TakesEffectOnceAfterALostAnswer) {
    lose_the_answer();
    const Sequence before = head();
    TestLine{server_, device_}.run_session();
    EXPECT_EQ(head(), before);
}

TEST_F(Rule03_EditNumbers, LeavesNothingWaitingAfterALostAnswer) {
    lose_the_answer();
    TestLine again{server_, device_};
    again.run_session();
    EXPECT_TRUE(again.is_done());
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
    EXPECT_EQ(device_.find(report_of_unit("STP-HCTP")), server_.find(report_of_unit("STP-HCTP")));
}

TEST_F(Rule03_EditNumbers, IgnoresAnEditSentTwiceInOneSession) {
    TestLine line{server_, device_};
    line.begin();
    line.inject_to_server(Edits{{whole(waiting())}});
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(receipts(line).size(), 1U);
}

TEST_F(Rule03_EditNumbers, RefusesAGapInTheNumbers) {
    TestLine line{server_, device_, true};
    line.run_session();
    line.inject_to_server(Edits{{whole(stray(2))}});
    line.run();
    EXPECT_EQ(line.refusal(), RefusalReason::malformed);
}

/// It says that the server has forgotten, and has no word of the server to show for it.
TEST_F(Rule03_EditNumbers, RefusesAnOutboxThatBeginsPastWhatIsKnownWithoutProof) {
    TestDevice copy{server_, people::officer_dung()};
    TestLine{server_, copy}.run_session();
    copy.store().set_number_meta(device_keys::next_number, 50);
    copy.start_report();
    TestLine line{server_, copy};
    line.run_session();
    EXPECT_EQ(line.received<ProofWanted>().size(), 1U);
    EXPECT_EQ(line.refusal(), RefusalReason::server_behind);
}

TEST_F(Rule03_EditNumbers, RefusesAKnownNumberWithAnotherEditInTheHello) {
    clone_sends_another_edit();
    TestLine line{server_, device_};
    line.run_session();
    EXPECT_EQ(line.refusal(), RefusalReason::identity_reused);
}

TEST_F(Rule03_EditNumbers, RefusesAKnownNumberWithAnotherEditDuringTheSession) {
    TestLine line{server_, device_, true};
    line.run_session();
    line.inject_to_server(Edits{{whole(stray(0))}});
    line.run();
    EXPECT_EQ(line.refusal(), RefusalReason::identity_reused);
}

TEST_F(Rule03_EditNumbers, RefusesOtherContentUnderTheIdOfAKnownEdit) {
    const NumberedEdit known = waiting();
    TestLine line{server_, device_, true};
    line.run_session();
    NumberedEdit other = stray(1);
    other.edit.id = known.edit.id;
    other.edit.device_time = other.edit.device_time.plus(std::chrono::seconds{1});
    line.inject_to_server(Edits{{whole(other)}});
    line.run();
    EXPECT_EQ(line.refusal(), RefusalReason::identity_reused);
}

TEST_F(Rule03_EditNumbers, KeepsTheOutboxOfADeviceWhoseNumberWasUsed) {
    clone_sends_another_edit();
    TestLine{server_, device_}.run_session();
    EXPECT_EQ(device_.outbox().count_waiting(), 1U);
    EXPECT_EQ(find_value(device_.find(report_of_unit("STP-HCTP"))->fields,
                         "answers/tasks_planned"),
              Value{std::int64_t{40}});
}

TEST_F(Rule03_EditNumbers, ChangesNothingForADeviceWhoseNumberWasUsed) {
    clone_sends_another_edit();
    const Sequence before = head();
    TestLine{server_, device_}.run_session();
    EXPECT_EQ(head(), before);
}

/// A bundle, or a connection that was thought dead, brought it.
TEST_F(Rule03_EditNumbers, AnswersAnEditThatCameAnotherWaySinceTheHello) {
    device_.answer("tasks_done", std::int64_t{30});
    TestLine line{server_, device_};
    line.begin();
    line.deliver_to_server();  // the hello
    server_.apply(device_.device().id, waiting());
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
}

/// On a bad line an edit is compressed with those before it; the log has nothing of a rejected one.
TEST_F(Rule03_EditNumbers, AnswersAgainWhatWasSqueezedWithARejectedEdit) {
    const std::string story = noise(600);
    TestLine{server_, device_}.run_session();
    device_.disk().set_piece_bytes(tuning::piece_bytes_min);
    for (int at = 0; at < 3; ++at) device_.answer("tasks_done", std::int64_t{at});
    device_.answer("no_such_question", story);
    device_.answer("difficulties", story + "a");
    device_.answer("proposals", story + "b");
    {
        TestLine all{server_, device_};
        all.begin();
        while (all.deliver_to_server() || all.deliver_to_device()) {
            if (server_.store().known_number(device_.device().id).value() >= 8) break;
        }
    }
    for (int at = 0; at < 20; ++at) device_.answer("tasks_planned", std::int64_t{at});
    device_.disk().set_piece_bytes(tuning::piece_bytes_min);
    for (int contacts = 0; contacts < 10; ++contacts) {
        TestLine line{server_, device_};
        line.run_session();
        EXPECT_NE(line.device_end()->kind, SessionEnd::Kind::refused);
    }
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
}

TEST_F(Rule03_EditNumbers, BreaksOffWhenAFlightOfReceiptsLeavesAnEditOut) {
    device_.answer("tasks_done", std::int64_t{30});
    TestLine line{server_, device_};
    line.begin();
    while (line.deliver_to_server()) {}
    std::vector<Receipt> both =
        server_.store().list_receipts(device_.device().id, number_, number_.next());
    ASSERT_EQ(both.size(), 2U);
    const std::vector<Receipt> second{both[1]};
    Receipts flight{.first = number_.next(), .receipts = second, .echo_free = {false}};
    flight.signature = server_.store().sign(receipts_digest(server_.store().head().epoch, second));
    ClientSession session{device_.disk(), {}};
    session.begin(server_.clock().now());
    const Step step = session.on_message(flight, server_.clock().now());
    ASSERT_TRUE(step.end.has_value());
    EXPECT_EQ(step.end->kind, SessionEnd::Kind::broken);
    EXPECT_EQ(device_.outbox().count_waiting(), 2U);
}

TEST_F(Rule03_EditNumbers, SignsEveryFlightOfReceipts) {
    server_.clock().advance(std::chrono::hours{1});
    TestLine line{server_, device_};
    line.begin();
    while (line.deliver_to_server()) {}
    line.deliver_to_device();
    TestDevice other{server_, people::officer_dung()};
    other.store().set_meta(device_keys::receipt_key, Bytes(32, 'x'));
    ReceiptTotals totals;
    line.deliver_to_device();
    for (Receipts flight : line.received<Receipts>()) {
        EXPECT_FALSE(other.disk().apply_receipts(flight, totals));
        flight.signature[0] = static_cast<char>(flight.signature[0] ^ 1);
        EXPECT_FALSE(device_.disk().apply_receipts(flight, totals));
    }
    EXPECT_FALSE(line.received<Receipts>().empty());
}

TEST_F(Rule03_EditNumbers, RecordsTheAnnouncementBeforeTheEditArrives) {
    TestLine line{server_, device_};
    line.begin();
    line.deliver_to_server();  // the hello, and the line is cut
    const NumberedEdit edit = waiting();
    EXPECT_EQ(EditStore{server_.database()}.find_announced(edit.edit.id, edit_hash(edit.edit)),
              server_.clock().now());
}

TEST_F(Rule03_EditNumbers, KeepsTheFirstTimeOfAnAnnouncement) {
    const Instant first = server_.clock().now();
    for (int times = 0; times < 2; ++times) {
        TestLine line{server_, device_};
        line.begin();
        line.deliver_to_server();
        server_.clock().advance(std::chrono::hours{48});
    }
    const NumberedEdit edit = waiting();
    EXPECT_EQ(EditStore{server_.database()}.find_announced(edit.edit.id, edit_hash(edit.edit)),
              first);
}

}  // namespace
}  // namespace thidua
