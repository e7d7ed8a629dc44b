#pragma once

#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/legacy_text.h"
#include "shared/base/time.h"

namespace thidua::sheets {

/// Who is in the sample list, as it should be read.
struct ListedPerson {
    std::string name;
    std::string gender;  ///< "male" or "female"
    std::string position;
    std::string unit;
    CivilDate born;
    int votes = 0;
};

/// 60 people of three divisions. "Nguyễn Thị Hòa" and "Nguyễn Thị Hoà" are two of them.
const std::vector<ListedPerson>& listed_people();

/// How the list is written.
struct ListStyle {
    LegacyEncoding encoding = LegacyEncoding::tcvn3;
    std::string font = ".VnTime";
    std::string title_font = ".VnTimeH";
};

/// The list as an office keeps it: a title, a header of two rows and merged cells, the numbers of
/// the columns, units as rows, names in two columns with double spaces, dates as text and as
/// numbers, "nt", a hidden column, the sum and the signatures below.
Bytes list_workbook(const ListStyle& style);

/// The mapping file for it.
extern const char* const list_mapping;

}  // namespace thidua::sheets
