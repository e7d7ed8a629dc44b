#include "shared/base/reading.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "shared/base/date_words.h"
#include "shared/base/number_words.h"

namespace thidua {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::string read(std::string_view words) {
    const auto date = read_date(words);
    return date ? to_iso(*date) : "";
}

std::string number(std::string_view words) {
    const Result<Decimal> read = read_number(words);
    return read ? read->text() : "";
}

std::string serial(std::string_view count, SerialSystem system) {
    const auto date = date_from_serial(Decimal::from_text(count).value(), system);
    return date ? to_iso(*date) : "";
}

rc::Gen<CivilDate> any_date() {
    const sys_days first{std::chrono::year{1000} / 1 / 1};
    return rc::gen::map(rc::gen::inRange(0, 3'287'181),
                        [first](int count) { return CivilDate{first + days{count}}; });
}

TEST(Mistake09_EnglishDatesAndNumbers, TheDayStandsBeforeTheMonth) {
    for (const char* words : {"5/4/2026", "05/04/2026", "05-04-2026", "5.4.2026", "5/4/26",
                              " 5 / 4 / 2026 ", "05\u201304\u20132026", "5. 4. 2026"})
        EXPECT_EQ(read(words), "2026-04-05") << words;
    EXPECT_EQ(read("12/11/2026"), "2026-11-12");
}

TEST(ReadDateTest, ReadsTheYearFirstWhereItIs) {
    EXPECT_EQ(read("2026-04-05"), "2026-04-05");
    EXPECT_EQ(read("2026/4/5"), "2026-04-05");
}

TEST(ReadDateTest, ReadsTheWordsOfDocuments) {
    for (const char* words :
         {"ngày 5 tháng 4 năm 2026", "Ngày 05 tháng 04 năm 2026", "5 tháng 4 năm 2026",
          "ngay 5 thang 4 nam 2026", "NGÀY 05 THÁNG 4 NĂM 2026", "ngày 05/4/2026",
          "nga\u0300y 5 tha\u0301ng 4 na\u0306m 2026"})
        EXPECT_EQ(read(words), "2026-04-05") << words;
}

TEST(ReadDateTest, TakesTwoDigitsOfAYearFrom1950To2049) {
    EXPECT_EQ(read("1/1/00"), "2000-01-01");
    EXPECT_EQ(read("1/1/49"), "2049-01-01");
    EXPECT_EQ(read("1/1/50"), "1950-01-01");
    EXPECT_EQ(read("1/1/99"), "1999-01-01");
}

TEST(Mistake14_DaysThatAreNot, AreRefused) {
    for (const char* words : {"31/11/2026", "29/2/2026", "12/15/2026", "0/1/2026", "1/0/2026",
                              "ngày 31 tháng 11 năm 2026", "2026-13-01"})
        EXPECT_EQ(read(words), "") << words;
}

TEST(ReadDateTest, RefusesWhatIsNoDate) {
    for (const char* words : {"", "5", "5/4", "5/4/2026/1", "5 4 2026", "5/4-2026", "5/4/026",
                              "5/4/20266", "Quý II/2026", "tháng 4 năm 2026", "5/4/2026 sáng",
                              "ngày 5 tháng 4", "2026-04-05T10:00", "99999999999/1/2026"})
        EXPECT_EQ(read(words), "") << words;
}

TEST(DateFromSerialTest, CountsAsExcelDoes) {
    EXPECT_EQ(serial("1", SerialSystem::from_1900), "1900-01-01");
    EXPECT_EQ(serial("59", SerialSystem::from_1900), "1900-02-28");
    EXPECT_EQ(serial("60", SerialSystem::from_1900), "");
    EXPECT_EQ(serial("61", SerialSystem::from_1900), "1900-03-01");
    EXPECT_EQ(serial("46023", SerialSystem::from_1900), "2026-01-01");
    EXPECT_EQ(serial("46117.75", SerialSystem::from_1900), "2026-04-05");
    EXPECT_EQ(serial("2958465", SerialSystem::from_1900), "9999-12-31");
}

TEST(DateFromSerialTest, CountsAsOldMacintoshWorkbooksDo) {
    EXPECT_EQ(serial("0", SerialSystem::from_1904), "1904-01-01");
    EXPECT_EQ(serial("44655", SerialSystem::from_1904), "2026-04-05");
}

TEST(DateFromSerialTest, RefusesWhatExcelShowsAsNoDate) {
    EXPECT_EQ(serial("0", SerialSystem::from_1900), "");
    EXPECT_EQ(serial("-1", SerialSystem::from_1900), "");
    EXPECT_EQ(serial("-1", SerialSystem::from_1904), "");
    EXPECT_EQ(serial("2958466", SerialSystem::from_1900), "");
    EXPECT_EQ(serial("99999999999999999999", SerialSystem::from_1900), "");
}

TEST(ReadNumberTest, TakesPointsAndSpacesAsGroupsAndACommaAsTheFraction) {
    EXPECT_EQ(number("1.234,5"), "1234.5");
    EXPECT_EQ(number("1 234,5"), "1234.5");
    EXPECT_EQ(number("1\u00A0234\u00A0567"), "1234567");
    EXPECT_EQ(number("1.234"), "1234");
    EXPECT_EQ(number("1,234"), "1.234");
    EXPECT_EQ(number("1234"), "1234");
    EXPECT_EQ(number("-1.234,5"), "-1234.5");
    EXPECT_EQ(number("\u22125"), "-5");
}

TEST(ReadNumberTest, LeavesTheUnitBehindItAway) {
    EXPECT_EQ(number("97,6%"), "97.6");
    EXPECT_EQ(number("97,6 %"), "97.6");
    EXPECT_EQ(number("2.530.000 đồng"), "2530000");
    EXPECT_EQ(number("2.530.000đ"), "2530000");
    EXPECT_EQ(number("2.530.000 VNĐ"), "2530000");
}

TEST(ReadNumberTest, ShowsBothNumbersThatAreMeantPerhaps) {
    EXPECT_EQ(read_number("1,234.5").error().message,
              "\"1,234.5\" may mean 1.234,5 or 1,2345; write which.");
    EXPECT_EQ(read_number("1.5").error().message, "\"1.5\" may mean 1,5 or 15; write which.");
}

TEST(Mistake09_EnglishDatesAndNumbers, AnEnglishNumberIsShownAsItIsWrittenHere) {
    EXPECT_EQ(read_number("1,234,567").error().message,
              "\"1,234,567\" is written the English way; if 1.234.567 is meant, write that.");
}

TEST(ReadNumberTest, RefusesWhatIsNone) {
    for (const char* words : {"", " ", "%", "đồng", "-", "1 23", "1. 234", "1.234 567", "5.4.2026",
                              "1e5", "12abc", "1,", ",5", "1..234", "- 5"}) {
        const Result<Decimal> read = read_number(words);
        ASSERT_FALSE(read) << words;
        EXPECT_EQ(read.error().code, ErrorCode::invalid_input);
        EXPECT_TRUE(read.error().message.ends_with("is no number; write it like 1.234,5."))
            << read.error().message;
    }
}

RC_GTEST_PROP(ReadDateProperty, ReadsWhatWeShowAndWrite, ()) {
    const CivilDate date = *any_date();
    RC_ASSERT(read_date(to_display(date)) == date);
    RC_ASSERT(read_date(to_iso(date)) == date);
    RC_ASSERT(read_date(document_date(date)) == date);
}

RC_GTEST_PROP(DateFromSerialProperty, IsOneDayLaterForOneMore, ()) {
    const auto count = *rc::gen::inRange<std::int64_t>(61, 2'900'000);
    const auto day = date_from_serial(Decimal{count}, SerialSystem::from_1900);
    const auto next = date_from_serial(Decimal{count + 1}, SerialSystem::from_1900);
    RC_ASSERT(sys_days{*next} - sys_days{*day} == days{1});
    if (count >= 1462)
        RC_ASSERT(date_from_serial(Decimal{count - 1462}, SerialSystem::from_1904) == day);
}

RC_GTEST_PROP(ReadNumberProperty, ReadsWhatWeShow, ()) {
    const auto whole = *rc::gen::inRange<std::int64_t>(-999'999'999'999, 1'000'000'000'000);
    const auto millionths = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    const Decimal part = Decimal{millionths}.divided_by(Decimal{1'000'000}, 6).value();
    const Decimal number = Decimal{whole} + part;
    RC_ASSERT(read_number(number.display()).value() == number);
    RC_ASSERT(read_number(money_display(number)).value() == number);
}

}  // namespace
}  // namespace thidua
