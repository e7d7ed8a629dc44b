#include <gtest/gtest.h>

#include <set>

#include "shared/model/ids.h"
#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

/// Lan has written "by Lan" over "old"; Minh, who saw "old" too, writes next.
class MergeConflictTest : public testing::Test {
protected:
    MergeConflictTest() { desk_.set(lan, "name", text("old"), text("by Lan")); }
    OperationOutcome minh_writes(const char* seen, const char* value) {
        return desk_.set(minh, "name", text(seen), text(value));
    }
    MergeDesk desk_{{{"name", text("old")}}};
};

TEST_F(MergeConflictTest, OpensWhenTwoChangedTheSameField) {
    EXPECT_EQ(minh_writes("old", "by Minh").kind, OutcomeKind::conflict);
    EXPECT_EQ(desk_.open_conflicts().size(), 1U);
}

TEST_F(MergeConflictTest, KeepsTheServersValueInTheField) {
    minh_writes("old", "by Minh");
    EXPECT_EQ(desk_.at("name"), text("by Lan"));
}

TEST_F(MergeConflictTest, HoldsTheStartingValueAndBothOthers) {
    minh_writes("old", "by Minh");
    EXPECT_EQ(desk_.in_conflict("base"), text("old"));
    EXPECT_EQ(desk_.in_conflict("kept"), text("by Lan"));
    EXPECT_EQ(desk_.in_conflict("other"), text("by Minh"));
}

TEST_F(MergeConflictTest, SaysWhoWroteTheKeptValueAndWhen) {
    minh_writes("old", "by Minh");
    EXPECT_EQ(desk_.in_conflict("kept_author"), text("Lan"));
    EXPECT_EQ(desk_.in_conflict("kept_device"), text("may-lan"));
    EXPECT_EQ(desk_.in_conflict("kept_at"), Value{time_at(Sequence{2})});
}

TEST_F(MergeConflictTest, SaysWhoWroteTheOtherValueAndWhen) {
    minh_writes("old", "by Minh");
    EXPECT_EQ(desk_.in_conflict("other_author"), text("Minh"));
    EXPECT_EQ(desk_.in_conflict("other_device"), text("may-minh"));
    EXPECT_EQ(desk_.in_conflict("other_at"), Value{time_at(Sequence{3})});
}

TEST_F(MergeConflictTest, NamesTheRecordAndTheField) {
    minh_writes("old", "by Minh");
    EXPECT_EQ(desk_.in_conflict("record"), Value{desk_.record()});
    EXPECT_EQ(desk_.in_conflict("record_type"), text("note"));
    EXPECT_EQ(desk_.in_conflict("path"), text("name"));
}

TEST_F(MergeConflictTest, StandsInTheScopeOfItsRecord) {
    minh_writes("old", "by Minh");
    EXPECT_EQ(desk_.open_conflicts().at(0).scope, desk_.space().records().at(desk_.record()).scope);
}

TEST_F(MergeConflictTest, HasTheIdThatItsReceiptNames) {
    const auto outcome = minh_writes("old", "by Minh");
    EXPECT_EQ(desk_.open_conflicts().at(0).id, outcome.conflict);
}

TEST_F(MergeConflictTest, ComesBackUnderTheSameIdWhenTheEditIsFedAgain) {
    const Edit late =
        desk_.edit_of(minh, {setting(desk_.record(), "name", text("old"), text("by Minh"))});
    MergeDesk restored = desk_;
    EXPECT_EQ(desk_.apply(minh, late).outcomes.at(0).conflict,
              restored.apply(minh, late).outcomes.at(0).conflict);
}

TEST_F(MergeConflictTest, RemembersAValueThatWasCleared) {
    MergeDesk desk{{{"name", text("old")}}};
    desk.set(lan, "name", text("old"), Null{});
    EXPECT_EQ(desk.set(minh, "name", text("old"), text("by Minh")).kind, OutcomeKind::conflict);
    EXPECT_EQ(desk.in_conflict("kept"), Value{});
    EXPECT_EQ(desk.in_conflict("other"), text("by Minh"));
}

TEST_F(MergeConflictTest, MovesOnWhenTheSameHandsKeepTyping) {
    const auto first = minh_writes("old", "by Minh");
    const auto second = minh_writes("by Minh", "by Minh, longer");
    EXPECT_EQ(second.kind, OutcomeKind::conflict_moved);
    EXPECT_EQ(second.conflict, first.conflict);
    EXPECT_EQ(desk_.in_conflict("other"), text("by Minh, longer"));
}

