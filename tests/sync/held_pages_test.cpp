#include <gtest/gtest.h>

#include "shared/base/limits.h"
#include "shared/model/scope.h"
#include "shared/sync/tuning.h"
#include "shared/wire/codec.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

/// Pages that come one behind the other are written together.
class HeldPagesTest : public testing::Test {
protected:
    HeldPagesTest() { TestLine{server_, device_}.run_session(); }

    [[nodiscard]] Instant now() { return server_.clock().now(); }
    /// One unit that no other page brings.
    Page page(std::uint64_t number, std::size_t bytes = 10) {
        const RecordId id{make_uuid_v5(Uuid{}, std::to_string(number))};
        return {.scope = province_scope(),
                .through = Sequence{1000 + number},
                .records = {{.type = "unit",
                             .id = id,
                             .rev = Sequence{1000 + number},
                             .fields = encode_fields({{"note", std::string(bytes, 'x')}})}}};
    }
    bool has(std::uint64_t number) {
        return device_.find(page(number).records.front().id).has_value();
    }

    SampleServer server_;
    TestDevice device_{server_, people::officer_bich()};
    ClientSession client_{device_.disk(), {.stay = true}};
};

TEST_F(HeldPagesTest, AreWrittenWhenNothingElseComes) {
    client_.begin(now());
    const Step held = client_.on_message(page(1), now());
    EXPECT_FALSE(has(1));
    ASSERT_TRUE(held.wake_at);
    EXPECT_EQ(held.wake_at->since(now()), tuning::pages_held_for);
    EXPECT_FALSE(client_.on_timer(*held.wake_at).end);
    EXPECT_TRUE(has(1));
}

TEST_F(HeldPagesTest, AreWrittenBeforeAnythingElseIsHeardOrSaid) {
    client_.begin(now());
    client_.on_message(page(1), now());
    client_.on_message(page(2), now());
    client_.on_message(Ping{}, now());
    EXPECT_TRUE(has(1) && has(2));
    client_.on_message(page(3), now());
    client_.on_local_edit(now());
    EXPECT_TRUE(has(3));
}

TEST_F(HeldPagesTest, AreWrittenWhenTheLineIsCut) {
    client_.begin(now());
    client_.on_message(page(1), now());
    client_.on_cut();
    EXPECT_TRUE(has(1));
}

TEST_F(HeldPagesTest, AreWrittenWhenTheyAreMany) {
    client_.begin(now());
    const std::size_t bytes = limits::text_points_max;
    std::uint64_t number = 0;
    for (std::size_t held = 0; held < tuning::pages_held_bytes; held += bytes)
        client_.on_message(page(++number, bytes), now());
    EXPECT_TRUE(has(number));
}

TEST_F(HeldPagesTest, AreNotHeldOnABadLine) {
    device_.disk().set_piece_bytes(tuning::piece_bytes_min);
    client_.begin(now());
    client_.on_message(page(1), now());
    EXPECT_TRUE(has(1));
}

}  // namespace
}  // namespace thidua
