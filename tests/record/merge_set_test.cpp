#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

const Value old_name{std::string{"Tên cũ"}};
const Value new_name{std::string{"Tên mới"}};
const Value third_name{std::string{"Tên thứ ba"}};

class MergeSetTest : public testing::Test {
protected:
    MergeDesk desk_{{{"name", old_name}}};
};

TEST_F(MergeSetTest, AppliesWhenTheFieldStillHoldsWhatThePersonSaw) {
    EXPECT_EQ(desk_.set(minh, "name", old_name, new_name).kind, OutcomeKind::applied);
    EXPECT_EQ(desk_.at("name"), new_name);
}

TEST_F(MergeSetTest, SetsAFieldThatWasEmpty) {
    EXPECT_EQ(desk_.set(minh, "budget", Null{}, Value{std::int64_t{5}}).kind,
              OutcomeKind::applied);
    EXPECT_EQ(desk_.at("budget"), Value{std::int64_t{5}});
}

TEST_F(MergeSetTest, ClearsAFieldWithANull) {
    desk_.set(minh, "name", old_name, Null{});
    EXPECT_FALSE(desk_.fields().contains("name"));
}

TEST_F(MergeSetTest, HasNothingToDoWhenTheValueIsThere) {
    desk_.set(minh, "name", old_name, new_name);
    EXPECT_EQ(desk_.set(office, "name", old_name, new_name).kind, OutcomeKind::already);
}

TEST_F(MergeSetTest, MakesNoConflictOfEqualValues) {
    desk_.set(minh, "name", old_name, new_name);
    desk_.set(office, "name", old_name, new_name);
    EXPECT_TRUE(desk_.open_conflicts().empty());
}

TEST_F(MergeSetTest, TellsAWholeNumberFromTheSameDecimal) {
    MergeDesk desk{{{"n", std::int64_t{1}}}};
    EXPECT_EQ(desk.set(minh, "n", Value{Decimal{1}}, Value{std::int64_t{2}}).kind,
              OutcomeKind::conflict);
}

TEST_F(MergeSetTest, NeverMergesIntoARecordThatNobodyMade) {
    const auto result =
        desk_.apply(minh, {setting(numbered_record(9), "name", Null{}, new_name)});
    EXPECT_EQ(result.outcomes.front().kind, OutcomeKind::rejected);
    EXPECT_EQ(result.outcomes.front().reason, RejectReason::unknown_record);
}

TEST_F(MergeSetTest, HasNoEffectWhenEveryOperationIsRejected) {
    EXPECT_FALSE(
        desk_.apply(minh, {setting(numbered_record(9), "name", Null{}, new_name)}).has_effect());
}

TEST_F(MergeSetTest, MeetsAnExistingRecordInsteadOfMakingADouble) {
    const auto result = desk_.apply(
        minh, {creation(desk_.record()), setting(desk_.record(), "place", Null{}, new_name)});
    EXPECT_EQ(result.outcomes.at(0).kind, OutcomeKind::already);
    EXPECT_EQ(desk_.at("name"), old_name);
    EXPECT_EQ(desk_.at("place"), new_name);
}

TEST_F(MergeSetTest, LetsLaterOperationsOfAnEditBuildOnEarlierOnes) {
    const auto result = desk_.apply(minh, {setting(desk_.record(), "name", old_name, new_name),
                                           setting(desk_.record(), "name", new_name, third_name)});
    EXPECT_EQ(result.outcomes.at(1).kind, OutcomeKind::applied);
    EXPECT_EQ(desk_.at("name"), third_name);
}

TEST_F(MergeSetTest, GivesTheChangedRecordThePositionInTheLog) {
    desk_.set(minh, "name", old_name, new_name);
    EXPECT_EQ(desk_.space().records().at(desk_.record()).rev, desk_.head());
}

TEST_F(MergeSetTest, LeavesTheRevAloneWhenNothingChanged) {
    desk_.set(minh, "name", old_name, old_name);
    EXPECT_EQ(desk_.space().records().at(desk_.record()).rev, Sequence{1});
}

TEST_F(MergeSetTest, TakesTheLaterValueOfContactData) {
    MergeDesk desk{{{"contact/phone", old_name}}};
    desk.set(lan, "contact/phone", old_name, new_name);
    EXPECT_EQ(desk.set(minh, "contact/phone", old_name, third_name).kind, OutcomeKind::applied);
    EXPECT_EQ(desk.at("contact/phone"), third_name);
    EXPECT_TRUE(desk.open_conflicts().empty());
}

TEST_F(MergeSetTest, KeepsTheEarlierContactDataInHistory) {
    MergeDesk desk{{{"contact/phone", old_name}}};
    desk.set(lan, "contact/phone", old_name, new_name);
    desk.set(minh, "contact/phone", old_name, third_name);
    bool is_kept = false;
    for (const Record& change : desk.space().list(change_type))
        is_kept |= find_value(change.fields, "was/contact/phone") == new_name;
    EXPECT_TRUE(is_kept);
}

TEST_F(MergeSetTest, SaysThatADeviceCanRepeatAPlainEditItself) {
    const Operation plain = setting(desk_.record(), "name", old_name, new_name);
    EXPECT_TRUE(desk_.apply(minh, {plain}).is_plain);
}

TEST_F(MergeSetTest, SaysThatADeviceCannotRepeatAConflictItself) {
    desk_.set(lan, "name", old_name, new_name);
    const Operation late = setting(desk_.record(), "name", old_name, third_name);
    EXPECT_FALSE(desk_.apply(minh, {late}).is_plain);
}

/// Refuses the operation at one place of the edit.
class RefusingGuard final : public EditGuard {
public:
    explicit RefusingGuard(std::size_t at) : at_{at} {}
    RejectReason check(const Edit&, std::size_t operation, const Record*) override {
        return operation == at_ ? RejectReason::not_allowed : RejectReason::none;
    }

private:
    std::size_t at_;
};

TEST_F(MergeSetTest, LeavesOutOnlyWhatTheGuardRefuses) {
    RefusingGuard guard{0};
    desk_.guard = &guard;
    const auto result = desk_.apply(minh, {setting(desk_.record(), "name", old_name, new_name),
                                           setting(desk_.record(), "place", Null{}, third_name)});
    EXPECT_EQ(result.outcomes.at(0).kind, OutcomeKind::rejected);
    EXPECT_EQ(result.outcomes.at(0).reason, RejectReason::not_allowed);
    EXPECT_EQ(desk_.at("name"), old_name);
    EXPECT_EQ(desk_.at("place"), third_name);
}

TEST_F(MergeSetTest, RejectsWhatDependsOnARecordTheGuardRefused) {
    RefusingGuard guard{0};
    desk_.guard = &guard;
    const auto result = desk_.apply(
        minh, {creation(numbered_record(5)), setting(numbered_record(5), "a", Null{}, new_name)});
    EXPECT_EQ(result.outcomes.at(1).reason, RejectReason::unknown_record);
    EXPECT_FALSE(desk_.space().records().contains(numbered_record(5)));
}

}  // namespace
}  // namespace thidua
