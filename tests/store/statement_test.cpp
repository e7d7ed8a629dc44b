#include "shared/store/statement.h"

#include <gtest/gtest.h>

#include <optional>
#include <tuple>

#include "shared/store/database.h"

namespace thidua {
namespace {

class StatementTest : public testing::Test {
protected:
    /// The value after it has been through a column of SQLite.
    template <class Value>
    CachedStatement store(const Value& value) {
        auto statement = database_.prepare("SELECT ?1");
        bind(statement, value);
        EXPECT_TRUE(statement.step());
        return statement;
    }

    Database database_ = Database::open({.path = ":memory:"}).value();
    SeededRandom random_{1};
};

TEST_F(StatementTest, BindsValuesInOrder) {
    auto statement = database_.prepare("SELECT ?2, ?1, ?3");
    bind(statement, "first", Sequence{2}, Blob{"third"});
    ASSERT_TRUE(statement.step());
    EXPECT_EQ(column_number<Sequence>(statement, 0), Sequence{2});
    EXPECT_EQ(column_text(statement, 1), "first");
    EXPECT_EQ(column_blob(statement, 2), "third");
}

TEST_F(StatementTest, ReturnsAnIdAsItWas) {
    const RecordId id{make_uuid_v7(Instant{5}, random_)};
    auto statement = store(id);
    EXPECT_EQ(column_id<RecordId>(statement, 0), id);
}

TEST_F(StatementTest, KeepsBytesOfEveryKindInABlob) {
    const Bytes bytes{"a\0b\xff", 4};
    auto statement = store(Blob{bytes});
    EXPECT_EQ(column_blob(statement, 0), bytes);
}

TEST_F(StatementTest, TellsAnEmptyBlobFromNull) {
    auto statement = store(Blob{});
    EXPECT_FALSE(column_is_null(statement, 0));
    EXPECT_EQ(column_blob(statement, 0), "");
}

TEST_F(StatementTest, ReturnsAMomentAndADateAsTheyWere) {
    using namespace std::chrono;
    const CivilDate date{year{2026} / December / 14};
    auto statement = database_.prepare("SELECT ?1, ?2");
    bind(statement, Instant{-5}, date);
    ASSERT_TRUE(statement.step());
    EXPECT_EQ(column_instant(statement, 0), Instant{-5});
    EXPECT_EQ(column_date(statement, 1), date);
}

TEST_F(StatementTest, ReturnsTruthAndKindsAsTheyWere) {
    auto statement = database_.prepare("SELECT ?1, ?2, ?3");
    bind(statement, true, ErrorCode::locked, 1.5);
    ASSERT_TRUE(statement.step());
    EXPECT_TRUE(column_bool(statement, 0));
    EXPECT_EQ(static_cast<ErrorCode>(column_int(statement, 1)), ErrorCode::locked);
    EXPECT_EQ(column_double(statement, 2), 1.5);
}

TEST_F(StatementTest, KeepsAnEmptyOptionalAsNull) {
    auto statement = store(std::optional<Instant>{});
    EXPECT_EQ(column_optional(statement, 0, column_instant), std::nullopt);
}

TEST_F(StatementTest, KeepsAFullOptionalAsItsValue) {
    auto statement = store(std::optional{Sequence{9}});
    EXPECT_EQ(column_optional(statement, 0, column_number<Sequence>), Sequence{9});
}

TEST_F(StatementTest, RefusesAValueOfTheWrongTypeAsDamage) {
    auto text = store("seven");
    EXPECT_THROW(std::ignore = column_int64(text, 0), SQLite::Exception);
    auto number = store(7);
    EXPECT_THROW(std::ignore = column_text(number, 0), SQLite::Exception);
    auto short_id = store(Blob{"fifteen bytes.."});
    EXPECT_THROW(std::ignore = column_id<RecordId>(short_id, 0), SQLite::Exception);
    auto negative = store(-1);
    EXPECT_THROW(std::ignore = column_uint64(negative, 0), SQLite::Exception);
    auto large = store(std::int64_t{1} << 40);
    EXPECT_THROW(std::ignore = column_int(large, 0), SQLite::Exception);
}

TEST_F(StatementTest, PreparesTheSameTextOnlyOnce) {
    const SQLite::Statement* first = database_.prepare("SELECT 1").operator->();
    EXPECT_EQ(database_.prepare("SELECT 1").operator->(), first);
}

TEST_F(StatementTest, PreparesASecondWhileTheFirstIsOut) {
    auto first = database_.prepare("SELECT 1 UNION SELECT 2");
    ASSERT_TRUE(first.step());
    auto second = database_.prepare("SELECT 1 UNION SELECT 2");
    EXPECT_NE(first.operator->(), second.operator->());
    ASSERT_TRUE(second.step());
    ASSERT_TRUE(first.step());
    EXPECT_EQ(column_int(first, 0), 2);
}

TEST_F(StatementTest, ComesBackWithoutTheValuesOfItsLastUse) {
    {
        auto statement = store("secret");
    }
    auto statement = database_.prepare("SELECT ?1");
    ASSERT_TRUE(statement.step());
    EXPECT_TRUE(column_is_null(statement, 0));
}

TEST_F(StatementTest, HoldsNoLockOnceItIsBack) {
    database_.execute("CREATE TABLE entry (number INTEGER) STRICT");
    database_.execute("INSERT INTO entry VALUES (1), (2)");
    {
        auto statement = database_.prepare("SELECT number FROM entry");
        ASSERT_TRUE(statement.step());
    }
    EXPECT_NO_THROW(database_.execute("DROP TABLE entry"));
}

TEST_F(StatementTest, CountsTheRowsItChanged) {
    database_.execute("CREATE TABLE entry (number INTEGER) STRICT");
    EXPECT_EQ(database_.prepare("INSERT INTO entry VALUES (1), (2)").execute(), 2);
    EXPECT_EQ(database_.changes(), 2);
}

}  // namespace
}  // namespace thidua
