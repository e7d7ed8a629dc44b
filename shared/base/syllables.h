#pragma once

#include <string>
#include <string_view>

/// What Vietnamese spelling says about words, for finding and comparing. What is stored is never
/// rewritten by it.
namespace thidua {

/// One spelling of those that are the same word: "hoà" and "hòa", "thuý" and "thúy" (the tone on
/// oa, oe, uy that end a syllable), "qúy" and "quý", "Lý" and "Lí", "qui" and "quy" (i or y alone
/// after h k l m s t and qu). Gives the older placement, i, and quy; NFC; case and everything else
/// stay.
std::string tone_normal(std::string_view text);

/// The tones off, the letters kept: "má" and "ma" meet, "â" and "a" do not. NFC.
std::string toneless(std::string_view text);

/// Lower case, NFC. "Đ" gives "đ".
std::string lowered(std::string_view text);

/// Whether the word could be Vietnamese: a beginning, a rhyme and a tone that go together, the tone
/// in its place or, of oa, oe, uy, either of its places. In any case.
bool is_syllable(std::string_view word);

/// "nva" of "Nguyễn Văn An", "stp" of "Sở Tư pháp": without marks, of every word.
std::string initials(std::string_view name);

/// The same but for one letter that was added, left out, changed, or swapped with its neighbour,
/// where both words have at least five letters. Of words without marks, as folded() gives them.
bool is_near(std::string_view folded_a, std::string_view folded_b);

/// compare_person_names, with a person's own name to sort by before the rule where there is one:
/// "Y Bion Niê" may ask to stand under "Bion". An empty key is none.
int compare_people(std::string_view a, std::string_view key_a, std::string_view b,
                   std::string_view key_b);

}  // namespace thidua
