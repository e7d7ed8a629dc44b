#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>

/// ICU's text between two of our own: for the sources of this folder alone, so that no other header
/// knows ICU.
namespace thidua {

icu::UnicodeString to_utf16(std::string_view text);
std::string to_utf8(const icu::UnicodeString& text);

/// NFC and NFD.
icu::UnicodeString composed(const icu::UnicodeString& text);
icu::UnicodeString decomposed(const icu::UnicodeString& text);

}  // namespace thidua
