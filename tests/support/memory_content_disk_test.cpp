#include "tests/support/memory_content_disk.h"

#include <gtest/gtest.h>

#include "shared/platform/content_folder.h"
#include "tests/support/hand_clock.h"

namespace thidua {
namespace {

/// A folder of contents that the product itself keeps, on a disk whose power fails.
class MemoryContentDiskTest : public testing::Test {
protected:
    SeededRandom random_{7};
    HandClock clock_{Instant{1}};
    MemoryDisk disk_{random_, clock_};
    MemoryContentDisk contents_{disk_};
    ContentFolder folder_{"/files", contents_};
    Bytes content_ = Bytes(3000, 'a');
    Hash hash_ = sha256(content_);
};

TEST_F(MemoryContentDiskTest, KeepsWhatWasFinishedWhenThePowerFails) {
    ASSERT_TRUE(folder_.write_part("part", 0, content_.substr(0, 1000)));
    ASSERT_TRUE(folder_.write_part("part", 1000, content_.substr(1000)));
    ASSERT_TRUE(folder_.finish_part("part", content_.size(), hash_));
    disk_.crash(random_);
    EXPECT_EQ(folder_.read(hash_, 0, content_.size() + 1).value(), content_);
}

TEST_F(MemoryContentDiskTest, RefusesWhatIsNotWhatItSaysItIs) {
    ASSERT_TRUE(folder_.write_part("part", 0, "something else"));
    EXPECT_FALSE(folder_.finish_part("part", 14, hash_));
    EXPECT_FALSE(folder_.has(hash_));
    EXPECT_TRUE(disk_.list_files().empty());
}

TEST_F(MemoryContentDiskTest, HasNothingUnderItsNameWhenTheDiskIsFull) {
    // The content, and then its name.
    for (const std::uint64_t writes : {0U, 1U}) {
        disk_.fail_writes_after(writes, WriteFault::disk_full);
        const auto kept = folder_.put(hash_, content_);
        ASSERT_FALSE(kept);
        EXPECT_EQ(kept.error().code, ErrorCode::disk_full);
        EXPECT_FALSE(folder_.has(hash_));
    }
    disk_.heal();
    EXPECT_TRUE(folder_.put(hash_, content_));
}

TEST_F(MemoryContentDiskTest, IsPutBackToASnapshotApartFromTheRest) {
    ASSERT_TRUE(folder_.put(hash_, content_));
    const MemoryDisk::Snapshot snapshot = disk_.snapshot();
    disk_.write_file("/store.db", "newer");
    ASSERT_TRUE(folder_.put(sha256("later"), "later"));
    disk_.copy_files_from(snapshot, "/files/");
    EXPECT_TRUE(folder_.has(hash_));
    EXPECT_FALSE(folder_.has(sha256("later")));
    EXPECT_EQ(disk_.read_file("/store.db"), "newer");
}

}  // namespace
}  // namespace thidua
