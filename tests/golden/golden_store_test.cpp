#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/store/local_sync_store.h"
#include "server/store/file_store.h"
#include "server/store/file_verifier.h"
#include "server/store/log_verifier.h"
#include "server/store/schema.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/platform/paths.h"
#include "shared/store/migrations.h"
#include "tests/golden/golden_copy.h"
#include "tests/golden/golden_story.h"

// Rule 9: the stores that each version has written go on with the programs of today.

namespace thidua {
namespace {

using testing::IsEmpty;
namespace fs = std::filesystem;

RecordId report_of_the_story() {
    return report_id(period_id(obligation_id(unit_id("SM"), "quarterly"), "2026-Q3"),
                     unit_id("SM-NV"));
}

/// Tables, indices and views, as they are written in the file.
std::vector<std::string> schema_of(Database& database) {
    std::vector<std::string> schema;
    auto rows = database.prepare("SELECT sql FROM sqlite_schema WHERE sql <> '' ORDER BY name");
    while (rows.step()) schema.push_back(column_text(rows, 0));
    return schema;
}

std::vector<std::string> empty_tables(Database& database) {
    std::vector<std::string> empty;
    auto tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'");
    while (tables.step()) {
        const std::string table = column_text(tables, 0);
        if (!database.prepare("SELECT 1 FROM " + table + " LIMIT 1").step()) empty.push_back(table);
    }
    return empty;
}

/// Without bringing it to the schema of today.
Database open_as_written(const fs::path& file) {
    return Database::open({.path = to_utf8(file), .read_only = true}).value();
}

int version_of(const fs::path& file) {
    Database database = open_as_written(file);
    return schema_version(database);
}

class Rule09_GoldenStoreTest : public testing::TestWithParam<std::string> {
protected:
    /// The device compares what it holds with the server's, scope by scope.
    static void expect_equal(GoldenDevice& device, GoldenServer& server) {
        device.store().database().execute("UPDATE granted_scope SET compared_at = 0");
        const GoldenLine line = device.sync(server);
        EXPECT_TRUE(line.is_done());
        EXPECT_TRUE(line.has<ScopeDigest>());
        EXPECT_EQ(line.progress.scopes_healed, 0U);
    }
    static void expect_sound(GoldenServer& server) {
        EXPECT_THAT(verify_log(server.database()).problems, IsEmpty());
        EXPECT_THAT(verify_files(server.database(), ContentFolder{server_files_path(server.data())})
                        .problems,
                    IsEmpty());
    }

    GoldenCopy golden_{GetParam()};
};

TEST_P(Rule09_GoldenStoreTest, OfTheServerIsSound) {
    GoldenServer server = golden_.open_server();
    EXPECT_GT(server.head(), Sequence{});
    expect_sound(server);
}

TEST_P(Rule09_GoldenStoreTest, BecomesWhatANewOneIs) {
    auto new_server = open_server_store({.path = ":memory:"}).value();
    GoldenServer server = golden_.open_server();
    EXPECT_EQ(schema_of(server.database()), schema_of(new_server));
    const auto new_device = LocalStore::open({.path = ":memory:"}).value();
    GoldenDevice device = golden_.open_device();
    EXPECT_EQ(schema_of(device.store().database()), schema_of(new_device->database()));
}

TEST_P(Rule09_GoldenStoreTest, OfADeviceGoesOnWithTheServer) {
    GoldenServer server = golden_.open_server();
    GoldenDevice device = golden_.open_device();
    ASSERT_GT(device.outbox().count_waiting(), 0U);
    const Sequence before = server.head();
    EXPECT_TRUE(device.sync(server).is_done());
    EXPECT_EQ(device.outbox().count_waiting(), 0U);
    EXPECT_GT(server.head(), before);
    expect_equal(device, server);
    expect_sound(server);
}

TEST_P(Rule09_GoldenStoreTest, OfADeviceTakesAnotherEdit) {
    GoldenServer server = golden_.open_server();
    GoldenDevice device = golden_.open_device();
    device.answer(report_of_the_story(), {{"trained", std::int64_t{35}}});
    EXPECT_TRUE(device.sync(server).is_done());
    device.answer(report_of_the_story(), {{"trained", std::int64_t{36}}});
    EXPECT_TRUE(device.sync(server).is_done());
    EXPECT_EQ(device.outbox().count_waiting(), 0U);
    expect_equal(device, server);
    expect_sound(server);
}

TEST_P(Rule09_GoldenStoreTest, OfTheServerTakesANewDeviceAndItsEdit) {
    GoldenServer server = golden_.open_server();
    GoldenDevice device{golden_.file("new"), golden_.environment()};
    device.enrol(server, "SM-NV", Role::officer, "Lý Thị Mai", "MAY-MAI");
    EXPECT_TRUE(device.sync(server).is_done());
    device.answer(report_of_the_story(), {{"cost", Decimal::from_text("1600000").value()}});
    EXPECT_TRUE(device.sync(server).is_done());
    EXPECT_EQ(find_value(server.find(report_of_the_story())->fields, answer_path("cost")),
              Value{Decimal::from_text("1600000").value()});
    expect_equal(device, server);
    expect_sound(server);
}

TEST_P(Rule09_GoldenStoreTest, HoldsSomethingInEveryTable) {
    Database server = open_as_written(server_store_path(golden_.server_data()));
    EXPECT_THAT(empty_tables(server), IsEmpty());
    Database device = open_as_written(local_store_path(golden_.device_data()));
    EXPECT_THAT(empty_tables(device), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(EveryVersion, Rule09_GoldenStoreTest, testing::ValuesIn(golden_versions()),
                         [](const auto& tested) { return tested.param; });

/// What README.md asks of whoever changes a schema.
TEST(Rule09_GoldenStoresTest, AreThereOfTheSchemasOfToday) {
    const GoldenCopy newest{golden_versions().back()};
    auto server = open_server_store({.path = ":memory:"}).value();
    EXPECT_EQ(version_of(server_store_path(newest.server_data())), schema_version(server));
    const auto device = LocalStore::open({.path = ":memory:"}).value();
    EXPECT_EQ(version_of(local_store_path(newest.device_data())),
              schema_version(device->database()));
}

TEST(Rule09_GoldenStoresTest, CanBeWrittenAgainForTheNextVersion) {
    const TemporaryFolder folder;
    GoldenStory story{folder.path()};
    story.write_bundle(folder.path() / "to-server.tdb");
    story.end();
    auto server =
        open_server_store({.path = to_utf8(server_store_path(story.server_data()))}).value();
    EXPECT_THAT(empty_tables(server), IsEmpty());
    EXPECT_THAT(verify_log(server).problems, IsEmpty());
    const auto device =
        LocalStore::open({.path = to_utf8(local_store_path(story.device_data()))}).value();
    EXPECT_THAT(empty_tables(device->database()), IsEmpty());
}

}  // namespace
}  // namespace thidua
