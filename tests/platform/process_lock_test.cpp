#include "shared/platform/process_lock.h"

#include <gtest/gtest.h>

#include <optional>

#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

class ProcessLockTest : public testing::Test {
protected:
    TemporaryFolder folder_;
    std::filesystem::path path_ = folder_.path() / "lock";
};

TEST_F(ProcessLockTest, ExcludesASecondHolder) {
    const auto first = ProcessLock::try_acquire(path_);
    ASSERT_TRUE(first);
    const auto second = ProcessLock::try_acquire(path_);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::locked);
}

TEST_F(ProcessLockTest, IsFreeAgainWhenItsHolderGoes) {
    {
        ASSERT_TRUE(ProcessLock::try_acquire(path_));
    }
    EXPECT_TRUE(ProcessLock::try_acquire(path_));
}

TEST_F(ProcessLockTest, StaysHeldWhenItIsMoved) {
    std::optional<ProcessLock> holder;
    {
        ProcessLock lock = ProcessLock::try_acquire(path_).value();
        holder.emplace(std::move(lock));
    }
    EXPECT_FALSE(ProcessLock::try_acquire(path_));
}

TEST_F(ProcessLockTest, SaysThatTheFolderIsMissing) {
    const auto lock = ProcessLock::try_acquire(folder_.path() / "missing" / "lock");
    ASSERT_FALSE(lock);
    EXPECT_EQ(lock.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace thidua
