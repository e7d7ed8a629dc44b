#include <gtest/gtest.h>

#include "client/store/local_sync_store.h"
#include "tests/golden/golden_copy.h"

// Rule 9: what is new in the stores of version 2.

namespace thidua {
namespace {

std::int64_t count(Database& database, const char* table) {
    auto rows = database.prepare(("SELECT count(*) FROM " + std::string{table}).c_str());
    rows.step();
    return column_int64(rows, 0);
}

TEST(Rule09_GoldenServerOfVersion2, KnowsWhatAJournalsEndStoodFor) {
    GoldenCopy golden{"v2"};
    GoldenServer server = golden.open_server();
    EXPECT_GT(count(server.database(), "told_chain"), 0);
    EXPECT_EQ(count(server.database(), "told_edit"), 1);
}

/// Of all that waits only the submission stands in it.
TEST(Rule09_GoldenDeviceOfVersion2, HasAJournalOfWhatCounts) {
    GoldenCopy golden{"v2"};
    GoldenDevice device = golden.open_device();
    LocalSyncStore disk{device.store()};
    EXPECT_EQ(disk.position().journal.size(), 32U);
    const auto journal = disk.find_journal();
    ASSERT_TRUE(journal);
    EXPECT_EQ(journal->entries.size(), 2U);
    EXPECT_GT(device.outbox().count_waiting(), 2U);
}

}  // namespace
}  // namespace thidua
