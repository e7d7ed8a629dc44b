#include "shared/platform/disk_space.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

TEST(DiskSpaceTest, TellsHowMuchIsFree) {
    const TemporaryFolder folder;
    EXPECT_GT(free_bytes(folder.path()), 0U);
}

TEST(DiskSpaceTest, TellsNothingOfAPathThatDoesNotExist) {
    const TemporaryFolder folder;
    EXPECT_EQ(free_bytes(folder.path() / "missing"), std::nullopt);
}

}  // namespace
}  // namespace thidua
