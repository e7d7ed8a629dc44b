#include <gtest/gtest.h>

#include "shared/record/text_merge.h"
#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

using Merged = std::optional<std::string>;

TEST(TextMergeTest, TakesBothChangesOfDifferentParagraphs) {
    EXPECT_EQ(merge_paragraphs("a\nb\nc", "A\nb\nc", "a\nb\nC"), Merged{"A\nb\nC"});
}

TEST(TextMergeTest, JoinsTheSameWayWhoeverCameFirst) {
    EXPECT_EQ(merge_paragraphs("a\nb\nc", "a\nb\nC", "A\nb\nc"), Merged{"A\nb\nC"});
}

TEST(TextMergeTest, RefusesTwoChangesOfOneParagraph) {
    EXPECT_EQ(merge_paragraphs("a\nb\nc", "a\nB\nc", "a\nbb\nc"), std::nullopt);
}

TEST(TextMergeTest, RefusesChangesOfTouchingParagraphs) {
    EXPECT_EQ(merge_paragraphs("a\nb\nc\nd", "a\nB\nc\nd", "a\nb\nC\nd"), std::nullopt);
}

TEST(TextMergeTest, TakesTheSameChangeOnlyOnce) {
    EXPECT_EQ(merge_paragraphs("a\nb", "a\nB", "a\nB"), Merged{"a\nB"});
}

TEST(TextMergeTest, TakesAParagraphAddedAtTheBeginning) {
    EXPECT_EQ(merge_paragraphs("a\nb", "new\na\nb", "a\nB"), Merged{"new\na\nB"});
}

TEST(TextMergeTest, TakesAParagraphAddedAtTheEnd) {
    EXPECT_EQ(merge_paragraphs("a\nb", "a\nb\nnew", "A\nb"), Merged{"A\nb\nnew"});
}

TEST(TextMergeTest, TakesParagraphsAddedAtBothEnds) {
    EXPECT_EQ(merge_paragraphs("a", "first\na", "a\nlast"), Merged{"first\na\nlast"});
}

TEST(TextMergeTest, RefusesTwoParagraphsAddedAtTheSamePlace) {
    EXPECT_EQ(merge_paragraphs("a\nb", "a\nb\nmine", "a\nb\nyours"), std::nullopt);
}

TEST(TextMergeTest, TakesAParagraphRemovedAtTheBeginning) {
    EXPECT_EQ(merge_paragraphs("a\nb\nc", "b\nc", "a\nb\nC"), Merged{"b\nC"});
}

TEST(TextMergeTest, TakesAParagraphRemovedAtTheEnd) {
    EXPECT_EQ(merge_paragraphs("a\nb\nc", "a\nb", "A\nb\nc"), Merged{"A\nb"});
}

TEST(TextMergeTest, RefusesARemovalOfAParagraphThatTheOtherChanged) {
    EXPECT_EQ(merge_paragraphs("a\nb\nc", "a\nc", "a\nB\nc"), std::nullopt);
}

TEST(TextMergeTest, TreatsAnEmptyTextAsOneEmptyParagraph) {
    EXPECT_EQ(merge_paragraphs("", "mine", ""), Merged{"mine"});
    EXPECT_EQ(merge_paragraphs("", "mine", "yours"), std::nullopt);
}

TEST(TextMergeTest, KeepsTheLineEndAtTheEnd) {
    EXPECT_EQ(merge_paragraphs("a\nb\n", "A\nb\n", "a\nb\n"), Merged{"A\nb\n"});
}

TEST(TextMergeTest, KeepsEmptyParagraphs) {
    EXPECT_EQ(merge_paragraphs("a\n\nb\n\nc", "A\n\nb\n\nc", "a\n\nb\n\nC"),
              Merged{"A\n\nb\n\nC"});
}

TEST(TextMergeTest, RefusesATextOfTooManyParagraphs) {
    const std::string many(paragraphs_max, '\n');
    EXPECT_EQ(merge_paragraphs(many, many + "x", many), std::nullopt);
}

TEST(TextMergeTest, MergesATextOfAsManyParagraphsAsAllowed) {
    std::string text;
    for (std::size_t at = 1; at < paragraphs_max; ++at) text += std::to_string(at) + "\n";
    EXPECT_EQ(merge_paragraphs(text, "first\n" + text.substr(2), text + "last"),
              Merged{"first\n" + text.substr(2) + "last"});
}

TEST(TextMergeTest, JoinsProseOfTwoPeopleInTheRecord) {
    MergeDesk desk{{{"story", std::string{"a\nb\nc"}}}};
    desk.set(lan, "story", std::string{"a\nb\nc"}, std::string{"A\nb\nc"});
    EXPECT_EQ(desk.set(minh, "story", std::string{"a\nb\nc"}, std::string{"a\nb\nC"}).kind,
              OutcomeKind::merged);
    EXPECT_EQ(desk.at("story"), Value{std::string{"A\nb\nC"}});
}

TEST(TextMergeTest, ShowsTheJoinedProseInAConflictThatWasOpen) {
    MergeDesk desk{{{"story", std::string{"a\nb\nc"}}}};
    desk.set(lan, "story", std::string{"a\nb\nc"}, std::string{"A\nb\nc"});
    desk.set(office, "story", std::string{"a\nb\nc"}, std::string{"AA\nb\nc"});
    desk.set(minh, "story", std::string{"a\nb\nc"}, std::string{"a\nb\nC"});
    EXPECT_EQ(desk.in_conflict("kept"), Value{std::string{"A\nb\nC"}});
    EXPECT_EQ(desk.in_conflict("other"), Value{std::string{"AA\nb\nc"}});
}

TEST(TextMergeTest, AsksInsteadOfMergingATextWithANumber) {
    MergeDesk desk{{{"story", std::string{"a\nb"}}}};
    desk.set(lan, "story", std::string{"a\nb"}, Value{std::int64_t{1}});
    EXPECT_EQ(desk.set(minh, "story", std::string{"a\nb"}, std::string{"a\nB"}).kind,
              OutcomeKind::conflict);
}

}  // namespace
}  // namespace thidua
