#include "server/store/epoch_store.h"

#include <gtest/gtest.h>

#include "shared/store/transaction.h"
#include "tests/support/sample_server.h"

namespace thidua {
namespace {

class Rule08_RestoreHeals : public testing::Test {
protected:
    EpochRow begin(const Epoch& after = {}) {
        Transaction transaction{server_.database()};
        const EpochRow row =
            EpochStore{server_.database()}.begin(EpochReason::noticed, server_.clock().now(), after);
        transaction.commit();
        return row;
    }
    SampleServer server_;
};

TEST_F(Rule08_RestoreHeals, ANewEpochIsLaterThanTheOneBeforeIt) {
    const Epoch first = EpochStore{server_.database()}.current().id;
    EXPECT_GT(begin().id, first);
}

/// Put back to before an epoch that it began itself, it would else take a new one for each device
/// that was in it.
TEST_F(Rule08_RestoreHeals, ANewEpochIsLaterThanOneThatTheServerHasForgotten) {
    const Instant tomorrow = server_.clock().now().plus(std::chrono::hours{24});
    const Epoch forgotten{make_uuid_v7(tomorrow, server_.random())};
    EXPECT_GT(begin(forgotten).id, forgotten);
}

}  // namespace
}  // namespace thidua
