#include <gtest/gtest.h>

#include "client/app/device_status.h"
#include "client/app/reports.h"
#include "client/gui/presenter/report_editor_presenter.h"
#include "client/gui/presenter/submit_presenter.h"
#include "client/store/local_store.h"
#include "client/store/outbox.h"
#include "tests/presenter/fake_desk.h"

// Rule 7: what is typed is kept at once, and becomes an edit when it is left.

namespace thidua {
namespace {

class FakeEditor final : public ReportEditorView {
public:
    void show_report() override {}
    void show_values() override {}
    void focus(const FieldPath&) override {}
    void save_in(std::chrono::milliseconds delay) override { save_delay = delay; }
    std::optional<ReturnWish> ask_return(const std::string&) override { return std::nullopt; }

    std::chrono::milliseconds save_delay{};
};

struct FakeSubmission final : SubmitView {
    void show_submission(const SubmissionPage&) override {}
    void copy(const std::string&) override {}
    void print(const std::string&, const std::string&) override {}
};

const FieldPath staff = "answers/staff_total";
const FieldPath informed = "answers/staff_informed";
const FieldPath plan = "answers/plan_document";
const std::string initiatives = "initiatives";

Value number(std::int64_t whole) {
    return Value{whole};
}

class Rule07_UnsavedTyping : public ::testing::Test {
protected:
    Rule07_UnsavedTyping() {
        device.pull_report("STP-HCTP", ReportState::draft, "");
        device.pull_change(report, staff, number(5));
        first.open(report);
    }
    Value stored(const FieldPath& path) {
        return find_value(device.workspace().reports().find(report)->fields, path);
    }
    std::vector<SentEdit> edits() {
        return Outbox{device.workspace().store()}.list_of_record(report);
    }
    std::vector<TypedText> kept() { return list_typed(device.workspace(), report); }
    static const EditorField& field(ReportEditorPresenter& editor, const FieldPath& path) {
        return *editor.model().find(path);
    }
    static const EditorRow& last_row(ReportEditorPresenter& editor) {
        return editor.model().find_key(initiatives)->rows.back();
    }
    void fail_store() { device.workspace().store().database().execute("PRAGMA query_only = ON"); }
    void mend_store() { device.workspace().store().database().execute("PRAGMA query_only = OFF"); }
    /// Typed, kept, and then the program is killed: the next one opens the report.
    void type_and_kill(const FieldPath& path, const std::string& text) {
        first.type(path, text);
        first.on_save_timer();
    }

