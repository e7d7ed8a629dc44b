#include "client/app/conflict_excerpt.h"

#include <fmt/format.h>

#include "shared/base/translate.h"
#include "shared/record/text_merge.h"

namespace thidua {
namespace {

std::optional<std::string> joined_paragraphs(const Paragraphs& paragraphs) {
    if (paragraphs.empty()) return std::nullopt;
    return fmt::format("{}", fmt::join(paragraphs, "\n"));
}

/// What is the same in both, though somebody changed it, is no part of the question.
ConflictExcerpt excerpt_from(const std::vector<TextChunk>& chunks) {
    ConflictExcerpt excerpt;
    for (const TextChunk& chunk : chunks) {
        if (chunk.ours == chunk.theirs) {
            excerpt.same_after += chunk.ours.size();
        } else {
            excerpt.parts.push_back({.same_before = excerpt.same_after,
                                     .base = joined_paragraphs(chunk.base),
                                     .kept = joined_paragraphs(chunk.ours),
                                     .other = joined_paragraphs(chunk.theirs)});
            excerpt.same_after = 0;
        }
        if (chunk.shared) ++excerpt.same_after;
    }
    return excerpt;
}

}  // namespace

std::optional<ConflictExcerpt> excerpt_of(const ConflictView& view) {
    const auto* const base = std::get_if<std::string>(&view.base);
    const auto* const kept = std::get_if<std::string>(&view.kept.value);
    const auto* const other = std::get_if<std::string>(&view.other.value);
    if (base == nullptr || kept == nullptr || other == nullptr) return std::nullopt;
    const auto chunks = compare_paragraphs(*base, *kept, *other);
    if (!chunks) return std::nullopt;
    ConflictExcerpt excerpt = excerpt_from(*chunks);
    const bool leaves_out = excerpt.parts.size() > 1 || excerpt.same_after > 0 ||
                            (!excerpt.parts.empty() && excerpt.parts.front().same_before > 0);
    if (excerpt.parts.empty() || !leaves_out) return std::nullopt;
    return excerpt;
}

std::string same_words(std::size_t paragraphs) {
    if (paragraphs == 0) return {};
    if (paragraphs == 1) return tr("[1 paragraph is the same]");
    return fmt::format(fmt::runtime(tr("[{} paragraphs are the same]")), paragraphs);
}

std::string part_words(const std::optional<std::string>& part) {
    return part ? *part : tr("[no paragraph here]");
}

std::string excerpt_words(const ConflictExcerpt& excerpt,
                          std::optional<std::string> ConflictPart::* side) {
    std::string text;
    const auto add = [&text](const std::string& words) {
        if (!words.empty()) text += (text.empty() ? "" : "\n") + words;
    };
    for (const ConflictPart& part : excerpt.parts) {
        add(same_words(part.same_before));
        add(part_words(part.*side));
    }
    add(same_words(excerpt.same_after));
    return text;
}

}  // namespace thidua
