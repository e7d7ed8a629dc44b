#include <gtest/gtest.h>

#include "client/app/contact.h"
#include "server/net/tls_renewal.h"
#include "shared/net/certificate.h"
#include "tests/net/real_server.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;
constexpr auto year = 24h * 365;

/// Four of the five years of the certificates are over.
class RenewalTest : public testing::Test {
protected:
    Instant end_of(const char* key) {
        return read_certificate(device_.store().text_meta(key))->not_after;
    }
    Bytes meta(const char* key) { return device_.store().text_meta(key); }
    /// Connects and says goodbye.
    bool is_next_resumed() {
        struct Nothing : Session {
            Step begin(Instant) override { return {.send = {Bye{}}, .end = SessionEnd{}}; }
            Step on_message(const Message&, Instant) override { return {}; }
            Step on_local_edit(Instant) override { return {}; }
            Step on_timer(Instant) override { return {}; }
        } nothing;
        return (*make_connection(device_.store()))->run(nothing, device_.clock).is_resumed;
    }

    const Instant today_ = SystemClock{}.now();
    RealServer server_{today_.plus(-4 * year)};
    RealDevice device_{server_, "STP-HCTP", Role::officer, "Bích"};
};

TEST_F(RenewalTest, IsNotDueBeforeTheLastThirdOfItsLife) {
    const Bytes certificate = meta(device_keys::certificate);
    const Instant begin = read_certificate(certificate)->not_before;
    EXPECT_FALSE(is_renewal_due(certificate, begin.plus(3 * year)));
    EXPECT_TRUE(is_renewal_due(certificate, begin.plus(3 * year + year / 2)));
}

TEST_F(RenewalTest, AsksForANewCertificateByTheServersTimeAndNotItsOwn) {
    ASSERT_TRUE(device_.sync());
    EXPECT_EQ(meta(device_keys::next_certificate), "");
    server_.clock.set(today_);
    ASSERT_TRUE(device_.sync());
    EXPECT_GT(end_of(device_keys::next_certificate), today_.plus(4 * year));
}

TEST_F(RenewalTest, KeepsTheOldCertificateUntilTheNewOneHasWorked) {
    server_.clock.set(today_);
    ASSERT_TRUE(device_.sync());
    EXPECT_LT(end_of(device_keys::certificate), today_.plus(2 * year));
    const Bytes renewed = meta(device_keys::next_certificate);
    ASSERT_TRUE(device_.sync());
    EXPECT_EQ(meta(device_keys::certificate), renewed);
    EXPECT_EQ(meta(device_keys::next_certificate), "");
}

TEST_F(RenewalTest, ShowsTheNewCertificateInAFullHandshake) {
    ASSERT_TRUE(device_.sync());
    EXPECT_TRUE(is_next_resumed());
    server_.clock.set(today_);
    ASSERT_TRUE(device_.sync());
    EXPECT_FALSE(is_next_resumed());
}

TEST_F(RenewalTest, GoesBackToTheOldOneWhenTheNewOneDoesNotWork) {
    RealServer other;
    RealDevice foreign{other, "STP-HCTP", Role::officer, "Bích"};
    // A certificate for this key by an authority that the server does not know.
    const ServerKeys keys = load_server_keys(other.data(), today_, other.random).value();
    const Bytes request = make_certificate_request(meta(device_keys::private_key)).value();
    device_.store().set_meta(device_keys::next_certificate,
                             issue_device_certificate(keys.authority, request, device_.id(), today_,
                                                      other.random)
                                 .value());
    device_.store().set_meta(device_keys::tls_ticket, {});
    EXPECT_FALSE(device_.sync());
    EXPECT_TRUE(device_.sync());
}

TEST_F(RenewalTest, GivesNothingToADeviceThatIsCutOff) {
    server_.clock.set(today_);
    server_.revoke(device_.id());
    EXPECT_FALSE(device_.sync());
    EXPECT_EQ(meta(device_keys::next_certificate), "");
}

TEST_F(RenewalTest, RenewsTheServersOwnWhileItServes) {
    Bytes shown = load_server_keys(server_.data(), server_.clock.now(), server_.random)
                      .value()
                      .server_certificate;
    EXPECT_FALSE(renew_own_certificate(server_.room, server_.data(), shown).value());
    server_.clock.set(today_.plus(10 * 24h));
    EXPECT_TRUE(renew_own_certificate(server_.room, server_.data(), shown).value());
    EXPECT_GT(read_certificate(shown)->not_after, today_.plus(4 * year));
    EXPECT_FALSE(renew_own_certificate(server_.room, server_.data(), shown).value());
    EXPECT_TRUE(device_.sync());
}

/// Resuming spares the handshake, not the question whether the device may come.
TEST_F(RenewalTest, RefusesAResumedSessionOfADeviceThatIsCutOff) {
    ASSERT_TRUE(device_.sync());
    const Bytes ticket = meta(device_keys::tls_ticket);
    ASSERT_NE(ticket, "");
    server_.revoke(device_.id());
    const auto refused = device_.sync();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::refused);
    EXPECT_NE(meta(device_keys::tls_ticket), ticket);  // it was resumed, and given the next
}

TEST_F(RenewalTest, TakesUpTheTlsSessionOfTheRunBefore) {
    ASSERT_TRUE(device_.sync());
    EXPECT_TRUE(is_next_resumed());
}

TEST_F(RenewalTest, TriesFirstWhereTheServerAnsweredLast) {
    device_.store().set_meta(device_keys::addresses,
                             "127.0.0.1:1\n" + server_.address.text() + "\n");
    ASSERT_TRUE(device_.sync());
    EXPECT_EQ(stored_addresses(device_.store()).front(), server_.address);
}

}  // namespace
}  // namespace thidua
