#include "server/store/checkpointer.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

constexpr std::uintmax_t page_bytes = 4096;

/// What is committed is durable in the WAL, whoever copies it.
class Rule01_Checkpointer : public testing::Test {
protected:
    [[nodiscard]] Database open() const {
        auto database = Database::open({.path = folder_.file("store.db")}).value();
        database.execute("CREATE TABLE IF NOT EXISTS entry (content BLOB NOT NULL) STRICT");
        return database;
    }
    static void commit_pages(Database& writer, int count) {
        for (int page = 0; page < count; ++page)
            writer.execute("INSERT INTO entry VALUES (zeroblob(4000))");
    }
    [[nodiscard]] std::uintmax_t pages_of(const char* file) const {
        return std::filesystem::file_size(folder_.file(file)) / page_bytes;
    }

    TemporaryFolder folder_;
};

TEST_F(Rule01_Checkpointer, CopiesTheWalAndKeepsItShortWhileTheWriterGoesOn) {
    Database writer = open();
    const Checkpointer checkpointer{
        writer, open(), {.pages_until_copy = 8, .pages_until_writer_copies = 32}};
    commit_pages(writer, 1'000);
    EXPECT_GT(pages_of("store.db"), 800U);
    EXPECT_LT(pages_of("store.db-wal"), 400U);
    EXPECT_EQ(open().raw().execAndGet("SELECT count(*) FROM entry").getInt(), 1'000);
}

TEST_F(Rule01_Checkpointer, LeavesTheWriterToItselfWhenItEnds) {
    Database writer = open();
    { const Checkpointer checkpointer{writer, open(), {.pages_until_copy = 1}}; }
    commit_pages(writer, 10);
    EXPECT_EQ(open().raw().execAndGet("SELECT count(*) FROM entry").getInt(), 10);
}

}  // namespace
}  // namespace thidua
