#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/app/bundles.h"
#include "client/store/bundle_log.h"
#include "server/store/log_verifier.h"
#include "shared/base/translate.h"
#include "shared/bundle/bundle_file.h"
#include "shared/bundle/bundle_frames.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/golden/golden_copy.h"

// Rule 9: bundles that each version has written are taken in and answered by the programs of today.

namespace thidua {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class Rule09_GoldenBundleTest : public testing::TestWithParam<std::string> {
protected:
    Rule09_GoldenBundleTest() { set_language(Language::english); }

    [[nodiscard]] Bytes from_device() const { return read_whole_file(golden_.device_bundle()); }
    Result<BundleAnswered> take_in(const std::filesystem::path& answer) {
        return Bundles{device_.workspace()}.import_from(answer);
    }
    Value share() {
        const RecordId period = period_id(obligation_id(unit_id("SM"), "quarterly"), "2026-Q3");
        return find_value(device_.find(report_id(period, unit_id("SM-NV")))->fields,
                          answer_path("share"));
    }
    /// Of a server that says only this.
    std::filesystem::path answer_of(const Message& message) {
        const auto cover = read_bundle_cover(from_device()).value();
        const auto written = BundleLog{device_.store()}.find(cover.bundle).value();
        const BundleCover back{
            .kind = BundleCover::Kind::to_device, .bundle = cover.bundle, .device = cover.device};
        BundleContent content;
        content.add(message, 1 << 20);
        const GoldenServer server = golden_.open_server();
        write_whole_file(
            golden_.file("said.tdb"),
            write_bundle(back, encode_bundle_content(content), written.public_key,
                         [&](const Hash& digest) {
                             return ReceiptKey{server.keys().receipt_seed}.sign(digest);
                         }));
        return golden_.file("said.tdb");
    }

    GoldenCopy golden_{GetParam()};
    GoldenDevice device_ = golden_.open_device();
};

TEST_P(Rule09_GoldenBundleTest, SaysWhoseItIs) {
    const auto up = read_bundle_cover(from_device());
    const auto down = read_bundle_cover(read_whole_file(golden_.answer()));
    ASSERT_TRUE(up && down);
    EXPECT_EQ(up->kind, BundleCover::Kind::to_server);
    EXPECT_EQ(down->kind, BundleCover::Kind::to_device);
    EXPECT_EQ(up->device, device_.id());
    EXPECT_EQ(down->bundle, up->bundle);
}

TEST_P(Rule09_GoldenBundleTest, IsTakenByItsServerAndAnswered) {
    GoldenServer server = golden_.open_server();
    const Sequence before = server.head();
    const auto taken = server.take_bundle(from_device());
    ASSERT_TRUE(taken) << taken.error().message;
    EXPECT_EQ(taken->device, device_.id());
    EXPECT_GT(server.head(), before);
    EXPECT_THAT(verify_log(server.database()).problems, IsEmpty());
    const std::size_t waiting = device_.outbox().count_waiting();
    write_whole_file(golden_.file("answer.tdb"), taken->answer);
    const auto answered = take_in(golden_.file("answer.tdb"));
    ASSERT_TRUE(answered) << answered.error().message;
    EXPECT_EQ(answered->progress.receipts.answered, waiting);
    EXPECT_EQ(answered->progress.receipts.rejected, 0U);
    EXPECT_EQ(answered->files_stored, 1U);
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
    EXPECT_TRUE(device_.sync(server).is_done());
}

TEST_P(Rule09_GoldenBundleTest, IsAnsweredAgainWhenItComesAgain) {
    GoldenServer server = golden_.open_server();
    ASSERT_TRUE(server.take_bundle(from_device()));
    const Sequence head = server.head();
    EXPECT_TRUE(server.take_bundle(from_device()));
    EXPECT_EQ(server.head(), head);
}

TEST_P(Rule09_GoldenBundleTest, ItsAnswerIsTakenByItsDevice) {
    const std::size_t waiting = device_.outbox().count_waiting();
    ASSERT_GT(waiting, 0U);
    const auto answered = take_in(golden_.answer());
    ASSERT_TRUE(answered) << answered.error().message;
    EXPECT_EQ(answered->progress.receipts.answered, waiting);
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
    EXPECT_EQ(share(), Value{Decimal::from_text("13.5").value()});
}

TEST_P(Rule09_GoldenBundleTest, IsFollowedByAnother) {
    GoldenServer server = golden_.open_server();
    const auto written = Bundles{device_.workspace()}.export_to(golden_.file("next.tdb"), true);
    ASSERT_TRUE(written) << written.error().message;
    EXPECT_EQ(written->edits, device_.outbox().count_waiting());
    const auto taken = server.take_bundle(read_whole_file(golden_.file("next.tdb")));
    ASSERT_TRUE(taken) << taken.error().message;
    write_whole_file(golden_.file("answer.tdb"), taken->answer);
    EXPECT_TRUE(take_in(golden_.file("answer.tdb")));
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
}

TEST_P(Rule09_GoldenBundleTest, TellsInWordsThatTheServerSpeaksAnotherVersion) {
    const std::size_t waiting = device_.outbox().count_waiting();
    const auto refused =
        take_in(answer_of(Refusal{.reason = RefusalReason::version_too_old, .detail = "8-9"}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::refused);
    EXPECT_THAT(refused.error().message, HasSubstr("needs version 8-9 of the protocol"));
    EXPECT_EQ(device_.outbox().count_waiting(), waiting);
}

TEST_P(Rule09_GoldenBundleTest, OfANewerFormIsRefusedInWords) {
    constexpr std::size_t place_of_form = 8;
    Bytes newer = from_device();
    newer[place_of_form] = 2;
    GoldenServer server = golden_.open_server();
    const Sequence before = server.head();
    const auto taken = server.take_bundle(newer);
    ASSERT_FALSE(taken);
    EXPECT_THAT(taken.error().message, HasSubstr("newer"));
    EXPECT_EQ(server.head(), before);
}

INSTANTIATE_TEST_SUITE_P(EveryVersion, Rule09_GoldenBundleTest,
                         testing::ValuesIn(golden_versions()),
                         [](const auto& tested) { return tested.param; });

}  // namespace
}  // namespace thidua
