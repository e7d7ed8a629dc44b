#include "client/cli/text_table.h"

#include <gtest/gtest.h>

namespace thidua::cli {
namespace {

TEST(TextTableTest, MakesAColumnAsWideAsItsWidestCell) {
    TextTable table;
    table.add({"a", "b"});
    table.add({"ccc", "d"});
    EXPECT_EQ(table.text(), "a    b\nccc  d\n");
}

TEST(TextTableTest, CountsVietnameseLettersAndNotBytes) {
    TextTable table;
    table.add({"Đổi", "x"});
    table.add({"abc", "x"});
    EXPECT_EQ(table.text(), "Đổi  x\nabc  x\n");
}

TEST(TextTableTest, PutsTextOfSeveralLinesOnOne) {
    TextTable table;
    table.add({"a\nb"});
    EXPECT_EQ(table.text(), "a b\n");
}

TEST(TextTableTest, LeavesNoBlanksAtTheEndOfALine) {
    TextTable table{2};
    table.add({"a", ""});
    EXPECT_EQ(table.text(), "  a\n");
}

}  // namespace
}  // namespace thidua::cli
