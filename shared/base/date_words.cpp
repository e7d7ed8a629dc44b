#include "shared/base/date_words.h"

#include <fmt/format.h>

#include "shared/base/check.h"
#include "shared/base/number_words.h"

namespace thidua {
namespace {

std::string month_and_year(unsigned month, int year) {
    return fmt::format("tháng {}{} năm {}", month <= 2 ? "0" : "", month, year);
}

}  // namespace

std::string document_date(CivilDate date) {
    CHECK(date.ok());
    return fmt::format(
        "ngày {:02} {}", static_cast<unsigned>(date.day()),
        month_and_year(static_cast<unsigned>(date.month()), static_cast<int>(date.year())));
}

std::string blank_document_date(int year, unsigned month) {
    CHECK(month >= 1 && month <= 12);
    return fmt::format("ngày     {}", month_and_year(month, year));
}

std::string quarter_words(int year, int quarter) {
    CHECK(quarter >= 1 && quarter <= 4);
    return fmt::format("Quý {}/{}", roman(quarter), year);
}

}  // namespace thidua
