#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "server/auth/server_keys.h"
#include "server/store/file_store.h"
#include "server/store/schema.h"
#include "server/store/writer.h"
#include "server/store/own_edit.h"
#include "tests/server_process/server_folder.h"

namespace thidua {
namespace {

using testing::HasSubstr;

class BackupTest : public testing::Test {
protected:
    BackupTest() { EXPECT_EQ(server_.init().code, ExitCode::done); }
    Said back_up() { return server_.run({"backup", "--to", backup_, "--json"}); }
    Said restore(const ServerFolder& into) {
        return into.run({"restore", "--from", backup_, "--json"});
    }
    static nlohmann::json status(const ServerFolder& server) {
        return server.run({"status", "--json"}).json();
    }
    static ServerKeys keys(const ServerFolder& server) {
        SystemRandom random;
        return load_server_keys(server.data(), SystemClock{}.now(), random).value();
    }
    static Database open(const ServerFolder& server) {
        return open_server_store({.path = server_store_path(server.data()).string()}).value();
    }
    /// A file that a unit has sent, as its store and its folder have it.
    Hash attach(const Bytes& content) {
        const Hash hash = sha256(content);
        EXPECT_TRUE(ContentFolder{server_files_path(server_.data())}.put(hash, content));
        auto database = open(server_);
        auto add = database.prepare(
            "INSERT INTO file_here (scope, hash, size) VALUES (randomblob(16), ?1, ?2)");
        bind(add, Blob{hash.view()}, content.size());
        add.execute();
        return hash;
    }

