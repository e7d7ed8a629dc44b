#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "shared/record/text_merge.h"

namespace thidua {
namespace {

using Lines = std::vector<std::string>;

std::string text_of(const Lines& lines) {
    std::string text;
    for (std::size_t at = 0; at < lines.size(); ++at) text += (at > 0 ? "\n" : "") + lines[at];
    return text;
}

Lines lines_of(const std::string& text) {
    Lines lines{""};
    for (const char c : text) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    return lines;
}

/// Few different words, so that paragraphs repeat and move.
Lines some_lines() {
    return *rc::gen::nonEmpty(
        rc::gen::container<Lines>(rc::gen::element<std::string>("", "a", "b", "c", "dd")));
}

/// Paragraphs that are all different, as prose is.
Lines different_lines(std::size_t count) {
    Lines lines;
    for (std::size_t at = 0; at < count; ++at) lines.push_back("base " + std::to_string(at));
    return lines;
}

/// The text with one paragraph replaced, removed or preceded by a new one.
struct Change {
    std::size_t at = 0;
    int kind = 0;  // 0 replace, 1 remove, 2 insert before
    std::string words;

    [[nodiscard]] Lines applied_to(Lines lines) const {
        const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
        if (kind == 0) lines[at] = words;
        if (kind == 1) lines.erase(place);
        if (kind == 2) lines.insert(place, words);
        return lines;
    }
    [[nodiscard]] bool collides_with(const Change& other) const {
        const std::size_t low = std::min(at, other.at);
        const std::size_t high = std::max(at, other.at);
        const Change& lower = at == low ? *this : other;
        // An insertion before a paragraph leaves that paragraph as the fixed line between them.
        if (low == high) return true;
        return high - low == 1 && lower.kind != 2;
    }
};

Change some_change(std::size_t lines, const std::string& words) {
    return {.at = *rc::gen::inRange<std::size_t>(0, lines),
            .kind = *rc::gen::inRange(0, 3),
            .words = words};
}

RC_GTEST_PROP(TextMergeProperty, DoesNotDependOnWhoCameFirst, ()) {
    const std::string base = text_of(some_lines());
    const std::string ours = text_of(some_lines());
    const std::string theirs = text_of(some_lines());
    RC_ASSERT(merge_paragraphs(base, ours, theirs) == merge_paragraphs(base, theirs, ours));
}

RC_GTEST_PROP(TextMergeProperty, TakesTheOnlyChangeThereIs, ()) {
    const std::string base = text_of(some_lines());
    const std::string ours = text_of(some_lines());
    RC_ASSERT(merge_paragraphs(base, ours, base) == std::optional{ours});
    RC_ASSERT(merge_paragraphs(base, base, ours) == std::optional{ours});
}

RC_GTEST_PROP(TextMergeProperty, TakesTheSameChangeOnce, ()) {
    const std::string base = text_of(some_lines());
    const std::string ours = text_of(some_lines());
    RC_ASSERT(merge_paragraphs(base, ours, ours) == std::optional{ours});
}

RC_GTEST_PROP(TextMergeProperty, NeverLosesAParagraphThatSomebodyWrote, ()) {
    const Lines base = some_lines();
    const Lines ours = some_lines();
    const Lines theirs = some_lines();
    const auto merged = merge_paragraphs(text_of(base), text_of(ours), text_of(theirs));
    if (!merged) return;
    const Lines joined = lines_of(*merged);
    for (const Lines& side : {ours, theirs})
        for (const std::string& line : side)
            if (std::count(base.begin(), base.end(), line) == 0)
                RC_ASSERT(std::count(joined.begin(), joined.end(), line) > 0);
}

RC_GTEST_PROP(TextMergeProperty, InventsNoParagraph, ()) {
    const Lines base = some_lines();
    const Lines ours = some_lines();
    const Lines theirs = some_lines();
    const auto merged = merge_paragraphs(text_of(base), text_of(ours), text_of(theirs));
    if (!merged) return;
    for (const std::string& line : lines_of(*merged))
        RC_ASSERT(std::count(ours.begin(), ours.end(), line) +
                      std::count(theirs.begin(), theirs.end(), line) > 0);
}

RC_GTEST_PROP(TextMergeProperty, AgreesWithDoingBothSingleChangesByHand, ()) {
    const std::size_t count = *rc::gen::inRange<std::size_t>(2, 8);
    const Lines base = different_lines(count);
    const Change mine = some_change(count, "mine");
    const Change yours = some_change(count, "yours");
    const auto merged = merge_paragraphs(text_of(base), text_of(mine.applied_to(base)),
                                         text_of(yours.applied_to(base)));
    if (mine.collides_with(yours)) {
        const bool is_same_removal = mine.at == yours.at && mine.kind == 1 && yours.kind == 1;
        RC_ASSERT(merged.has_value() == is_same_removal);
        return;
    }
    // The later place first, so that the earlier one still counts from the same beginning.
    const bool is_mine_later = mine.at > yours.at;
    const Lines expected = is_mine_later ? yours.applied_to(mine.applied_to(base))
                                         : mine.applied_to(yours.applied_to(base));
    RC_ASSERT(merged == std::optional{text_of(expected)});
}

}  // namespace
}  // namespace thidua
