#include "server/store/writer.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <future>

#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

class Rule01_Writer : public testing::Test {
protected:
    [[nodiscard]] Database open() const {
        auto database = Database::open({.path = folder_.file("store.db")}).value();
        database.execute("CREATE TABLE IF NOT EXISTS entry (number INTEGER UNIQUE) STRICT");
        return database;
    }
    static Writer::Work insert(int number) {
        return [number](Database& database) {
            auto statement = database.prepare("INSERT INTO entry (number) VALUES (?1)");
            bind(statement, number);
            statement.execute();
        };
    }
    /// What another connection sees: what is durable.
    [[nodiscard]] int count_on_disk() const {
        auto database = Database::open({.path = folder_.file("store.db")}).value();
        return database.raw().execAndGet("SELECT count(*) FROM entry").getInt();
    }
    /// Keeps the writer in a work until the returned promise is set.
    std::shared_ptr<std::promise<void>> hold(Writer& writer) {
        auto entered = std::make_shared<std::promise<void>>();
        auto release = std::make_shared<std::promise<void>>();
        EXPECT_TRUE(writer.submit(
            [entered, release](Database&) {
                entered->set_value();
                release->get_future().wait();
            },
            [](const auto&) {}));
        entered->get_future().wait();
        return release;
    }

    TemporaryFolder folder_;
};

TEST_F(Rule01_Writer, HasAWorkOnDiskBeforeItSaysSo) {
    Writer writer{open()};
    int seen = 0;
    ASSERT_TRUE(writer.submit(insert(1), [&](const auto&) { seen = count_on_disk(); }));
    writer.drain();
    EXPECT_EQ(seen, 1);
}

TEST_F(Rule01_Writer, LetsWorksShareACommit) {
    Writer writer{open()};
    const auto release = hold(writer);
    for (int i = 0; i < 100; ++i) EXPECT_TRUE(writer.submit(insert(i), [](const auto&) {}));
    release->set_value();
    writer.drain();
    EXPECT_EQ(count_on_disk(), 100);
    EXPECT_EQ(writer.counts().commits, 2U);
}

TEST_F(Rule01_Writer, UndoesAThrowingWorkAlone) {
    Writer writer{open()};
    const auto release = hold(writer);
    std::vector<bool> failed(3);
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(writer.submit(
            [i](Database& database) {
                insert(10 + i)(database);
                if (i == 1) throw std::runtime_error{"planted"};
            },
            [&failed, i](const auto& error) { failed.at(static_cast<std::size_t>(i)) = error.has_value(); }));
    release->set_value();
    writer.drain();
    EXPECT_EQ(failed, (std::vector<bool>{false, true, false}));
    EXPECT_EQ(count_on_disk(), 2);
}

TEST_F(Rule01_Writer, AcknowledgesNothingWhenTheCommitFails) {
    Writer writer{open()};
    ASSERT_TRUE(writer.run_now([](Database& database) {
        sqlite3_commit_hook(
            database.raw().getHandle(), [](void*) { return 1; }, nullptr);
    }).has_error());
    const auto release = hold(writer);
    std::atomic<int> failures = 0;
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(writer.submit(insert(i), [&](const auto& error) { failures += error ? 1 : 0; }));
    release->set_value();
    writer.drain();
    EXPECT_EQ(failures, 5);
    EXPECT_EQ(count_on_disk(), 0);
}

TEST_F(Rule01_Writer, GoesOnAfterAFullDisk) {
    Writer writer{open()};
    (void)writer.run_now([](Database& database) {
        database.raw().execAndGet("PRAGMA max_page_count = 1");
    });
    const auto full = writer.run_now([](Database& database) {
        database.execute("CREATE TABLE large (content BLOB) STRICT");
        database.execute("INSERT INTO large VALUES (zeroblob(1000000))");
    });
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::disk_full);
    (void)writer.run_now([](Database& database) {
        database.raw().execAndGet("PRAGMA max_page_count = 1000000");
    });
    EXPECT_TRUE(writer.run_now(insert(1)));
}

TEST_F(Rule01_Writer, TakesNoMoreThanItsQueueHolds) {
    Writer writer{open(), {.works_per_commit_max = 4, .works_waiting_max = 2}};
    const auto release = hold(writer);
    EXPECT_TRUE(writer.submit(insert(1), [](const auto&) {}));
    EXPECT_FALSE(writer.is_full());
    EXPECT_TRUE(writer.submit(insert(2), [](const auto&) {}));
    EXPECT_TRUE(writer.is_full());
    EXPECT_FALSE(writer.submit(insert(3), [](const auto&) {}));
    release->set_value();
    writer.drain();
    EXPECT_EQ(count_on_disk(), 2);
}

TEST_F(Rule01_Writer, FinishesWhatWaitsWhenDrained) {
    Writer writer{open(), {.works_per_commit_max = 3, .works_waiting_max = 1000}};
    for (int i = 0; i < 50; ++i) EXPECT_TRUE(writer.submit(insert(i), [](const auto&) {}));
    writer.drain();
    EXPECT_EQ(count_on_disk(), 50);
    EXPECT_FALSE(writer.submit(insert(99), [](const auto&) {}));
}

TEST_F(Rule01_Writer, TellsOfACommitBeforeItsWorks) {
    Writer writer{open()};
    std::string order;
    writer.set_after_commit([&](Database&) { order += "commit "; });
    EXPECT_TRUE(writer.submit(insert(1), [&](const auto&) { order += "done"; }));
    writer.drain();
    EXPECT_EQ(order, "commit done");
}

}  // namespace
}  // namespace thidua
