#include <gtest/gtest.h>

#include <algorithm>

#include "client/app/periods.h"
#include "client/app/reports.h"
#include "client/gui/presenter/consolidation_presenter.h"
#include "client/gui/presenter/forms_presenter.h"
#include "client/gui/presenter/home_presenter.h"
#include "client/gui/presenter/matrix_presenter.h"
#include "tests/presenter/fake_desk.h"

namespace thidua {
namespace {

struct FakeMatrix final : MatrixView {
    void show_matrix() override {}
    void show_detail(const MatrixDetail* shown) override {
        detail = shown == nullptr ? std::optional<MatrixDetail>{} : *shown;
    }
    void show_counts(const std::vector<std::pair<MatrixFilter, std::string>>& shown) override {
        counts = shown;
    }
    std::optional<std::string> ask_reason(const std::string&) override { return reason; }
    std::optional<ReturnWish> ask_return(const std::string&) override {
        return reason ? std::optional{ReturnWish{*reason, due}} : std::nullopt;
    }
    std::optional<std::pair<std::string, std::string>> ask_date_and_reason(
        const std::string&) override {
        return std::pair<std::string, std::string>{"20/12/2026", "Mất điện nhiều ngày"};
    }
    std::optional<MatrixDetail> detail;
    std::vector<std::pair<MatrixFilter, std::string>> counts;
    std::optional<std::string> reason;
    std::string due;  ///< as typed
};

class OfficePlacesTest : public ::testing::Test {
protected:
    OfficePlacesTest() {
        device.pull_report("STP-HCTP", ReportState::submitted, "annual-stp-hctp.json");
        device.pull_evidence("STP-HCTP", morning_of(2026, 12, 9));
        device.pull_report("STP-BTTP", ReportState::accepted, "annual-stp-bttp.json");
        device.pull_evidence("STP-BTTP", morning_of(2026, 12, 8));
    }
    SampleDevice device{SampleDevice::Owner::office};
    FakeDesk fake{device};
};

class MatrixTest : public OfficePlacesTest {
protected:
    MatrixTest() { matrix.refresh(); }
    MatrixPlace place_of(const std::string& unit, std::size_t column) {
        for (std::size_t row = 0; row < matrix.unit_count(); ++row) {
            if (matrix.unit_name(row) == unit) return {row, column};
        }
        ADD_FAILURE() << unit;
        return {};
    }
    FakeMatrix view;
    MatrixPresenter matrix{fake.desk(), view};
};

struct FakeOfficeHome final : HomeView {
    void show_needs(const std::string&, const std::vector<HomeRow>& shown) override {
        rows = shown;
    }
    std::vector<HomeRow> rows;
};

TEST_F(OfficePlacesTest, HomeLeadsToAReportThatIsToBeOpenedAgain) {
    const RecordId report = SampleDevice::annual_report("STP-BTTP");
    device.pull_change(report, "requested_step", std::string{"reopen"});
    FakeOfficeHome view;
    HomePresenter home{fake.desk(), view};
    home.refresh();
    const auto asked = std::ranges::find_if(
        view.rows, [](const HomeRow& row) { return row.chip.words == "Asked to be opened again"; });
    ASSERT_NE(asked, view.rows.end());
    home.activate(static_cast<std::size_t>(asked - view.rows.begin()));
    EXPECT_EQ(fake.opened_report, report);
}

TEST_F(MatrixTest, ShowsUnitsByPeriodsInTheOrderOfTheDueDates) {
    ASSERT_EQ(matrix.columns().size(), 2U);
    EXPECT_EQ(matrix.columns()[1].name, "Báo cáo năm 2026");
    EXPECT_EQ(matrix.unit_count(), 6U);
}

TEST_F(MatrixTest, ShowsASubmissionOnTimeThatWaitsForReview) {
    const Chip cell = matrix.cell(place_of("Phòng Hành chính tư pháp", 1));
    EXPECT_EQ(cell.tone, Tone::good);
    EXPECT_EQ(cell.words, "On time · to review");
}

TEST_F(MatrixTest, ShowsAMissingReport) {
    EXPECT_EQ(matrix.cell(place_of("Phòng Công chứng số 1", 0)).words, "Missing");
}

TEST_F(MatrixTest, AddsUpEachPeriod) {
    EXPECT_EQ(matrix.total(1), "2 of 6");
}

TEST_F(MatrixTest, CountsWhatEachFilterFinds) {
    EXPECT_EQ(view.counts[1].second, "Missing (6)");
    EXPECT_EQ(view.counts[4].second, "To review (1)");
}

TEST_F(MatrixTest, ShowsOnlyTheUnitsThatAFilterFinds) {
    matrix.set_filter(MatrixFilter::to_review);
    ASSERT_EQ(matrix.unit_count(), 1U);
    EXPECT_EQ(matrix.unit_name(0), "Phòng Hành chính tư pháp");
}

TEST_F(MatrixTest, FindsAUnitByWordsWithoutMarks) {
    matrix.set_words("tro giup");
    EXPECT_EQ(matrix.unit_count(), 1U);
}

TEST_F(MatrixTest, ShowsTheEvidenceBehindACell) {
    matrix.select(place_of("Phòng Hành chính tư pháp", 1));
    ASSERT_TRUE(view.detail);
    std::string lines;
    for (const std::string& line : view.detail->lines) lines += line + "\n";
    EXPECT_NE(lines.find("09/12/2026 08:30"), std::string::npos) << lines;
}

TEST_F(MatrixTest, LeadsFromACellToItsReport) {
    matrix.select(place_of("Phòng Hành chính tư pháp", 1));
    matrix.open_report();
    EXPECT_EQ(fake.opened_report, SampleDevice::annual_report("STP-HCTP"));
}

TEST_F(MatrixTest, AcceptsTheReportOfACell) {
    matrix.select(place_of("Phòng Hành chính tư pháp", 1));
    ASSERT_TRUE(view.detail->may_review);
    matrix.accept();
    EXPECT_EQ(matrix.cell(place_of("Phòng Hành chính tư pháp", 1)).words, "On time · accepted");
}

TEST_F(MatrixTest, ReturnsTheReportOfACellWithAReason) {
    view.reason = "Thiếu số liệu";
    matrix.select(place_of("Phòng Hành chính tư pháp", 1));
    matrix.send_back();
    const auto report = device.workspace().reports().find(SampleDevice::annual_report("STP-HCTP"));
    EXPECT_EQ(report->summary.state, "returned");
    EXPECT_EQ(report->return_reason, "Thiếu số liệu");
}

TEST_F(MatrixTest, ReturnsNothingWhenTheReasonIsNotGiven) {
    matrix.select(place_of("Phòng Hành chính tư pháp", 1));
    matrix.send_back();
    const auto report = device.workspace().reports().find(SampleDevice::annual_report("STP-HCTP"));
    EXPECT_EQ(report->summary.state, "submitted");
}

TEST_F(MatrixTest, ReturnsAReportWithADayOfItsOwn) {
    view.reason = "Thiếu số liệu";
    view.due = "20/12/2026";
    matrix.select(place_of("Phòng Hành chính tư pháp", 1));
    matrix.send_back();
    const auto report = device.workspace().reports().find(SampleDevice::annual_report("STP-HCTP"));
    EXPECT_EQ(report->summary.return_due, CivilDate{std::chrono::year{2026} / 12 / 20});
}

TEST_F(MatrixTest, ReturnsNothingWhenTheDayIsNoDate) {
    view.reason = "Thiếu số liệu";
    view.due = "tuần sau";
    matrix.select(place_of("Phòng Hành chính tư pháp", 1));
    matrix.send_back();
    const auto report = device.workspace().reports().find(SampleDevice::annual_report("STP-HCTP"));
    EXPECT_EQ(report->summary.state, "submitted");
    ASSERT_FALSE(fake.said.empty());
    EXPECT_EQ(fake.said.back(), "Write the date like 14/12/2026.");
}

TEST_F(MatrixTest, OpensAnAcceptedReportAgain) {
    view.reason = "Số liệu thay đổi";
    matrix.select(place_of("Phòng Bổ trợ tư pháp", 1));
    ASSERT_TRUE(view.detail->may_reopen);
    matrix.reopen();
    const auto report = device.workspace().reports().find(SampleDevice::annual_report("STP-BTTP"));
    EXPECT_EQ(report->summary.state, "returned");
}

TEST_F(MatrixTest, TellsWhatAUnitAsksOfTheOffice) {
    const RecordId report = SampleDevice::annual_report("STP-BTTP");
    device.pull_change(report, "requested_reason", std::string{"Sai số liệu"});
    device.pull_change(report, "requested_step", std::string{"reopen"});
    matrix.select(place_of("Phòng Bổ trợ tư pháp", 1));
    ASSERT_TRUE(view.detail);
    EXPECT_EQ(view.detail->lines.back(),
              "Phòng Bổ trợ tư pháp asks to open the accepted report again: Sai số liệu");
}

TEST_F(MatrixTest, KeepsAnAcceptedReportAsItIsAgainstTheUnitsWish) {
    matrix.select(place_of("Phòng Bổ trợ tư pháp", 1));
    EXPECT_FALSE(view.detail->may_decline) << "nobody asks";
    const RecordId report = SampleDevice::annual_report("STP-BTTP");
    device.pull_change(report, "requested_reason", std::string{"Sai số liệu"});
    device.pull_change(report, "requested_step", std::string{"reopen"});
    matrix.select(place_of("Phòng Bổ trợ tư pháp", 1));
    ASSERT_TRUE(view.detail->may_decline);
    view.reason = "Số liệu đúng";
    matrix.decline();
    EXPECT_FALSE(device.workspace().reports().find(report)->summary.asks_to_reopen);
}

TEST_F(MatrixTest, GivesAUnitMoreTime) {
    matrix.select(place_of("Phòng Công chứng số 1", 1));
    matrix.extend();
    EXPECT_EQ(matrix.cell(place_of("Phòng Công chứng số 1", 1)).words, "Extended to 20/12/2026");
}

TEST_F(MatrixTest, ExemptsAUnit) {
    view.reason = "Đơn vị mới thành lập";
    matrix.select(place_of("Phòng Công chứng số 1", 1));
    matrix.exempt();
    EXPECT_EQ(matrix.cell(place_of("Phòng Công chứng số 1", 1)).words, "Exempt");
    EXPECT_EQ(matrix.total(1), "2 of 5");
}

struct FakeConsolidation final : ConsolidationView {
    void show_periods(const std::vector<PeriodOption>& shown, std::size_t) override {
        periods = shown;
    }
    void show_consolidation(const ConsolidationPage* shown) override {
        page = shown == nullptr ? std::optional<ConsolidationPage>{} : *shown;
    }
    void show_parts(const std::string&, const std::vector<PartRow>& shown) override {
        parts = shown;
    }
    void show_versions(const std::vector<VersionOption>& shown, std::size_t chosen) override {
        versions = shown;
        version = chosen;
    }
    void show_ledger(const LedgerPage* shown) override {
        ledger = shown == nullptr ? std::optional<LedgerPage>{} : *shown;
    }
    std::optional<FreezeAnswer> ask_freeze(const FreezeQuestion& asked) override {
        question = asked;
        return answer;
    }
    std::vector<PeriodOption> periods;
    std::optional<ConsolidationPage> page;
    std::vector<PartRow> parts;
    std::vector<VersionOption> versions;
    std::size_t version = 0;
    std::optional<LedgerPage> ledger;
    FreezeQuestion question;
    std::optional<FreezeAnswer> answer = FreezeAnswer{};
};

class ConsolidationPlaceTest : public OfficePlacesTest {
protected:
    ConsolidationPlaceTest() {
        consolidation.refresh();
        for (std::size_t i = 0; i < view.periods.size(); ++i) {
            if (view.periods[i].period == SampleDevice::annual_period())
                consolidation.choose_period(i);
        }
    }
    std::size_t figure(const std::string& label) {
        for (std::size_t i = 0; i < view.page->figures.size(); ++i) {
            if (view.page->figures[i].label == label) return i;
        }
        ADD_FAILURE() << label;
        return 0;
    }
    FakeConsolidation view;
    ConsolidationPresenter consolidation{fake.desk(), view};
};

const std::string staff_label = "Tổng số công chức, viên chức, người lao động";

TEST_F(ConsolidationPlaceTest, AddsUpOnlyAcceptedReports) {
    ASSERT_TRUE(view.page);
    EXPECT_TRUE(view.page->figures[figure(staff_label)].value.starts_with("7"));
}

TEST_F(ConsolidationPlaceTest, NamesTheUnitsThatAreNotInIt) {
    EXPECT_EQ(view.page->missing.size(), 5U);
}

TEST_F(ConsolidationPlaceTest, OpensAFigureToItsPartsAndAPartToItsReport) {
    consolidation.select_figure(figure(staff_label));
    ASSERT_EQ(view.parts.size(), 1U);
    EXPECT_EQ(view.parts[0].unit, "Phòng Bổ trợ tư pháp");
    consolidation.open_part(0);
    EXPECT_EQ(fake.opened_report, SampleDevice::annual_report("STP-BTTP"));
}

TEST_F(ConsolidationPlaceTest, WritesAWorkbook) {
    const auto file = device.folder() / "tong-hop.xlsx";
    consolidation.write(file);
    EXPECT_TRUE(std::filesystem::exists(file));
}

TEST_F(ConsolidationPlaceTest, ShowsTheFiguresOfThisMomentFirst) {
    ASSERT_EQ(view.versions.size(), 1U);
    EXPECT_FALSE(view.page->is_frozen);
    EXPECT_TRUE(view.page->may_freeze);
    EXPECT_FALSE(view.ledger);
}

TEST_F(ConsolidationPlaceTest, FreezesAfterAskingWhichUnitsToLeaveOut) {
    consolidation.freeze();
    ASSERT_EQ(view.question.units.size(), 1U);
    EXPECT_EQ(view.question.units[0].second, "Phòng Bổ trợ tư pháp");
    EXPECT_TRUE(view.page->is_frozen);
    EXPECT_FALSE(view.page->may_freeze);
    EXPECT_EQ(view.version, 1U);
    ASSERT_TRUE(view.ledger);
    EXPECT_TRUE(view.ledger->rows.empty());
    EXPECT_EQ(fake.saves(), 1);
}

TEST_F(ConsolidationPlaceTest, FreezesNothingWhenThePersonThinksBetterOfIt) {
    view.answer.reset();
    consolidation.freeze();
    EXPECT_EQ(view.versions.size(), 1U);
    EXPECT_EQ(fake.saves(), 0);
}

TEST_F(ConsolidationPlaceTest, LeavesOutTheUnitThatWasTicked) {
    view.answer->exclusions = {{SampleDevice::unit("STP-BTTP"), "Đang thanh tra"}};
    consolidation.freeze();
    EXPECT_EQ(view.page->missing.size(), 6U);
}

TEST_F(ConsolidationPlaceTest, ShowsBesideFrozenFiguresWhatHappenedSince) {
    consolidation.freeze();
    const RecordId report = SampleDevice::annual_report("STP-BTTP");
    ASSERT_TRUE(device.workspace().reports().reopen(report, "Sai số liệu").has_value());
    consolidation.refresh();
    ASSERT_TRUE(view.ledger);
    ASSERT_EQ(view.ledger->rows.size(), 1U);
    EXPECT_EQ(view.ledger->rows[0].unit, "Phòng Bổ trợ tư pháp");
    EXPECT_NE(view.ledger->rows[0].what.find("Sai số liệu"), std::string::npos);
    EXPECT_NE(view.ledger->rows[0].details.find("→"), std::string::npos);
    EXPECT_TRUE(view.page->figures[figure(staff_label)].value.starts_with("7"));
    consolidation.open_ledger_row(0);
    EXPECT_EQ(fake.opened_report, report);
}

TEST_F(ConsolidationPlaceTest, GoesBackToTheFiguresOfThisMoment) {
    consolidation.freeze();
    consolidation.choose_version(0);
    EXPECT_FALSE(view.page->is_frozen);
    EXPECT_FALSE(view.ledger);
    EXPECT_EQ(view.versions.size(), 2U);
}

struct FakeForms final : FormsView {
    void show_forms(const std::vector<FormRow>& shown) override { forms = shown; }
    void show_periods(const std::vector<PeriodRow>& shown) override { periods = shown; }
    void allow(bool publish, bool create, bool relieve) override {
        allowed = publish && create && relieve;
    }
    std::optional<PeriodWish> ask_period(const std::vector<FormRow>&) override { return wish; }
    std::optional<ReliefWish> ask_extension(const std::string&,
                                            const std::vector<UnitOption>& units) override {
        return ReliefWish{units.back().code, "20/12/2026", "Mất điện"};
    }
    std::optional<ReliefWish> ask_exemption(const std::string&,
                                            const std::vector<UnitOption>& units) override {
        return ReliefWish{units.back().code, {}, "Mới thành lập"};
    }
    std::vector<FormRow> forms;
    std::vector<PeriodRow> periods;
    std::optional<PeriodWish> wish;
    bool allowed = false;
};

class FormsPlaceTest : public OfficePlacesTest {
protected:
    FormsPlaceTest() { presenter.refresh(); }
    FakeForms view;
    FormsPresenter presenter{fake.desk(), view};
};

TEST_F(FormsPlaceTest, ListsFormsAndPeriods) {
    EXPECT_EQ(view.forms.size(), 2U);
    EXPECT_EQ(view.periods.size(), 2U);
    EXPECT_TRUE(view.allowed);
}

TEST_F(FormsPlaceTest, MakesAnExceptionalPeriod) {
    view.wish = PeriodWish{view.forms[0].key, "Báo cáo đột xuất", "20/12/2026", true};
    presenter.create_period();
    ASSERT_EQ(view.periods.size(), 3U) << fake.said.back();
    EXPECT_EQ(fake.last_tone, Tone::good);
}

TEST_F(FormsPlaceTest, RefusesAPeriodWithoutADate) {
    view.wish = PeriodWish{view.forms[0].key, "Báo cáo đột xuất", "hôm nào đó", true};
    presenter.create_period();
    EXPECT_EQ(view.periods.size(), 2U);
    EXPECT_EQ(fake.said.back(), "Write the date like 14/12/2026.");
}

TEST_F(FormsPlaceTest, RefusesAFileThatIsNoForm) {
    presenter.publish("{}");
    EXPECT_EQ(fake.last_tone, Tone::bad);
    EXPECT_EQ(view.forms.size(), 2U);
}

}  // namespace
}  // namespace thidua
