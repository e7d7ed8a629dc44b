#include <gtest/gtest.h>

#include "server/store/device_store.h"
#include "shared/base/limits.h"
#include "shared/model/scope.h"
#include "shared/sync/tuning.h"
#include "shared/wire/archive.h"
#include "shared/wire/codec.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

/// A device that knows the server, with one waiting edit.
class Rule15_RefusedSession : public testing::Test {
protected:
    Rule15_RefusedSession() {
        TestLine{server_, device_}.run_session();
        device_.start_report();
    }
    /// The hello that the device would send while nothing waits.
    Hello good_hello() {
        const SyncPosition position = device_.disk().position();
        return {.epoch = position.epoch,
                .grant = position.grant,
                .cursor = position.cursor,
                .head = position.head,
                .head_hash = position.head_hash,
                .first_waiting = EditNumber{1}};
    }
    /// It, changed.
    template <class Change>
    std::optional<RefusalReason> refusal_of(const Change& change) {
        Hello hello = good_hello();
        change(hello);
        return refusal_of_messages({hello});
    }
    template <class Change>
    bool is_to_prove(const Change& change) {
        Hello hello = good_hello();
        change(hello);
        TestLine line{server_, device_};
        line.inject_to_server(hello);
        line.deliver_to_server();
        line.deliver_to_device();
        return line.received<ProofWanted>().size() == 1 && !line.refusal();
    }
    std::optional<RefusalReason> refusal_of_messages(const std::vector<Message>& messages) {
        TestLine line{server_, device_};
        for (const Message& message : messages) line.inject_to_server(message);
        while (line.deliver_to_server()) {}
        return line.refusal();
    }

    SampleServer server_;
    TestDevice device_{server_, people::officer_bich()};
    TestLine line_{server_, device_};
};

TEST_F(Rule15_RefusedSession, AcceptsTheHelloThatTheOthersAreMadeOf) {
    EXPECT_EQ(refusal_of([](Hello&) {}), std::nullopt);
}

TEST_F(Rule15_RefusedSession, RefusesARevokedDevice) {
    DeviceStore{server_.database()}.revoke(device_.device().id, server_.clock().now());
    line_.run_session();
    EXPECT_EQ(line_.refusal(), RefusalReason::revoked);
    EXPECT_EQ(line_.device_end()->kind, SessionEnd::Kind::refused);
}

TEST_F(Rule15_RefusedSession, TakesNoEditOfARevokedDevice) {
    DeviceStore{server_.database()}.revoke(device_.device().id, server_.clock().now());
    line_.run_session();
    EXPECT_FALSE(server_.find(report_of_unit("STP-HCTP")).has_value());
    EXPECT_EQ(device_.outbox().count_waiting(), 1U);
}

TEST_F(Rule15_RefusedSession, RefusesADeviceThatKnowsAnotherHistory) {
    EXPECT_EQ(refusal_of([](Hello& hello) { hello.head_hash = sha256("another"); }),
              RefusalReason::history_differs);
}

TEST_F(Rule15_RefusedSession, AsksADeviceOfAnUnknownEpochForProof) {
    EXPECT_TRUE(is_to_prove([](Hello& hello) {
        Uuid other = hello.epoch.value();
        other.bytes[0] ^= 1;
        hello.epoch = Epoch{other};
    }));
}

TEST_F(Rule15_RefusedSession, AsksADeviceThatSawMoreForProof) {
    EXPECT_TRUE(is_to_prove([](Hello& hello) { hello.head = hello.head.next(); }));
    EXPECT_TRUE(is_to_prove([](Hello& hello) { hello.cursor = Sequence{1'000'000}; }));
}

TEST_F(Rule15_RefusedSession, BelievesNobodyWithoutProof) {
    Hello hello = good_hello();
    hello.head = hello.head.next();
    EXPECT_EQ(refusal_of_messages({hello, Proof{}}), RefusalReason::server_behind);
}

TEST_F(Rule15_RefusedSession, KeepsEverythingOnADeviceThatKnowsAnotherHistory) {
    device_.store().set_meta(device_keys::head_hash, sha256("another").view());
    const auto before = device_.digests();
    line_.run_session();
    EXPECT_EQ(line_.refusal(), RefusalReason::history_differs);
    EXPECT_EQ(device_.digests(), before);
    EXPECT_EQ(device_.outbox().count_waiting(), 1U);
}

TEST_F(Rule15_RefusedSession, RefusesAVersionThatIsTooOldOrTooNew) {
    EXPECT_EQ(refusal_of([](Hello& hello) { hello.version_min = hello.version_max = 0; }),
              RefusalReason::version_too_old);
    EXPECT_EQ(refusal_of([](Hello& hello) { hello.version_min = hello.version_max = 200; }),
              RefusalReason::version_too_old);
}

TEST_F(Rule15_RefusedSession, AcceptsARangeOfVersionsThatIncludesItsOwn) {
    EXPECT_EQ(refusal_of([](Hello& hello) { hello.version_max = 200; }), std::nullopt);
}

TEST_F(Rule15_RefusedSession, RefusesAManifestThatIsTooLong) {
    EXPECT_EQ(refusal_of([](Hello& hello) { hello.manifest.resize(limits::manifest_entries_max + 1); }),
              RefusalReason::malformed);
}

