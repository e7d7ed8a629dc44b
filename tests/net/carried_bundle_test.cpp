#include <gtest/gtest.h>

#include "client/app/bundles.h"
#include "client/store/outbox.h"
#include "tests/net/real_server.h"

namespace thidua {
namespace {

/// A unit without a line, and an Office that has one.
class CarriedBundleTest : public testing::Test {
protected:
    CarriedBundleTest() {
        office_.publish_forms();
        (void)unit_.sync().value();
        unit_.start_report();
        (void)Bundles{unit_.workspace()}.export_to(up_, true).value();
    }
    Result<BundleRelayed> relay() { return Bundles{office_.workspace()}.relay(up_, down_); }
    std::size_t waiting() { return Outbox{unit_.store()}.count_waiting(); }
    void expect_refused(std::string_view words) {
        const Sequence before = server_.head();
        const auto refused = relay();
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::refused);
        EXPECT_NE(refused.error().message.find(words), std::string::npos)
            << refused.error().message;
        EXPECT_FALSE(std::filesystem::exists(down_));
        EXPECT_EQ(server_.head(), before);
    }

    RealServer server_;
    RealDevice office_{server_, "STP-VP", Role::office, "Hà"};
    RealDevice unit_{server_, "STP-HCTP", Role::officer, "Bích"};
    TemporaryFolder folder_;
    const std::filesystem::path up_ = folder_.path() / "up.tdb";
    const std::filesystem::path down_ = folder_.path() / "down.tdb";
};

TEST_F(CarriedBundleTest, GoesOverAnothersLineAndComesBackAnswered) {
    const Sequence before = server_.head();
    const std::size_t edits = waiting();
    const auto relayed = relay();
    ASSERT_TRUE(relayed) << relayed.error().message;
    EXPECT_EQ(relayed->device, unit_.id());
    EXPECT_GT(relayed->messages, 0U);
    EXPECT_GT(server_.head(), before);
    const auto answered = Bundles{unit_.workspace()}.import_from(down_);
    ASSERT_TRUE(answered) << answered.error().message;
    EXPECT_EQ(answered->progress.receipts.answered, edits);
    EXPECT_EQ(waiting(), 0U);
    EXPECT_TRUE(unit_.sync());
}

TEST_F(CarriedBundleTest, MayBePassedOnTwice) {
    ASSERT_TRUE(relay());
    const Sequence head = server_.head();
    ASSERT_TRUE(relay());
    EXPECT_EQ(server_.head(), head);
    EXPECT_TRUE(Bundles{unit_.workspace()}.import_from(down_));
    EXPECT_EQ(waiting(), 0U);
}

TEST_F(CarriedBundleTest, IsOfNoUseToWhoCarriesIt) {
    ASSERT_TRUE(relay());
    EXPECT_FALSE(Bundles{office_.workspace()}.import_from(down_));
}

TEST_F(CarriedBundleTest, IsRefusedWhenItWasChanged) {
    Bytes bytes = read_whole_file(up_);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_whole_file(up_, bytes);
    expect_refused("cut off or changed");
}

TEST_F(CarriedBundleTest, IsRefusedWhenItsDeviceWasCutOff) {
    server_.revoke(unit_.id());
    expect_refused("does not know the device that wrote this file");
}

TEST_F(CarriedBundleTest, IsNotTakenFromADeviceThatWasCutOff) {
    server_.revoke(office_.id());
    expect_refused("cut this device off");
}

TEST_F(CarriedBundleTest, IsNotSentWhenItIsAnAnswer) {
    ASSERT_TRUE(relay());
    const auto refused = Bundles{office_.workspace()}.relay(down_, up_);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
}

TEST_F(CarriedBundleTest, WaitsForALine) {
    office_.store().set_meta(device_keys::addresses, "127.0.0.1:1\n");
    const auto refused = relay();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::unreachable);
    EXPECT_FALSE(std::filesystem::exists(down_));
}

}  // namespace
}  // namespace thidua
