#include "shared/base/icu_text.h"

#include <unicode/normalizer2.h>

#include "shared/base/check.h"

namespace thidua {
namespace {

using InstanceGetter = const icu::Normalizer2* (*)(UErrorCode&);

icu::UnicodeString normalized(InstanceGetter instance, const icu::UnicodeString& text) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* const form = instance(error);
    CHECK(U_SUCCESS(error));
    icu::UnicodeString result = form->normalize(text, error);
    CHECK(U_SUCCESS(error));
    return result;
}

}  // namespace

icu::UnicodeString to_utf16(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<int32_t>(text.size())});
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string utf8;
    return text.toUTF8String(utf8);
}

icu::UnicodeString composed(const icu::UnicodeString& text) {
    return normalized(icu::Normalizer2::getNFCInstance, text);
}

icu::UnicodeString decomposed(const icu::UnicodeString& text) {
    return normalized(icu::Normalizer2::getNFDInstance, text);
}

}  // namespace thidua
