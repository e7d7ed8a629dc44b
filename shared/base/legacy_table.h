#pragma once

#include <map>
#include <string>

#include "shared/base/legacy_text.h"

namespace thidua {

/// One or two code units of an old encoding, and the letter that they are there.
using LegacyLetters = std::map<std::u16string, char16_t>;
using LegacyCodes = std::map<char16_t, std::u16string>;

/// Empty tables for none; tcvn3_capital has that of tcvn3, whose codes its fonts show as capitals.
const LegacyLetters& letters_of(LegacyEncoding encoding);
const LegacyCodes& codes_of(LegacyEncoding encoding);

/// Whether it is a letter with a mark of the Vietnamese alphabet, or đ; in either case.
bool is_marked_letter(char16_t unit);

}  // namespace thidua
