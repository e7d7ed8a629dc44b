#include "shared/store/database.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "shared/store/integrity.h"
#include "shared/store/transaction.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

constexpr std::int32_t our_mark = 0x54694475;

class DatabaseTest : public testing::Test {
protected:
    [[nodiscard]] OpenOptions options() const {
        return {.path = path_, .application_id = our_mark, .busy_timeout = {}};
    }
    [[nodiscard]] Result<Database> open() const { return Database::open(options()); }
    /// A store of several pages, closed.
    void make_store() const {
        Database database = open().value();
        database.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, body BLOB) STRICT");
        database.execute("INSERT INTO entry (body) VALUES (zeroblob(20000)), (zeroblob(20000))");
    }
    /// Opening fails as damaged, and no byte of the file changes.
    void expect_refused_untouched() const {
        const Bytes before = read_whole_file(path_);
        const auto opened = open();
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().code, ErrorCode::damaged);
        EXPECT_NE(opened.error().message.find(path_), std::string::npos);
        EXPECT_EQ(read_whole_file(path_), before);
    }

    TemporaryFolder folder_;
    std::string path_ = folder_.file("store.db");
};

TEST_F(DatabaseTest, MakesAMissingFile) {
    make_store();
    EXPECT_TRUE(std::filesystem::exists(path_));
}

TEST_F(DatabaseTest, MakesAStoreOfAnEmptyFile) {
    write_whole_file(path_, "");
    EXPECT_TRUE(open());
}

TEST_F(DatabaseTest, KeepsWhatWasWrittenUntilItIsOpenedAgain) {
    make_store();
    Database database = open().value();
    EXPECT_EQ(database.raw().execAndGet("SELECT count(*) FROM entry").getInt(), 2);
}

TEST_F(DatabaseTest, SyncsAWriteAheadLogAtEachCommit) {
    Database database = open().value();
    EXPECT_EQ(database.raw().execAndGet("PRAGMA journal_mode").getString(), "wal");
    EXPECT_GE(database.raw().execAndGet("PRAGMA synchronous").getInt(), 2);
}

TEST_F(DatabaseTest, ChecksForeignKeys) {
    Database database = open().value();
    database.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT");
    database.execute("CREATE TABLE child (parent INTEGER REFERENCES parent (id)) STRICT");
    EXPECT_THROW(database.execute("INSERT INTO child (parent) VALUES (7)"), SQLite::Exception);
}

TEST_F(DatabaseTest, DoesNotTakeAMisspeltColumnForAText) {
    Database database = open().value();
    EXPECT_THROW(database.execute("SELECT \"no such column\""), SQLite::Exception);
}

TEST_F(DatabaseTest, OpensAStoreInMemory) {
    const auto database = Database::open({.path = ":memory:", .application_id = our_mark});
    EXPECT_TRUE(database);
}

TEST_F(DatabaseTest, DoesNotMakeAFileUnlessAsked) {
    OpenOptions existing_only = options();
    existing_only.create = false;
    const auto opened = Database::open(existing_only);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::not_found);
    EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(DatabaseTest, TakesAnEmptyFileForDamagedWhenAStoreShouldBeThere) {
    write_whole_file(path_, "");
    OpenOptions existing_only = options();
    existing_only.create = false;
    const auto opened = Database::open(existing_only);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::damaged);
    EXPECT_EQ(read_whole_file(path_), "");
}

TEST_F(DatabaseTest, SaysWhenTheFolderIsMissing) {
    const auto opened = Database::open({.path = folder_.file("missing/store.db")});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::not_found);
}

