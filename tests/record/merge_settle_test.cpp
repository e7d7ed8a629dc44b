#include <gtest/gtest.h>

#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

/// "by Lan" stands, "by Minh" waits in an open conflict.
class MergeSettleTest : public testing::Test {
protected:
    MergeSettleTest() {
        desk_.set(lan, "name", text("old"), text("by Lan"));
        conflict_ = desk_.set(minh, "name", text("old"), text("by Minh")).conflict;
    }
    MergeResult settle(const Person& person, const char* choice, const char* value) {
        return desk_.apply(
            person, {setting(desk_.record(), "name", text("by Lan"), text(value)),
                     step_on(conflict_, "settle", {.state = "open"}, {{"choice", text(choice)}})});
    }
    /// On the other value that the conflict holds at this moment.
    std::vector<Operation> settlement(const char* choice, const char* value) {
        return {setting(desk_.record(), "name", text("by Lan"), text(value)),
                step_on(conflict_, "settle", {.state = "open"},
                        {{"choice", text(choice)}, {"other_edit", of_conflict("other_edit")}})};
    }
    Value of_conflict(std::string_view path) {
        return find_value(desk_.space().records().at(conflict_).fields, path);
    }
    MergeDesk desk_{{{"name", text("old")}}};
    RecordId conflict_;
};

TEST_F(MergeSettleTest, TakesTheOtherValue) {
    settle(office, "take", "by Minh");
    EXPECT_EQ(desk_.at("name"), text("by Minh"));
    EXPECT_EQ(of_conflict("state"), text("settled"));
}

TEST_F(MergeSettleTest, KeepsTheKeptValue) {
    settle(office, "keep", "by Lan");
    EXPECT_EQ(desk_.at("name"), text("by Lan"));
    EXPECT_EQ(of_conflict("state"), text("settled"));
}

TEST_F(MergeSettleTest, WritesAThirdValue) {
    settle(office, "write", "by both");
    EXPECT_EQ(desk_.at("name"), text("by both"));
    EXPECT_TRUE(desk_.open_conflicts().empty());
}

TEST_F(MergeSettleTest, NamesWhoSettledItAndHow) {
    settle(office, "take", "by Minh");
    EXPECT_EQ(of_conflict("settled_by"), text("Văn phòng"));
    EXPECT_EQ(of_conflict("choice"), text("take"));
}

TEST_F(MergeSettleTest, KeepsBothValuesInTheSettledConflict) {
    settle(office, "write", "by both");
    EXPECT_EQ(of_conflict("kept"), text("by Lan"));
    EXPECT_EQ(of_conflict("other"), text("by Minh"));
}

TEST_F(MergeSettleTest, HasNothingToDoForTheSecondOfTwoWhoChooseAlike) {
    settle(lan, "take", "by Minh");
    const auto second = settle(minh, "take", "by Minh");
    EXPECT_EQ(second.outcomes.at(0).kind, OutcomeKind::already);
    EXPECT_EQ(second.outcomes.at(1).kind, OutcomeKind::already);
    EXPECT_TRUE(desk_.open_conflicts().empty());
}

TEST_F(MergeSettleTest, AsksAnewWhenTwoChooseDifferently) {
    settle(lan, "take", "by Minh");
    const auto second = settle(minh, "write", "a third");
    EXPECT_EQ(second.outcomes.at(0).kind, OutcomeKind::conflict);
    EXPECT_EQ(desk_.in_conflict("kept"), text("by Minh"));
    EXPECT_EQ(desk_.in_conflict("other"), text("a third"));
}

TEST_F(MergeSettleTest, AsksAnewWhenTheOtherSideWentOnAfterItWasSettled) {
    settle(office, "keep", "by Lan");
    EXPECT_EQ(desk_.set(minh, "name", text("by Minh"), text("by Minh, longer")).kind,
              OutcomeKind::conflict);
    EXPECT_EQ(desk_.in_conflict("other"), text("by Minh, longer"));
}

TEST_F(MergeSettleTest, SettlesOnTheOtherValueThatThePersonSaw) {
    desk_.apply(office, settlement("keep", "by Lan"));
    EXPECT_EQ(of_conflict("state"), text("settled"));
}

TEST_F(MergeSettleTest, StaysOpenWhenTheOtherSideWentOnUnseen) {
    const auto decided = settlement("keep", "by Lan");
    desk_.set(minh, "name", text("by Minh"), text("by Minh, longer"));
    EXPECT_EQ(desk_.apply(office, decided).outcomes.at(1).reason, RejectReason::wrong_state);
    EXPECT_EQ(desk_.in_conflict("other"), text("by Minh, longer"));
}

TEST_F(MergeSettleTest, ShowsWhatWasChosenWhenTheOtherSideWentOnUnseen) {
    const auto decided = settlement("write", "by both");
    desk_.set(minh, "name", text("by Minh"), text("by Minh, longer"));
    desk_.apply(office, decided);
    EXPECT_EQ(desk_.at("name"), text("by both"));
    EXPECT_EQ(desk_.in_conflict("kept"), text("by both"));
}

TEST_F(MergeSettleTest, LeavesOtherConflictsOfTheFieldOpen) {
    const auto other = desk_.set(office, "name", text("old"), text("by the office")).conflict;
    settle(lan, "take", "by Minh");
    ASSERT_EQ(desk_.open_conflicts().size(), 1U);
    EXPECT_EQ(desk_.open_conflicts().at(0).id, other);
    EXPECT_EQ(desk_.in_conflict("kept"), text("by Minh"));
}

}  // namespace
}  // namespace thidua
