#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace thidua::simulator {

inline std::vector<std::string> paragraphs_of(const std::string& text) {
    std::vector<std::string> paragraphs{""};
    for (const char c : text) {
        if (c == '\n')
            paragraphs.emplace_back();
        else
            paragraphs.back() += c;
    }
    return paragraphs;
}

inline std::string text_of(const std::vector<std::string>& paragraphs) {
    std::string text;
    for (std::size_t at = 0; at < paragraphs.size(); ++at)
        text += (at > 0 ? "\n" : "") + paragraphs[at];
    return text;
}

}  // namespace thidua::simulator
