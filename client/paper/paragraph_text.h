#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <vector>

namespace thidua {

/// The words of one paragraph, whatever runs Word has cut them into. Text boxes in it are
/// paragraphs of their own and not part of it.
struct ParagraphText {
    /// One w:t; `begin` is where it starts in `words`.
    struct Piece {
        pugi::xml_node text;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    explicit ParagraphText(const pugi::xml_node& paragraph);

    std::string words;  ///< a tab or line break within it is "\n"
    std::vector<Piece> pieces;
};

/// The runs of a paragraph in reading order, also those in links and insertions.
std::vector<pugi::xml_node> runs_of(const pugi::xml_node& paragraph);
/// False when a reader sees nothing of the run.
bool has_content(const pugi::xml_node& run);
/// The containers of paragraphs that stand in text boxes of it.
std::vector<pugi::xml_node> boxes_of(const pugi::xml_node& paragraph);

/// Gives a run these words instead of its own; lines become w:br, tabs w:tab.
void set_words(pugi::xml_node run, std::string_view words);

/// A piece of the paragraph's words around a place, for a sentence about it.
std::string words_around(const std::string& words, std::size_t begin, std::size_t end);

}  // namespace thidua
