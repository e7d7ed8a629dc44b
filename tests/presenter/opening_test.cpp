#include <gmock/gmock.h>

#include <algorithm>

#include "client/app/evidence_tray.h"
#include "client/gui/presenter/conflicts_presenter.h"
#include "client/gui/presenter/consolidation_presenter.h"
#include "client/gui/presenter/matrix_presenter.h"
#include "client/gui/presenter/report_list_presenter.h"
#include "tests/presenter/fake_desk.h"

// What a place shows when one comes to it and has chosen nothing yet.

namespace thidua {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const SampleDuty december{.key = "december",
                          .name = "Báo cáo tháng 12",
                          .form_key = "annual-report",
                          .opens = day_of(2026, 12, 1),
                          .due = day_of(2026, 12, 20),
                          .closes = day_of(2026, 12, 21)};
const SampleDuty review{.key = "review",
                        .name = "Tổng kết phong trào",
                        .matter = "review",
                        .opens = day_of(2026, 12, 1),
                        .due = day_of(2026, 12, 31),
                        .closes = day_of(2027, 1, 31)};

class OfficeOpeningTest : public ::testing::Test {
protected:
    void pull_reports() {
        device.pull_report("STP-HCTP", ReportState::submitted, "annual-stp-hctp.json");
        device.pull_evidence("STP-HCTP", morning_of(2026, 12, 9));
        device.pull_report("STP-BTTP", ReportState::accepted, "annual-stp-bttp.json");
        device.pull_evidence("STP-BTTP", morning_of(2026, 12, 8));
    }
    SampleDevice device{SampleDevice::Owner::office};
    FakeDesk fake{device};
};

struct ShownFigures final : ConsolidationView {
    void show_periods(const std::vector<PeriodOption>& shown, std::size_t place) override {
        periods = shown;
        chosen = place;
    }
    void show_consolidation(const ConsolidationPage* shown) override {
        page = shown == nullptr ? std::optional<ConsolidationPage>{} : *shown;
    }
    void show_parts(const std::string&, const std::vector<PartRow>&) override {}
    void show_versions(const std::vector<VersionOption>&, std::size_t) override {}
    void show_ledger(const LedgerPage*) override {}
    std::optional<FreezeAnswer> ask_freeze(const FreezeQuestion&) override { return std::nullopt; }
    [[nodiscard]] RecordId period() const { return periods.at(chosen).period; }
    std::vector<PeriodOption> periods;
    std::size_t chosen = 0;
    std::optional<ConsolidationPage> page;
};

class ConsolidationOpeningTest : public OfficeOpeningTest {
protected:
    ShownFigures view;
    ConsolidationPresenter consolidation{fake.desk(), view};
};

TEST_F(ConsolidationOpeningTest, OpensOnTheNewestPeriodWithAReportThatWasHandedIn) {
    device.pull_duty(december);
    pull_reports();
    consolidation.refresh();
    EXPECT_EQ(view.period(), SampleDevice::annual_period());
    EXPECT_EQ(view.page->title, "Báo cáo năm 2026");
}

TEST_F(ConsolidationOpeningTest, CountsNoDraftAsHandedIn) {
    const RecordId period = device.pull_duty(december);
    device.pull_report("STP-HCTP", ReportState::draft, "");
    consolidation.refresh();
    EXPECT_EQ(view.period(), period);
}

TEST_F(ConsolidationOpeningTest, OpensOnTheNewestOpenPeriodWhileNothingWasHandedIn) {
    device.pull_duty(december);
    device.clock().set(morning_of(2026, 12, 23));
    consolidation.refresh();
    EXPECT_EQ(view.period(), SampleDevice::annual_period()) << "that of December is closed";
}

TEST_F(ConsolidationOpeningTest, OpensOnTheNewestPeriodWhenAllAreClosed) {
    const RecordId period = device.pull_duty(december);
    device.clock().set(morning_of(2027, 2, 1));
    consolidation.refresh();
    EXPECT_EQ(view.period(), period);
}

TEST_F(ConsolidationOpeningTest, OffersNothingThatHasNoFigures) {
    device.pull_duty(review);
    consolidation.refresh();
    EXPECT_EQ(view.periods.size(), 2U);
    EXPECT_TRUE(fake.said.empty());
}

TEST_F(ConsolidationOpeningTest, OpensOnThePeriodThatSomebodyWasLedTo) {
    const RecordId period = device.pull_duty(december);
    pull_reports();
    consolidation.choose(period);
    consolidation.refresh();
    EXPECT_EQ(view.period(), period);
    EXPECT_EQ(view.page->title, "Báo cáo tháng 12");
}

TEST_F(ConsolidationOpeningTest, StaysOnThePeriodThatThePersonChose) {
    pull_reports();
    consolidation.refresh();
    consolidation.choose_period(0);
    consolidation.refresh();
    EXPECT_EQ(view.chosen, 0U);
}

struct ShownMatrix final : MatrixView {
    void show_matrix() override {}
    void show_detail(const MatrixDetail* shown) override {
        detail = shown == nullptr ? std::optional<MatrixDetail>{} : *shown;
    }
    void show_counts(const std::vector<std::pair<MatrixFilter, std::string>>&) override {}
    std::optional<ReturnWish> ask_return(const std::string&) override { return std::nullopt; }
    std::optional<std::string> ask_reason(const std::string&) override { return reason; }
    std::optional<std::pair<std::string, std::string>> ask_date_and_reason(
        const std::string&) override {
        return std::nullopt;
    }
    std::optional<MatrixDetail> detail;
    std::optional<std::string> reason;
};

class MatrixOpeningTest : public OfficeOpeningTest {
protected:
    ShownMatrix view;
    MatrixPresenter matrix{fake.desk(), view};
};

TEST_F(MatrixOpeningTest, SpeaksOfACellOfTheNewestPeriodAndSaysWhichItIs) {
    matrix.refresh();
    ASSERT_TRUE(matrix.chosen());
    EXPECT_EQ(matrix.chosen()->column, 1U);
    EXPECT_EQ(matrix.chosen()->row, 0U);
    ASSERT_TRUE(view.detail);
    EXPECT_EQ(view.detail->title, matrix.unit_name(0) + " · Báo cáo năm 2026");
}

TEST_F(MatrixOpeningTest, StaysAtTheCellThatThePersonChose) {
    matrix.refresh();
    matrix.select({3, 0});
    matrix.refresh();
    ASSERT_TRUE(matrix.chosen());
    EXPECT_EQ(matrix.chosen()->row, 3U);
    EXPECT_EQ(matrix.chosen()->column, 0U);
}

TEST_F(MatrixOpeningTest, SpeaksOfNoUnitThatTheFilterHides) {
    pull_reports();
    matrix.refresh();
    matrix.set_filter(MatrixFilter::missing);
    matrix.select({5, 0});
    EXPECT_THAT(view.detail->title, StartsWith("Phòng Công chứng số 1"));
    matrix.set_filter(MatrixFilter::to_review);
    EXPECT_THAT(view.detail->title, StartsWith("Phòng Hành chính tư pháp"));
    matrix.set_words("no such unit");
    EXPECT_FALSE(view.detail);
    EXPECT_FALSE(matrix.chosen());
}

TEST_F(MatrixOpeningTest, HasNoColumnForWhatNoUnitReportsInto) {
    device.pull_duty(review);
    matrix.refresh();
    EXPECT_EQ(matrix.columns().size(), 2U);
}

TEST_F(MatrixOpeningTest, OpensAtTheReportThatSomebodyWasLedTo) {
    pull_reports();
    matrix.set_filter(MatrixFilter::missing);
    matrix.choose(SampleDevice::annual_report("STP-BTTP"));
    matrix.refresh();
    ASSERT_TRUE(view.detail);
    EXPECT_EQ(view.detail->title, "Phòng Bổ trợ tư pháp · Báo cáo năm 2026");
    EXPECT_EQ(matrix.filter(), MatrixFilter::all) << "else the filter would hide it";
}

class LateReportTest : public MatrixOpeningTest {
protected:
    LateReportTest() {
        device.clock().set(morning_of(2026, 12, 17));
        device.pull_report("STP-HCTP", ReportState::accepted, "annual-stp-hctp.json");
        device.pull_claim("STP-HCTP", morning_of(2026, 12, 16), morning_of(2026, 12, 13));
        matrix.choose(SampleDevice::annual_report("STP-HCTP"));
        matrix.refresh();
    }
    Claim::Decision decision() { return EvidenceTray{device.workspace()}.list().at(0).decision; }
};

TEST_F(LateReportTest, SaysWhatItsDeviceSaysAndLetsTheOfficeDecide) {
    ASSERT_TRUE(view.detail);
    EXPECT_TRUE(view.detail->may_judge);
    EXPECT_THAT(view.detail->lines.back(), HasSubstr("13/12/2026 08:30"));
}

TEST_F(LateReportTest, CountsAsOnTimeOnceTheOfficeSaysSo) {
    view.reason = "Mất điện ba ngày";
    matrix.judge(true);
    EXPECT_EQ(decision(), Claim::Decision::on_time);
    EXPECT_EQ(fake.saves(), 1);
    EXPECT_FALSE(view.detail->may_judge) << "it was decided about";
    EXPECT_EQ(view.detail->chip.words, "On time · accepted");
}

TEST_F(LateReportTest, StaysUndecidedWithoutAReason) {
    matrix.judge(false);
    EXPECT_EQ(decision(), Claim::Decision::open);
    EXPECT_EQ(fake.saves(), 0);
}

struct ShownList final : ReportListView {
    void reset(std::size_t) override {}
    void show_rows(std::size_t, std::size_t) override {}
    void show_summary(const std::string&) override {}
    void show_start_options(const std::vector<StartOption>& shown) override { options = shown; }
    std::vector<StartOption> options;
};

TEST_F(OfficeOpeningTest, AUnitIsOfferedNoReportThatItDoesNotOwe) {
    ShownList view;
    ReportListPresenter list{fake.desk(), view};
    list.refresh();
    EXPECT_TRUE(view.options.empty()) << "divisions and service units report, the Office does not";
}

struct ShownConflicts final : ConflictsView {
    void show_list(const std::vector<ConflictRow>& shown, std::size_t) override { rows = shown; }
    void show_conflict(const ConflictPage* shown) override {
        page = shown == nullptr ? std::optional<ConflictPage>{} : *shown;
    }
    void show_effects(const ConflictPage&) override {}
    void show_third_effect(const std::string&) override {}
    std::vector<ConflictRow> rows;
    std::optional<ConflictPage> page;
};

TEST(ConflictsOpeningTest, OpensOnOneThatThePersonMaySettle) {
    SampleDevice device{SampleDevice::Owner::head};
    FakeDesk fake{device};
    device.pull_report("STP-HCTP", ReportState::draft, "annual-stp-hctp.json");
    for (const char* const path : {"title", "title_en", "note"})
        device.pull_conflict(SampleDevice::annual_form_id(), path, Value{std::string{"A"}},
                             Value{std::string{"B"}}, Value{std::string{"C"}});
    device.pull_conflict(SampleDevice::annual_report("STP-HCTP"), "answers/staff_total",
                         Value{std::int64_t{8}}, Value{std::int64_t{9}}, Value{std::int64_t{10}});
    ShownConflicts view;
    ConflictsPresenter conflicts{fake.desk(), view};
    conflicts.refresh();
    ASSERT_EQ(view.rows.size(), 4U);
    ASSERT_TRUE(view.page);
    EXPECT_TRUE(view.page->may_settle);
}

}  // namespace
}  // namespace thidua
