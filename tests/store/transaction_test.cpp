#include "shared/store/transaction.h"

#include <gtest/gtest.h>

#include "shared/store/store_error.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

class TransactionTest : public testing::Test {
protected:
    TransactionTest() { database_.execute("CREATE TABLE entry (number INTEGER UNIQUE) STRICT"); }

    [[nodiscard]] Database open() const {
        return Database::open({.path = folder_.file("store.db"), .busy_timeout = {}}).value();
    }
    void insert(int number) {
        auto statement = database_.prepare("INSERT INTO entry (number) VALUES (?1)");
        bind(statement, number);
        statement.execute();
    }
    std::string numbers() {
        return database_.raw()
            .execAndGet("SELECT coalesce(group_concat(number), '') FROM entry")
            .getString();
    }

    TemporaryFolder folder_;
    Database database_ = open();
};

TEST_F(TransactionTest, KeepsWhatIsCommitted) {
    {
        Transaction transaction{database_};
        insert(1);
        transaction.commit();
    }
    EXPECT_EQ(numbers(), "1");
}

TEST_F(TransactionTest, UndoesWhatIsNot) {
    {
        Transaction transaction{database_};
        insert(1);
    }
    EXPECT_EQ(numbers(), "");
}

TEST_F(TransactionTest, UndoesEverythingWhenAStatementThrows) {
    EXPECT_THROW(
        {
            Transaction transaction{database_};
            insert(1);
            insert(1);
            transaction.commit();
        },
        SQLite::Exception);
    EXPECT_EQ(numbers(), "");
    EXPECT_FALSE(database_.in_transaction());
}

TEST_F(TransactionTest, TakesTheWriteLockBeforeTheFirstWrite) {
    Transaction transaction{database_};
    Database other = open();
    try {
        Transaction second{other};
        FAIL() << "two writers";
    } catch (const SQLite::Exception& exception) {
        EXPECT_EQ(to_error(exception).code, ErrorCode::locked);
    }
}

TEST_F(TransactionTest, ReportsAFullDiskAndKeepsWhatWasThere) {
    insert(1);
    database_.execute("CREATE TABLE large (body BLOB) STRICT");
    database_.execute("PRAGMA max_page_count = 10");
    try {
        Transaction transaction{database_};
        insert(2);
        database_.execute("INSERT INTO large VALUES (zeroblob(100000))");
        FAIL() << "it found room";
    } catch (const SQLite::Exception& exception) {
        EXPECT_EQ(to_error(exception).code, ErrorCode::disk_full);
    }
    EXPECT_EQ(numbers(), "1");
    EXPECT_FALSE(database_.in_transaction());
}

TEST_F(TransactionTest, UndoesASavepointAlone) {
    Transaction transaction{database_};
    insert(1);
    {
        Savepoint savepoint{database_};
        insert(2);
    }
    insert(3);
    transaction.commit();
    EXPECT_EQ(numbers(), "1,3");
}

TEST_F(TransactionTest, KeepsAReleasedSavepoint) {
    Transaction transaction{database_};
    {
        Savepoint savepoint{database_};
        insert(2);
        savepoint.release();
    }
    transaction.commit();
    EXPECT_EQ(numbers(), "2");
}

TEST_F(TransactionTest, UndoesAReleasedSavepointWithTheOneAroundIt) {
    Transaction transaction{database_};
    {
        Savepoint outer{database_};
        insert(1);
        {
            Savepoint inner{database_};
            insert(2);
            inner.release();
        }
    }
    transaction.commit();
    EXPECT_EQ(numbers(), "");
}

TEST_F(TransactionTest, UndoesAnInnerSavepointAndKeepsTheOuter) {
    Transaction transaction{database_};
    {
        Savepoint outer{database_};
        insert(1);
        {
            Savepoint inner{database_}, innermost{database_};
            insert(2);
        }
        outer.release();
    }
    transaction.commit();
    EXPECT_EQ(numbers(), "1");
}

}  // namespace
}  // namespace thidua
