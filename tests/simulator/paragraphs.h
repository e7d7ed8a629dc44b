#pragma once

#include <optional>
#include <string>
#include <vector>

namespace thidua::simulator {

std::vector<std::string> paragraphs_of(const std::string& text);
std::string text_of(const std::vector<std::string>& paragraphs);

/// Both changes of one text, unless both changed what lies between the same two paragraphs. Each
/// paragraph stands in a text once, and in the same order in all three.
std::optional<std::string> joined(const std::string& base, const std::string& a,
                                  const std::string& b);

}  // namespace thidua::simulator
