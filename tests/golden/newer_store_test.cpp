#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "client/app/sync_service.h"
#include "server/admin/command_line.h"
#include "server/store/schema.h"
#include "tests/golden/golden_copy.h"

// Rule 9: a store of a newer version is told as such, and stays as it is.

namespace thidua {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

class Rule09_NewerStore : public testing::Test {
protected:
    /// What the file is then.
    static Bytes made_newer(const fs::path& store) {
        SQLite::Database{store.string(), SQLite::OPEN_READWRITE}.exec("PRAGMA user_version = 9999");
        return read_whole_file(store);
    }
    struct Said {
        ExitCode code;
        std::string err;
    };
    /// `thidua-server`, in this process.
    Said run(std::vector<std::string> words, const fs::path& data) {
        words.insert(words.end(), {"--data", data.string(), "--lang", "en"});
        std::ostringstream out;
        std::ostringstream err;
        SystemRandom random;
        const ExitCode code = run_command_line(words, out, err, golden_.clock(), random);
        return {code, err.str()};
    }
    static void expect_refused(const Said& said, const std::string& words) {
        EXPECT_EQ(said.code, ExitCode::failed) << words;
        EXPECT_THAT(said.err, HasSubstr("newer version of Thi Đua; update the program")) << words;
    }

    GoldenCopy golden_{"v1"};
};

TEST_F(Rule09_NewerStore, OfADeviceIsRefusedInWordsAndKept) {
    const fs::path store = local_store_path(golden_.device_data());
    const Bytes before = made_newer(store);
    const auto opened = Workspace::open(golden_.device_data(), golden_.environment());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::newer_version);
    const auto synced = sync_once(golden_.device_data(), golden_.environment());
    ASSERT_FALSE(synced);
    EXPECT_EQ(synced.error().code, ErrorCode::newer_version);
    EXPECT_EQ(read_whole_file(store), before);
}

TEST_F(Rule09_NewerStore, OfAServerIsRefusedByEveryCommandAndKept) {
    const fs::path store = server_store_path(golden_.server_data());
    const Bytes before = made_newer(store);
    const std::string backup = golden_.file("server.backup").string();
    const std::vector<std::vector<std::string>> commands{
        {"status"},
        {"verify"},
        {"deadlines"},
        {"devices", "list"},
        {"unit", "list"},
        {"backup", "--to", backup},
        {"bundle", "import", golden_.device_bundle().string(), "--reply", backup},
        {"enroll", "--unit", "SM-NV", "--role", "officer", "--name", "A"},
        {"serve", "--listen", "127.0.0.1:0"}};
    for (const auto& words : commands) {
        expect_refused(run(words, golden_.server_data()), words.front());
        EXPECT_EQ(read_whole_file(store), before) << words.front();
    }
    EXPECT_FALSE(fs::exists(backup));
}

TEST_F(Rule09_NewerStore, OfABackupIsRefusedInWordsAndKept) {
    const fs::path backup = golden_.file("server.backup");
    ASSERT_EQ(run({"backup", "--to", backup.string()}, golden_.server_data()).code, ExitCode::done);
    const Bytes before = made_newer(backup);
    const fs::path target = golden_.file("another");
    expect_refused(run({"restore", "--from", backup.string()}, target), "restore");
    EXPECT_EQ(read_whole_file(backup), before);
    EXPECT_FALSE(fs::exists(server_store_path(target)));
}

}  // namespace
}  // namespace thidua
