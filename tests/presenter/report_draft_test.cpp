#include "client/gui/presenter/report_draft.h"

#include <gtest/gtest.h>

#include "shared/base/translate.h"

namespace thidua {
namespace {

const FieldPath staff = "answers/staff_total";
const FieldPath plan = "answers/plan_document";

Value number(std::int64_t whole) {
    return Value{whole};
}

ReportDraft draft_with(std::int64_t stored) {
    ReportDraft draft;
    draft.load({{staff, number(stored)}});
    return draft;
}

TEST(ReportDraftTest, ChangesNothingBeforeAnybodyTypes) {
    EXPECT_TRUE(draft_with(5).change().empty());
}

TEST(ReportDraftTest, SavesWhatWasSeenTogetherWithWhatWasTyped) {
    ReportDraft draft = draft_with(5);
    draft.type(staff, "7", number(7));
    EXPECT_EQ(draft.change().seen.at(staff), number(5));
    EXPECT_EQ(draft.change().now.at(staff), number(7));
}

TEST(ReportDraftTest, KeepsWhatThePersonSawWhenAnotherChangeArrivesBeneath) {
    ReportDraft draft = draft_with(5);
    draft.type(staff, "7", number(7));
    draft.load({{staff, number(6)}});
    EXPECT_EQ(draft.change().seen.at(staff), number(5));
}

TEST(ReportDraftTest, LetsAFieldThatNobodyTypesIntoFollowTheStore) {
    ReportDraft draft = draft_with(5);
    draft.type(plan, "12/KH", Value{std::string{"12/KH"}});
    draft.load({{staff, number(6)}});
    EXPECT_EQ(find_value(draft.answers(), staff), number(6));
}

TEST(ReportDraftTest, FollowsTheStoreAgainOnceTheTypedTextIsStored) {
    ReportDraft draft = draft_with(5);
    draft.type(staff, "7", number(7));
    draft.saved(draft.change());
    draft.load({{staff, number(9)}});
    EXPECT_EQ(draft.find_typed(staff), nullptr);
}

TEST(ReportDraftTest, SeesItsOwnSavedTextWhenTypingGoesOn) {
    ReportDraft draft = draft_with(5);
    draft.type(staff, "7", number(7));
    draft.saved(draft.change());
    draft.type(staff, "78", number(78));
    EXPECT_EQ(draft.change().seen.at(staff), number(7));
}

TEST(ReportDraftTest, DoesNotStoreWhatHasNoMeaning) {
    ReportDraft draft = draft_with(5);
    draft.type(staff, "bảy", failure(ErrorCode::invalid_input, "not a number"));
    EXPECT_TRUE(draft.change().empty());
}

TEST(ReportDraftTest, KeepsTheTextThatHasNoMeaningUntilItIsCorrected) {
    ReportDraft draft = draft_with(5);
    draft.type(staff, "bảy", failure(ErrorCode::invalid_input, "not a number"));
    draft.load({{staff, number(6)}});
    ASSERT_NE(draft.find_typed(staff), nullptr);
    EXPECT_EQ(draft.find_typed(staff)->text, "bảy");
}

TEST(ReportDraftTest, SavesWhatIsRestoredOnTheValueItWasBegunOn) {
    ReportDraft draft = draft_with(6);
    draft.restore({.path = staff, .text = "7", .seen = number(5), .typed_at = {}}, number(7));
    EXPECT_EQ(draft.change().seen.at(staff), number(5));
    EXPECT_EQ(draft.change().now.at(staff), number(7));
}

TEST(ReportDraftTest, RestoresNothingOverWhatIsBeingTyped) {
    ReportDraft draft = draft_with(5);
    draft.type(staff, "8", number(8));
    draft.restore({.path = staff, .text = "7", .seen = number(5), .typed_at = {}}, number(7));
    EXPECT_EQ(draft.find_typed(staff)->text, "8");
}

TEST(ReportDraftTest, SavesNoCellOfARowThatIsNone) {
    ReportDraft draft = draft_with(5);
    draft.type(blank_cell_path("initiatives", "name"), "A", Value{std::string{"A"}});
    EXPECT_TRUE(draft.change().empty());
    EXPECT_EQ(draft.unsaved().size(), 1U);
    EXPECT_EQ(draft.answers().size(), 1U);
}

TEST(ReportDraftTest, ClearsAnAnswerByTypingNothing) {
    ReportDraft draft = draft_with(5);
    draft.type(staff, "", Value{});
    EXPECT_EQ(draft.change().seen.at(staff), number(5));
    EXPECT_FALSE(draft.change().now.contains(staff));
}

}  // namespace
}  // namespace thidua
