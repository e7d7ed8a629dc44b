#include "shared/record/text_merge.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace thidua {
namespace {

using Lines = Paragraphs;

Lines split(std::string_view text) {
    Lines lines;
    for (;;) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

/// For each line of base, the line of `side` it survives as; -1 when it was changed or removed.
/// Longest common subsequence, after the equal head and tail were set aside.
std::vector<int> match(const Lines& base, const Lines& side) {
    std::vector<int> matches(base.size(), -1);
    std::size_t head = 0;
    const std::size_t shorter = std::min(base.size(), side.size());
    while (head < shorter && base[head] == side[head]) {
        matches[head] = static_cast<int>(head);
        ++head;
    }
    std::size_t tail = 0;
    while (tail < shorter - head && base[base.size() - 1 - tail] == side[side.size() - 1 - tail]) {
        matches[base.size() - 1 - tail] = static_cast<int>(side.size() - 1 - tail);
        ++tail;
    }
    const std::size_t rows = base.size() - head - tail;
    const std::size_t columns = side.size() - head - tail;
    std::vector<std::vector<std::uint16_t>> best(rows + 1,
                                                 std::vector<std::uint16_t>(columns + 1, 0));
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            best[i][j] = base[head + i] == side[head + j]
                             ? static_cast<std::uint16_t>(best[i + 1][j + 1] + 1)
                             : std::max(best[i + 1][j], best[i][j + 1]);
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
        if (base[head + i] == side[head + j]) {
            matches[head + i++] = static_cast<int>(head + j++);
        } else if (best[i + 1][j] >= best[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return matches;
}

Lines slice(const Lines& lines, std::size_t from, std::size_t to) {
    return {lines.begin() + static_cast<std::ptrdiff_t>(from),
            lines.begin() + static_cast<std::ptrdiff_t>(to)};
}

/// Appends the joined chunk; false when both sides changed it differently.
bool append_chunk(Lines& joined, const TextChunk& chunk) {
    const Lines* chosen = nullptr;
    if (chunk.ours == chunk.theirs || chunk.theirs == chunk.base) chosen = &chunk.ours;
    else if (chunk.ours == chunk.base) chosen = &chunk.theirs;
    if (chosen == nullptr) return false;
    joined.insert(joined.end(), chosen->begin(), chosen->end());
    return true;
}

std::string join(const Lines& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) text += '\n';
        text += lines[i];
    }
    return text;
}

}  // namespace

std::optional<std::vector<TextChunk>> compare_paragraphs(std::string_view base,
                                                         std::string_view ours,
                                                         std::string_view theirs) {
    const Lines base_lines = split(base);
    const Lines our_lines = split(ours);
    const Lines their_lines = split(theirs);
    if (std::max({base_lines.size(), our_lines.size(), their_lines.size()}) > paragraphs_max)
        return std::nullopt;
    const auto in_ours = match(base_lines, our_lines);
    const auto in_theirs = match(base_lines, their_lines);
    std::vector<TextChunk> chunks;
    std::size_t base_at = 0;
    std::size_t our_at = 0;
    std::size_t their_at = 0;
    for (std::size_t line = 0; line < base_lines.size(); ++line) {
        if (in_ours[line] < 0 || in_theirs[line] < 0) continue;
        const auto our_line = static_cast<std::size_t>(in_ours[line]);
        const auto their_line = static_cast<std::size_t>(in_theirs[line]);
        chunks.push_back({.base = slice(base_lines, base_at, line),
                          .ours = slice(our_lines, our_at, our_line),
                          .theirs = slice(their_lines, their_at, their_line),
                          .shared = base_lines[line]});
        base_at = line + 1;
        our_at = our_line + 1;
        their_at = their_line + 1;
    }
    chunks.push_back({.base = slice(base_lines, base_at, base_lines.size()),
                      .ours = slice(our_lines, our_at, our_lines.size()),
                      .theirs = slice(their_lines, their_at, their_lines.size())});
    return chunks;
}

std::optional<std::string> merge_paragraphs(std::string_view base, std::string_view ours,
                                            std::string_view theirs) {
    const auto chunks = compare_paragraphs(base, ours, theirs);
    if (!chunks) return std::nullopt;
    Lines joined;
    for (const TextChunk& chunk : *chunks) {
        if (!append_chunk(joined, chunk)) return std::nullopt;
        if (chunk.shared) joined.push_back(*chunk.shared);
    }
    return join(joined);
}

}  // namespace thidua
