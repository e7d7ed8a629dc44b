#include <gtest/gtest.h>
#include <wx/app.h>
#include <wx/button.h>
#include <wx/textctrl.h>
#include <wx/uiaction.h>

#include "client/app/conflicts.h"
#include "client/app/reports.h"
#include "client/app/unsaved_text.h"
#include "client/app/workspace.h"
#include "client/gui/presenter/consolidation_presenter.h"
#include "client/gui/view/conflicts_panel.h"
#include "client/gui/view/consolidation_panel.h"
#include "client/gui/view/enrol_wizard.h"
#include "client/gui/view/home_panel.h"
#include "client/gui/view/matrix_panel.h"
#include "client/gui/view/picture.h"
#include "client/gui/view/report_editor_panel.h"
#include "client/gui/view/report_list_panel.h"
#include "client/gui/view/submit_panel.h"
#include "client/gui/view/wx_text.h"
#include "tests/gui/desktop.h"

namespace thidua {
namespace {

const FieldPath staff = "answers/staff_total";

template <class Control>
Control* find_named(wxWindow& top, const std::string& words) {
    return dynamic_cast<Control*>(find_window(top, [&](wxWindow& window) {
        const bool fits =
            from_wx(window.GetName()).find(words) != std::string::npos ||
            from_wx(wxControl::RemoveMnemonics(window.GetLabel())).find(words) != std::string::npos;
        return fits && window.IsShownOnScreen() && dynamic_cast<Control*>(&window) != nullptr;
    }));
}

/// With the mouse, where the button is.
void click(wxWindow& window) {
    wxUIActionSimulator mouse;
    const wxSize size = window.GetSize();
    mouse.MouseMove(window.ClientToScreen(wxPoint{size.x / 2, size.y / 2}));
    let_window_work(50);
    mouse.MouseClick();
    let_window_work(150);
}

void press(wxWindow& top, const std::string& words) {
    auto* const button = find_named<wxButton>(top, words);
    ASSERT_NE(button, nullptr) << words;
    click(*button);
}

Value stored(SampleDevice& device, const FieldPath& path) {
    const auto report = device.workspace().reports().find(SampleDevice::annual_report("STP-HCTP"));
    return report ? find_value(report->fields, path) : Value{};
}

TEST(FirstStartTest, SaysThatACodeIsWrong) {
    SampleDevice device{SampleDevice::Owner::nobody};
    const auto session = *DesktopSession::open(
        device.folder(), device.environment(),
        [](std::function<void()> news) { wxTheApp->CallAfter(std::move(news)); });
    EnrolWizard wizard{session->wizard_surroundings()};
    wizard.ShowPage(&wizard.first_page());
    wizard.Show();
    let_window_work(100);
    wizard.code().SetValue("this is no code");
    wizard.presenter().present(from_wx(wizard.code().GetValue()));
    EXPECT_TRUE(wait_until([&] { return !wizard.problem().empty(); }));
    EXPECT_FALSE(session->enrolled());
}

class UnitWindowTest : public ::testing::Test {
protected:
    void open(const std::string& answers) {
        device.pull_report("STP-HCTP", ReportState::draft, answers);
        desktop.emplace(device, Place::reports);
    }
    MainFrame& frame() { return desktop->frame(); }
    wxTextCtrl* text_of(const FieldPath& path) {
        FieldBox* const box = frame().editor().find_box(path);
        return box == nullptr ? nullptr
                              : dynamic_cast<wxTextCtrl*>(find_window(*box, [](wxWindow& window) {
                                    return dynamic_cast<wxTextCtrl*>(&window) != nullptr;
                                }));
    }
    std::vector<TypedText> kept() { return list_typed(device.workspace(), report); }
    SampleDevice device{SampleDevice::Owner::head};
    std::optional<Desktop> desktop;
    RecordId report = SampleDevice::annual_report("STP-HCTP");
};

TEST_F(UnitWindowTest, StoresAFieldThatIsTypedAndLeft) {
    open("");
    frame().shell().open_report(report, {});
    let_window_work(200);
    wxTextCtrl* const text = text_of(staff);
    ASSERT_NE(text, nullptr);
    click(*text);
    wxUIActionSimulator keys;
    keys.Text("1234");
    let_window_work(100);
    keys.Char(WXK_TAB);
    EXPECT_TRUE(wait_until([&] { return stored(device, staff) == Value{std::int64_t{1234}}; }));
    EXPECT_TRUE(wait_until([&] { return text->GetValue() == "1.234"; }));
}

TEST_F(UnitWindowTest, Rule07_KeepsVietnameseWithinTwoSecondsWithoutLeavingTheField) {
    open("");
    frame().shell().open_report(report, {});
    let_window_work(200);
    wxTextCtrl* const text = text_of("answers/plan_document");
    ASSERT_NE(text, nullptr);
    text->SetValue(wxString::FromUTF8("12/KH-HCTP về đổi mới"));
    EXPECT_TRUE(wait_until([&] { return !kept().empty(); }));
    ASSERT_EQ(kept().size(), 1U);
    EXPECT_EQ(kept()[0].text, "12/KH-HCTP về đổi mới");
    EXPECT_TRUE(is_null(stored(device, "answers/plan_document")));
}

TEST_F(UnitWindowTest, Rule07_KeepsWhatIsTypedIntoACellThatIsNotLeft) {
    open("");
    frame().shell().open_report(report, "answers/initiatives");
    let_window_work(300);
    FieldBox* const box = frame().editor().find_box("answers/initiatives");
    ASSERT_NE(box, nullptr);
    auto* const grid = dynamic_cast<wxGrid*>(find_window(
        *box, [](wxWindow& window) { return dynamic_cast<wxGrid*>(&window) != nullptr; }));
    ASSERT_NE(grid, nullptr);
    grid->GoToCell(0, 1);
    grid->EnableCellEditControl();
    auto* const text = dynamic_cast<wxTextCtrl*>(find_window(
        *grid, [](wxWindow& window) { return dynamic_cast<wxTextCtrl*>(&window) != nullptr; }));
    ASSERT_NE(text, nullptr);
    text->SetValue(wxString::FromUTF8("Nông Thị Bích"));
    EXPECT_TRUE(wait_until([&] { return !kept().empty(); }));
    ASSERT_EQ(kept().size(), 1U);
    EXPECT_EQ(kept()[0].text, "Nông Thị Bích");
    EXPECT_TRUE(grid->IsCellEditControlShown());
    EXPECT_EQ(text->GetValue(), wxString::FromUTF8("Nông Thị Bích"));
}

TEST_F(UnitWindowTest, KeepsTheTypedTextWhenAColleaguesChangeArrives) {
    open("");
    frame().shell().open_report(report, {});
    let_window_work(200);
    wxTextCtrl* const text = text_of(staff);
    text->SetValue("12");
    device.pull_change(report, staff, Value{std::int64_t{40}});
    frame().shell().on_changed();
    let_window_work(50);
    EXPECT_EQ(text->GetValue(), "12");
}

TEST_F(UnitWindowTest, ShowsTheSealCodeOfAReportThatIsSubmittedWithoutALine) {
    open("annual-stp-hctp.json");
    frame().shell().open_submission(report);
    let_window_work(200);
    press(frame().submission(), "Submit the report");
    auto* const code = find_named<wxTextCtrl>(frame().submission(), "Code of this submission");
    ASSERT_NE(code, nullptr);
    EXPECT_EQ(code->GetValue().length(), 21U);
    EXPECT_EQ(device.workspace().reports().find(report)->summary.state, "submitted");
}

TEST_F(UnitWindowTest, SettlesAConflictByAClick) {
    open("annual-stp-hctp.json");
    device.pull_conflict(report, staff, Value{std::int64_t{8}}, Value{std::int64_t{9}},
                         Value{std::int64_t{10}});
    frame().shell().go(Place::conflicts);
    let_window_work(200);
    press(frame().conflicts(), "I wrote");
    EXPECT_TRUE(wait_until([&] { return stored(device, staff) == Value{std::int64_t{10}}; }));
    EXPECT_TRUE(device.workspace().conflicts().list_open().empty());
}

TEST_F(UnitWindowTest, LeadsFromHomeToTheReportThatIsDue) {
    open("");
    frame().shell().go(Place::home);
    ASSERT_TRUE(wait_until(
        [&] { return find_named<wxButton>(frame().home(), "Báo cáo năm 2026") != nullptr; }));
    press(frame().home(), "Báo cáo năm 2026");
    EXPECT_TRUE(wait_until([&] { return frame().shell().place() == Place::report; }));
}

class OfficeWindowTest : public ::testing::Test {
protected:
    OfficeWindowTest() {
        device.pull_report("STP-HCTP", ReportState::submitted, "annual-stp-hctp.json");
        device.pull_evidence("STP-HCTP", morning_of(2026, 12, 9));
        device.pull_report("STP-BTTP", ReportState::accepted, "annual-stp-bttp.json");
        device.pull_evidence("STP-BTTP", morning_of(2026, 12, 8));
        desktop.emplace(device, Place::matrix);
    }
    MainFrame& frame() { return desktop->frame(); }
    SampleDevice device{SampleDevice::Owner::office};
    std::optional<Desktop> desktop;
};

TEST_F(OfficeWindowTest, ShowsUnitsByPeriods) {
    wxGrid& grid = frame().matrix().grid();
    ASSERT_TRUE(wait_until([&] { return grid.GetNumberRows() == 7; }));
    EXPECT_EQ(grid.GetNumberCols(), 2);
    EXPECT_EQ(from_wx(grid.GetCellValue(0, 1)), "✓ On time · to review");
    EXPECT_EQ(from_wx(grid.GetCellValue(6, 1)), "2 of 6");
}

/// As many periods as no window shows at once, the newest last.
void pull_many_periods(SampleDevice& device) {
    for (unsigned day = 1; day <= 9; ++day)
        device.pull_duty({.key = "week-" + std::to_string(day),
                          .name = "Báo cáo tuần " + std::to_string(day),
                          .form_key = "annual-report",
                          .opens = day_of(2026, 12, 1),
                          .due = day_of(2026, 12, 15 + day),
                          .closes = day_of(2026, 12, 31)});
}

TEST(MatrixWindowTest, OpensWithTheChosenCellInSight) {
    SampleDevice device{SampleDevice::Owner::office};
    pull_many_periods(device);
    Desktop desktop{device, Place::matrix};
    MatrixPanel& matrix = desktop.frame().matrix();
    wxGrid& grid = matrix.grid();
    ASSERT_TRUE(wait_until([&] { return grid.GetNumberCols() == 11; }));
    ASSERT_TRUE(matrix.presenter().chosen());
    EXPECT_EQ(matrix.presenter().chosen()->column, 10U);
    EXPECT_TRUE(wait_until([&] {
        return grid.GetGridCursorRow() == 0 && grid.GetGridCursorCol() == 10 &&
               grid.IsVisible(0, 10);
    }));
    const auto* const title = find_window(matrix, [](wxWindow& window) {
        wxString words = window.GetLabel();
        words.Replace("\n", " ");
        return window.IsShownOnScreen() &&
               from_wx(words).find("Báo cáo tuần 9") != std::string::npos;
    });
    EXPECT_NE(title, nullptr) << "the panel beside it speaks of that cell";
    EXPECT_GT(grid.GetRowLabelSize(), 0);
}

TEST_F(OfficeWindowTest, AcceptsFromTheMatrix) {
    wxGrid& grid = frame().matrix().grid();
    ASSERT_TRUE(wait_until([&] { return grid.GetNumberRows() == 7; }));
    frame().matrix().presenter().select({0, 1});
    let_window_work(150);
    press(frame().matrix(), "Accept");
    EXPECT_TRUE(wait_until([&] { return grid.GetCellValue(0, 1).Contains("accepted"); }));
}

TEST_F(OfficeWindowTest, ShowsTheFiguresOfAConsolidation) {
    frame().shell().go(Place::consolidation);
    VirtualList* figures = nullptr;
    ASSERT_TRUE(wait_until([&] {
        figures = find_named<VirtualList>(frame().consolidation(), "Figures");
        return figures != nullptr && figures->chosen() == std::vector<std::size_t>{0};
    }));
    auto* const missing = find_named<wxTextCtrl>(frame().consolidation(), "Not in it");
    ASSERT_NE(missing, nullptr);
    EXPECT_EQ(missing->GetNumberOfLines(), 6);
}

TEST_F(OfficeWindowTest, SavesAPicture) {
    let_window_work(300);
    const auto file = device.folder() / "window.png";
    EXPECT_TRUE(save_picture(frame(), file.string()));
    EXPECT_GT(std::filesystem::file_size(file), 5000U);
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    ::testing::InitGoogleTest(&argc, argv);
    if (::testing::GTEST_FLAG(list_tests)) return RUN_ALL_TESTS();
    thidua::Toolkit toolkit{argc, argv};
    return RUN_ALL_TESTS();
}
