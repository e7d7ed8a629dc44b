#include "shared/platform/paths.h"

#include <gtest/gtest.h>

#include <map>

namespace thidua {
namespace {

using Variables = std::map<std::string, std::string>;

Result<std::filesystem::path> folder_with(const Variables& variables) {
    return data_folder([&](const char* name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional{found->second};
    });
}

#ifdef _WIN32
TEST(PathsTest, KeepsDataWhereWindowsSays) {
    EXPECT_EQ(to_utf8(*folder_with({{"APPDATA", "C:\\data"}})), "C:\\data\\ThiDua");
}
#else
TEST(PathsTest, KeepsDataWhereThePersonSays) {
    EXPECT_EQ(folder_with({{"XDG_DATA_HOME", "/data"}, {"HOME", "/home/lan"}}).value(),
              "/data/thidua");
}

TEST(PathsTest, KeepsDataInTheHomeFolderOtherwise) {
    EXPECT_EQ(folder_with({{"HOME", "/home/lan"}}).value(), "/home/lan/.local/share/thidua");
}

TEST(PathsTest, IgnoresARelativePathForData) {
    EXPECT_EQ(folder_with({{"XDG_DATA_HOME", "data"}, {"HOME", "/home/lan"}}).value(),
              "/home/lan/.local/share/thidua");
}
#endif

TEST(PathsTest, AsksForAFolderWhenThereIsNoHome) {
    const auto folder = folder_with({});
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().code, ErrorCode::not_found);
}

TEST(PathsTest, KnowsItsOwnProgram) {
    EXPECT_EQ(executable_path().value().stem(), "platform_test");
}

TEST(PathsTest, KeepsVietnameseNames) {
    const std::string name = "Thi Đua/Đổi mới";
    EXPECT_EQ(to_utf8(path_from_utf8(name)), name);
}

TEST(PathsTest, TakesAnUnsetVariableForNothing) {
    EXPECT_EQ(environment_variable("THIDUA_NO_SUCH_VARIABLE"), std::nullopt);
}

}  // namespace
}  // namespace thidua
