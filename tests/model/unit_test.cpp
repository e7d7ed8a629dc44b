#include "shared/model/unit.h"

#include <gtest/gtest.h>

#include "shared/model/holiday_calendar_record.h"

namespace thidua {
namespace {

CivilDate on(std::string_view iso) { return civil_date_from_iso(iso).value(); }

TEST(UnitTest, IsAnOrganUnlessItIsPartOfOne) {
    EXPECT_TRUE(is_organ(UnitKind::department));
    EXPECT_TRUE(is_organ(UnitKind::commune));
    EXPECT_FALSE(is_organ(UnitKind::office));
    EXPECT_FALSE(is_organ(UnitKind::service_unit));
    EXPECT_FALSE(is_organ(UnitKind::council));
}

TEST(UnitTest, ExistsFromItsFirstThroughItsLastDay) {
    const Unit unit{.valid_from = on("2025-07-01"), .valid_to = on("2027-08-31")};
    EXPECT_FALSE(exists_on(unit, on("2025-06-30")));
    EXPECT_TRUE(exists_on(unit, on("2025-07-01")));
    EXPECT_TRUE(exists_on(unit, on("2027-08-31")));
    EXPECT_FALSE(exists_on(unit, on("2027-09-01")));
}

TEST(UnitTest, ShowsTheShortNameWhereThereIsOne) {
    EXPECT_EQ(display_name(Unit{.name = "Văn phòng Sở Tư pháp", .short_name = "Văn phòng"}),
              "Văn phòng");
    EXPECT_EQ(display_name(Unit{.name = "Sở Tư pháp"}), "Sở Tư pháp");
}

TEST(HolidayCalendarRecordTest, CarriesTheCalendarToADevice) {
    HolidayCalendarRecord record;
    record.days_off["2026-11-24"] = {.name = "Ngày Văn hóa Việt Nam"};
    record.working_days["2026-08-22"] = {.name = "Làm bù", .certainty = Certainty::expected};
    Fields fields;
    write_fields(fields, record);
    const auto calendar = calendar_of(view_of<HolidayCalendarRecord>(fields)).value();
    EXPECT_FALSE(calendar.is_working_day(on("2026-11-24")));
    EXPECT_TRUE(calendar.is_working_day(on("2026-08-22")));
}

TEST(HolidayCalendarRecordTest, RefusesAKeyThatIsNoDate) {
    HolidayCalendarRecord record;
    record.days_off["24/11"] = {};
    const auto calendar = calendar_of(record);
    ASSERT_FALSE(calendar);
    EXPECT_EQ(calendar.error().message,
              "\"24/11\" in the working calendar is not a date; write it as 2026-11-24.");
}

}  // namespace
}  // namespace thidua
