#include <gtest/gtest.h>

#include <thread>

#include "shared/wire/codec.h"
#include "shared/wire/stream_compression.h"
#include "tests/net/fake_server.h"
#include "tests/net/relay.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;

class SessionOverTlsTest : public testing::Test {
protected:
    ConnectionReport run(Session& session) {
        return run_session(server_.addresses(), device_.identity, session, server_.clock);
    }

    FakeServer server_;
    Enrolled device_ = server_.enroll_device();
};

/// A clock years in the past: rule 11.
class FixedClock : public Clock {
public:
    explicit FixedClock(Instant now) : now_{now} {}
    [[nodiscard]] Instant now() const override { return now_; }

private:
    Instant now_;
};

Hello hello_with(std::uint64_t grant) {
    Hello hello;
    hello.grant = grant;
    return hello;
}

TEST_F(SessionOverTlsTest, BringsMessagesBothWays) {
    AskingSession session{{hello_with(1), hello_with(2)}, 2};
    const auto report = run(session);
    ASSERT_TRUE(report.end) << report.failure->message;
    EXPECT_EQ(session.answers, (std::vector<Message>{hello_with(1), hello_with(2)}));
}

TEST_F(SessionOverTlsTest, IsOneRoundTripWhenThereIsNothingToDo) {
    AskingSession session{{hello_with(1)}, 1};
    EXPECT_EQ(run(session).traffic.round_trips, 1U);
}

TEST_F(SessionOverTlsTest, CountsTheBytesThatLeaveAndArrive) {
    AskingSession session{{hello_with(1)}, 1};
    const auto report = run(session);
    StreamCompressor out{StreamEffort::thorough};
    StreamCompressor back;
    const Bytes hello = encode_frame(Message{hello_with(1)});
    const std::size_t hello_bytes = out.pack(hello).size();
    EXPECT_EQ(report.traffic.bytes_received, back.pack(hello, hello).size());
    EXPECT_EQ(report.traffic.bytes_sent,
              hello_bytes + out.pack(encode_frame(Message{Bye{}}), hello).size());
}

