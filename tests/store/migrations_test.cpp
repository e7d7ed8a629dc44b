#include "shared/store/migrations.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/support/memory_vfs.h"

namespace thidua {
namespace {

constexpr std::array<Migration, 3> migrations{{
    {1, "CREATE TABLE entry (number INTEGER PRIMARY KEY) STRICT"},
    {2, "ALTER TABLE entry ADD COLUMN body TEXT; CREATE INDEX entry_by_body ON entry (body)"},
    {3, "INSERT INTO entry (number, body) VALUES (1, 'one')"},
}};

class MigrationsTest : public testing::Test {
protected:
    [[nodiscard]] int count(const std::string& what) {
        return database_.raw().execAndGet("SELECT count(*) FROM " + what).getInt();
    }

    Database database_ = Database::open({.path = ":memory:"}).value();
};

TEST_F(MigrationsTest, BringsAnEmptyStoreToTheLastVersion) {
    ASSERT_TRUE(migrate(database_, migrations));
    EXPECT_EQ(schema_version(database_), 3);
    EXPECT_EQ(count("entry WHERE body = 'one'"), 1);
}

TEST_F(MigrationsTest, RunsOnlyWhatIsMissing) {
    ASSERT_TRUE(migrate(database_, std::span{migrations}.first(2)));
    ASSERT_TRUE(migrate(database_, migrations));
    ASSERT_TRUE(migrate(database_, migrations));
    EXPECT_EQ(count("entry"), 1);
}

TEST_F(MigrationsTest, LeavesAStoreOfANewerProgramAlone) {
    ASSERT_TRUE(migrate(database_, migrations));
    const auto migrated = migrate(database_, std::span{migrations}.first(2));
    ASSERT_FALSE(migrated);
    EXPECT_EQ(migrated.error().code, ErrorCode::newer_version);
    EXPECT_EQ(schema_version(database_), 3);
}

TEST_F(MigrationsTest, UndoesAMigrationThatFailsHalfWay) {
    const std::array<Migration, 2> broken{
        {migrations[0], {2, "CREATE TABLE other (number INTEGER) STRICT; CREATE TABLE entry (x)"}}};
    const auto migrated = migrate(database_, broken);
    ASSERT_FALSE(migrated);
    EXPECT_EQ(schema_version(database_), 1);
    EXPECT_EQ(count("sqlite_schema WHERE name = 'other'"), 0);
}

TEST_F(MigrationsTest, ReportsAFullDiskAndFinishesOnceThereIsSpace) {
    class : public Clock {
        [[nodiscard]] Instant now() const override { return Instant{0}; }
    } const clock;
    SeededRandom random{1};
    MemoryDisk disk{random, clock};
    Database database =
        Database::open({.path = "s", .vfs = disk.vfs_name(), .exclusive = true}).value();
    disk.fail_writes_after(5, WriteFault::disk_full);
    const auto migrated = migrate(database, migrations);
    ASSERT_FALSE(migrated);
    EXPECT_EQ(migrated.error().code, ErrorCode::disk_full);
    disk.heal();
    EXPECT_TRUE(migrate(database, migrations));
}

}  // namespace
}  // namespace thidua
