#pragma once

#include <string>

#include "shared/base/time.h"

/// Dates as documents write them: always Vietnamese, whatever the language of the interface.
namespace thidua {

/// "ngày 05 tháng 4 năm 2026": a nought before days below 10 and before months 1 and 2 only, as
/// Decree 30/2020/NĐ-CP wants it.
std::string document_date(CivilDate date);

/// "ngày     tháng 4 năm 2026": room for a day that is written by hand.
std::string blank_document_date(int year, unsigned month);

/// "Quý II/2026". Quarters are 1..4.
std::string quarter_words(int year, int quarter);

}  // namespace thidua
