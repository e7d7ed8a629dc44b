#include "client/app/field_order.h"

#include <gmock/gmock.h>

namespace thidua {
namespace {

using testing::ElementsAre;

TEST(FieldOrderTest, RowsStandByTheirOrder) {
    const Fields fields{
        {"members/a/name", std::string{"Ba"}},       {"members/a/order", std::int64_t{3}},
        {"members/b/name", std::string{"Một"}},      {"members/b/order", std::int64_t{1}},
        {"members/c/name", std::string{"Không rõ"}}, {"title", std::string{"Họp"}}};
    EXPECT_THAT(paths_in_order(fields),
                ElementsAre("members/b/name", "members/b/order", "members/a/name",
                            "members/a/order", "members/c/name", "title"));
}

TEST(FieldOrderTest, NumbersStandAsNumbers) {
    const Fields fields{{"criteria/10/text", std::string{"x"}},
                        {"criteria/2/text", std::string{"x"}},
                        {"criteria/nd1/a", std::string{"x"}},
                        {"criteria/nd1/b", std::string{"x"}},
                        {"criteria/nd1", std::string{"x"}}};
    EXPECT_THAT(paths_in_order(fields),
                ElementsAre("criteria/2/text", "criteria/10/text", "criteria/nd1", "criteria/nd1/a",
                            "criteria/nd1/b"));
    EXPECT_TRUE(is_before_naturally("nd2", "nd10"));
    EXPECT_FALSE(is_before_naturally("nd10", "nd2"));
    EXPECT_FALSE(is_before_naturally("a", "a"));
}

TEST(FieldOrderTest, RowsWithinRowsStandByTheirOwn) {
    const Fields fields{{"criteria/x/1/order", std::int64_t{2}},
                        {"criteria/x/2/order", std::int64_t{1}},
                        {"criteria/x/2/text", std::string{"x"}}};
    EXPECT_THAT(paths_in_order(fields),
                ElementsAre("criteria/x/2/order", "criteria/x/2/text", "criteria/x/1/order"));
}

}  // namespace
}  // namespace thidua
