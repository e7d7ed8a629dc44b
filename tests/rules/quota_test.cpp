#include "shared/rules/quota.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace thidua {
namespace {

RecordId unit(unsigned char number) {
    Uuid uuid;
    uuid.bytes[15] = number;
    return RecordId{uuid};
}

const std::vector<QuotaLine> lines{{.award = "BK-T", .places = 5},
                                   {.award = "BK-T", .nominee = Nominee::collective, .places = 2},
                                   {.award = "BK-T", .unit_kind = "division", .places = 3},
                                   {.award = "BK-T", .unit = unit(1), .places = 1},
                                   {.award = "GK-SO", .places = 9}};

std::vector<std::int64_t> used_by(const std::vector<QuotaSeat>& seats) {
    std::vector<std::int64_t> used;
    for (const QuotaUse& use : use_quota(lines, seats)) used.push_back(use.used);
    return used;
}

using Used = std::vector<std::int64_t>;

TEST(QuotaTest, CountsEachNominationInTheNarrowestLine) {
    EXPECT_EQ(used_by({{.award = "BK-T", .unit_kind = "division", .unit = unit(1)}}),
              (Used{0, 0, 0, 1, 0}));
    EXPECT_EQ(used_by({{.award = "BK-T", .nominee = Nominee::collective, .unit_kind = "division"}}),
              (Used{0, 0, 1, 0, 0}));
    EXPECT_EQ(used_by({{.award = "BK-T", .nominee = Nominee::collective}}), (Used{0, 1, 0, 0, 0}));
    EXPECT_EQ(used_by({{.award = "BK-T"}}), (Used{1, 0, 0, 0, 0}));
}

TEST(QuotaTest, CountsNothingForAnAwardWithoutALine) {
    EXPECT_EQ(used_by({{.award = "LDTT"}}), (Used{0, 0, 0, 0, 0}));
    EXPECT_EQ(find_line(lines, {.award = "LDTT"}), nullptr);
}

TEST(QuotaTest, FallsBelowNoughtWhenOverdrawn) {
    const QuotaSeat seat{.award = "BK-T", .unit = unit(1)};
    EXPECT_EQ(use_quota(lines, {seat, seat, seat}).at(3).left(), -2);
}

TEST(QuotaTest, TakesTheFirstOfTwoEqualLines) {
    const std::vector<QuotaLine> twice{{.award = "A", .places = 1}, {.award = "A", .places = 2}};
    EXPECT_EQ(find_line(twice, {.award = "A"}), &twice[0]);
}

RC_GTEST_PROP(QuotaProperty, CountsEverySeatOfAKnownAwardExactlyOnce, ()) {
    std::vector<QuotaSeat> seats;
    std::int64_t known = 0;
    const int count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) {
        QuotaSeat seat{.award = *rc::gen::element<std::string>("BK-T", "GK-SO", "LDTT")};
        seat.nominee = *rc::gen::element(Nominee::collective, Nominee::individual);
        seat.unit_kind = *rc::gen::element<std::string>("", "division", "centre");
        seat.unit = unit(*rc::gen::inRange<unsigned char>(0, 3));
        if (seat.award != "LDTT") ++known;
        seats.push_back(seat);
    }
    std::int64_t used = 0;
    for (const QuotaUse& use : use_quota(lines, seats)) used += use.used;
    RC_ASSERT(used == known);
}

}  // namespace
}  // namespace thidua