TEST_F(SessionOverTlsTest, CarriesALargeMessageWhole) {
    Page page;
    page.records.resize(1);
    page.records.front().type = "report";
    page.records.front().fields = Bytes(700'000, 'x');
    AskingSession session{{page}, 1};
    ASSERT_TRUE(run(session).end);
    EXPECT_EQ(session.answers.front(), Message{page});
}

TEST_F(SessionOverTlsTest, ResumesTheTlsSessionOfTheConnectionBefore) {
    const auto connection =
        ClientConnection::make(server_.addresses(), device_.identity).value();
    AskingSession first{{hello_with(1)}, 1};
    AskingSession second{{hello_with(1)}, 1};
    EXPECT_FALSE(connection->run(first, server_.clock).is_resumed);
    EXPECT_TRUE(connection->run(second, server_.clock).is_resumed);
    EXPECT_EQ(second.answers.size(), 1U);
}

TEST_F(SessionOverTlsTest, DoesNotTrustAServerOfAnotherAuthority) {
    FakeServer other;
    AskingSession session{{hello_with(1)}, 1};
    const auto report =
        run_session(other.addresses(), device_.identity, session, server_.clock);
    ASSERT_TRUE(report.failure);
    EXPECT_EQ(report.failure->code, ErrorCode::refused);
    EXPECT_EQ(other.factory.sessions_opened, 0);
}

TEST_F(SessionOverTlsTest, DoesNotTrustAnotherDeviceAsAServer) {
    const ServerCredentials pretended{.certificate = device_.identity.certificate,
                                      .key = device_.identity.key,
                                      .ca_certificate = device_.identity.ca_certificate};
    ServerRoom room{server_.writer, server_.factory, server_.desk,
                    server_.clock,  server_.random,  TlsContext::for_server(pretended).value()};
    AskingSession session{{hello_with(1)}, 1};
    ConnectionReport report;
    {
        Listener impostor{room};
        const auto address = impostor.start({"127.0.0.1", 0}, {}).value();
        report = run_session({address}, device_.identity, session, server_.clock);
    }
    ASSERT_TRUE(report.failure);
    EXPECT_EQ(report.failure->code, ErrorCode::refused);
}

TEST_F(SessionOverTlsTest, IsNotServedToADeviceOfAnotherAuthority) {
    FakeServer other;
    DeviceIdentity foreign = other.enroll_device().identity;
    foreign.ca_certificate = device_.identity.ca_certificate;
    AskingSession session{{hello_with(1)}, 1};
    const auto report = run_session(server_.addresses(), foreign, session, server_.clock);
    EXPECT_FALSE(report.end);
    EXPECT_EQ(server_.factory.sessions_opened, 0);
}

TEST_F(SessionOverTlsTest, NamesEveryAddressThatDoesNotAnswer) {
    AskingSession session{{hello_with(1)}, 1};
    const auto report = run_session({{"127.0.0.1", 1}, {"::1", 1}}, device_.identity, session,
                                    server_.clock);
    ASSERT_TRUE(report.failure);
    EXPECT_EQ(report.failure->code, ErrorCode::unreachable);
    EXPECT_NE(report.failure->message.find("127.0.0.1:1 ("), std::string::npos);
    EXPECT_NE(report.failure->message.find("[::1]:1 ("), std::string::npos);
}

TEST_F(SessionOverTlsTest, TriesTheNextAddress) {
    AskingSession session{{hello_with(1)}, 1};
    const auto report = run_session({{"127.0.0.1", 1}, server_.address}, device_.identity, session,
                                    server_.clock);
    EXPECT_TRUE(report.end);
    EXPECT_EQ(report.address, server_.address);
}

TEST_F(SessionOverTlsTest, ReachesAServerByItsNameAndByIPv6) {
    ServerRoom room{server_.writer, server_.factory, server_.desk,
                    server_.clock,  server_.random,
                    TlsContext::for_server(server_.keys.credentials()).value()};
    Listener listener{room};
    const auto bound = listener.start({"::1", 0}, {});
    ASSERT_TRUE(bound) << bound.error().message;
    for (const ServerAddress& address :
         {*bound, ServerAddress{"localhost", server_.address.port}}) {
        AskingSession session{{hello_with(1)}, 1};
        const auto report =
            run_session({address}, device_.identity, session, server_.clock);
        EXPECT_TRUE(report.end) << address.text();
        EXPECT_EQ(report.address, address);
    }
    listener.stop();
}

/// An address where every byte is swallowed costs the time of one handshake, not more.
TEST_F(SessionOverTlsTest, LosesABoundedTimeOnADeadAddress) {
    AskingSession session{{hello_with(1)}, 1};
    Relay hole{server_.address};
    hole.go_dead();
    const auto begun = std::chrono::steady_clock::now();
    const auto report = run_session({hole.address(), server_.address}, device_.identity, session,
                                    server_.clock);
    EXPECT_TRUE(report.end);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 15s);
}

TEST_F(SessionOverTlsTest, CanBeStoppedFromAnotherThread) {
    const auto connection =
        ClientConnection::make(server_.addresses(), device_.identity).value();
    AskingSession session{{hello_with(1)}, 1000};
    session.on_answer = [&] { connection->stop(); };
    const auto report = connection->run(session, server_.clock);
    EXPECT_FALSE(report.end);
    EXPECT_FALSE(report.failure);
}