    ServerFolder server_;
    ServerFolder other_;
    std::string backup_ = other_.file("server.backup");
};

TEST_F(BackupTest, MakesTheSameServerInANewEpoch) {
    const auto before = status(server_);
    EXPECT_EQ(back_up().json()["head_seq"], before["head_seq"]);
    ASSERT_EQ(restore(other_).code, ExitCode::done);
    const auto after = status(other_);
    EXPECT_EQ(after["restores"].at(0)["forked_at"], before["head_seq"]);
    EXPECT_NE(after["epoch"], before["epoch"]);
    EXPECT_EQ(keys(other_).ca_fingerprint(), keys(server_).ca_fingerprint());
    EXPECT_EQ(keys(other_).receipt_seed, keys(server_).receipt_seed);
    EXPECT_EQ(other_.run({"verify"}).code, ExitCode::done);
}

TEST_F(BackupTest, IsReadByItsOwnerOnly) {
    back_up();
    EXPECT_EQ(std::filesystem::status(backup_).permissions() & std::filesystem::perms{077},
              std::filesystem::perms::none);
}

TEST_F(BackupTest, LeavesNoKeysInTheStoreThatServes) {
    back_up();
    restore(other_);
    auto database = open(other_);
    EXPECT_FALSE(database.prepare("SELECT 1 FROM meta WHERE key = 'backup_keys'").step());
}

TEST_F(BackupTest, LeavesTheBackupAsItIs) {
    back_up();
    const Bytes before = read_whole_file(backup_);
    restore(other_);
    EXPECT_EQ(read_whole_file(backup_), before);
    ServerFolder third;
    EXPECT_EQ(restore(third).code, ExitCode::done);
}

TEST_F(BackupTest, TakesTheAttachedFilesWithIt) {
    const Hash hash = attach("bản quét");
    EXPECT_EQ(back_up().json()["files"], 1);
    restore(other_);
    EXPECT_EQ(ContentFolder{server_files_path(other_.data())}.read(hash, 0, 100).value(),
              "bản quét");
    EXPECT_FALSE(open(other_)
                     .prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup_file'")
                     .step());
}

TEST_F(BackupTest, AsksAgainForAFileThatItCouldNotRead) {
    const Hash hash = attach("bản quét");
    std::filesystem::remove(ContentFolder{server_files_path(server_.data())}.path_of(hash));
    EXPECT_EQ(back_up().json()["missing_files"], 1);
    restore(other_);
    EXPECT_FALSE(open(other_).prepare("SELECT 1 FROM file_here").step());
}

TEST_F(BackupTest, ReplacesAnOlderBackupOfTheSameServer) {
    EXPECT_EQ(back_up().code, ExitCode::done);
    EXPECT_EQ(back_up().code, ExitCode::done);
}

TEST_F(BackupTest, WritesOverNothingElse) {
    write_whole_file(backup_, "luận văn");
    const Said said = back_up();
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_THAT(said.err, HasSubstr("choose another name"));
    EXPECT_EQ(read_whole_file(backup_), "luận văn");
}

TEST_F(BackupTest, WritesNotOverTheBackupOfAnotherServer) {
    other_.init();
    EXPECT_EQ(other_.run({"backup", "--to", backup_}).code, ExitCode::done);
    EXPECT_EQ(back_up().code, ExitCode::failed);
}

TEST_F(BackupTest, KeepsNoBackupOfADamagedStore) {
    {
        auto database = open(server_);
        database.execute("DELETE FROM record WHERE id = (SELECT id FROM record LIMIT 1)");
    }
    EXPECT_EQ(back_up().code, ExitCode::failed);
    EXPECT_FALSE(std::filesystem::exists(backup_));
    EXPECT_FALSE(std::filesystem::exists(backup_ + ".part"));
}

TEST_F(BackupTest, ReplacesAServerOnlyWhenToldTo) {
    back_up();
    const std::string epoch = status(server_)["epoch"];
    EXPECT_EQ(restore(server_).code, ExitCode::failed);
    EXPECT_EQ(status(server_)["epoch"], epoch);
}

TEST_F(BackupTest, KeepsTheOldServerAside) {
    back_up();
    ASSERT_EQ(server_.run({"restore", "--from", backup_, "--replace"}).code, ExitCode::done);
    std::size_t kept = 0;
    for (const auto& entry : std::filesystem::directory_iterator{server_.data()})
        if (entry.path().filename().string().starts_with("replaced-"))
            kept += std::filesystem::exists(entry.path() / "server.db") &&
                            std::filesystem::exists(entry.path() / "keys" / "ca.key")
                        ? 1U
                        : 0U;
    EXPECT_EQ(kept, 1U);
    EXPECT_EQ(server_.run({"verify"}).code, ExitCode::done);
}

TEST_F(BackupTest, RestoresNothingFromAStoreThatIsNoBackup) {
    const Said said = other_.run(
        {"restore", "--from", server_store_path(server_.data()).string()});
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_THAT(said.err, HasSubstr("is no backup"));
    EXPECT_EQ(other_.run({"status"}).code, ExitCode::failed);
}

TEST_F(BackupTest, RestoresNothingFromABackupThatIsCutShort) {
    back_up();
    const Bytes whole = read_whole_file(backup_);
    write_whole_file(backup_, BytesView{whole}.substr(0, whole.size() / 2));
    EXPECT_NE(restore(other_).code, ExitCode::done);
    EXPECT_FALSE(std::filesystem::exists(server_store_path(other_.data())));
}

/// Whatever is written meanwhile, a backup is the store at one position of its log.
TEST_F(BackupTest, IsSoundWhileTheServerWrites) {
    std::atomic<bool> is_over = false;
    std::thread load{[&] {
        Writer writer{open(server_)};
        SystemRandom random;
        for (int i = 0; !is_over; ++i) {
            const auto done = writer.run_now([&](Database& database) {
                const Instant now = SystemClock{}.now();
                OwnEdit edit{now, random};
                edit.bring(std::nullopt, Record{.type = "note",
                                                .id = RecordId{make_uuid_v7(now, random)},
                                                .scope = ScopeId{make_uuid_v7(now, random)},
                                                .fields = {{"n", std::int64_t{i}}},
                                                .rev = {}});
                edit.append(database, now);
            });
            EXPECT_TRUE(done) << done.error().message;
        }
    }};
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(back_up().code, ExitCode::done);
        ServerFolder restored;
        ASSERT_EQ(restore(restored).code, ExitCode::done);
        EXPECT_EQ(restored.run({"verify"}).code, ExitCode::done);
    }
    is_over = true;
    load.join();
    EXPECT_EQ(server_.run({"verify"}).code, ExitCode::done);
}

}  // namespace
}  // namespace thidua
