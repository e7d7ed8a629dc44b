#pragma once

#include <string>
#include <string_view>

namespace thidua {

/// True when the bytes are well-formed UTF-8 without NUL.
bool is_clean_utf8(std::string_view text);

/// What a person typed or pasted, made fit to store: NFC; no-break spaces become spaces; zero-width
/// characters, byte order marks and soft hyphens go; Ð (U+00D0) and Ɖ (U+0189) become Đ (U+0110).
/// Line ends become "\n". Nothing else is rewritten: names keep their spelling and tone placement.
/// The text must be well-formed UTF-8.
std::string cleaned(std::string_view text);

/// Whether nobody sees anything in it: it is empty, or holds only blanks, line ends and what
/// cleaned() takes out. False for what is not well-formed UTF-8.
bool is_blank(std::string_view text);

/// Number of Unicode code points; limits on text are counted in these.
std::size_t code_points(std::string_view text);

/// For search: lower case, đ to d, all marks off, spaces and hyphens collapsed. "Đổi mới" and
/// "DOI  MOI" both give "doi moi".
std::string folded(std::string_view text);

/// Vietnamese alphabetical order (CLDR vi), negative, zero or positive.
int compare_text(std::string_view a, std::string_view b);

/// Order of people in a list: given name, then middle, then family name ("Mai Hồng Thiêm" sorts
/// under Thiêm).
int compare_person_names(std::string_view a, std::string_view b);

}  // namespace thidua
