#include "tests/support/memory_vfs.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <ctime>
#include <functional>
#include <optional>

#include "shared/store/integrity.h"
#include "shared/store/migrations.h"
#include "shared/store/store_error.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr Migration schema[] = {
    {1,
     "CREATE TABLE entry (number INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;"
     "CREATE INDEX entry_by_body ON entry (body);"
     "CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER) STRICT, WITHOUT ROWID;"}};

class FixedClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return Instant{1'765'000'000'000}; }
};

class MemoryVfsTest : public testing::Test {
protected:
    Result<Database> try_open(MemoryDisk& disk) {
        return Database::open(
            {.path = "store.db", .vfs = disk.vfs_name(), .exclusive = true, .busy_timeout = {}});
    }
    Database open(MemoryDisk& disk) {
        Database database = try_open(disk).value();
        EXPECT_TRUE(migrate(database, schema));
        return database;
    }
    static void write(Database& database, int number) {
        auto statement = database.prepare("INSERT INTO entry (number, body) VALUES (?1, ?2)");
        bind(statement, number, Blob{Bytes(static_cast<std::size_t>(number * 37 % 3000), 'b')});
        statement.execute();
    }
    static void commit(Database& database, int number) {
        Transaction transaction{database};
        write(database, number);
        transaction.commit();
    }
    static int count(Database& database) {
        return database.raw().execAndGet("SELECT count(*) FROM entry").getInt();
    }
    static Error error_of(const std::function<void()>& act) {
        try {
            act();
        } catch (const SQLite::Exception& exception) {
            return to_error(exception);
        }
        return {ErrorCode::invalid_input, "nothing was thrown"};
    }

    SeededRandom random_{1};
    FixedClock clock_;
    MemoryDisk disk_{random_, clock_};
};

TEST_F(MemoryVfsTest, KeepsEveryCommitAndNoHalfOfOneThroughACrash) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        SeededRandom random{seed};
        MemoryDisk disk{random, clock_};
        const int committed = static_cast<int>(random.below(40));
        {
            Database database = open(disk);
            for (int number = 0; number < committed; ++number) commit(database, number);
            Transaction unfinished{database};
            for (int number = 0; number < 30; ++number) write(database, 1000 + number);
            disk.crash(random);
        }
        Database database = open(disk);
        ASSERT_EQ(count(database), committed) << "seed " << seed;
        ASSERT_EQ(check_integrity(database), std::vector<std::string>{}) << "seed " << seed;
    }
}

TEST_F(MemoryVfsTest, SurvivesACrashInTheMiddleOfACheckpoint) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        SeededRandom random{seed};
        MemoryDisk disk{random, clock_};
        {
            Database database = open(disk);
            for (int number = 0; number < 20; ++number) commit(database, number);
            // The checkpoint syncs the log, writes pages and fails to sync them.
            disk.fail_syncs_after(random.below(2));
            disk.fail_writes_after(random.below(12), WriteFault::short_write);
            database.raw().tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
            disk.crash(random);
        }
        Database database = open(disk);
        ASSERT_EQ(count(database), 20) << "seed " << seed;
        ASSERT_EQ(check_integrity(database), std::vector<std::string>{}) << "seed " << seed;
    }
}

TEST_F(MemoryVfsTest, SurvivesACrashWhileTheStoreIsMade) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SeededRandom random{seed};
        MemoryDisk disk{random, clock_};
        disk.fail_writes_after(random.below(25), WriteFault::io_error);
        {
            auto database = try_open(disk);
            if (database) (void)migrate(*database, schema);
            disk.crash(random);
        }
        Database database = open(disk);
        commit(database, 1);
        ASSERT_EQ(check_integrity(database), std::vector<std::string>{}) << "seed " << seed;
    }
}

TEST_F(MemoryVfsTest, FindsItsCommitsAfterBeingClosedAndCrashed) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        SeededRandom random{seed};
        MemoryDisk disk{random, clock_};
        for (int number = 0; number < 3; ++number) {
            Database database = open(disk);
            commit(database, number);
        }
        disk.crash(random);
        Database database = open(disk);
        ASSERT_EQ(count(database), 3) << "seed " << seed;
    }
}

TEST_F(MemoryVfsTest, LosesCommitsInACrashWhenNothingIsSynced) {
    int lost = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        SeededRandom random{seed};
        MemoryDisk disk{random, clock_};
        {
            Database database = open(disk);
            database.execute("PRAGMA synchronous = OFF");
            for (int number = 0; number < 10; ++number) commit(database, number);
            disk.crash(random);
        }
        Database database = open(disk);
        lost += 10 - count(database);
    }
    EXPECT_GT(lost, 0);
}

