#include <gtest/gtest.h>

#include "client/app/reports.h"
#include "client/gui/presenter/report_editor_presenter.h"
#include "client/store/outbox.h"
#include "tests/presenter/fake_desk.h"

namespace thidua {
namespace {

class FakeEditor final : public ReportEditorView {
public:
    void show_report() override { ++reports_shown; }
    void show_values() override { ++values_shown; }
    void focus(const FieldPath& path) override { focused = path; }
    void save_in(std::chrono::milliseconds delay) override { save_delay = delay; }
    std::optional<ReturnWish> ask_return(const std::string&) override { return wish; }

    int reports_shown = 0;
    int values_shown = 0;
    FieldPath focused;
    std::chrono::milliseconds save_delay{};
    std::optional<ReturnWish> wish;
};

const FieldPath staff = "answers/staff_total";
const FieldPath informed = "answers/staff_informed";
const std::string initiatives = "initiatives";

class ReportEditorTest : public ::testing::Test {
protected:
    ReportEditorTest() {
        device.pull_report("STP-HCTP", ReportState::draft, "");
        editor.open(report);
    }
    Value stored(const FieldPath& path) {
        return find_value(device.workspace().reports().find(report)->fields, path);
    }
    const EditorField& field(const FieldPath& path) { return *editor.model().find(path); }
    const EditorField& table() { return *editor.model().find_key(initiatives); }

