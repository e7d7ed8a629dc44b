#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Vietnamese from before Unicode, as old workbooks and documents hold it: formally Latin letters,
/// which only an old font shows as what they are ("B¶o Th¾ng" for "Bảo Thắng").
///
/// All of this takes raw text. cleaned() comes after the conversion, never before: it strips
/// U+00AD, which is TCVN3's ư, and makes another letter of U+00D0, its é.
namespace thidua {

enum class LegacyEncoding {
    none,
    tcvn3,          ///< TCVN3 (ABC): fonts .VnTime, .VnArial
    tcvn3_capital,  ///< the same in a font that shows everything in capitals: .VnTimeH
    vni,            ///< VNI: fonts VNI-Times, VNI-Helve
};

/// "TCVN3 (ABC)", "TCVN3 (ABC), H", "VNI"; "Unicode" for none. The same in every language.
std::string_view legacy_name(LegacyEncoding encoding);

struct LegacyGuess {
    LegacyEncoding encoding = LegacyEncoding::none;
    /// Of 100 words with letters that are not English, how many are Vietnamese syllables when read
    /// this way. 0 when there is no such word.
    int score = 0;
    bool by_font = false;  ///< The name of the font said it.
};

/// What the text is written in, by the name of its font (may be empty), else by how much of it
/// reads as Vietnamese. A word or two can be Vietnamese in two ways; then it is taken as Unicode,
/// so ask about a whole column rather than a cell, show a preview, and let a person decide. A text
/// that has Vietnamese letters which only Unicode has is Unicode, whatever its font is called.
LegacyGuess guess_encoding(std::string_view text, std::string_view font);

/// In Unicode. What has no meaning in that encoding stays as it is.
std::string from_legacy(std::string_view text, LegacyEncoding encoding);

/// The other way, for tests and previews. Empty when it could not be read back: a letter has no
/// code there (TCVN3 has no capitals with tones, its capital fonts no small letters), or a sign is
/// the code of a letter.
std::optional<std::string> to_legacy(std::string_view text, LegacyEncoding encoding);

struct LegacyPreview {
    std::string before;
    std::string after;
};

/// What the conversion would change, for a person to look at: the first `count_max` different texts
/// that change, each as it is and as it would be stored.
std::vector<LegacyPreview> preview_legacy(const std::vector<std::string>& texts,
                                          LegacyEncoding encoding, std::size_t count_max);

}  // namespace thidua
