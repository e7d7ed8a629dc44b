#pragma once

#include <optional>
#include <pugixml.hpp>

namespace thidua {

/// How long a line of text is, in twips, in the section in which that paragraph or table of the
/// body stands. Empty where the document does not say it in a measure that makes sense.
std::optional<int> text_width_at(const pugi::xml_node& item);

/// Widens or narrows a table with all its columns as a text `from` twips wide becomes one of `to`.
void fit_table(const pugi::xml_node& table, int from, int to);

}  // namespace thidua