    SampleDevice device{SampleDevice::Owner::head};
    FakeDesk fake{device};
    FakeEditor view;
    RecordId report = SampleDevice::annual_report("STP-HCTP");
    ReportEditorPresenter first{fake.desk(), view};
    ReportEditorPresenter second{fake.desk(), view};
};

TEST_F(Rule07_UnsavedTyping, IsKeptWithinTwoSecondsAndIsNoEditYet) {
    first.type(staff, "12");
    EXPECT_LE(view.save_delay, std::chrono::seconds{2});
    first.on_save_timer();
    ASSERT_EQ(kept().size(), 1U);
    EXPECT_EQ(kept()[0].text, "12");
    EXPECT_EQ(kept()[0].seen, number(5));
    EXPECT_TRUE(edits().empty());
    EXPECT_EQ(fake.saves(), 0);
    EXPECT_EQ(device_status(device.workspace()).typed, 1U);
}

TEST_F(Rule07_UnsavedTyping, OfManyPausesIsOneEditWhenTheFieldIsLeft) {
    for (const char* text : {"1", "12", "123"}) {
        first.type(staff, text);
        first.on_save_timer();
    }
    first.leave_field(staff);
    ASSERT_EQ(edits().size(), 1U);
    EXPECT_EQ(stored(staff), number(123));
    EXPECT_TRUE(kept().empty());
}

TEST_F(Rule07_UnsavedTyping, IsCutWhenTheReportIsLeft) {
    type_and_kill(staff, "12");
    first.leave();
    EXPECT_EQ(edits().size(), 1U);
    EXPECT_TRUE(kept().empty());
}

TEST_F(Rule07_UnsavedTyping, IsCutBeforeASessionAndTypingGoesOnFromThere) {
    first.type(staff, "1");
    first.save_typed();
    EXPECT_EQ(stored(staff), number(1));
    EXPECT_EQ(field(first, staff).text, "1");
    EXPECT_EQ(fake.saves(), 1);
    first.type(staff, "12");
    first.leave_field(staff);
    ASSERT_EQ(edits().size(), 2U);
    EXPECT_EQ(edits()[1].numbered.edit.operations.at(0).seen, number(1));
}

TEST_F(Rule07_UnsavedTyping, IsNotThereAgainWhenItIsTypedBackToWhatStood) {
    type_and_kill(staff, "12");
    first.type(staff, "5");
    first.on_save_timer();
    EXPECT_TRUE(kept().empty());
}

TEST_F(Rule07_UnsavedTyping, IsShownAgainAndMarkedAfterTheProgramWasKilled) {
    type_and_kill(staff, "12");
    second.open(report);
    EXPECT_EQ(field(second, staff).text, "12");
    EXPECT_NE(field(second, staff).finding.find("not saved yet"), std::string::npos);
    EXPECT_NE(fake.said.back().find("here again"), std::string::npos);
    EXPECT_EQ(stored(staff), number(5));
}

TEST_F(Rule07_UnsavedTyping, IsSavedAfterARestartWhenItsFieldIsLeft) {
    type_and_kill(staff, "12");
    second.open(report);
    second.leave_field(staff);
    EXPECT_EQ(stored(staff), number(12));
    EXPECT_EQ(field(second, staff).finding, "");
    EXPECT_TRUE(kept().empty());
}

TEST_F(Rule07_UnsavedTyping, WithoutMeaningIsShownAgainAsItWasTyped) {
    type_and_kill(staff, "mười hai");
    second.open(report);
    EXPECT_EQ(field(second, staff).text, "mười hai");
    EXPECT_EQ(field(second, staff).finding_tone, Tone::bad);
    second.leave();
    ASSERT_EQ(kept().size(), 1U);
    EXPECT_EQ(kept()[0].text, "mười hai");
    EXPECT_TRUE(edits().empty());
}

TEST_F(Rule07_UnsavedTyping, WithoutMeaningIsSavedOnceItIsCorrected) {
    type_and_kill(staff, "mười hai");
    second.open(report);
    second.type(staff, "12");
    second.leave_field(staff);
    EXPECT_EQ(stored(staff), number(12));
    EXPECT_TRUE(kept().empty());
}

TEST_F(Rule07_UnsavedTyping, WithoutMeaningStaysWhenAnotherReportIsOpenedAndThisOneAgain) {
    device.pull_report("STP-BTTP", ReportState::draft, "");
    first.type(staff, "mười hai");
    first.open(SampleDevice::annual_report("STP-BTTP"));
    first.open(report);
    EXPECT_EQ(field(first, staff).text, "mười hai");
}

// Somebody else's change came between the typing and the restart: the edit says what was seen when
// the typing began, and both values are put to the person.
TEST_F(Rule07_UnsavedTyping, IsMadeOnTheValueItWasBegunOn) {
    type_and_kill(staff, "12");
    device.pull_change(report, staff, number(40));
    second.open(report);
    EXPECT_EQ(field(second, staff).text, "12");
    second.leave_field(staff);
    ASSERT_EQ(edits().size(), 1U);
    EXPECT_EQ(edits()[0].numbered.edit.operations.at(0).seen, number(5));
    EXPECT_FALSE(field(second, staff).conflict.is_nil());
}

TEST_F(Rule07_UnsavedTyping, IsNothingMoreWhereTheReportHasTheSameValueMeanwhile) {
    type_and_kill(staff, "12");
    device.pull_change(report, staff, number(12));
    second.open(report);
    EXPECT_EQ(field(second, staff).finding, "");
    second.on_save_timer();
    EXPECT_TRUE(kept().empty());
    EXPECT_TRUE(edits().empty());
}

TEST_F(Rule07_UnsavedTyping, WaitsInAReportThatIsClosedMeanwhile) {
    type_and_kill(plan, "12/KH");
    device.pull_report("STP-HCTP", ReportState::submitted, "");
    second.open(report);
    EXPECT_EQ(field(second, plan).text, "12/KH");
    second.leave();
    EXPECT_TRUE(edits().empty());
    EXPECT_EQ(kept().size(), 1U);
    device.pull_report("STP-HCTP", ReportState::returned, "");
    second.refresh();
    second.leave_field(plan);
    EXPECT_EQ(stored(plan), Value{std::string{"12/KH"}});
}

TEST_F(Rule07_UnsavedTyping, IsTakenBackByUndoAndDoesNotComeAgain) {
    type_and_kill(staff, "mười hai");
    second.open(report);
    ASSERT_TRUE(second.can_undo());
    second.undo();
    EXPECT_EQ(field(second, staff).text, "5");
    EXPECT_TRUE(kept().empty());
}

TEST_F(Rule07_UnsavedTyping, IsTakenBackFieldByField) {
    first.type(informed, "năm");
    device.clock().set(device.clock().now().plus(std::chrono::minutes{1}));
    first.type(staff, "12");
    first.undo();
    EXPECT_EQ(field(first, staff).text, "5");
    EXPECT_EQ(field(first, informed).text, "năm");
}

TEST_F(Rule07_UnsavedTyping, StandsInTheWindowWhileTheStoreFails) {
    fail_store();
    first.type(staff, "12");
    first.leave_field(staff);
    EXPECT_EQ(field(first, staff).text, "12");
    EXPECT_FALSE(first.is_safe());
    EXPECT_NE(fake.said.back().find("in this window only"), std::string::npos);
    EXPECT_EQ(fake.saves(), 0);
}

TEST_F(Rule07_UnsavedTyping, IsSavedByItselfWhenTheStoreWorksAgain) {
    fail_store();
    first.type(staff, "12");
    first.leave_field(staff);
    EXPECT_EQ(view.save_delay, ReportEditorPresenter::retry_delay);
    mend_store();
    first.on_save_timer();
    EXPECT_EQ(stored(staff), number(12));
    EXPECT_TRUE(first.is_safe());
    EXPECT_EQ(fake.last_tone, Tone::good);
}

TEST_F(Rule07_UnsavedTyping, KeepsItsReportOpenWhileTheStoreFails) {
    device.pull_report("STP-BTTP", ReportState::draft, "");
    fail_store();
    first.type(staff, "12");
    first.type(informed, "năm");
    EXPECT_FALSE(first.open(SampleDevice::annual_report("STP-BTTP")));
    EXPECT_TRUE(first.open(report));
    EXPECT_EQ(field(first, staff).text, "12");
    EXPECT_EQ(field(first, informed).text, "năm");
}

TEST_F(Rule07_UnsavedTyping, OfACellIsKeptWhileTheCellIsTypedInto) {
    first.type_cell(initiatives, 0, 0, "Mô hình A");
    const std::size_t before = edits().size();
    first.type_in_cell(initiatives, 0, 1, "Nông");
    first.on_save_timer();
    ASSERT_EQ(kept().size(), 1U);
    EXPECT_EQ(edits().size(), before);
    second.open(report);
    EXPECT_EQ(second.model().find_key(initiatives)->rows.at(0).cells.at(1).text, "Nông");
}

TEST_F(Rule07_UnsavedTyping, OfACellThatIsOnlyEnteredIsNothing) {
    first.type_cell(initiatives, 0, 0, "Mô hình A");
    first.type_in_cell(initiatives, 0, 0, "Mô hình A");
    first.type_in_cell(initiatives, 1, 1, "");
    first.on_save_timer();
    EXPECT_TRUE(kept().empty());
}

TEST_F(Rule07_UnsavedTyping, OfTheKeyLeavesTheRowWhereItIs) {
    first.paste(initiatives, 0, 0, "Mô hình A\tNguyễn A\nMô hình B\tTrần B\n");
    first.type_in_cell(initiatives, 0, 0, "Z");
    EXPECT_EQ(first.model().find_key(initiatives)->rows.at(0).cells.at(0).text, "Z");
}

TEST_F(Rule07_UnsavedTyping, OfTheBlankRowIsThereAgainAndBecomesARowWithItsKey) {
    first.type_cell(initiatives, 0, 1, "Nông Thị Bích");
    second.open(report);
    EXPECT_EQ(last_row(second).cells.at(1).text, "Nông Thị Bích");
    second.type_cell(initiatives, 0, 0, "Mô hình A");
    ASSERT_EQ(second.model().find_key(initiatives)->rows.size(), 2U);
    EXPECT_EQ(second.model().find_key(initiatives)->rows[0].cells.at(1).text, "Nông Thị Bích");
    EXPECT_TRUE(kept().empty());
}

TEST_F(Rule07_UnsavedTyping, OfTheBlankRowThatMeansNothingGoesIntoTheRow) {
    first.type_cell(initiatives, 0, 5, "nhiều tiền");
    EXPECT_NE(last_row(first).cells.at(5).problem, "");
    first.type_cell(initiatives, 0, 0, "Mô hình A");
    const auto& rows = first.model().find_key(initiatives)->rows;
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].cells.at(5).text, "nhiều tiền");
    EXPECT_NE(rows[0].cells.at(5).problem, "");
}

