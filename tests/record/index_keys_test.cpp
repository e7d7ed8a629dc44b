#include <gtest/gtest.h>

#include "shared/record/index_keys.h"
#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

TEST(IndexKeysTest, FindsTheReportsPeriod) {
    const Fields fields{{"period", numbered_record(4)}, {"organ", numbered_record(5)}};
    EXPECT_EQ(index_keys("report", fields).parent, numbered_record(4));
}

TEST(IndexKeysTest, FindsTheRecordOfAConflict) {
    EXPECT_EQ(index_keys("conflict", {{"record", numbered_record(4)}}).parent,
              numbered_record(4));
}

TEST(IndexKeysTest, FindsUnitAndState) {
    const Fields fields{{"state", std::string{"draft"}}, {"unit", numbered_record(6)}};
    EXPECT_EQ(index_keys("report", fields).unit, numbered_record(6));
    EXPECT_EQ(index_keys("report", fields).state, "draft");
}

TEST(IndexKeysTest, KnowsNoParentOfAnUnknownType) {
    EXPECT_TRUE(index_keys("from_a_newer_version", {{"period", numbered_record(4)}})
                    .parent.is_nil());
}

TEST(IndexKeysTest, TakesAFieldOfAnotherTypeForNone) {
    EXPECT_TRUE(index_keys("report", {{"period", std::string{"x"}}}).parent.is_nil());
    EXPECT_EQ(index_keys("report", {{"state", true}}).state, "");
}

}  // namespace
}  // namespace thidua
