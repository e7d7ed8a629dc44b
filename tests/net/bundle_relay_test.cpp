#include "shared/net/bundle_relay.h"

#include <gtest/gtest.h>

#include "shared/base/limits.h"
#include "shared/net/relayed_file.h"
#include "tests/net/fake_server.h"

namespace thidua {
namespace {

/// What no compressor makes shorter.
Bytes noise(std::size_t size) {
    Bytes bytes(size, '\0');
    SeededRandom{7}.fill({reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()});
    return bytes;
}

TEST(RelayedFileTest, ArrivesInPieces) {
    const Bytes file = noise(limits::relay_part_bytes_max * 2 + 5);
    RelayedFile arrived;
    for (std::size_t at = 0; at < file.size(); at += limits::relay_part_bytes_max) {
        EXPECT_FALSE(arrived.is_whole());
        EXPECT_TRUE(arrived.add(relay_part(file, at)));
    }
    EXPECT_TRUE(arrived.is_whole());
    EXPECT_EQ(arrived.bytes(), file);
}

TEST(RelayedFileTest, TakesNoPieceTwiceAndLeavesNoneOut) {
    RelayedFile arrived;
    EXPECT_FALSE(arrived.add({.total = 6, .offset = 3, .bytes = "def"}));
    EXPECT_TRUE(arrived.add({.total = 6, .offset = 0, .bytes = "abc"}));
    EXPECT_FALSE(arrived.add({.total = 6, .offset = 0, .bytes = "abc"}));
    EXPECT_FALSE(arrived.add({.total = 7, .offset = 3, .bytes = "defg"}));
    EXPECT_FALSE(arrived.add({.total = 6, .offset = 3, .bytes = "defg"}));
    EXPECT_FALSE(arrived.add({.total = 6, .offset = 3, .bytes = {}}));
    EXPECT_FALSE(arrived.is_whole());
}

TEST(RelayedFileTest, IsNeverLongerThanABundle) {
    RelayedFile arrived;
    EXPECT_FALSE(
        arrived.add({.total = limits::bundle_file_bytes_max + 1, .offset = 0, .bytes = "a"}));
    EXPECT_FALSE(arrived.add({.total = limits::bundle_file_bytes_max,
                              .offset = 0,
                              .bytes = Bytes(limits::relay_part_bytes_max + 1, 'a')}));
    EXPECT_FALSE(arrived.add({.total = 0, .offset = 0, .bytes = {}}));
}

class BundleRelayTest : public testing::Test {
protected:
    Result<std::variant<Refusal, RelayedAnswer>> relay(BytesView file) {
        return relay_bundle(server_.addresses(), device_.identity, {}, file);
    }
    RefusalReason refusal_of(BytesView file) {
        return std::get<Refusal>(relay(file).value()).reason;
    }
    std::vector<Message> ask(std::vector<Message> messages) {
        AskingSession session{std::move(messages), 1};
        (void)run_session(server_.addresses(), device_.identity, session, server_.clock);
        return session.answers;
    }

    FakeServer server_;
    Enrolled device_ = server_.enroll_device();
};

TEST_F(BundleRelayTest, BringsBackTheAnswerToALongFile) {
    const Bytes file = noise(3 << 20);
    const auto answer = std::get<RelayedAnswer>(relay(file).value());
    EXPECT_EQ(answer.file, file);
    EXPECT_EQ(answer.messages, 1U);
    EXPECT_EQ(server_.factory.sessions_opened, 0);
}

TEST_F(BundleRelayTest, GivesBackTheMemory) {
    (void)relay(noise(1 << 20)).value();
    server_.listener.stop();
    EXPECT_EQ(server_.room.relayed_bytes, 0U);
}

TEST_F(BundleRelayTest, TellsWhyNothingWasTaken) {
    server_.factory.take = [](BytesView) -> Result<BundleTaken> {
        return failure(ErrorCode::refused, "unknown device");
    };
    EXPECT_EQ(refusal_of("file"), RefusalReason::bundle_unknown);
    server_.factory.take = [](BytesView) -> Result<BundleTaken> {
        return failure(ErrorCode::invalid_input, "changed");
    };
    EXPECT_EQ(refusal_of("file"), RefusalReason::bundle_refused);
    server_.factory.take = [](BytesView) -> Result<BundleTaken> {
        throw std::runtime_error{"the disk is full"};
    };
    EXPECT_EQ(refusal_of("file"), RefusalReason::failed);
}

TEST_F(BundleRelayTest, AsksADeviceToComeBackWhenThereAreTooMany) {
    server_.room.relayed_bytes += server_tuning::relayed_bytes_max;
    EXPECT_EQ(refusal_of(noise(3 << 20)), RefusalReason::too_many);
    EXPECT_EQ(server_.room.metrics.told_to_come_back, 1U);
    server_.room.relayed_bytes -= server_tuning::relayed_bytes_max;
    EXPECT_TRUE(std::holds_alternative<RelayedAnswer>(relay("file").value()));
}

TEST_F(BundleRelayTest, TakesNothingFromADeviceThatIsCutOff) {
    server_.writer
        .run_now([&](Database& database) {
            DeviceStore{database}.revoke(device_.reply.device, server_.clock.now());
        })
        .value();
    EXPECT_EQ(refusal_of("file"), RefusalReason::revoked);
}

TEST_F(BundleRelayTest, EndsAConnectionThatSaysSomethingElseInTheMiddle) {
    for (const Message& other : {Message{Ping{}}, Message{RelayPart{8, 6, "gh"}}}) {
        const auto answers = ask({RelayPart{8, 0, "abcd"}, other});
        ASSERT_EQ(answers.size(), 1U);
        EXPECT_EQ(std::get<Refusal>(answers.front()).reason, RefusalReason::malformed);
    }
}

TEST_F(BundleRelayTest, HarmsNobodyByHangingUpInTheMiddle) {
    struct Hasty : Session {
        Step begin(Instant) override {
            return {.send = {RelayPart{8, 0, "abcd"}}, .end = SessionEnd{}};
        }
        Step on_message(const Message&, Instant) override { return {}; }
        Step on_local_edit(Instant) override { return {}; }
        Step on_timer(Instant) override { return {}; }
    } hasty;
    (void)run_session(server_.addresses(), device_.identity, hasty, server_.clock);
    EXPECT_TRUE(std::holds_alternative<RelayedAnswer>(relay("file").value()));
}

TEST_F(BundleRelayTest, SaysThatNobodyAnswers) {
    const auto answer = relay_bundle({{"127.0.0.1", 1}}, device_.identity, {}, "file");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::unreachable);
}

}  // namespace
}  // namespace thidua
