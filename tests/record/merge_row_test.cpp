#include <gtest/gtest.h>

#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

const FieldPath row_a = "answers/projects/0d4c1d62-3b52-5c05-a1a1-3f2c5a3f0001";
const FieldPath row_b = "answers/projects/0d4c1d62-3b52-5c05-a1a1-3f2c5a3f0002";

/// A table with one row of two cells.
class MergeRowTest : public testing::Test {
protected:
    Value shown_row() { return row_fingerprint(desk_.fields(), row_a); }
    OperationOutcome remove(const Person& person, const Value& seen) {
        return desk_.apply(person, {row_removal(desk_.record(), row_a, seen)}).outcomes.front();
    }
    MergeDesk desk_{{{row_a, true},
                     {row_a + "/budget", std::int64_t{5}},
                     {row_a + "/title", text("Đường hoa")}}};
};

TEST_F(MergeRowTest, UnitesRowsThatTwoAddedApart) {
    desk_.set(lan, row_b, Null{}, Value{true});
    desk_.set(minh, row_b + "/title", Null{}, text("Vườn cây"));
    EXPECT_EQ(desk_.at(row_a), Value{true});
    EXPECT_EQ(desk_.at(row_b), Value{true});
}

TEST_F(MergeRowTest, AddsARowOfTheSameKeyOnlyOnce) {
    const std::vector<Operation> addition{
        setting(desk_.record(), row_b, Null{}, Value{true}),
        setting(desk_.record(), row_b + "/title", Null{}, text("Vườn cây"))};
    desk_.apply(lan, addition);
    const auto second = desk_.apply(minh, addition);
    EXPECT_EQ(second.outcomes.at(0).kind, OutcomeKind::already);
    EXPECT_EQ(second.outcomes.at(1).kind, OutcomeKind::already);
}

TEST_F(MergeRowTest, AsksOnlyAboutTheCellsThatDifferWhenTwoAddTheSameKey) {
    desk_.apply(lan, {setting(desk_.record(), row_b, Null{}, Value{true}),
                      setting(desk_.record(), row_b + "/budget", Null{}, text("1"))});
    const auto second =
        desk_.apply(minh, {setting(desk_.record(), row_b, Null{}, Value{true}),
                           setting(desk_.record(), row_b + "/budget", Null{}, text("2"))});
    EXPECT_EQ(second.outcomes.at(1).kind, OutcomeKind::conflict);
    EXPECT_EQ(desk_.in_conflict("path"), Value{row_b + "/budget"});
}

TEST_F(MergeRowTest, NeverCollidesOnDifferentCellsOfOneRow) {
    desk_.set(lan, row_a + "/budget", Value{std::int64_t{5}}, Value{std::int64_t{6}});
    EXPECT_EQ(desk_.set(minh, row_a + "/title", text("Đường hoa"), text("Đường cờ")).kind,
              OutcomeKind::applied);
}

TEST_F(MergeRowTest, RemovesARowWithAllItsCells) {
    EXPECT_EQ(remove(minh, shown_row()).kind, OutcomeKind::applied);
    EXPECT_TRUE(desk_.fields().empty());
}

TEST_F(MergeRowTest, RemovesNothingOfTheNextRow) {
    desk_.set(lan, row_b, Null{}, Value{true});
    remove(minh, shown_row());
    EXPECT_EQ(desk_.at(row_b), Value{true});
}

TEST_F(MergeRowTest, HasNothingToDoWhenTheRowIsGone) {
    const Value seen = shown_row();
    remove(lan, seen);
    EXPECT_EQ(remove(minh, seen).kind, OutcomeKind::already);
}

TEST_F(MergeRowTest, AsksWhenACellOfTheRowWasEditedMeanwhile) {
    const Value seen = shown_row();
    desk_.set(lan, row_a + "/budget", Value{std::int64_t{5}}, Value{std::int64_t{6}});
    EXPECT_EQ(remove(minh, seen).kind, OutcomeKind::conflict);
    EXPECT_EQ(desk_.at(row_a + "/budget"), Value{std::int64_t{6}});
    EXPECT_EQ(desk_.in_conflict("kept"), Value{true});
    EXPECT_EQ(desk_.in_conflict("other"), Value{});
}

TEST_F(MergeRowTest, AsksWhenACellWasAddedToTheRowMeanwhile) {
    const Value seen = shown_row();
    desk_.set(lan, row_a + "/place", Null{}, text("Lấp Vò"));
    EXPECT_EQ(remove(minh, seen).kind, OutcomeKind::conflict);
    EXPECT_EQ(desk_.at(row_a + "/place"), text("Lấp Vò"));
}

TEST_F(MergeRowTest, AsksWhenTheRowWasRemovedUnderAnEdit) {
    remove(lan, shown_row());
    EXPECT_EQ(desk_.set(minh, row_a + "/title", text("Đường hoa"), text("Đường cờ")).kind,
              OutcomeKind::conflict);
    EXPECT_EQ(desk_.in_conflict("other"), text("Đường cờ"));
}

TEST_F(MergeRowTest, AsksWhenTheRowWasRemovedUnderANewCell) {
    remove(lan, shown_row());
    EXPECT_EQ(desk_.set(minh, row_a + "/place", Null{}, text("Lấp Vò")).kind,
              OutcomeKind::conflict);
    EXPECT_EQ(desk_.in_conflict("other"), text("Lấp Vò"));
}

TEST_F(MergeRowTest, KeepsTheCellsOfARemovedRowInHistory) {
    remove(minh, shown_row());
    bool is_kept = false;
    for (const Record& change : desk_.space().list(change_type))
        is_kept |= find_value(change.fields, "was/" + row_a + "/title") == text("Đường hoa");
    EXPECT_TRUE(is_kept);
}

TEST_F(MergeRowTest, TellsApartTwoFilesOfTheSameName) {
    Fields first{{"r", true}, {"r/file", AttachmentRef{sha256("1"), 10, "quyet-dinh.pdf"}}};
    Fields second{{"r", true}, {"r/file", AttachmentRef{sha256("2"), 10, "quyet-dinh.pdf"}}};
    EXPECT_NE(row_fingerprint(first, "r"), row_fingerprint(second, "r"));
}

TEST_F(MergeRowTest, TellsApartTwoInstantsOfTheSameMinute) {
    Fields first{{"r", true}, {"r/at", Instant{60'000}}};
    Fields second{{"r", true}, {"r/at", Instant{60'001}}};
    EXPECT_NE(row_fingerprint(first, "r"), row_fingerprint(second, "r"));
}

TEST_F(MergeRowTest, FingerprintsAnInstantBeyondEveryCalendar) {
    const Fields fields{{"r", true}, {"r/at", Instant{INT64_MAX}}, {"r/from", Instant{INT64_MIN}}};
    EXPECT_FALSE(std::get<std::string>(row_fingerprint(fields, "r")).empty());
}

}  // namespace
}  // namespace thidua
