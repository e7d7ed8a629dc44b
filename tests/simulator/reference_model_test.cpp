#include "tests/simulator/reference_model.h"

#include <gtest/gtest.h>

#include "tests/simulator/paragraphs.h"

namespace thidua::simulator {
namespace {

const RecordId note{Uuid{{1}}};

/// One edit of one operation on the note, as the server would log it with that outcome.
class ReferenceModelTest : public testing::Test {
protected:
    ReferenceModelTest() {
        log({.kind = OperationKind::create, .record_type = "note", .record = note}, {});
    }
    void log(Operation operation, OperationOutcome outcome, unsigned char device = 1) {
        LogEntry entry{.seq = seq_ = seq_.next(), .device = DeviceId{Uuid{{device}}}};
        entry.device_name = std::to_string(device);
        entry.edit.id = EditId{Uuid{{static_cast<unsigned char>(seq_.value())}}};
        entry.edit.operations.push_back(std::move(operation));
        entry.outcomes.push_back(outcome);
        model_.apply(entry);
    }
    void set(std::int64_t seen, std::int64_t value, OutcomeKind kind, unsigned char device = 1) {
        log({.kind = OperationKind::set,
             .record = note,
             .path = "x",
             .seen = seen == 0 ? Value{} : Value{seen},
             .value = value},
            {.kind = kind, .conflict = RecordId{Uuid{{9, device}}}}, device);
    }

    ReferenceModel model_;
    Sequence seq_;
};

TEST_F(ReferenceModelTest, AppliesWhatWasMadeOnWhatStands) {
    set(0, 1, OutcomeKind::applied);
    set(1, 2, OutcomeKind::applied);
    EXPECT_EQ(model_.records().at(note).at("x"), Value{std::int64_t{2}});
    EXPECT_TRUE(model_.surprises().empty());
}

TEST_F(ReferenceModelTest, HoldsBothSidesOfAConflict) {
    set(0, 1, OutcomeKind::applied);
    set(0, 2, OutcomeKind::conflict, 2);
    const ReferenceModel::OpenConflict expected{note, "x", std::int64_t{1}, std::int64_t{2}};
    EXPECT_EQ(model_.open_conflicts().count(expected), 1U);
}

TEST_F(ReferenceModelTest, ClosesAConflictWhoseSidesAgree) {
    set(0, 1, OutcomeKind::applied);
    set(0, 2, OutcomeKind::conflict, 2);
    set(1, 2, OutcomeKind::applied);
    EXPECT_TRUE(model_.open_conflicts().empty());
}

TEST_F(ReferenceModelTest, IsSurprisedByALastArrivalThatWins) {
    set(0, 1, OutcomeKind::applied);
    set(0, 2, OutcomeKind::applied, 2);
    EXPECT_EQ(model_.surprises().size(), 1U);
}

TEST(ParagraphsTest, JoinChangesOfDifferentParagraphs) {
    EXPECT_EQ(joined("a\nb\nc", "A\nb\nc", "a\nb\nC"), "A\nb\nC");
}

TEST(ParagraphsTest, DoNotJoinChangesOfTheSameParagraph) {
    EXPECT_EQ(joined("a\nb\nc", "a\nB\nc", "a\nbb\nc"), std::nullopt);
}

}  // namespace
}  // namespace thidua::simulator
