#include "client/sheets/code_page.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "shared/base/check.h"
#include "shared/base/legacy_text.h"
#include "shared/base/text.h"

namespace thidua::sheets {
namespace {

constexpr BytesView utf8_mark{"\xEF\xBB\xBF"};
constexpr BytesView utf16_little_mark{"\xFF\xFE"};
constexpr BytesView utf16_big_mark{"\xFE\xFF"};
constexpr std::size_t bytes_to_judge_by = 64 << 10;

/// Composed: windows-1258 writes tones behind their letters.
std::string converted(BytesView bytes, const char* code_page) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::UnicodeString text{bytes.data(), static_cast<int32_t>(bytes.size()), code_page};
    const icu::UnicodeString composed =
        icu::Normalizer2::getNFCInstance(error)->normalize(text, error);
    CHECK(U_SUCCESS(error));
    std::string out;
    return composed.toUTF8String(out);
}

std::optional<DecodedText> if_clean(std::string text, std::string code_page = {}) {
    // What has no meaning in a code page becomes U+FFFD.
    if (!is_clean_utf8(text) || text.find("\uFFFD") != std::string::npos) return std::nullopt;
    return DecodedText{.text = std::move(text), .code_page = std::move(code_page)};
}

int score_of(const std::optional<DecodedText>& decoded) {
    return decoded ? guess_encoding(decoded->text.substr(0, bytes_to_judge_by), "").score : -1;
}

}  // namespace

std::optional<DecodedText> decode_text(BytesView bytes) {
    if (bytes.starts_with(utf8_mark)) return if_clean(Bytes{bytes.substr(utf8_mark.size())});
    if (bytes.starts_with(utf16_little_mark))
        return if_clean(converted(bytes.substr(2), "UTF-16LE"));
    if (bytes.starts_with(utf16_big_mark)) return if_clean(converted(bytes.substr(2), "UTF-16BE"));
    if (is_clean_utf8(bytes)) return DecodedText{.text = Bytes{bytes}};
    auto vietnamese = if_clean(converted(bytes, "windows-1258"), "windows-1258");
    auto western = if_clean(converted(bytes, "windows-1252"), "windows-1252");
    return score_of(vietnamese) > score_of(western) ? vietnamese : western;
}

}  // namespace thidua::sheets
