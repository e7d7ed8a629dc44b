#include "client/sheets/rich_text.h"

#include <charconv>

#include "client/sheets/xml_part.h"
#include "shared/base/text.h"

namespace thidua::sheets {
namespace {

/// "_xHHHH_": how long, and where the digits are.
constexpr std::size_t escape_bytes = 7;
constexpr std::size_t digits_at = 2;
constexpr std::size_t digits = 4;

/// The character of the escape that `text` begins with. Only ASCII is written so.
std::optional<char> escaped(std::string_view text) {
    if (text.size() < escape_bytes || !text.starts_with("_x") || text[escape_bytes - 1] != '_')
        return std::nullopt;
    const std::string_view code = text.substr(digits_at, digits);
    unsigned value = 0;
    const auto read = std::from_chars(code.data(), code.data() + code.size(), value, 16);
    if (read.ec != std::errc{} || read.ptr != code.data() + code.size() || value > 0x7F)
        return std::nullopt;
    return static_cast<char>(value);
}

bool is_text(char c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c != '\x7F');
}

std::string_view text_of(pugi::xml_node node) {
    return child(node, "t").child_value();
}

std::string_view font_of(pugi::xml_node run) {
    return attribute(child(child(run, "rPr"), "rFont"), "val").value();
}

}  // namespace

std::string without_escapes(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = escaped(text.substr(at));
        if (!character) {
            plain += text[at++];
            continue;
        }
        if (is_text(*character)) plain += *character;
        at += escape_bytes;
    }
    return plain;
}

std::optional<RichText> read_rich_text(pugi::xml_node node) {
    RichText rich{.text = std::string{text_of(node)}};
    std::size_t longest = 0;
    for_each(node, "r", [&](pugi::xml_node run) {
        const std::string_view words = text_of(run);
        const std::string_view font = font_of(run);
        rich.text += words;
        if (font.empty() || words.size() <= longest) return;
        longest = words.size();
        rich.font = font;
    });
    rich.text = without_escapes(rich.text);
    if (!is_clean_utf8(rich.text) || !is_clean_utf8(rich.font)) return std::nullopt;
    return rich;
}

}  // namespace thidua::sheets