TEST_F(Rule15_RefusedSession, SurvivesAManifestOfAbsurdNumbers) {
    for (const std::uint64_t first : {position_max, position_max - 1})
        EXPECT_TRUE(is_to_prove([first](Hello& hello) {
            hello.first_waiting = EditNumber{first};
            hello.manifest.resize(3);
        }));
}

TEST_F(Rule15_RefusedSession, RefusesEverythingBeforeTheHello) {
    EXPECT_EQ(refusal_of_messages({Ping{}}), RefusalReason::malformed);
    EXPECT_EQ(refusal_of_messages({Edits{}}), RefusalReason::malformed);
}

TEST_F(Rule15_RefusedSession, RefusesASecondHello) {
    EXPECT_EQ(refusal_of_messages({good_hello(), good_hello()}), RefusalReason::malformed);
}

/// A scope that diverged is pulled anew whenever the device sees it.
TEST_F(Rule15_RefusedSession, TakesCursorsThatNobodyAskedFor) {
    line_.begin();
    line_.inject_to_server(Cursors{});
    line_.run();
    EXPECT_TRUE(line_.is_done());
}

TEST_F(Rule15_RefusedSession, RefusesWhatOnlyAServerSays) {
    for (const Message& message : std::vector<Message>{Welcome{}, Page{}, Receipts{}, PullDone{},
                                                       Refusal{}, EnrolReply{}, EnrolRequest{}})
        EXPECT_EQ(refusal_of_messages({good_hello(), message}), RefusalReason::malformed)
            << message.index();
}

TEST_F(Rule15_RefusedSession, BreaksOffWhenTheServerTalksLikeAClient) {
    for (const Message& message :
         std::vector<Message>{Hello{}, Edits{}, Cursors{}, EnrolRequest{}, EnrolReply{}}) {
        ClientSession client{device_.disk(), {}};
        client.begin(server_.clock().now());
        const Step step = client.on_message(message, server_.clock().now());
        ASSERT_TRUE(step.end.has_value()) << message.index();
        EXPECT_EQ(step.end->kind, SessionEnd::Kind::broken);
    }
}

TEST_F(Rule15_RefusedSession, BreaksOffAtASecondWelcome) {
    ClientSession client{device_.disk(), {.stay = true}};
    const Hello hello = std::get<Hello>(client.begin(server_.clock().now()).send.at(0));
    Welcome welcome{.server_time = server_.clock().now(), .epoch = server_.store().head().epoch};
    welcome.signature = server_.store().sign(
        statement_digest({.device = device_.device().id,
                          .epoch = welcome.epoch,
                          .server_time = welcome.server_time,
                          .manifest = manifest_digest(hello.manifest)}));
    ASSERT_FALSE(client.on_message(welcome, server_.clock().now()).end.has_value());
    EXPECT_TRUE(client.on_message(welcome, server_.clock().now()).end.has_value());
}

TEST_F(Rule15_RefusedSession, BreaksOffAtAWelcomeThatTheServerDidNotSign) {
    ClientSession client{device_.disk(), {.stay = true}};
    client.begin(server_.clock().now());
    const Step step = client.on_message(Welcome{.epoch = server_.store().head().epoch},
                                        server_.clock().now());
    ASSERT_TRUE(step.end.has_value());
    EXPECT_EQ(step.end->kind, SessionEnd::Kind::broken);
}

TEST_F(Rule15_RefusedSession, BreaksOffAtAPageThatCannotBeRead) {
    ClientSession client{device_.disk(), {.stay = true}};
    client.begin(server_.clock().now());
    const Page damaged{.scope = province_scope(),
                       .through = Sequence{99},
                       .records = {{.type = "report", .rev = Sequence{98}, .fields = "\xff"}}};
    const Step held = client.on_message(damaged, server_.clock().now());
    ASSERT_TRUE(held.wake_at.has_value());
    EXPECT_EQ(held.wake_at->since(server_.clock().now()), tuning::pages_held_for);
    const Step step = client.on_timer(*held.wake_at);
    ASSERT_TRUE(step.end.has_value());
    EXPECT_EQ(step.end->kind, SessionEnd::Kind::broken);
}

TEST_F(Rule15_RefusedSession, CallsASessionBrokenThatTheServerLeavesHalfway) {
    ClientSession client{device_.disk(), {}};
    client.begin(server_.clock().now());
    const Step step = client.on_message(Bye{}, server_.clock().now());
    EXPECT_EQ(step.end->kind, SessionEnd::Kind::broken);
}

TEST_F(Rule15_RefusedSession, TellsThePersonWhyTheServerRefused) {
    ClientSession client{device_.disk(), {}};
    client.begin(server_.clock().now());
    const Step step = client.on_message(Refusal{.reason = RefusalReason::stopping,
                                                .retry_after_ms = 5000},
                                        server_.clock().now());
    EXPECT_EQ(step.end->kind, SessionEnd::Kind::refused);
    EXPECT_EQ(step.end->refusal->retry_after_ms, 5000U);
}

}  // namespace
}  // namespace thidua