    SampleDevice device{SampleDevice::Owner::head};
    FakeDesk fake{device};
    FakeEditor view;
    ReportEditorPresenter editor{fake.desk(), view};
    RecordId report = SampleDevice::annual_report("STP-HCTP");
};

TEST_F(ReportEditorTest, ShowsTheSectionsOfTheForm) {
    ASSERT_EQ(editor.model().sections.size(), 9U);
    EXPECT_EQ(editor.model().sections.front().title,
              SampleDevice::annual_form().sections[0].title.vi);
}

TEST_F(ReportEditorTest, StoresAFieldWhenItIsLeft) {
    editor.type(staff, "1.234");
    editor.leave_field(staff);
    EXPECT_EQ(stored(staff), Value{std::int64_t{1234}});
}

TEST_F(ReportEditorTest, StoresWhatIsTypedWhenAnotherPlaceIsOpened) {
    editor.type(staff, "12");
    editor.leave();
    EXPECT_EQ(stored(staff), Value{std::int64_t{12}});
}

TEST_F(ReportEditorTest, TellsThatSomethingWaitsToBeSent) {
    editor.type(staff, "12");
    editor.leave_field(staff);
    EXPECT_EQ(fake.saves(), 1);
}

TEST_F(ReportEditorTest, ShowsAStoredFigureTheVietnameseWay) {
    editor.type(staff, "1234");
    editor.leave_field(staff);
    EXPECT_EQ(field(staff).text, "1.234");
}

TEST_F(ReportEditorTest, LeavesTheTextAloneWhileItIsTyped) {
    editor.type(staff, "1234");
    editor.on_save_timer();
    EXPECT_EQ(field(staff).text, "1234");
}

TEST_F(ReportEditorTest, SaysBesideTheFieldWhatIsWrongWithIt) {
    editor.type(staff, "mười hai");
    EXPECT_NE(field(staff).finding, "");
    EXPECT_EQ(field(staff).finding_tone, Tone::bad);
}

TEST_F(ReportEditorTest, StoresTheOtherFieldsWhenOneHasNoMeaning) {
    editor.type(staff, "mười hai");
    editor.type(informed, "5");
    editor.leave_field(informed);
    EXPECT_EQ(stored(informed), Value{std::int64_t{5}});
}

TEST_F(ReportEditorTest, CalculatesWhileOneTypes) {
    editor.type(staff, "8");
    editor.type(informed, "6");
    EXPECT_EQ(field("answers/informed_rate").text, "75%");
}

TEST_F(ReportEditorTest, PointsARuleAtTheFieldThatBreaksIt) {
    editor.type(staff, "8");
    editor.type(informed, "9");
    EXPECT_NE(field(informed).finding, "");
}

TEST_F(ReportEditorTest, DoesNotReproachABlankFieldWhileTheReportIsWritten) {
    EXPECT_EQ(field(staff).finding, "");
    EXPECT_TRUE(field(staff).required);
}

TEST_F(ReportEditorTest, CountsWhatIsFilledInASection) {
    EXPECT_EQ(editor.model().sections[0].filled, 0U);
    editor.type(staff, "8");
    EXPECT_EQ(editor.model().sections[0].filled, 1U);
}

TEST_F(ReportEditorTest, RefreshesAFieldThatNobodyTypesIntoWhenTheStoreChanges) {
    device.pull_change(report, staff, Value{std::int64_t{40}});
    editor.refresh();
    EXPECT_EQ(field(staff).text, "40");
}

TEST_F(ReportEditorTest, KeepsTheTypedTextWhenTheStoreChangesBeneath) {
    editor.type(staff, "12");
    device.pull_change(report, staff, Value{std::int64_t{40}});
    editor.refresh();
    EXPECT_EQ(field(staff).text, "12");
}

TEST_F(ReportEditorTest, TellsTheServerWhatThePersonSawWhenTheTypingBegan) {
    device.pull_change(report, staff, Value{std::int64_t{5}});
    editor.refresh();
    editor.type(staff, "12");
    device.pull_change(report, staff, Value{std::int64_t{40}});
    editor.refresh();
    editor.leave_field(staff);
    const auto sent = Outbox{device.workspace().store()}.list_of_record(report);
    ASSERT_EQ(sent.size(), 1U);
    const Operation& operation = sent[0].numbered.edit.operations.at(0);
    EXPECT_EQ(operation.seen, Value{std::int64_t{5}});
    EXPECT_EQ(operation.value, Value{std::int64_t{12}});
}

TEST_F(ReportEditorTest, ShowsAtOnceThatAColleagueWroteSomethingElse) {
    editor.type(staff, "12");
    device.pull_change(report, staff, Value{std::int64_t{40}});
    editor.refresh();
    editor.leave_field(staff);
    EXPECT_FALSE(field(staff).conflict.is_nil());
}

TEST_F(ReportEditorTest, UndoesTheLastStoredField) {
    editor.type(staff, "8");
    editor.leave_field(staff);
    editor.type(staff, "9");
    editor.leave_field(staff);
    editor.undo();
    EXPECT_EQ(stored(staff), Value{std::int64_t{8}});
}

TEST_F(ReportEditorTest, UndoesTypingThatIsNotStoredYet) {
    editor.type(staff, "8");
    editor.undo();
    EXPECT_EQ(field(staff).text, "");
}

TEST_F(ReportEditorTest, TakesTypingThatWasSavedOnTheWayAsOneStepBack) {
    editor.type(staff, "1");
    editor.save_typed();
    editor.type(staff, "12");
    editor.save_typed();
    editor.undo();
    EXPECT_TRUE(is_null(stored(staff)));
}

TEST_F(ReportEditorTest, OffersABlankRowAtTheEndOfATable) {
    ASSERT_EQ(table().rows.size(), 1U);
    EXPECT_EQ(table().rows[0].row, "");
}

TEST_F(ReportEditorTest, MakesARowWhenItsKeyIsTyped) {
    editor.type_cell(initiatives, 0, 0, "Mô hình A");
    ASSERT_EQ(table().rows.size(), 2U);
    EXPECT_EQ(table().rows[0].cells[0].text, "Mô hình A");
}

TEST_F(ReportEditorTest, WaitsForTheKeyBeforeMakingARow) {
    editor.type_cell(initiatives, 0, 1, "Nông Thị Bích");
    EXPECT_EQ(table().rows.size(), 1U);
    EXPECT_EQ(table().rows[0].cells[1].text, "Nông Thị Bích");
    editor.type_cell(initiatives, 0, 0, "Mô hình A");
    EXPECT_EQ(table().rows[0].cells[1].text, "Nông Thị Bích");
}

TEST_F(ReportEditorTest, ChangesACellOfARow) {
    editor.type_cell(initiatives, 0, 0, "Mô hình A");
    editor.type_cell(initiatives, 0, 1, "Phòng Hành chính tư pháp");
    EXPECT_EQ(table().rows[0].cells[1].text, "Phòng Hành chính tư pháp");
}

TEST_F(ReportEditorTest, TakesRowsFromASpreadsheet) {
    editor.paste(initiatives, 0, 0, "Mô hình A\tNguyễn A\nMô hình B\tTrần B\n");
    ASSERT_EQ(table().rows.size(), 3U);
    EXPECT_EQ(table().rows[1].cells[1].text, "Trần B");
}

TEST_F(ReportEditorTest, SaysHowManyPastedCellsDoNotFit) {
    editor.paste(initiatives, 0, 0, "Mô hình A\tNguyễn A\t\t\t\tnhiều tiền\n");
    EXPECT_EQ(table().rows.size(), 2U);
    EXPECT_EQ(fake.said.back(), "1 pasted cells do not fit their column and were left out.");
}

TEST_F(ReportEditorTest, BringsARemovedRowBackByUndo) {
    editor.paste(initiatives, 0, 0, "Mô hình A\tNguyễn A\n");
    editor.remove_row(initiatives, 0);
    EXPECT_EQ(table().rows.size(), 1U);
    editor.undo();
    ASSERT_EQ(table().rows.size(), 2U);
    EXPECT_EQ(table().rows[0].cells[1].text, "Nguyễn A");
}

TEST_F(ReportEditorTest, ForgetsWhatHadNoMeaningInARowThatIsRemoved) {
    editor.paste(initiatives, 0, 0, "Mô hình A\tNguyễn A\n");
    editor.type_cell(initiatives, 0, 5, "nhiều tiền");
    ASSERT_EQ(list_typed(device.workspace(), report).size(), 1U);
    editor.remove_row(initiatives, 0);
    EXPECT_TRUE(list_typed(device.workspace(), report).empty());
    EXPECT_TRUE(editor.is_safe());
}

TEST_F(ReportEditorTest, TellsWhatWasTypedInARowThatSomebodyElseRemoved) {
    editor.paste(initiatives, 0, 0, "Mô hình A\tNguyễn A\n");
    editor.type_cell(initiatives, 0, 5, "nhiều tiền");
    const auto rows = list_rows(device.workspace().reports().find(report)->fields, initiatives);
    ASSERT_EQ(rows.size(), 1U);
    ASSERT_TRUE(device.workspace()
                    .reports()
                    .remove_row(report, initiatives, RecordId{rows[0].value()})
                    .has_value());
    editor.refresh();
    EXPECT_NE(fake.said.back().find("nhiều tiền"), std::string::npos);
    EXPECT_TRUE(list_typed(device.workspace(), report).empty());
}

TEST_F(ReportEditorTest, NamesTheReportOfAWarningWhenAnotherOneIsOpened) {
    device.pull_report("STP-BTTP", ReportState::draft, "");
    editor.type(staff, "mười hai");
    const std::string name = editor.model().title + " · " + editor.model().unit + ": ";
    editor.open(SampleDevice::annual_report("STP-BTTP"));
    ASSERT_FALSE(fake.said.empty());
    EXPECT_TRUE(fake.said.back().starts_with(name)) << fake.said.back();
}

TEST_F(ReportEditorTest, IsClosedForTypingOnceTheReportIsSubmitted) {
    device.pull_report("STP-HCTP", ReportState::submitted, "annual-stp-hctp.json");
    editor.refresh();
    EXPECT_FALSE(editor.model().editable);
    EXPECT_TRUE(editor.model().may_withdraw);
}

TEST_F(ReportEditorTest, ShowsWhyTheReportCameBack) {
    device.pull_report("STP-HCTP", ReportState::returned, "annual-stp-hctp.json", "Thiếu số liệu");
    editor.refresh();
    EXPECT_EQ(editor.model().reason, "Thiếu số liệu");
    EXPECT_TRUE(editor.model().editable);
}

TEST_F(ReportEditorTest, LeadsFromAFieldToItsConflict) {
    const RecordId conflict = device.pull_conflict(report, staff, Value{}, Value{std::int64_t{5}},
                                                   Value{std::int64_t{6}});
    editor.refresh();
    EXPECT_EQ(field(staff).conflict, conflict);
    editor.open_conflict(staff);
    EXPECT_EQ(fake.opened_conflict, conflict);
}

TEST_F(ReportEditorTest, NamesWhoChangedWhat) {
    editor.type(staff, "8");
    editor.leave_field(staff);
    ASSERT_FALSE(editor.history().empty());
    EXPECT_NE(editor.history().front().what.find("8"), std::string::npos);
    EXPECT_NE(editor.history().front().who.find("Hoàng Văn Kiên"), std::string::npos);
}

TEST_F(ReportEditorTest, AFieldOfAnAcceptedReportShowsWhatWaitsForTheOffice) {
    device.pull_report("STP-HCTP", ReportState::accepted, "annual-stp-hctp.json");
    const Value accepted = stored(staff);
    device.workspace()
        .reports()
        .save_answers(report, {{staff, accepted}}, {{staff, std::int64_t{99}}})
        .value();
    editor.refresh();
    EXPECT_EQ(stored(staff), accepted);
    EXPECT_NE(field(staff).asked.find("→ 99"), std::string::npos) << field(staff).asked;
    EXPECT_TRUE(field(informed).asked.empty());
    EXPECT_NE(editor.model().request.find("waits until the Office opens"), std::string::npos);
}

}  // namespace
}  // namespace thidua