TEST_F(DatabaseTest, LeavesAFileOfRandomBytesAsItIs) {
    SeededRandom random{3};
    for (const std::size_t size : {1U, 100U, 511U, 4096U, 10'000U}) {
        Bytes bytes(size, '\0');
        random.fill({reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()});
        write_whole_file(path_, bytes);
        expect_refused_untouched();
    }
}

TEST_F(DatabaseTest, LeavesAFileCutShortAsItIs) {
    make_store();
    const Bytes whole = read_whole_file(path_);
    for (const std::size_t size : {50UL, 3000UL, 4096UL, whole.size() - 4096}) {
        write_whole_file(path_, BytesView{whole}.substr(0, size));
        expect_refused_untouched();
    }
}

TEST_F(DatabaseTest, LeavesAStoreWithABrokenSchemaAsItIs) {
    make_store();
    Bytes bytes = read_whole_file(path_);
    const std::size_t schema = bytes.find("CREATE TABLE");
    ASSERT_NE(schema, Bytes::npos);
    bytes.replace(schema, 12, "CRXXTE TXBLE");
    write_whole_file(path_, bytes);
    expect_refused_untouched();
}

TEST_F(DatabaseTest, LeavesTheStoreOfAnotherProgramAsItIs) {
    {
        SQLite::Database other{path_, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        other.exec("CREATE TABLE bookmark (address TEXT)");
    }
    expect_refused_untouched();
}

TEST_F(DatabaseTest, RefusesAStoreOfAnotherKind) {
    make_store();
    OpenOptions other_kind = options();
    other_kind.application_id = our_mark + 1;
    const auto opened = Database::open(other_kind);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::damaged);
}

TEST_F(DatabaseTest, SaysThatAnotherConnectionHoldsIt) {
    make_store();
    SQLite::Database other{path_, SQLite::OPEN_READWRITE};
    other.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; DELETE FROM entry");
    const auto opened = open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::locked);
}

TEST_F(DatabaseTest, ReadsBesideAWriter) {
    make_store();
    Database writer = open().value();
    Transaction transaction{writer};
    writer.execute("DELETE FROM entry");
    OpenOptions reading = options();
    reading.read_only = true;
    Database reader = Database::open(reading).value();
    EXPECT_EQ(reader.raw().execAndGet("SELECT count(*) FROM entry").getInt(), 2);
}

TEST_F(DatabaseTest, DoesNotWriteWhenOnlyReading) {
    make_store();
    OpenOptions reading = options();
    reading.read_only = true;
    Database reader = Database::open(reading).value();
    EXPECT_THROW(reader.execute("DELETE FROM entry"), SQLite::Exception);
}

TEST_F(DatabaseTest, StaysUsableAfterBeingMoved) {
    Database second = Database::open({.path = ":memory:"}).value();
    (void)second.prepare("SELECT 1").step();
    Database first = open().value();
    auto statement = first.prepare("SELECT 7");
    second = std::move(first);
    ASSERT_TRUE(statement.step());
    EXPECT_EQ(column_int(statement, 0), 7);
}

TEST_F(DatabaseTest, FindsNothingWrongWithASoundStore) {
    make_store();
    Database database = open().value();
    EXPECT_EQ(check_integrity(database), std::vector<std::string>{});
}

TEST_F(DatabaseTest, FindsADamagedPageWhenAllAreChecked) {
    {
        Database database = open().value();
        database.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY) STRICT");
        database.execute("INSERT INTO entry VALUES (1), (2)");
    }
    Bytes bytes = read_whole_file(path_);
    bytes.replace(4096, 4096, Bytes(4096, '\x5a'));
    write_whole_file(path_, bytes);
    Database database = open().value();
    EXPECT_NE(check_integrity(database), std::vector<std::string>{});
}

TEST_F(DatabaseTest, FindsARowThatRefersToNone) {
    Database database = open().value();
    database.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT");
    database.execute("CREATE TABLE child (parent INTEGER REFERENCES parent (id)) STRICT");
    database.execute("PRAGMA foreign_keys = OFF; INSERT INTO child (parent) VALUES (7)");
    EXPECT_EQ(check_integrity(database).size(), 1U);
}

}  // namespace
}  // namespace thidua
