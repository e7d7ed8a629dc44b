#pragma once

#include <pugixml.hpp>
#include <string>

namespace thidua {

/// Puts paragraphs and tables (PaperBuilder::built) where a paragraph of a template holds nothing
/// but a tag, and takes that paragraph away. Running text and headings get the form of the
/// paragraph, all words the letters of `mark`, the tag's run; bold, italics, the level of a heading
/// and the difference in size from the usual letters stay. Tables, measured for a text that is
/// `text_width` wide (twips), follow the width of the text in their section.
void put_built(pugi::xml_node place, const pugi::xml_node& mark, const std::string& xml,
               int text_width);

}  // namespace thidua
