#include <gtest/gtest.h>

#include "tests/client_store/local_device.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

TEST(LocalStoreTest, ANewStoreIsNobodys) {
    const auto store = *LocalStore::open({.path = ":memory:"});
    EXPECT_FALSE(store->is_enrolled());
    EXPECT_TRUE(store->device().is_nil());
}

TEST(LocalStoreTest, KeepsFactsUnderTheirNames) {
    TemporaryFolder folder;
    {
        const auto store = *LocalStore::open({.path = folder.file("device.db")});
        store->set_meta("person", "Nông Thị Bích");
        store->set_number_meta("next_number", -7);
    }
    const auto store = *LocalStore::open({.path = folder.file("device.db")});
    EXPECT_EQ(store->text_meta("person"), "Nông Thị Bích");
    EXPECT_EQ(store->number_meta("next_number"), -7);
}

TEST(LocalStoreTest, SaysNothingOfWhatWasNeverKept) {
    const auto store = *LocalStore::open({.path = ":memory:"});
    EXPECT_FALSE(store->find_meta("person").has_value());
    EXPECT_EQ(store->text_meta("person"), "");
    EXPECT_EQ(store->number_meta("next_number", 1), 1);
}

TEST(LocalStoreTest, RefusesAFileThatIsNoStore) {
    TemporaryFolder folder;
    write_whole_file(folder.file("device.db"), std::string(5000, 'x'));
    const auto store = LocalStore::open({.path = folder.file("device.db")});
    ASSERT_FALSE(store.has_value());
    EXPECT_EQ(store.error().code, ErrorCode::damaged);
    EXPECT_EQ(read_whole_file(folder.file("device.db")), std::string(5000, 'x'));
}

TEST(LocalStoreTest, TheBeginningOfADeviceIsBeforeTheLog) {
    const auto store = *LocalStore::open({.path = ":memory:"});
    const SyncPosition position = LocalSyncStore{*store}.position();
    EXPECT_TRUE(position.epoch.is_nil());
    EXPECT_EQ(position.cursor, Sequence{});
    EXPECT_EQ(position.grant, 0U);
}

}  // namespace
}  // namespace thidua
