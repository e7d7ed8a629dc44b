#include <gtest/gtest.h>

#include "shared/net/certificate.h"
#include "tests/net/fake_server.h"

namespace thidua {
namespace {

class EnrolmentTest : public testing::Test {
protected:
    FakeServer server_;
    Bytes key_ = make_private_key();
};

TEST_F(EnrolmentTest, GivesTheDeviceItsIdentityAndItsUnit) {
    const auto enrolled = enroll(server_.make_code(), "laptop", key_).value();
    EXPECT_EQ(read_certificate(enrolled.identity.certificate)->common_name,
              enrolled.reply.device.text());
    EXPECT_EQ(enrolled.identity.ca_certificate, server_.keys.authority.certificate);
    EXPECT_EQ(enrolled.reply.unit_code, "STP-VP");
    EXPECT_EQ(enrolled.reply.role, "office");
    EXPECT_EQ(enrolled.reply.person, "Nguyễn Thị Minh");
    EXPECT_EQ(enrolled.reply.receipt_key, server_.keys.receipt_key());
}

TEST_F(EnrolmentTest, GivesTheSameKeyTheSameAnswerAgain) {
    const auto code = server_.make_code();
    const auto first = enroll(code, "laptop", key_).value();
    const auto again = enroll(code, "laptop", key_).value();
    EXPECT_EQ(again.reply.device, first.reply.device);
    EXPECT_EQ(again.identity.certificate, first.identity.certificate);
    EXPECT_EQ(server_.room.metrics.devices_enrolled, 1U);
}

TEST_F(EnrolmentTest, LetsAnotherKeyNotUseTheCodeAgain) {
    const auto code = server_.make_code();
    (void)enroll(code, "laptop", key_).value();
    const auto second = enroll(code, "laptop", make_private_key());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::refused);
    EXPECT_NE(second.error().message.find("already used"), std::string::npos);
}

TEST_F(EnrolmentTest, RefusesACodeThatHasExpired) {
    const auto late = enroll(server_.make_code(std::chrono::seconds{-5}), "laptop", key_);
    ASSERT_FALSE(late);
    EXPECT_NE(late.error().message.find("expired"), std::string::npos);
}

TEST_F(EnrolmentTest, RefusesASecretItDoesNotKnow) {
    auto code = server_.make_code();
    code.secret.front() = static_cast<char>(code.secret.front() ^ 1);
    const auto guessed = enroll(code, "laptop", key_);
    ASSERT_FALSE(guessed);
    EXPECT_NE(guessed.error().message.find("does not know"), std::string::npos);
}

TEST_F(EnrolmentTest, ShowsTheSecretToNobodyButTheServerOfTheCode) {
    FakeServer impostor;
    auto code = server_.make_code();
    code.addresses = impostor.addresses();
    const auto outcome = enroll(code, "laptop", key_);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::refused);
    EXPECT_EQ(impostor.room.metrics.enrolments_refused, 0U);
}

TEST_F(EnrolmentTest, KeepsACodeThatCouldNotBePresented) {
    auto code = server_.make_code();
    code.addresses = {{"127.0.0.1", 1}};
    EXPECT_EQ(enroll(code, "laptop", key_).error().code, ErrorCode::unreachable);
    code.addresses = server_.addresses();
    EXPECT_TRUE(enroll(code, "laptop", key_));
}

TEST_F(EnrolmentTest, RenewsTheCertificateOfADeviceThatShowsAValidOne) {
    const Enrolled device = server_.enroll_device();
    const Enrolled renewed = renew(server_.addresses(), device.identity).value();
    EXPECT_EQ(renewed.reply.device, device.reply.device);
    EXPECT_NE(renewed.identity.certificate, device.identity.certificate);
    AskingSession session{{Ping{}}, 1};
    EXPECT_TRUE(
        run_session(server_.addresses(), renewed.identity, session, server_.clock).end);
}

TEST_F(EnrolmentTest, RenewsNothingForADeviceThatWasCutOff) {
    const Enrolled device = server_.enroll_device();
    server_.writer
        .run_now([&](Database& database) {
            DeviceStore{database}.revoke(device.reply.device, server_.clock.now());
        })
        .value();
    EXPECT_EQ(renew(server_.addresses(), device.identity).error().code, ErrorCode::refused);
}

}  // namespace
}  // namespace thidua
