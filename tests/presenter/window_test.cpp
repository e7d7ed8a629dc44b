#include <gtest/gtest.h>

#include "client/app/reports.h"
#include "client/gui/presenter/conflicts_presenter.h"
#include "client/gui/presenter/consolidation_presenter.h"
#include "client/gui/presenter/matrix_presenter.h"
#include "client/gui/presenter/report_editor_presenter.h"
#include "client/gui/presenter/shell_presenter.h"
#include "client/gui/presenter/submit_presenter.h"
#include "client/gui/presenter/wizard_presenter.h"
#include "client/store/local_store.h"
#include "tests/presenter/sample_device.h"

namespace thidua {
namespace {

struct FakeWizard final : WizardView {
    void show_code_problem(const std::string& sentence) override { problem = sentence; }
    void show_progress(const PullProgress& shown) override { progress.push_back(shown); }
    void show_owner(const std::string& shown, const std::string&, const std::string&) override {
        unit = shown;
    }
    void show_busy(bool shown) override { busy = shown; }
    std::string problem;
    std::vector<PullProgress> progress;
    std::string unit;
    bool busy = false;
};

class WizardTest : public ::testing::Test {
protected:
    WizardPresenter::Surroundings surroundings(const Result<SyncReport>& end, bool enrols) {
        return {.enroll =
                    [this, end, enrols](const std::string& code, const auto& progress) {
                        presented = code;
                        LineState line;
                        line.pulled = 10;
                        line.pull_percent = 25;
                        progress(line);
                        if (enrols) profile = DeviceProfile{.unit_name = "Phòng A"};
                        return end;
                    },
                .spawn = [](const std::function<void()>& work) { work(); },
                .door = [](const std::function<void()>& news) { news(); },
                .profile = [this] { return profile; }};
    }
    FakeWizard view;
    std::string presented;
    std::optional<DeviceProfile> profile;
};

TEST_F(WizardTest, SaysWhyACodeIsNotTaken) {
    WizardPresenter wizard{
        surroundings(failure(ErrorCode::refused, "The code has been used."), false), view};
    wizard.present("abc");
    EXPECT_EQ(view.problem, "The code has been used.");
    EXPECT_FALSE(wizard.enrolled());
    EXPECT_FALSE(view.busy);
}

TEST_F(WizardTest, AsksForACodeWhenThereIsNone) {
    WizardPresenter wizard{surroundings(SyncReport{}, true), view};
    wizard.present("  \n");
    EXPECT_FALSE(view.problem.empty());
    EXPECT_EQ(presented, "");
}

TEST_F(WizardTest, PresentsThePastedCodeWithoutItsLineEnds) {
    WizardPresenter wizard{surroundings(SyncReport{}, true), view};
    wizard.present(" TD1-abc\n def \n");
    EXPECT_EQ(presented, "TD1-abcdef");
}

TEST_F(WizardTest, ShowsWhoseDeviceItIsAndHowMuchIsLeft) {
    WizardPresenter wizard{surroundings(SyncReport{}, true), view};
    wizard.present("abc");
    EXPECT_EQ(view.unit, "Phòng A");
    EXPECT_EQ(view.progress.at(1).percent, 25);
}

TEST_F(WizardTest, GoesOnWhenTheFirstPullIsCut) {
    WizardPresenter wizard{surroundings(failure(ErrorCode::unreachable, "gone"), true), view};
    wizard.present("abc");
    EXPECT_TRUE(wizard.enrolled());
    EXPECT_EQ(view.problem, "");
}

struct FakeShell final : ShellView {
    void show_places(const std::vector<PlaceRow>& shown, Place place) override {
        rows = shown;
        marked = place;
    }
    void show_place(Place place) override { shown_place = place; }
    void show_line(const Chip& shown, const std::string&) override { line = shown; }
    void show_owner(const std::string& words) override { owner = words; }
    void show_notice(Tone, const std::string& sentence) override { notice = sentence; }
    void clear_notice() override { notice.clear(); }
    std::vector<PlaceRow> rows;
    Place marked = Place::home;
    Place shown_place = Place::home;
    Chip line;
    std::string owner;
    std::string notice;
};

struct EmptyPlace final : PlacePresenter {
    void refresh() override { ++refreshed; }
    void leave() override { ++left; }
    int refreshed = 0;
    int left = 0;
};

struct FakeEditor final : ReportEditorView {
    void show_report() override {}
    void show_values() override {}
    void focus(const FieldPath&) override {}
    void save_in(std::chrono::milliseconds) override {}
    std::optional<ReturnWish> ask_return(const std::string&) override { return std::nullopt; }
};
struct FakeSubmission final : SubmitView {
    void show_submission(const SubmissionPage&) override {}
    void copy(const std::string&) override {}
    void print(const std::string&, const std::string&) override {}
};
struct FakeConflicts final : ConflictsView {
    void show_list(const std::vector<ConflictRow>&, std::size_t) override {}
    void show_conflict(const ConflictPage*) override {}
    void show_effects(const ConflictPage&) override {}
    void show_third_effect(const std::string&) override {}
};
struct SameThread final : Background {
    explicit SameThread(Workspace& opened) : workspace{opened} {}
    void read(Reading reading) override { reading(workspace)(); }
    Workspace& workspace;
};

class ShellTest : public ::testing::Test {
protected:
    ShellTest() {
        device.pull_report("STP-HCTP", ReportState::draft, "");
        shell.furnish(Place::home, home);
        shell.furnish(Place::reports, reports);
        shell.furnish(editor, submission, conflicts);
        shell.start(Place::home);
    }
    SampleDevice device{SampleDevice::Owner::officer};
    FakeShell view;
    SameThread background{device.workspace()};
    ShellPresenter shell{device.workspace(), background, view};
    Desk desk{device.workspace(), shell, shell, background, [] {}};
    EmptyPlace home;
    EmptyPlace reports;
    FakeEditor editor_view;
    ReportEditorPresenter editor{desk, editor_view};
    FakeSubmission submission_view;
    SubmitPresenter submission{desk, submission_view};
    FakeConflicts conflicts_view;
    ConflictsPresenter conflicts{desk, conflicts_view};
};

TEST_F(ShellTest, ShowsAUnitOnlyItsOwnPlaces) {
    ASSERT_EQ(view.rows.size(), 4U);
    EXPECT_EQ(view.rows[0].name, "To do");
}

TEST_F(ShellTest, CountsWhatWaitsAtAPlace) {
    EXPECT_EQ(view.rows[0].count, 2U);
}

TEST_F(ShellTest, SaysWhoseMachineItIs) {
    EXPECT_EQ(view.owner, "Phòng Hành chính tư pháp · Nông Thị Bích · Officer");
}

TEST_F(ShellTest, LeavesAPlaceBeforeItShowsAnother) {
    shell.go(Place::reports);
    EXPECT_EQ(home.left, 1);
    EXPECT_EQ(view.shown_place, Place::reports);
}

TEST_F(ShellTest, RefreshesThePlaceThatIsShownWhenTheStoreChanges) {
    const int before = home.refreshed;
    shell.on_changed();
    EXPECT_EQ(home.refreshed, before + 1);
}

TEST_F(ShellTest, GoesBackFromAReportToWhereItWasOpened) {
    shell.open_report(SampleDevice::annual_report("STP-HCTP"), {});
    EXPECT_EQ(view.shown_place, Place::report);
    EXPECT_EQ(view.marked, Place::home);
    shell.back();
    EXPECT_EQ(view.shown_place, Place::home);
}

struct FakeMatrix final : MatrixView {
    void show_matrix() override {}
    void show_detail(const MatrixDetail*) override {}
    void show_counts(const std::vector<std::pair<MatrixFilter, std::string>>&) override {}
    std::optional<ReturnWish> ask_return(const std::string&) override { return std::nullopt; }
    std::optional<std::string> ask_reason(const std::string&) override { return std::nullopt; }
    std::optional<std::pair<std::string, std::string>> ask_date_and_reason(
        const std::string&) override {
        return std::nullopt;
    }
};
struct FakeConsolidation final : ConsolidationView {
    void show_periods(const std::vector<PeriodOption>& periods, std::size_t place) override {
        chosen = periods.at(place).period;
    }
    void show_consolidation(const ConsolidationPage*) override {}
    void show_parts(const std::string&, const std::vector<PartRow>&) override {}
    void show_versions(const std::vector<VersionOption>&, std::size_t) override {}
    void show_ledger(const LedgerPage*) override {}
    std::optional<FreezeAnswer> ask_freeze(const FreezeQuestion&) override { return std::nullopt; }
    RecordId chosen;
};

class OfficeShellTest : public ::testing::Test {
protected:
    OfficeShellTest() {
        shell.furnish(Place::home, home);
        shell.furnish(matrix, consolidation);
        shell.start(Place::home);
    }
    SampleDevice device{SampleDevice::Owner::office};
    FakeShell view;
    SameThread background{device.workspace()};
    ShellPresenter shell{device.workspace(), background, view};
    Desk desk{device.workspace(), shell, shell, background, [] {}};
    EmptyPlace home;
    FakeMatrix matrix_view;
    MatrixPresenter matrix{desk, matrix_view};
    FakeConsolidation consolidation_view;
    ConsolidationPresenter consolidation{desk, consolidation_view};
};

TEST_F(OfficeShellTest, OpensTheFiguresOfAPeriod) {
    shell.open_consolidation(SampleDevice::quarter_period());
    EXPECT_EQ(view.shown_place, Place::consolidation);
    EXPECT_EQ(consolidation_view.chosen, SampleDevice::quarter_period());
}

TEST_F(OfficeShellTest, OpensTheStandingOfAReport) {
    device.pull_report("STP-BTTP", ReportState::accepted, "annual-stp-bttp.json");
    shell.open_standing(SampleDevice::annual_report("STP-BTTP"));
    EXPECT_EQ(view.shown_place, Place::matrix);
    ASSERT_TRUE(matrix.chosen());
    EXPECT_EQ(matrix.unit_name(matrix.chosen()->row), "Phòng Bổ trợ tư pháp");
}

TEST_F(OfficeShellTest, CountsWhatTheOrganItselfOwes) {
    EXPECT_EQ(view.rows[0].count, 0U);
    device.pull_duty({.key = "plan-issue",
                      .name = "Ban hành kế hoạch",
                      .matter = "plan",
                      .opens = day_of(2026, 4, 1),
                      .due = day_of(2026, 7, 1),
                      .closes = day_of(2026, 9, 30)});
    shell.on_changed();
    EXPECT_EQ(view.rows[0].count, 1U);
}

TEST_F(ShellTest, StaysWhereItIsWhenAReportDoesNotExist) {
    shell.open_report(RecordId{}, {});
    EXPECT_EQ(view.shown_place, Place::home);
    EXPECT_NE(view.notice, "");
}

TEST_F(ShellTest, Rule07_SavesWhatIsTypedBeforeASession) {
    const RecordId report = SampleDevice::annual_report("STP-HCTP");
    shell.open_report(report, {});
    editor.type("answers/staff_total", "12");
    shell.save_typed();
    EXPECT_EQ(find_value(device.workspace().reports().find(report)->fields, "answers/staff_total"),
              Value{std::int64_t{12}});
}

TEST_F(ShellTest, StillSaysWhatCouldNotBeSavedOnThePlaceThatIsShownNext) {
    shell.open_report(SampleDevice::annual_report("STP-HCTP"), {});
    editor.type("answers/staff_total", "mười hai");
    shell.go(Place::reports);
    EXPECT_NE(view.notice.find("kept as you typed it"), std::string::npos);
}

TEST_F(ShellTest, Rule07_AsksToStayOpenOnceWhenClosingWouldLoseWhatIsTyped) {
    shell.open_report(SampleDevice::annual_report("STP-HCTP"), {});
    editor.type("answers/staff_total", "12");
    device.workspace().store().database().execute("PRAGMA query_only = ON");
    EXPECT_FALSE(shell.finish());
    EXPECT_NE(view.notice.find("close once more"), std::string::npos);
    EXPECT_TRUE(shell.finish());
}

TEST_F(ShellTest, Rule07_AsksAgainWhenTheStoreFailsAfterItWasMended) {
    Database& database = device.workspace().store().database();
    shell.open_report(SampleDevice::annual_report("STP-HCTP"), {});
    editor.type("answers/staff_total", "12");
    database.execute("PRAGMA query_only = ON");
    EXPECT_FALSE(shell.finish());
    database.execute("PRAGMA query_only = OFF");
    editor.on_save_timer();
    editor.type("answers/staff_total", "13");
    database.execute("PRAGMA query_only = ON");
    EXPECT_FALSE(shell.finish());
}

TEST_F(ShellTest, ClosesAtOnceWhenEverythingTypedIsStored) {
    shell.open_report(SampleDevice::annual_report("STP-HCTP"), {});
    editor.type("answers/staff_total", "mười hai");
    EXPECT_TRUE(shell.finish());
}

TEST_F(ShellTest, ShowsTheStateOfTheLine) {
    LineState line;
    line.kind = LineState::Kind::offline;
    shell.on_line(line);
    EXPECT_EQ(view.line.words, "No line: go on working");
}

}  // namespace
}  // namespace thidua
