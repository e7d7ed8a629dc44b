#include <gtest/gtest.h>

#include "shared/sync/scope_digest.h"
#include "shared/wire/codec.h"
#include "tests/client_store/local_device.h"

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};
const Value three{std::int64_t{3}};

/// The server has a and b; the device has another b under a later rev, and c, which nobody made.
class Rule05_Convergence : public testing::Test {
protected:
    Rule05_Convergence() {
        device_.meet_on(10);
        device_.pull({LocalDevice::note("a", {{"x", one}}, 1), b_, c_}, 9);
    }
    void repull() {
        device_.disk().begin_repull(LocalDevice::scope());
        device_.apply_page({LocalDevice::note("a", {{"x", one}}, 1),
                            LocalDevice::note("b", {{"x", one}}, 2)},
                           9);
        EXPECT_EQ(device_.disk().finish_pull(Sequence{9}, sha256("9")), PullEnd::complete);
    }
    std::size_t count_marks() {
        auto count = device_.store().database().prepare("SELECT count(*) FROM stale");
        count.step();
        return column_uint64(count, 0);
    }

    const Record b_ = LocalDevice::note("b", {{"x", two}}, 8);
    const Record c_ = LocalDevice::note("c", {{"x", three}}, 9);
    LocalDevice device_;
};

TEST_F(Rule05_Convergence, TheDigestIsTheSumOverTheRecords) {
    std::uint64_t sum = 0;
    for (const Record& record : {LocalDevice::note("a", {{"x", one}}, 1), b_, c_})
        sum += record_digest(record.id, record.rev, encode_fields(record.fields));
    EXPECT_EQ(device_.disk().scope_digest(LocalDevice::scope()), sum);
}

TEST_F(Rule05_Convergence, PullingAScopeAnewHealsIt) {
    repull();
    EXPECT_EQ(device_.seen("b", "x"), one);
    EXPECT_TRUE(is_null(device_.seen("c", "x")));
    EXPECT_EQ(device_.disk().position().cursor, Sequence{9});
    EXPECT_EQ(count_marks(), 0U);
}

TEST_F(Rule05_Convergence, PullingAScopeAnewDoesNotTouchTheOutbox) {
    const Edit edit = device_.typed(device_.changing("c", "x", three, one));
    device_.typed(device_.changing("a", "x", one, two));
    repull();
    EXPECT_EQ(device_.outbox().count_waiting(), 2U);
    EXPECT_EQ(device_.seen("a", "x"), two);
    EXPECT_EQ(device_.disk().manifest().entries.at(0).edit, edit.id);
}

TEST_F(Rule05_Convergence, NothingGoesWhileTheScopeComesAnew) {
    device_.disk().begin_repull(LocalDevice::scope());
    EXPECT_EQ(device_.seen("c", "x"), three);
    EXPECT_EQ(device_.disk().position().cursor, Sequence{});
}

TEST_F(Rule05_Convergence, AScopeThatIsEmptyAtTheServerBecomesEmptyWithTheEndOfThePull) {
    device_.disk().begin_repull(LocalDevice::scope());
    EXPECT_EQ(device_.disk().finish_pull(Sequence{9}, sha256("9")), PullEnd::complete);
    EXPECT_TRUE(is_null(device_.seen("a", "x")));
}

TEST_F(Rule05_Convergence, ACutRepullGoesOnWhereItStopped) {
    device_.disk().begin_repull(LocalDevice::scope());
    device_.apply_page({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
    EXPECT_EQ(device_.disk().position().cursor, Sequence{1});
    EXPECT_EQ(count_marks(), 2U);
    device_.apply_page({LocalDevice::note("b", {{"x", one}}, 2)}, 9);
    device_.disk().finish_pull(Sequence{9}, sha256("9"));
    EXPECT_EQ(device_.seen("b", "x"), one);
}

/// Found by seed 398 of the simulator.
TEST_F(Rule05_Convergence, ScopesAreComparedAgainWhenTheServersClockWasSetBack) {
    device_.disk().note_compared(LocalDevice::scope());
    device_.meet_on(5);
    EXPECT_TRUE(device_.disk().position().wants_digest);
}

TEST_F(Rule05_Convergence, ScopesAreComparedOnceADay) {
    device_.disk().note_compared(LocalDevice::scope());
    EXPECT_FALSE(device_.disk().position().wants_digest);
    device_.meet_on(11);
    EXPECT_TRUE(device_.disk().position().wants_digest);
    device_.disk().note_compared(LocalDevice::scope());
    EXPECT_FALSE(device_.disk().position().wants_digest);
}

TEST_F(Rule05_Convergence, APageForAScopeThatIsNotGrantedIsPassedOver) {
    const ScopeId other{LocalDevice::note_id("another scope").value()};
    const Page page{.scope = other,
                    .through = Sequence{20},
                    .records = {LocalDevice::packed(LocalDevice::note("z", {{"x", one}}, 20))}};
    EXPECT_EQ(device_.disk().apply_page(page), PageResult::applied);
    EXPECT_TRUE(is_null(device_.seen("z", "x")));
}

/// The reply to an old bundle.
TEST_F(Rule05_Convergence, TheEndOfAnOldPullMovesNothingBack) {
    device_.disk().finish_pull(Sequence{4}, sha256("4"));
    EXPECT_EQ(device_.disk().position().head, Sequence{9});
    EXPECT_EQ(device_.disk().position().head_hash, sha256("9"));
}

}  // namespace
}  // namespace thidua
