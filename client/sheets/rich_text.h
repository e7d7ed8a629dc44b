#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace thidua::sheets {

/// A text of a workbook: plain, or runs that each have a font.
struct RichText {
    std::string text;
    /// Of the longest run that has a font of its own; empty where the cell's counts.
    std::string font = {};
};

/// <si> or <is>: all runs joined, without what says how Eastern letters are spoken. Empty when it
/// is no clean text.
std::optional<RichText> read_rich_text(pugi::xml_node node);

/// "_x000D_" is a control character that XML has no way to write. Those that are no text go.
std::string without_escapes(std::string_view text);

}  // namespace thidua::sheets