TEST_F(MergeConflictTest, StaysOneConflictHoweverLongTheyType) {
    minh_writes("old", "a");
    minh_writes("a", "ab");
    minh_writes("ab", "abc");
    EXPECT_EQ(desk_.open_conflicts().size(), 1U);
}

TEST_F(MergeConflictTest, LeavesTheFieldAloneWhenTheOtherSideMovesOn) {
    minh_writes("old", "by Minh");
    minh_writes("by Minh", "by Minh, longer");
    EXPECT_EQ(desk_.at("name"), text("by Lan"));
}

TEST_F(MergeConflictTest, IsAgreedWhenTheOtherSideComesToTheKeptValue) {
    minh_writes("old", "by Minh");
    minh_writes("by Minh", "by Lan");
    EXPECT_TRUE(desk_.open_conflicts().empty());
    EXPECT_EQ(text_or_empty(desk_.space().list("conflict").at(0).fields, "state"), "agreed");
}

TEST_F(MergeConflictTest, IsAgreedWhenTheKeptSideComesToTheOtherValue) {
    minh_writes("old", "by Minh");
    desk_.set(lan, "name", text("by Lan"), text("by Minh"));
    EXPECT_TRUE(desk_.open_conflicts().empty());
    EXPECT_EQ(desk_.at("name"), text("by Minh"));
}

TEST_F(MergeConflictTest, ShowsTheNewValueWhenTheKeptSideGoesOn) {
    minh_writes("old", "by Minh");
    EXPECT_EQ(desk_.set(lan, "name", text("by Lan"), text("by Lan, longer")).kind,
              OutcomeKind::applied);
    EXPECT_EQ(desk_.in_conflict("kept"), text("by Lan, longer"));
    EXPECT_EQ(desk_.in_conflict("kept_at"), Value{time_at(Sequence{4})});
}

TEST_F(MergeConflictTest, KeepsTheOtherValueWhenTheKeptSideGoesOn) {
    minh_writes("old", "by Minh");
    desk_.set(lan, "name", text("by Lan"), text("by Lan, longer"));
    EXPECT_EQ(desk_.in_conflict("other"), text("by Minh"));
}

TEST_F(MergeConflictTest, OpensASecondOneForAThirdPerson) {
    minh_writes("old", "by Minh");
    desk_.set(office, "name", text("old"), text("by the office"));
    EXPECT_EQ(desk_.open_conflicts().size(), 2U);
}

TEST_F(MergeConflictTest, MovesOnlyTheConflictOfItsOwnField) {
    desk_.set(lan, "place", Null{}, text("by Lan"));
    minh_writes("old", "same");
    desk_.set(minh, "place", Null{}, text("same"));
    desk_.set(minh, "place", text("same"), text("moved"));
    for (const Record& conflict : desk_.open_conflicts()) {
        const bool is_place = text_or_empty(conflict.fields, "path") == "place";
        EXPECT_EQ(text_or_empty(conflict.fields, "other"), is_place ? "moved" : "same");
    }
}

// Two open conflicts held the same other value, and one person typing on changed the other's.
TEST_F(MergeConflictTest, MovesOnlyTheConflictOfTheHandsThatTypeOn) {
    for (const Person& typing : {minh, office}) {
        MergeDesk desk{{{"name", text("old")}}};
        desk.set(lan, "name", text("old"), text("by Lan"));
        desk.set(minh, "name", text("old"), text("alike"));
        desk.set(office, "name", text("old"), text("alike"));
        desk.set(typing, "name", text("alike"), text("longer"));
        std::set<Value> authors;
        for (const Record& conflict : desk.open_conflicts())
            authors.insert(find_value(conflict.fields, "other_author"));
        EXPECT_EQ(authors, (std::set<Value>{text("Minh"), text("Văn phòng")}));
    }
}

TEST_F(MergeConflictTest, IsSentAgainWheneverItMoves) {
    minh_writes("old", "by Minh");
    minh_writes("by Minh", "by Minh, longer");
    EXPECT_EQ(desk_.open_conflicts().at(0).rev, desk_.head());
}

TEST_F(MergeConflictTest, MovesOnWithinTheEditThatOpenedIt) {
    desk_.apply(minh, {setting(desk_.record(), "name", text("old"), text("first")),
                       setting(desk_.record(), "name", text("first"), text("second"))});
    EXPECT_EQ(desk_.in_conflict("other"), text("second"));
}

}  // namespace
}  // namespace thidua
