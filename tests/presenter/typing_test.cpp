#include <gtest/gtest.h>

#include "client/gui/presenter/chip.h"
#include "client/gui/presenter/pasted_table.h"
#include "client/gui/presenter/typed_date.h"
#include "client/gui/presenter/wizard_presenter.h"
#include "client/gui/presenter/word_difference.h"
#include "client/gui/presenter/words.h"
#include "tests/presenter/sample_device.h"

namespace thidua {
namespace {

using Table = std::vector<std::vector<std::string>>;

TEST(PastedTableTest, PartsCellsByTabsAndRowsByLineEnds) {
    EXPECT_EQ(read_pasted_table("a\tb\r\nc\td\r\n"), (Table{{"a", "b"}, {"c", "d"}}));
}

TEST(PastedTableTest, KeepsALineEndInsideQuotes) {
    EXPECT_EQ(read_pasted_table("\"một\nhai\"\t3"), (Table{{"một\nhai", "3"}}));
}

TEST(PastedTableTest, ReadsTwoQuotesAsOne) {
    EXPECT_EQ(read_pasted_table("\"\"\"3 an\"\"\"\n"), (Table{{"\"3 an\""}}));
}

TEST(PastedTableTest, KeepsEmptyCells) {
    EXPECT_EQ(read_pasted_table("a\t\tb"), (Table{{"a", "", "b"}}));
}

Field money() {
    Field field;
    field.kind = FieldKind::money;
    field.label.vi = "Kinh phí";
    return field;
}

TEST(PastedTableTest, ReadsAFigureTheVietnameseWayFirst) {
    EXPECT_EQ(*answer_from_typing(money(), "1.500"), Value{Decimal{1500}});
}

TEST(PastedTableTest, ReadsAFigureThePlainWayWhereTheVietnameseOneMeansNothing) {
    EXPECT_EQ(*answer_from_typing(money(), "1500.5"), Value{*Decimal::from_text("1500.5")});
}

TEST(TypedDateTest, ReadsADateAsPeopleWriteIt) {
    const auto date = date_from_typing("5/2/2027");
    ASSERT_TRUE(date);
    EXPECT_EQ(to_iso(*date), "2027-02-05");
}

TEST(TypedDateTest, RefusesADayThatDoesNotExist) {
    EXPECT_FALSE(date_from_typing("31/02/2027"));
}

TEST(WordDifferenceTest, MarksTheWordThatIsNew) {
    EXPECT_EQ(mark_difference("giao sáu nhiệm vụ", "giao tám nhiệm vụ"),
              (std::vector<TextPiece>{{"giao ", false}, {"tám ", true}, {"nhiệm vụ", false}}));
}

TEST(WordDifferenceTest, MarksNothingInEqualTexts) {
    EXPECT_EQ(mark_difference("như nhau", "như nhau"),
              (std::vector<TextPiece>{{"như nhau", false}}));
}

TEST(WordDifferenceTest, JoinsToTheTextItWasGiven) {
    std::string joined;
    for (const TextPiece& piece : mark_difference("a b c d", "x a  c\nd y")) joined += piece.text;
    EXPECT_EQ(joined, "x a  c\nd y");
}

TEST(WordsTest, SaysOnlyTheTimeOfAMomentOfToday) {
    EXPECT_EQ(moment_words(morning_of(2026, 12, 10), morning_of(2026, 12, 10)), "08:30");
}

TEST(WordsTest, SaysTheDayOfAnEarlierMoment) {
    EXPECT_EQ(moment_words(morning_of(2026, 12, 9), morning_of(2026, 12, 10)), "08:30 09/12");
}

TEST(WordsTest, CountsOverdueDays) {
    EXPECT_EQ(days_words(-2), "2 days overdue");
}

ReportSummary submitted() {
    ReportSummary report;
    report.state = "submitted";
    report.version = 1;
    return report;
}

TEST(ChipTest, SaysWhenTheServerReceivedASubmission) {
    ReportSummary report = submitted();
    report.received_at = morning_of(2026, 12, 10);
    EXPECT_EQ(chip_of(report, morning_of(2026, 12, 10)).text(), "✓ Received 08:30");
}

TEST(ChipTest, SaysThatASubmissionWaitsForALine) {
    ReportSummary report = submitted();
    report.delivery = Delivery::waiting;
    EXPECT_EQ(chip_of(report, morning_of(2026, 12, 10)).words, "Waiting to be sent");
}

TEST(ChipTest, PutsWhatNeedsAttentionBeforeEverythingElse) {
    ReportSummary report = submitted();
    report.delivery = Delivery::attention;
    report.open_conflicts = 2;
    EXPECT_EQ(chip_of(report, morning_of(2026, 12, 10)).words, "Needs attention");
}

TEST(ChipTest, PromisesThatWaitingChangesAreSafe) {
    LineState line;
    line.kind = LineState::Kind::offline;
    line.waiting = 3;
    EXPECT_EQ(chip_of(line, {}).words,
              "No line: go on working · 3 changes waiting, kept safely here");
}

/// It compared the records of one unit with the positions of everybody's log: "40 of 20,000".
TEST(PullProgressTest, TellsHowFarTheLogIsPassedAndHowManyRecordsCame) {
    LineState line;
    line.pulled = 40;
    line.pull_percent = 25;
    EXPECT_EQ(progress_of(line).percent, 25);
    EXPECT_EQ(progress_of(line).words, "40 records received, 25%");
}

TEST(PullProgressTest, SaysNoPercentWhenNothingIsKnown) {
    LineState line;
    line.pulled = 40;
    EXPECT_EQ(progress_of(line).percent, -1);
    EXPECT_EQ(progress_of(line).words, "40 records received");
}

}  // namespace
}  // namespace thidua