TEST_F(SessionOverTlsTest, StopsWhileItDials) {
    const auto connection = ClientConnection::make({{"10.255.255.1", 9}}, device_.identity).value();
    std::thread stopper{[&] {
        std::this_thread::sleep_for(50ms);
        connection->stop();
    }};
    AskingSession session{{}, 1};
    const auto begun = std::chrono::steady_clock::now();
    (void)connection->run(session, server_.clock);
    stopper.join();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

TEST_F(SessionOverTlsTest, IsWokenByALocalEdit) {
    const auto connection =
        ClientConnection::make(server_.addresses(), device_.identity).value();
    AskingSession session{{hello_with(1)}, 2};
    std::thread editor;
    session.on_answer = [&] {
        if (!editor.joinable()) editor = std::thread{[&] { connection->notify_local_edit(); }};
    };
    const auto report = connection->run(session, server_.clock);
    editor.join();
    ASSERT_TRUE(report.end);
    EXPECT_EQ(session.answers.back(), Message{Ping{}});
}

TEST_F(SessionOverTlsTest, TellsAnOpenSessionThatTheLogGrew) {
    AskingSession session{{hello_with(1)}, 2};
    session.on_answer = [&] {
        server_.factory.head_value = 5;
        EXPECT_TRUE(server_.writer.submit([](Database&) {}, [](const auto&) {}));
    };
    ASSERT_TRUE(run(session).end);
    EXPECT_EQ(session.answers.back(), Message{Ping{}});
}

TEST_F(SessionOverTlsTest, CutsADeviceThatIsRevokedWhileConnected) {
    AskingSession session{{hello_with(1)}, 1000};
    session.on_answer = [&] {
        EXPECT_TRUE(server_.writer.submit(
            [&](Database& database) {
                DeviceStore{database}.revoke(device_.reply.device, server_.clock.now());
            },
            [](const auto&) {}));
    };
    const auto report = run(session);
    ASSERT_TRUE(report.end && report.end->refusal);
    EXPECT_EQ(report.end->refusal->reason, RefusalReason::revoked);
}

TEST_F(SessionOverTlsTest, GivesOpenSessionsALastWordWhenTheServerStops) {
    AskingSession session{{hello_with(1)}, 1000};
    std::thread stopper;
    session.on_answer = [&] {
        if (!stopper.joinable()) stopper = std::thread{[&] { server_.listener.stop(); }};
    };
    const auto begun = std::chrono::steady_clock::now();
    const auto report = run(session);
    stopper.join();
    ASSERT_TRUE(report.end && report.end->refusal);
    EXPECT_EQ(report.end->refusal->reason, RefusalReason::stopping);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

TEST_F(SessionOverTlsTest, LetsWhatASessionThrowsOutOfTheRun) {
    AskingSession session{{hello_with(1)}, 2};
    session.on_answer = [] { throw std::runtime_error{"the device's disk is full"}; };
    EXPECT_THROW((void)run(session), std::runtime_error);
}

TEST_F(SessionOverTlsTest, ConnectsWithAClockThatIsYearsOff) {
    AskingSession session{{hello_with(1)}, 1};
    const FixedClock wrong{Instant{0}};
    EXPECT_TRUE(run_session(server_.addresses(), device_.identity, session, wrong).end);
}

TEST(SessionTimerTest, RingsAfterEverythingWasSent) {
    struct Waking : EchoSession {
        Step on_message(const Message& message, Instant now) override {
            Step step = EchoSession::on_message(message, now);
            if (!step.end) step.wake_at = now.plus(30ms);
            return step;
        }
        Step on_timer(Instant) override { return {.send = {Pong{}}}; }
    };
    FakeServer server;
    server.factory.make = [] { return std::make_unique<Waking>(); };
    const Enrolled device = server.enroll_device();
    AskingSession session{{hello_with(1)}, 2};
    ASSERT_TRUE(run_session({server.address}, device.identity, session, server.clock).end);
    EXPECT_EQ(session.answers, (std::vector<Message>{hello_with(1), Pong{}}));
}

TEST(SessionFailureTest, EndsAConnectionWhoseStoreFailedWithoutAnAnswer) {
    struct Failing : EchoSession {
        Step on_message(const Message&, Instant) override { throw std::runtime_error{"disk"}; }
    };
    FakeServer server;
    server.factory.make = [] { return std::make_unique<Failing>(); };
    const Enrolled device = server.enroll_device();
    AskingSession session{{hello_with(1)}, 1};
    const auto report = run_session({server.address}, device.identity, session, server.clock);
    ASSERT_TRUE(report.end && report.end->refusal);
    EXPECT_EQ(report.end->refusal->reason, RefusalReason::failed);
}

}  // namespace
}  // namespace thidua
