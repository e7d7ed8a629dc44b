#include "client/paper/template_tag.h"

#include <algorithm>

#include "shared/base/text.h"

namespace thidua {
namespace {

using Kind = TemplateTag::Kind;

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// Vietnamese letters are above ASCII: whoever writes a template may name things in Vietnamese.
bool is_letter_of_name(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80U || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '-' || letter == '.';
}

bool is_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, is_letter_of_name) && name.front() != '.' &&
           name.back() != '.' && name.find("..") == std::string_view::npos;
}

std::optional<TemplateTag> named(Kind kind, std::string_view name) {
    if (!is_name(name)) return std::nullopt;
    return TemplateTag{.kind = kind, .name = std::string{name}};
}

}  // namespace

std::string TemplateTag::text() const {
    switch (kind) {
        case Kind::value:
            return name;
        case Kind::each:
            return "#each " + name;
        case Kind::condition:
            return "#if " + name;
        case Kind::otherwise:
            return "#else";
        case Kind::end_each:
            return "/each";
        case Kind::end_condition:
            return "/if";
    }
    return {};
}

std::optional<TemplateTag> TemplateTag::from_text(std::string_view text) {
    // Word puts no-break spaces where people press other keys than they think.
    const std::string clean = cleaned(text);
    const std::string_view words = trimmed(clean);
    if (words == "#else") return TemplateTag{.kind = Kind::otherwise};
    if (words == "/each") return TemplateTag{.kind = Kind::end_each};
    if (words == "/if") return TemplateTag{.kind = Kind::end_condition};
    if (words.starts_with("#each ")) return named(Kind::each, trimmed(words.substr(6)));
    if (words.starts_with("#if ")) return named(Kind::condition, trimmed(words.substr(4)));
    return named(Kind::value, words);
}

}  // namespace thidua
