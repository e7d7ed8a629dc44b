#include <gtest/gtest.h>

#include "shared/record/change_record.h"
#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

class MergeHistoryTest : public testing::Test {
protected:
    /// The history that this edit left on the desk's record.
    ChangeRecord change_of(const Edit& edit) {
        const auto id = change_record_id(edit.id, desk_.record());
        return change_from(desk_.space().records().at(id).fields);
    }
    MergeDesk desk_{{{"name", text("first")}}};
};

TEST_F(MergeHistoryTest, NamesWhoChangedTheRecordWhereAndWhen) {
    const Edit edit =
        desk_.edit_of(minh, {setting(desk_.record(), "name", text("first"), text("second"))});
    desk_.apply(minh, edit);
    const ChangeRecord change = change_of(edit);
    EXPECT_EQ(change.author, "Minh");
    EXPECT_EQ(change.device_name, "may-minh");
    EXPECT_EQ(change.device_time, edit.device_time);
    EXPECT_EQ(change.at, time_at(Sequence{2}));
}

TEST_F(MergeHistoryTest, HoldsTheValueThatWasReplaced) {
    const Edit edit =
        desk_.edit_of(minh, {setting(desk_.record(), "name", text("first"), text("second"))});
    desk_.apply(minh, edit);
    EXPECT_EQ(change_of(edit).replaced,
              (std::vector<std::pair<FieldPath, Value>>{{"name", text("first")}}));
}

TEST_F(MergeHistoryTest, SaysThatThereWasNothingBefore) {
    const Edit edit = desk_.edit_of(minh, {setting(desk_.record(), "new", Null{}, text("x"))});
    desk_.apply(minh, edit);
    EXPECT_EQ(change_of(edit).replaced,
              (std::vector<std::pair<FieldPath, Value>>{{"new", Null{}}}));
}

TEST_F(MergeHistoryTest, HoldsWhatStoodBeforeAnEditThatSetsAFieldTwice) {
    const Edit edit =
        desk_.edit_of(minh, {setting(desk_.record(), "name", text("first"), text("second")),
                             setting(desk_.record(), "name", text("second"), text("third"))});
    desk_.apply(minh, edit);
    EXPECT_EQ(change_of(edit).replaced,
              (std::vector<std::pair<FieldPath, Value>>{{"name", text("first")}}));
}

TEST_F(MergeHistoryTest, SaysThatThereWasNothingBeforeAnEditThatSetsAFieldTwice) {
    const Edit edit = desk_.edit_of(minh, {setting(desk_.record(), "new", Null{}, text("x")),
                                           setting(desk_.record(), "new", text("x"), text("y"))});
    desk_.apply(minh, edit);
    EXPECT_EQ(change_of(edit).replaced,
              (std::vector<std::pair<FieldPath, Value>>{{"new", Null{}}}));
}

TEST_F(MergeHistoryTest, WritesNothingForAnEditThatChangedNothing) {
    const Edit edit =
        desk_.edit_of(minh, {setting(desk_.record(), "name", text("first"), text("first"))});
    desk_.apply(minh, edit);
    EXPECT_FALSE(desk_.space().records().contains(change_record_id(edit.id, desk_.record())));
}

TEST_F(MergeHistoryTest, SaysThatTheEditMadeTheRecord) {
    const Edit edit = desk_.edit_of(minh, {creation(numbered_record(7))});
    desk_.apply(minh, edit);
    const auto id = change_record_id(edit.id, numbered_record(7));
    EXPECT_TRUE(change_from(desk_.space().records().at(id).fields).created);
}

TEST_F(MergeHistoryTest, NamesThePathsOfAnEdit) {
    const Fields change{{"was/name", text("x")}, {"new/place", true}};
    EXPECT_TRUE(names_path(change, "name"));
    EXPECT_TRUE(names_path(change, "place"));
    EXPECT_FALSE(names_path(change, "nam"));
}

TEST_F(MergeHistoryTest, NamesEveryPathOfAnEditThatMadeTheRecord) {
    EXPECT_TRUE(names_path({{"created", true}}, "anything"));
}

/// Lan wrote first; what Minh typed stands beside it in an open conflict.
class Rule04_NothingTypedIsDropped : public MergeHistoryTest {
protected:
    Rule04_NothingTypedIsDropped() { desk_.set(lan, "name", text("first"), text("by Lan")); }
    Edit minh_writes(const char* seen, const char* value) {
        const Edit edit =
            desk_.edit_of(minh, {setting(desk_.record(), "name", text(seen), text(value))});
        desk_.apply(minh, edit);
        return edit;
    }
    ChangeRecord change_of_conflict(const Edit& edit) {
        const RecordId conflict = desk_.space().list("conflict").at(0).id;
        return change_from(desk_.space().records().at(change_record_id(edit.id, conflict)).fields);
    }
};

TEST_F(Rule04_NothingTypedIsDropped, AConflictRemembersWhoAskedTheQuestion) {
    const Edit edit = minh_writes("first", "by Minh");
    EXPECT_TRUE(change_of_conflict(edit).created);
    EXPECT_EQ(change_of_conflict(edit).author, "Minh");
}

TEST_F(Rule04_NothingTypedIsDropped, AnOtherValueThatMovesOnLivesInTheConflictsHistory) {
    minh_writes("first", "by Minh");
    const Edit edit = minh_writes("by Minh", "by Minh, longer");
    EXPECT_EQ(change_of_conflict(edit).replaced,
              (std::vector<std::pair<FieldPath, Value>>{{"other", text("by Minh")}}));
}

TEST_F(Rule04_NothingTypedIsDropped, SoDoesOneThatGivesWayToWhatStands) {
    minh_writes("first", "by Minh");
    const Edit edit = minh_writes("by Minh", "by Lan");
    EXPECT_EQ(change_of_conflict(edit).replaced,
              (std::vector<std::pair<FieldPath, Value>>{{"other", text("by Minh")}}));
}

TEST_F(MergeHistoryTest, HasNoHistoryForWhatTheServerLoads) {
    MemorySpace space;
    const ModelWorkflow workflow;
    const MergeContext context{.seq = Sequence{1}, .device = {}, .rules = workflow};
    const Edit edit{.id = numbered_edit(1), .operations = {creation(numbered_record(1))}};
    merge_edit(edit, context, space);
    EXPECT_EQ(space.records().size(), 1U);
}

/// It had found its value there, made by an edit that a restored server has not got back.
TEST_F(MergeHistoryTest, AnEditDoneAgainTellsWhatItTakesAway) {
    const Edit edit = desk_.edit_of(minh, {setting(desk_.record(), "name", text("first"), Null{})});
    const std::vector<OperationOutcome> first_time{{.kind = OutcomeKind::already}};
    desk_.again = &first_time;
    desk_.apply(minh, edit);
    EXPECT_EQ(desk_.at("name"), Value{});
    EXPECT_EQ(change_of(edit).replaced,
              (std::vector<std::pair<FieldPath, Value>>{{"name", text("first")}}));
}

}  // namespace
}  // namespace thidua
