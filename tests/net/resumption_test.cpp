#include <gtest/gtest.h>

#include <thread>

#include "shared/net/certificate.h"
#include "shared/net/resumption_cache.h"
#include "shared/wire/codec.h"
#include "tests/net/fake_server.h"
#include "tests/net/relay.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;

class ResumptionTest : public testing::Test {
protected:
    /// A run of the program: nothing is left of the one before but the ticket.
    ConnectionReport run(Bytes ticket = {}) {
        AskingSession session{{Ping{}}, 1};
        const auto report = run_session({relay_.address()}, device_.identity, session,
                                        server_.clock, {.ticket = std::move(ticket)});
        EXPECT_TRUE(report.end);
        return report;
    }

    FakeServer server_;
    Enrolled device_ = server_.enroll_device();
    Relay relay_{server_.address};
};

TEST_F(ResumptionTest, TakesUpTheTlsSessionOfAnEarlierRun) {
    const auto first = run();
    EXPECT_FALSE(first.is_resumed);
    const auto second = run(first.ticket);
    EXPECT_TRUE(second.is_resumed);
    EXPECT_TRUE(run(second.ticket).is_resumed);
}

TEST_F(ResumptionTest, TakesItUpAgainWhenTheNewTicketWasLostOnTheLine) {
    const auto first = run();
    EXPECT_TRUE(run(first.ticket).is_resumed);
    EXPECT_TRUE(run(first.ticket).is_resumed);
}

TEST_F(ResumptionTest, KnowsTheDeviceOfAResumedSession) {
    const auto first = run();
    run(first.ticket);
    server_.listener.stop();
    EXPECT_EQ(server_.room.metrics.sessions_finished, 2U);
}

TEST_F(ResumptionTest, SendsNoCertificateAgain) {
    const auto first = run();
    relay_.reset();
    run(first.ticket);
    const std::string& said = relay_.carried().said;
    EXPECT_EQ(said.find(device_.identity.certificate.substr(0, 40)), std::string::npos);
    EXPECT_LT(relay_.carried().to_server, device_.identity.certificate.size() + 200);
}

TEST_F(ResumptionTest, NeedsThreeRoundTripsWithThatOfTcp) {
    relay_.set_delay(30ms);
    const auto first = run();
    EXPECT_EQ(relay_.carried().round_trips, 3);
    relay_.reset();
    run(first.ticket);
    EXPECT_EQ(relay_.carried().round_trips, 3);
}

TEST_F(ResumptionTest, ShakesHandsInFullWithAServerThatStartedAnew) {
    const auto first = run();
    server_.room.tls.set(TlsContext::for_server(server_.keys.credentials()).value());
    const auto second = run(first.ticket);
    EXPECT_FALSE(second.is_resumed);
    EXPECT_TRUE(run(second.ticket).is_resumed);
}

TEST_F(ResumptionTest, ShakesHandsInFullWithATicketThatIsNone) {
    EXPECT_FALSE(run("no ticket").is_resumed);
    Bytes cut = run().ticket;
    cut.resize(cut.size() / 2);
    EXPECT_FALSE(run(cut).is_resumed);
}

/// A device that took another identity would be taken for the one it was.
TEST_F(ResumptionTest, ShakesHandsInFullWithTheTicketOfAnotherCertificate) {
    const auto first = run();
    device_ = server_.enroll_device();
    EXPECT_FALSE(run(first.ticket).is_resumed);
}

/// TLS itself checks dates in full handshakes only.
TEST_F(ResumptionTest, IsRefusedAfterTheCertificateHasExpired) {
    DeviceIdentity identity = device_.identity;
    const Instant almost_over = server_.clock.now().plus(-24h * (5 * 365 + 1) + 2s);
    identity.certificate =
        issue_device_certificate(server_.keys.authority,
                                 make_certificate_request(identity.key).value(),
                                 device_.reply.device, almost_over, server_.random)
            .value();
    AskingSession first{{Ping{}}, 1};
    const auto report = run_session(server_.addresses(), identity, first, server_.clock);
    ASSERT_TRUE(report.end);
    std::this_thread::sleep_for(2s);
    AskingSession second{{Ping{}}, 1};
    const auto late = run_session(server_.addresses(), identity, second, server_.clock,
                                  {.ticket = report.ticket});
    EXPECT_TRUE(late.is_resumed);
    ASSERT_TRUE(late.end && late.end->refusal);
    EXPECT_EQ(late.end->refusal->reason, RefusalReason::revoked);
}

TEST(ResumptionCacheTest, KeepsAFewSessionsOfADevice) {
    ResumptionCache cache;
    for (int i = 0; i < 10; ++i) cache.keep("a", std::to_string(i), "session");
    EXPECT_EQ(cache.size(), ResumptionCache::sessions_per_device_max);
    EXPECT_EQ(cache.find("9"), "session");
    EXPECT_EQ(cache.find("0"), "");
}

TEST(ResumptionCacheTest, KeepsTheSessionThatIsUsed) {
    ResumptionCache cache;
    for (int i = 0; i < 10; ++i) {
        cache.keep("a", std::to_string(i), "session");
        EXPECT_EQ(cache.find("0"), "session");
    }
}

TEST(ResumptionCacheTest, LetsNoDevicePushOutAnother) {
    ResumptionCache cache;
    cache.keep("a", "of a", "session");
    for (int i = 0; i < 100; ++i) cache.keep("b", std::to_string(i), "session");
    EXPECT_EQ(cache.find("of a"), "session");
}

TEST(ResumptionCacheTest, ForgetsTheDeviceThatWasAwayLongest) {
    ResumptionCache cache;
    cache.keep("first", "1", "session");
    cache.keep("second", "2", "session");
    EXPECT_EQ(cache.find("1"), "session");
    for (std::size_t i = 2; i <= ResumptionCache::devices_max; ++i)
        cache.keep("device " + std::to_string(i), "s" + std::to_string(i), "session");
    EXPECT_EQ(cache.find("1"), "session");
    EXPECT_EQ(cache.find("2"), "");
    EXPECT_EQ(cache.size(), ResumptionCache::devices_max);
}

}  // namespace
}  // namespace thidua
