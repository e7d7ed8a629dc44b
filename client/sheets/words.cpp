#include "client/sheets/words.h"

#include <algorithm>

#include "shared/base/syllables.h"
#include "shared/base/text.h"

namespace thidua::sheets {
namespace {

std::string joined_lines(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

/// Of cleaned text: tabs are spaces.
std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\t';
        if (c == '\n' && !out.empty() && out.back() == ' ') out.pop_back();
        if (is_space && (out.empty() || out.back() == ' ' || out.back() == '\n')) continue;
        out += is_space ? ' ' : c;
    }
    const std::size_t from = std::min(out.find_first_not_of(" \n"), out.size());
    return out.substr(from, out.find_last_not_of(" \n") + 1 - from);
}

std::string plain(std::string_view text) {
    std::string out = folded(text);
    std::erase_if(out, [](char c) { return c == '.' || c == ':' || c == '*'; });
    return squeezed(out);
}

}  // namespace

std::string tidy(std::string_view text) {
    return squeezed(cleaned(text));
}

std::string tidy_line(std::string_view text) {
    return squeezed(joined_lines(cleaned(text)));
}

Heading::Heading(std::string_view text) {
    const std::string line = tidy_line(text);
    lowered_ = lowered(line);
    folded_ = plain(line);
    unexplained_ = plain(std::string_view{line}.substr(0, line.find('(')));
}

Likeness Heading::likeness(const Heading& words) const {
    if (words.folded_.empty()) return Likeness::none;
    if (lowered_ == words.lowered_) return Likeness::same;
    if (folded_ == words.folded_) return Likeness::unmarked;
    if (unexplained_ == words.folded_) return Likeness::explained;
    return folded_.starts_with(words.folded_ + ' ') ? Likeness::begun : Likeness::none;
}

}  // namespace thidua::sheets
