#include <gtest/gtest.h>

#include "client/app/conflicts.h"
#include "client/app/reports.h"
#include "client/gui/presenter/attention_presenter.h"
#include "client/gui/presenter/conflicts_presenter.h"
#include "client/gui/presenter/home_presenter.h"
#include "client/gui/presenter/report_list_presenter.h"
#include "client/gui/presenter/submit_presenter.h"
#include "tests/presenter/fake_desk.h"

namespace thidua {
namespace {

const FieldPath staff = "answers/staff_total";

class UnitPlacesTest : public ::testing::Test {
protected:
    Value stored(const FieldPath& path) {
        return find_value(device.workspace().reports().find(report)->fields, path);
    }

    SampleDevice device{SampleDevice::Owner::head};
    FakeDesk fake{device};
    RecordId report = SampleDevice::annual_report("STP-HCTP");
};

struct FakeHome final : HomeView {
    void show_needs(const std::string& words, const std::vector<HomeRow>& shown) override {
        greeting = words;
        rows = shown;
    }
    std::string greeting;
    std::vector<HomeRow> rows;
};

TEST_F(UnitPlacesTest, HomeListsWhatIsDueMostUrgentFirst) {
    FakeHome view;
    HomePresenter home{fake.desk(), view};
    home.refresh();
    ASSERT_EQ(view.rows.size(), 2U);
    EXPECT_EQ(view.rows[0].title, "Báo cáo quý III năm 2026");
    EXPECT_EQ(view.rows[0].chip.tone, Tone::bad);
    EXPECT_EQ(view.rows[1].chip.words, "4 days left");
}

TEST_F(UnitPlacesTest, HomeStartsTheReportThatIsDue) {
    FakeHome view;
    HomePresenter home{fake.desk(), view};
    home.refresh();
    home.activate(1);
    EXPECT_EQ(fake.opened_report, report);
}

TEST_F(UnitPlacesTest, HomeSaysWhyAReportCameBack) {
    device.pull_report("STP-HCTP", ReportState::returned, "", "Thiếu số liệu");
    FakeHome view;
    HomePresenter home{fake.desk(), view};
    home.refresh();
    const auto returned = std::find_if(view.rows.begin(), view.rows.end(), [](const HomeRow& row) {
        return row.chip.words == "Returned";
    });
    ASSERT_NE(returned, view.rows.end());
    EXPECT_NE(returned->detail.find("Thiếu số liệu"), std::string::npos);
}

struct FakeList final : ReportListView {
    void reset(std::size_t rows) override { count = rows; }
    void show_rows(std::size_t, std::size_t) override {}
    void show_summary(const std::string& words) override { summary = words; }
    void show_start_options(const std::vector<StartOption>& shown) override { options = shown; }
    std::size_t count = 0;
    std::string summary;
    std::vector<StartOption> options;
};

TEST_F(UnitPlacesTest, ReportListShowsEachReportWithItsChip) {
    device.pull_report("STP-HCTP", ReportState::draft, "");
    FakeList view;
    ReportListPresenter list{fake.desk(), view};
    list.refresh();
    ASSERT_EQ(view.count, 1U);
    EXPECT_EQ(list.row(0).period, "Báo cáo năm 2026");
    EXPECT_EQ(list.row(0).chip.words, "Draft, copy at the server");
}

TEST_F(UnitPlacesTest, ReportListFindsWordsWithoutMarks) {
    device.pull_report("STP-HCTP", ReportState::draft, "");
    FakeList view;
    ReportListPresenter list{fake.desk(), view};
    list.set_words("hanh chinh");
    EXPECT_EQ(view.count, 1U);
    list.set_words("bo tro");
    EXPECT_EQ(view.count, 0U);
    EXPECT_EQ(view.summary, "0 of 1 reports");
}

TEST_F(UnitPlacesTest, ReportListFiltersByState) {
    device.pull_report("STP-HCTP", ReportState::draft, "");
    FakeList view;
    ReportListPresenter list{fake.desk(), view};
    list.set_state("submitted");
    EXPECT_EQ(view.count, 0U);
}

TEST_F(UnitPlacesTest, ReportListOffersThePeriodsWithoutAReport) {
    device.pull_report("STP-HCTP", ReportState::draft, "");
    FakeList view;
    ReportListPresenter list{fake.desk(), view};
    list.refresh();
    ASSERT_EQ(view.options.size(), 1U);
    list.start(view.options[0].period);
    EXPECT_FALSE(fake.opened_report.is_nil());
}

struct FakeSubmission final : SubmitView {
    void show_submission(const SubmissionPage& page) override { shown = page; }
    void copy(const std::string& text) override { copied = text; }
    void print(const std::string&, const std::string& html) override { printed = html; }
    SubmissionPage shown;
    std::string copied;
    std::string printed;
};

TEST_F(UnitPlacesTest, SubmissionListsWhatIsMissing) {
    device.pull_report("STP-HCTP", ReportState::draft, "");
    FakeSubmission view;
    SubmitPresenter submission{fake.desk(), view};
    submission.open(report);
    submission.refresh();
    EXPECT_FALSE(view.shown.may_submit);
    ASSERT_GT(view.shown.rows.size(), 10U);
    submission.go_to(0);
    EXPECT_EQ(fake.opened_field, view.shown.rows[0].path);
}

TEST_F(UnitPlacesTest, SubmissionShowsTheCodeAndThatTheServerDoesNotHaveItYet) {
    device.pull_report("STP-HCTP", ReportState::draft, "annual-stp-hctp.json");
    FakeSubmission view;
    SubmitPresenter submission{fake.desk(), view};
    submission.open(report);
    submission.refresh();
    ASSERT_TRUE(view.shown.may_submit) << view.shown.rows.size();
    submission.submit();
    EXPECT_TRUE(view.shown.submitted);
    EXPECT_EQ(view.shown.seal_code.size(), 21U);
    EXPECT_EQ(view.shown.delivery.tone, Tone::busy);
}

TEST_F(UnitPlacesTest, SubmissionSaysWhenTheServerHasIt) {
    device.pull_report("STP-HCTP", ReportState::submitted, "annual-stp-hctp.json");
    device.pull_evidence("STP-HCTP", morning_of(2026, 12, 10));
    FakeSubmission view;
    SubmitPresenter submission{fake.desk(), view};
    submission.open(report);
    submission.refresh();
    EXPECT_EQ(view.shown.delivery.words, "The server has it since 08:30.");
}

TEST_F(UnitPlacesTest, SubmissionCopiesAndPrintsTheCode) {
    device.pull_report("STP-HCTP", ReportState::submitted, "annual-stp-hctp.json");
    FakeSubmission view;
    SubmitPresenter submission{fake.desk(), view};
    submission.open(report);
    submission.refresh();
    submission.copy_code();
    submission.print_code();
    EXPECT_EQ(view.copied, view.shown.seal_code);
    EXPECT_NE(view.printed.find(view.shown.seal_code), std::string::npos);
}

TEST(OfficerPlacesTest, SubmissionSaysWhoMaySubmit) {
    SampleDevice device{SampleDevice::Owner::officer};
    device.pull_report("STP-HCTP", ReportState::draft, "annual-stp-hctp.json");
    FakeDesk fake{device};
    FakeSubmission view;
    SubmitPresenter submission{fake.desk(), view};
    submission.open(SampleDevice::annual_report("STP-HCTP"));
    submission.refresh();
    EXPECT_FALSE(view.shown.may_submit);
    EXPECT_EQ(view.shown.why_not, "Only the head of the unit can do this.");
}

struct FakeConflicts final : ConflictsView {
    void show_list(const std::vector<ConflictRow>& shown, std::size_t) override { rows = shown; }
    void show_conflict(const ConflictPage* shown) override {
        page = shown == nullptr ? std::optional<ConflictPage>{} : *shown;
    }
    void show_effects(const ConflictPage& shown) override { page = shown; }
    void show_third_effect(const std::string& words) override { third_effect = words; }
    std::vector<ConflictRow> rows;
    std::optional<ConflictPage> page;
    std::string third_effect;
};

class ConflictsPlaceTest : public UnitPlacesTest {
protected:
    ConflictsPlaceTest() {
        device.pull_report("STP-HCTP", ReportState::draft, "annual-stp-hctp.json");
        conflict = device.pull_conflict(report, staff, Value{std::int64_t{8}},
                                        Value{std::int64_t{9}}, Value{std::int64_t{10}});
        conflicts.refresh();
    }
    FakeConflicts view;
    ConflictsPresenter conflicts{fake.desk(), view};
    RecordId conflict;
};

TEST_F(ConflictsPlaceTest, ShowsBeforeTheirsAndMineSideBySide) {
    ASSERT_TRUE(view.page);
    EXPECT_EQ(view.page->before.text, "8");
    EXPECT_EQ(view.page->theirs.text, "9");
    EXPECT_EQ(view.page->mine.text, "10");
    EXPECT_EQ(view.page->theirs.title, "Triệu Văn Đức wrote");
    EXPECT_EQ(view.page->mine.title, "I wrote");
}

TEST_F(ConflictsPlaceTest, SaysWhatEachChoiceDoesToTheUnitsFigures) {
    EXPECT_TRUE(view.page->theirs.effect.starts_with(
        "Tổng số công chức, viên chức, người lao động: 9"))
        << view.page->theirs.effect;
    EXPECT_NE(view.page->mine.effect.find("9 → 10 người (+1)"), std::string::npos)
        << view.page->mine.effect;
    EXPECT_EQ(view.page->figures, "The figures are this unit's own.");
}

TEST_F(ConflictsPlaceTest, SaysWhatAThirdValueWouldDoWhileItIsTyped) {
    conflicts.try_third("12");
    EXPECT_NE(view.third_effect.find("(+3)"), std::string::npos) << view.third_effect;
    EXPECT_EQ(view.rows.size(), 1U);
    conflicts.try_third("mười hai");
    EXPECT_EQ(view.third_effect.find("→"), std::string::npos) << view.third_effect;
}

TEST_F(ConflictsPlaceTest, TakesMine) {
    conflicts.take_mine({0});
    EXPECT_EQ(stored(staff), Value{std::int64_t{10}});
    EXPECT_TRUE(view.rows.empty());
}

TEST_F(ConflictsPlaceTest, TakesTheirs) {
    conflicts.take_theirs({0});
    EXPECT_EQ(stored(staff), Value{std::int64_t{9}});
    EXPECT_TRUE(view.rows.empty());
}

TEST_F(ConflictsPlaceTest, WritesAThirdValue) {
    conflicts.write_third("1.000");
    EXPECT_EQ(stored(staff), Value{std::int64_t{1000}});
}

TEST_F(ConflictsPlaceTest, RefusesAThirdValueThatTheFieldCannotHold) {
    conflicts.write_third("nhiều");
    EXPECT_EQ(view.rows.size(), 1U);
    EXPECT_EQ(fake.last_tone, Tone::bad);
}

TEST_F(ConflictsPlaceTest, SettlesSeveralAtOnce) {
    device.pull_conflict(report, "answers/guiding_documents", Value{std::int64_t{1}},
                         Value{std::int64_t{2}}, Value{std::int64_t{3}});
    conflicts.refresh();
    ASSERT_EQ(view.rows.size(), 2U);
    conflicts.take_mine({0, 1});
    EXPECT_TRUE(view.rows.empty());
    EXPECT_EQ(stored("answers/guiding_documents"), Value{std::int64_t{3}});
}

TEST_F(ConflictsPlaceTest, ShowsOfProseOnlyTheParagraphsThatDiffer) {
    const RecordId prose = device.pull_conflict(
        report, "answers/direction_summary", Value{std::string{"Đầu.\nGiữa.\nCuối."}},
        Value{std::string{"Đầu.\nĐã xong.\nCuối."}}, Value{std::string{"Đầu.\nChưa xong.\nCuối."}});
    conflicts.choose(prose);
    conflicts.refresh();
    ASSERT_TRUE(view.page);
    std::string shown;
    for (const TextPiece& piece : view.page->mine.pieces) shown += piece.text;
    EXPECT_EQ(shown, "[1 paragraph is the same]\nChưa xong.\n[1 paragraph is the same]");
    EXPECT_TRUE(view.page->mine.effect.starts_with("It stands so in the consolidated text “"))
        << view.page->mine.effect;
    EXPECT_EQ(view.page->mine.text, "Đầu.\nChưa xong.\nCuối.");
    EXPECT_EQ(view.page->third, view.page->mine.text);
    conflicts.take_mine({0, 1});
    EXPECT_EQ(stored("answers/direction_summary"), Value{std::string{"Đầu.\nChưa xong.\nCuối."}});
}

struct FakeAttention final : AttentionView {
    void show_attention(const std::vector<AttentionRow>& shown) override { rows = shown; }
    void show_waiting(const std::vector<std::string>& shown) override { waiting = shown; }
    bool confirm(const std::string&, const std::string&) override { return true; }
    std::vector<AttentionRow> rows;
    std::vector<std::string> waiting;
};

TEST_F(UnitPlacesTest, AttentionTellsWhatWaitsForAnAcceptedReportToBeOpenedAgain) {
    device.pull_report("STP-HCTP", ReportState::accepted, "annual-stp-hctp.json");
    device.workspace()
        .reports()
        .save_answers(report, {{staff, stored(staff)}}, {{staff, std::int64_t{99}}})
        .value();
    FakeAttention view;
    AttentionPresenter attention{fake.desk(), view};
    attention.refresh();
    EXPECT_TRUE(view.rows.empty());
    ASSERT_EQ(view.waiting.size(), 1U);
    EXPECT_NE(view.waiting[0].find("waits until the Office opens"), std::string::npos)
        << view.waiting[0];
}

TEST_F(UnitPlacesTest, ReportListMarksAnAcceptedReportThatIsToBeOpenedAgain) {
    device.pull_report("STP-HCTP", ReportState::accepted, "annual-stp-hctp.json");
    device.pull_change(report, "requested_step", std::string{"reopen"});
    FakeList view;
    ReportListPresenter list{fake.desk(), view};
    list.refresh();
    EXPECT_EQ(list.row(0).chip.words, "Asked to be opened again");
}

TEST_F(UnitPlacesTest, AttentionIsEmptyWhileTheServerTakesEverything) {
    FakeAttention view;
    AttentionPresenter attention{fake.desk(), view};
    attention.refresh();
    EXPECT_TRUE(view.rows.empty());
}

}  // namespace
}  // namespace thidua