TEST_F(Rule07_UnsavedTyping, OfARowThatMeansNothingGoesWithTheRow) {
    first.type_cell(initiatives, 0, 0, "Mô hình A");
    first.type_in_cell(initiatives, 0, 5, "nhiều tiền");
    first.on_save_timer();
    ASSERT_EQ(kept().size(), 1U);
    first.remove_row(initiatives, 0);
    first.leave();
    EXPECT_TRUE(kept().empty());
}

TEST_F(Rule07_UnsavedTyping, OfTheBlankRowStandsInTheWindowWhileTheStoreFails) {
    fail_store();
    first.type_cell(initiatives, 0, 0, "Mô hình A");
    EXPECT_EQ(last_row(first).cells.at(0).text, "Mô hình A");
    mend_store();
    first.leave();
    first.open(report);
    EXPECT_EQ(first.model().find_key(initiatives)->rows.size(), 2U);
}

TEST_F(Rule07_UnsavedTyping, StopsASubmissionThatWouldNotHoldIt) {
    device.pull_report("STP-HCTP", ReportState::draft, "annual-stp-hctp.json");
    FakeSubmission shown;
    SubmitPresenter submission{fake.desk(), shown};
    submission.open(report);
    ASSERT_TRUE(submission.page().may_submit);
    first.refresh();
    first.type(staff, "mười hai");
    first.go_to_submission();
    submission.open(report);
    EXPECT_FALSE(submission.page().may_submit);
    EXPECT_EQ(submission.page().rows.at(0).path, staff);
    EXPECT_NE(submission.page().rows.at(0).words.find("mười hai"), std::string::npos);
}

}  // namespace
}  // namespace thidua
