#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Finding by words as people type them: without marks, in either placement of the tone, by the
/// beginnings of words, by initials, and past a slip of the pen.
namespace thidua {

/// How well words hit a text, the best first: sorting by it ranks what was found. Case never
/// counts.
enum class MatchLevel {
    exact,      ///< the words themselves; both placements of the tone are the same word
    tone,       ///< but for tones: "ma" hits "má", "tôi" hits "tối"
    folded,     ///< but for all marks: "toi uu" hits "tối ưu"
    beginning,  ///< without marks, and one is only how a word of the text begins
    initials,   ///< "nva" hits "Nguyễn Văn An"
    near,       ///< but for one letter, or for where the words are divided: "3an" hits "3 an"
    none,
};

/// A text, or the words looked for, taken apart once to be compared many times.
struct SearchText {
    struct Word {
        std::string exact;
        std::string tone;
        std::string folded;
    };
    std::vector<Word> words;  ///< runs of letters and figures: "05/KH-STP" is three
    std::string initials;
};

SearchText search_text(std::string_view text);

/// How the words hit the text, in any order. Each must, and the worst of them counts; no words hit
/// everything.
MatchLevel match(const SearchText& words, const SearchText& text);
MatchLevel match(std::string_view words, std::string_view text);

}  // namespace thidua
