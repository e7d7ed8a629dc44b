#include "tests/simulator/paragraphs.h"

#include <algorithm>

namespace thidua::simulator {
namespace {

using Paragraphs = std::vector<std::string>;

/// The paragraphs after `from` up to the next one in `until`; moves `from` past it.
Paragraphs stretch(const Paragraphs& text, std::size_t& from, const std::string* until) {
    Paragraphs part;
    while (from < text.size() && (until == nullptr || text[from] != *until))
        part.push_back(text[from++]);
    ++from;
    return part;
}

bool holds(const Paragraphs& text, const std::string& one) {
    return std::find(text.begin(), text.end(), one) != text.end();
}

}  // namespace

std::vector<std::string> paragraphs_of(const std::string& text) {
    std::vector<std::string> paragraphs{""};
    for (const char c : text) {
        if (c == '\n')
            paragraphs.emplace_back();
        else
            paragraphs.back() += c;
    }
    return paragraphs;
}

std::string text_of(const std::vector<std::string>& paragraphs) {
    std::string text;
    for (std::size_t at = 0; at < paragraphs.size(); ++at)
        text += (at > 0 ? "\n" : "") + paragraphs[at];
    return text;
}

std::optional<std::string> joined(const std::string& base_text, const std::string& a_text,
                                  const std::string& b_text) {
    const Paragraphs base = paragraphs_of(base_text);
    const Paragraphs a = paragraphs_of(a_text);
    const Paragraphs b = paragraphs_of(b_text);
    Paragraphs result;
    std::size_t base_at = 0, a_at = 0, b_at = 0;
    for (std::size_t at = 0; at <= base.size(); ++at) {
        const std::string* anchor = at < base.size() ? &base[at] : nullptr;
        if (anchor != nullptr && (!holds(a, *anchor) || !holds(b, *anchor))) continue;
        const Paragraphs was = stretch(base, base_at, anchor);
        const Paragraphs by_a = stretch(a, a_at, anchor);
        const Paragraphs by_b = stretch(b, b_at, anchor);
        if (by_a != was && by_b != was && by_a != by_b) return std::nullopt;
        const Paragraphs& chosen = by_a == was ? by_b : by_a;
        result.insert(result.end(), chosen.begin(), chosen.end());
        if (anchor != nullptr) result.push_back(*anchor);
    }
    return text_of(result);
}

}  // namespace thidua::simulator
