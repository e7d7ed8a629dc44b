#include "shared/store/store_error.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace thidua {
namespace {

ErrorCode code_of(int sqlite_code) {
    return to_error(SQLite::Exception{"why", sqlite_code}).code;
}

TEST(StoreErrorTest, TellsApartWhatACallerCanDoSomethingAbout) {
    EXPECT_EQ(code_of(SQLITE_FULL), ErrorCode::disk_full);
    EXPECT_EQ(code_of(SQLITE_BUSY), ErrorCode::locked);
    EXPECT_EQ(code_of(SQLITE_LOCKED), ErrorCode::locked);
    EXPECT_EQ(code_of(SQLITE_CORRUPT), ErrorCode::damaged);
    EXPECT_EQ(code_of(SQLITE_NOTADB), ErrorCode::damaged);
    EXPECT_EQ(code_of(SQLITE_CANTOPEN), ErrorCode::not_found);
    EXPECT_EQ(code_of(SQLITE_READONLY), ErrorCode::internal);
    EXPECT_EQ(code_of(SQLITE_IOERR), ErrorCode::internal);
}

TEST(StoreErrorTest, QuotesSqliteOnlyForWhatIsOurBug) {
    EXPECT_NE(to_error(SQLite::Exception{"why", SQLITE_CONSTRAINT}).message.find("why"),
              std::string::npos);
    EXPECT_EQ(to_error(SQLite::Exception{"why", SQLITE_FULL}).message.find("why"),
              std::string::npos);
}

}  // namespace
}  // namespace thidua