TEST_F(MemoryVfsTest, KeepsWhatAKilledProcessWroteEvenUnsynced) {
    {
        Database database = open(disk_);
        database.execute("PRAGMA synchronous = OFF");
        commit(database, 1);
        Transaction unfinished{database};
        write(database, 2);
        disk_.kill_process();
    }
    Database database = open(disk_);
    EXPECT_EQ(count(database), 1);
}

TEST_F(MemoryVfsTest, FailsWhatWasOpenAfterACrash) {
    Database database = open(disk_);
    disk_.crash(random_);
    EXPECT_EQ(error_of([&] { commit(database, 1); }).code, ErrorCode::internal);
}

TEST_F(MemoryVfsTest, OpensNothingUntilWhatACrashCutOffIsClosed) {
    {
        Database database = open(disk_);
        disk_.crash(random_);
        EXPECT_FALSE(try_open(disk_));
    }
    EXPECT_TRUE(try_open(disk_));
}

TEST_F(MemoryVfsTest, ReportsAFullDiskAndKeepsWhatWasThere) {
    Database database = open(disk_);
    commit(database, 1);
    disk_.fail_writes_after(1, WriteFault::disk_full);
    EXPECT_EQ(error_of([&] { commit(database, 2); }).code, ErrorCode::disk_full);
    disk_.heal();
    commit(database, 3);
    EXPECT_EQ(count(database), 2);
}

TEST_F(MemoryVfsTest, TreatsAShortWriteAsAFullDisk) {
    Database database = open(disk_);
    disk_.fail_writes_after(0, WriteFault::short_write);
    EXPECT_EQ(error_of([&] { commit(database, 2); }).code, ErrorCode::disk_full);
    disk_.heal();
    commit(database, 2);
    EXPECT_EQ(check_integrity(database), std::vector<std::string>{});
}

TEST_F(MemoryVfsTest, DoesNotCommitWhatCannotBeSynced) {
    Database database = open(disk_);
    disk_.fail_syncs_after(0);
    EXPECT_EQ(error_of([&] { commit(database, 1); }).code, ErrorCode::internal);
    disk_.heal();
    EXPECT_EQ(count(database), 0);
}

TEST_F(MemoryVfsTest, LocksOutASecondConnection) {
    Database database = open(disk_);
    commit(database, 1);
    const auto second = try_open(disk_);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::locked);
}

TEST_F(MemoryVfsTest, GoesBackToASnapshot) {
    std::optional<Database> database{open(disk_)};
    commit(*database, 1);
    const MemoryDisk::Snapshot snapshot = disk_.snapshot();
    commit(*database, 2);
    disk_.restore(snapshot);
    database.reset();
    database.emplace(open(disk_));
    EXPECT_EQ(count(*database), 1);
}

TEST_F(MemoryVfsTest, ClonesADiskOntoAnother) {
    Database original = open(disk_);
    commit(original, 1);
    MemoryDisk other{random_, clock_};
    other.restore(disk_.snapshot());
    Database clone = open(other);
    commit(clone, 2);
    EXPECT_EQ(count(original), 1);
    EXPECT_EQ(count(clone), 2);
}

TEST_F(MemoryVfsTest, GivesSqliteTheClockOfTheDisk) {
    Database database = open(disk_);
    EXPECT_EQ(database.raw().execAndGet("SELECT strftime('%s', 'now')").getString(), "1765000000");
}

TEST_F(MemoryVfsTest, RepeatsTheGeneratorOfSqliteForTheSameSeed) {
    Database database = open(disk_);
    const auto draw = [&] { return database.raw().execAndGet("SELECT random()").getInt64(); };
    seed_sqlite(7);
    const auto first = draw();
    EXPECT_NE(draw(), first);
    seed_sqlite(7);
    EXPECT_EQ(draw(), first);
}

TEST_F(MemoryVfsTest, OpensTwoHundredStoresInWellUnderASecond) {
    // Of the processor, so that a busy machine does not fail it.
    const std::clock_t start = std::clock();
    for (int store = 0; store < 200; ++store) {
        MemoryDisk disk{random_, clock_};
        Database database = open(disk);
        commit(database, store);
    }
    EXPECT_LT(std::clock() - start, CLOCKS_PER_SEC);
}

}  // namespace
}  // namespace thidua
