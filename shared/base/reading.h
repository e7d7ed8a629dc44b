#pragma once

#include <optional>
#include <string_view>

#include "shared/base/decimal.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

/// What people type and old files hold, read the Vietnamese way or not at all.
namespace thidua {

/// "5/4/26", "05-04-2026", "5.4.2026", "2026-04-05", "ngày 5 tháng 4 năm 2026", "ngày 05/4/2026":
/// the day before the month, but where the year comes first. Two digits of a year are 1950..2049.
/// Empty when it is no such date or there is no such day ("31/11/2026").
std::optional<CivilDate> read_date(std::string_view words);

/// From which day a workbook counts days: Excel's own, or that of old Macintosh workbooks.
enum class SerialSystem { from_1900, from_1904 };

/// The day of a number in a workbook's date cell; the time of day after the point is let go. Empty
/// outside of what Excel shows as a date, and for 29 February 1900, which only Excel knows.
std::optional<CivilDate> date_from_serial(const Decimal& serial, SerialSystem system);

/// "1.234,5", "1 234,5", "2.530.000 đồng", and of "97,6%" the 97,6: points or spaces group
/// thousands, a comma starts the fraction. Nothing is guessed: what could mean two numbers
/// ("1,234.5", "1.5") is refused, and the sentence shows both.
Result<Decimal> read_number(std::string_view words);

/// "hai triệu năm trăm ba mươi nghìn (đồng)": the other way of number_words, in any case, with or
/// without commas, and as it is said elsewhere: lẻ, ngàn, tỉ, bẩy, nhăm, "hai mươi bốn". Empty when
/// these are not the words of one number below 1000 tỷ tỷ.
std::optional<Decimal> read_number_words(std::string_view words);

}  // namespace thidua
