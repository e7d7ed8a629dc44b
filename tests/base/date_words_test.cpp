#include "shared/base/date_words.h"

#include <gtest/gtest.h>

namespace thidua {
namespace {

CivilDate day(std::string_view iso) {
    return civil_date_from_iso(iso).value();
}

TEST(Mistake10_NoughtsInTheDateLine, StandBeforeSmallDaysAndTheFirstTwoMonthsOnly) {
    EXPECT_EQ(document_date(day("2026-04-05")), "ngày 05 tháng 4 năm 2026");
    EXPECT_EQ(document_date(day("2026-09-05")), "ngày 05 tháng 9 năm 2026");
    EXPECT_EQ(document_date(day("2026-01-31")), "ngày 31 tháng 01 năm 2026");
    EXPECT_EQ(document_date(day("2026-02-01")), "ngày 01 tháng 02 năm 2026");
    EXPECT_EQ(document_date(day("2026-03-10")), "ngày 10 tháng 3 năm 2026");
    EXPECT_EQ(document_date(day("2026-12-14")), "ngày 14 tháng 12 năm 2026");
}

TEST(DocumentDateTest, LeavesRoomForADayWrittenByHand) {
    EXPECT_EQ(blank_document_date(2026, 4), "ngày     tháng 4 năm 2026");
    EXPECT_EQ(blank_document_date(2027, 1), "ngày     tháng 01 năm 2027");
}

TEST(Mistake14_QuartersInArabicFigures, QuartersAreWrittenInRomanFigures) {
    EXPECT_EQ(quarter_words(2026, 1), "Quý I/2026");
    EXPECT_EQ(quarter_words(2026, 2), "Quý II/2026");
    EXPECT_EQ(quarter_words(2026, 3), "Quý III/2026");
    EXPECT_EQ(quarter_words(2026, 4), "Quý IV/2026");
}

}  // namespace
}  // namespace thidua
