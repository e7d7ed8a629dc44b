#include "shared/platform/private_file.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

class PrivateFileTest : public testing::Test {
protected:
    [[nodiscard]] std::ptrdiff_t count_files() const {
        return std::distance(std::filesystem::directory_iterator{folder_.path()}, {});
    }

    TemporaryFolder folder_;
    std::filesystem::path path_ = folder_.path() / "key";
};

TEST_F(PrivateFileTest, ReturnsTheBytesItWrote) {
    const Bytes bytes{"a\0b\n", 4};
    ASSERT_TRUE(write_private_file(path_, bytes));
    EXPECT_EQ(read_limited_file(path_, 4).value(), bytes);
}

TEST_F(PrivateFileTest, ReplacesAndLeavesNothingBeside) {
    ASSERT_TRUE(write_private_file(path_, "the old and longer"));
    ASSERT_TRUE(write_private_file(path_, "new"));
    EXPECT_EQ(read_limited_file(path_, 100).value(), "new");
    EXPECT_EQ(count_files(), 1);
}

#ifndef _WIN32
TEST_F(PrivateFileTest, LetsOnlyItsOwnerReadIt) {
    write_whole_file(path_, "was open to everybody");
    std::filesystem::permissions(path_, std::filesystem::perms{0644});
    ASSERT_TRUE(write_private_file(path_, "secret"));
    EXPECT_EQ(std::filesystem::status(path_).permissions(), std::filesystem::perms{0600});
}
#endif

TEST_F(PrivateFileTest, SaysThatTheFolderIsMissing) {
    const auto written = write_private_file(folder_.path() / "missing" / "key", "x");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::not_found);
}

TEST_F(PrivateFileTest, CleansUpWhenItCannotReplace) {
    std::filesystem::create_directories(path_ / "in the way");
    EXPECT_FALSE(write_private_file(path_, "x"));
    EXPECT_EQ(count_files(), 1);
}

TEST_F(PrivateFileTest, SaysThatThereIsNoFile) {
    const auto bytes = read_limited_file(path_, 10);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::not_found);
}

TEST_F(PrivateFileTest, TakesAFolderForNoFile) {
    const auto bytes = read_limited_file(folder_.path(), 10);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::not_found);
}

TEST_F(PrivateFileTest, RefusesAFileThatIsTooLong) {
    write_whole_file(path_, "12345");
    const auto bytes = read_limited_file(path_, 4);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::invalid_input);
}

TEST_F(PrivateFileTest, ReadsAFileLongerThanOnePiece) {
    const Bytes bytes(100'000, 'x');
    write_whole_file(path_, bytes);
    EXPECT_EQ(read_limited_file(path_, 100'000).value(), bytes);
}

}  // namespace
}  // namespace thidua
