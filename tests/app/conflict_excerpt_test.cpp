#include "client/app/conflict_excerpt.h"

#include <gtest/gtest.h>

namespace thidua {
namespace {

ConflictView about(const std::string& base, const std::string& kept, const std::string& other) {
    ConflictView view;
    view.base = base;
    view.kept.value = kept;
    view.other.value = other;
    return view;
}

TEST(ConflictExcerptTest, ShowsOnlyTheParagraphsThatDiffer) {
    const auto excerpt =
        excerpt_of(about("một\nhai\nba\nbốn", "một\nHAI\nba\nbốn", "một\nhai hai\nba\nbốn"));
    ASSERT_TRUE(excerpt);
    ASSERT_EQ(excerpt->parts.size(), 1U);
    EXPECT_EQ(excerpt->parts.at(0).same_before, 1U);
    EXPECT_EQ(excerpt->parts.at(0).base, "hai");
    EXPECT_EQ(excerpt->parts.at(0).kept, "HAI");
    EXPECT_EQ(excerpt->parts.at(0).other, "hai hai");
    EXPECT_EQ(excerpt->same_after, 2U);
    EXPECT_EQ(excerpt_words(*excerpt, &ConflictPart::kept),
              "[1 paragraph is the same]\nHAI\n[2 paragraphs are the same]");
}

/// Whoever takes the other value loses it, too.
TEST(ConflictExcerptTest, ShowsWhatOnlyOneSideChanged) {
    const auto excerpt = excerpt_of(about("một\nhai\nba", "MỘT\nhai\nBA", "một\nhai\nba ba"));
    ASSERT_TRUE(excerpt);
    ASSERT_EQ(excerpt->parts.size(), 2U);
    EXPECT_EQ(excerpt->parts.at(0).kept, "MỘT");
    EXPECT_EQ(excerpt->parts.at(0).other, "một");
    EXPECT_EQ(excerpt->parts.at(1).same_before, 1U);
    EXPECT_EQ(excerpt->same_after, 0U);
}

TEST(ConflictExcerptTest, WhatBothChangedAlikeIsTheSame) {
    const auto excerpt = excerpt_of(about("một\nhai\nba", "MỘT\nhai\nBA", "MỘT\nhai\nba ba"));
    ASSERT_TRUE(excerpt);
    ASSERT_EQ(excerpt->parts.size(), 1U);
    EXPECT_EQ(excerpt->parts.at(0).same_before, 2U);
}

TEST(ConflictExcerptTest, SaysWhereASideHasNoParagraph) {
    const auto excerpt = excerpt_of(about("một\nhai\nba", "một\nba", "một\nHAI\nba"));
    ASSERT_TRUE(excerpt);
    ASSERT_EQ(excerpt->parts.size(), 1U);
    EXPECT_FALSE(excerpt->parts.at(0).kept);
    EXPECT_EQ(excerpt->parts.at(0).other, "HAI");
}

TEST(ConflictExcerptTest, LeavesShortOrOtherValuesWhole) {
    EXPECT_FALSE(excerpt_of(about("một", "hai", "ba")));
    EXPECT_FALSE(excerpt_of(about("một\nhai", "ba\nbốn", "năm\nsáu")));
    ConflictView numbers;
    numbers.base = std::int64_t{1};
    numbers.kept.value = std::int64_t{2};
    numbers.other.value = std::int64_t{3};
    EXPECT_FALSE(excerpt_of(numbers));
}

}  // namespace
}  // namespace thidua
