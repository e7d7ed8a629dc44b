#include <gmock/gmock.h>

#include <algorithm>

#include "client/app/device_status.h"
#include "client/app/organ_duties.h"
#include "client/gui/presenter/home_presenter.h"
#include "tests/presenter/fake_desk.h"

// What waits for the Office beside what its units owe to it.

namespace thidua {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct ShownHome final : HomeView {
    void show_needs(const std::string& words, const std::vector<HomeRow>& shown) override {
        greeting = words;
        rows = shown;
    }
    std::string greeting;
    std::vector<HomeRow> rows;
};

const SampleDuty plan{.key = "plan-issue",
                      .name = "Ban hành kế hoạch",
                      .matter = "plan",
                      .opens = day_of(2026, 4, 1),
                      .due = day_of(2026, 7, 1),
                      .closes = day_of(2026, 9, 30)};
const SampleDuty half_year{.key = "half-year",
                           .name = "Báo cáo 6 tháng cuối năm 2026",
                           .form_key = "annual-report",
                           .opens = day_of(2026, 12, 1),
                           .due = day_of(2026, 12, 20),
                           .closes = day_of(2026, 12, 31),
                           .internal_due = day_of(2026, 12, 14)};

class OfficeHomeTest : public ::testing::Test {
protected:
    void show() { home.refresh(); }
    const HomeRow& row(const std::string& title) {
        static const HomeRow none;
        const auto found = std::ranges::find(view.rows, title, &HomeRow::title);
        if (found != view.rows.end()) return *found;
        ADD_FAILURE() << title;
        return none;
    }
    void activate(const std::string& title) {
        const auto found = std::ranges::find(view.rows, title, &HomeRow::title);
        home.activate(static_cast<std::size_t>(found - view.rows.begin()));
    }
    SampleDevice device{SampleDevice::Owner::office};
    FakeDesk fake{device};
    ShownHome view;
    HomePresenter home{fake.desk(), view};
};

TEST_F(OfficeHomeTest, ShowsThePlanThatTheOrganItselfOwes) {
    device.pull_duty(plan);
    show();
    const HomeRow& shown = row("Ban hành kế hoạch");
    EXPECT_EQ(shown.chip.tone, Tone::bad);
    EXPECT_THAT(shown.detail, StartsWith("The organ itself: not begun, overdue by "));
    EXPECT_THAT(shown.detail, HasSubstr("Due before 01/07/2026."));
    EXPECT_EQ(shown.action, "") << "the window has no place for it";
}

TEST_F(OfficeHomeTest, SaysUntilWhenTheUnitsReportToTheOffice) {
    device.pull_duty(half_year);
    show();
    EXPECT_EQ(row("Báo cáo 6 tháng cuối năm 2026").chip.words, "9 days left");
    EXPECT_EQ(row("Báo cáo 6 tháng cuối năm 2026").detail,
              "The organ itself: not begun. Due before 20/12/2026. "
              "The units to the Office by the end of 14/12/2026.");
}

TEST_F(OfficeHomeTest, LeadsFromAReportThatTheOrganOwesToItsFigures) {
    const RecordId period = device.pull_duty(half_year);
    show();
    EXPECT_EQ(row("Báo cáo 6 tháng cuối năm 2026").action, "Add up");
    activate("Báo cáo 6 tháng cuối năm 2026");
    EXPECT_EQ(fake.opened_consolidation, period);
}

TEST_F(OfficeHomeTest, SaysAfterTheYearWhatTheOrganStillOwes) {
    device.pull_duty(half_year);
    device.clock().set(morning_of(2027, 1, 20));
    show();
    EXPECT_TRUE(list_due(device.workspace()).empty()) << "every period is closed";
    ASSERT_EQ(view.rows.size(), 1U);
    EXPECT_EQ(view.rows[0].chip.words, "32 days overdue");
    EXPECT_EQ(view.greeting, "Lương Thu Hà, one thing is waiting for you.");
}

TEST_F(OfficeHomeTest, SaysThatNothingWaitsWhenTheOrganOwesNothing) {
    show();
    EXPECT_EQ(view.greeting, "Lương Thu Hà, nothing is waiting for you.");
}

TEST_F(OfficeHomeTest, ListsAsManyDutiesAsTheStatus) {
    device.pull_duty(plan);
    device.pull_duty(half_year);
    show();
    const std::size_t owed =
        list_own_duties(device.workspace()).size() + device_status(device.workspace()).due.size();
    EXPECT_EQ(owed, 2U);
    EXPECT_EQ(view.rows.size(), owed);
}

TEST_F(OfficeHomeTest, PutsTheOrgansDutiesAmongTheOthersByTheirDay) {
    device.pull_report("STP-HCTP", ReportState::submitted, "annual-stp-hctp.json");
    device.pull_duty(half_year);
    device.pull_duty(plan);
    show();
    ASSERT_EQ(view.rows.size(), 3U);
    EXPECT_EQ(view.rows[0].title, "Ban hành kế hoạch");
    EXPECT_EQ(view.rows[1].title, "Báo cáo 6 tháng cuối năm 2026");
    EXPECT_EQ(view.rows[2].chip.words, "To review");
}

TEST_F(OfficeHomeTest, AsksAboutTheOrgansOwnForms) {
    const RecordId conflict =
        device.pull_conflict(SampleDevice::annual_form_id(), "title", Value{std::string{"A"}},
                             Value{std::string{"B"}}, Value{std::string{"C"}});
    show();
    ASSERT_EQ(view.rows.size(), 1U);
    EXPECT_EQ(view.rows[0].chip.words, "In conflict");
    home.activate(0);
    EXPECT_EQ(fake.opened_conflict, conflict);
}

TEST_F(OfficeHomeTest, AsksNothingAboutAReportThatItsUnitSettles) {
    device.pull_report("STP-HCTP", ReportState::draft, "annual-stp-hctp.json");
    device.pull_conflict(SampleDevice::annual_report("STP-HCTP"), "answers/staff_total",
                         Value{std::int64_t{8}}, Value{std::int64_t{9}}, Value{std::int64_t{10}});
    show();
    EXPECT_TRUE(view.rows.empty());
}

TEST_F(OfficeHomeTest, AsksWhetherALateReportWasFinishedInTime) {
    device.clock().set(morning_of(2026, 12, 17));
    device.pull_report("STP-HCTP", ReportState::accepted, "annual-stp-hctp.json");
    device.pull_claim("STP-HCTP", morning_of(2026, 12, 16), morning_of(2026, 12, 13));
    show();
    ASSERT_EQ(view.rows.size(), 1U);
    EXPECT_EQ(view.rows[0].title, "Phòng Hành chính tư pháp");
    EXPECT_THAT(view.rows[0].detail, HasSubstr("it was finished at 13/12/2026 08:30"));
    home.activate(0);
    EXPECT_EQ(fake.opened_standing, SampleDevice::annual_report("STP-HCTP"));
}

class UnitHomeTest : public ::testing::Test {
protected:
    SampleDevice device{SampleDevice::Owner::head};
    FakeDesk fake{device};
    ShownHome view;
    HomePresenter home{fake.desk(), view};
};

TEST_F(UnitHomeTest, CountsTheDaysToTheOfficesOwnDayWhileItIsAhead) {
    device.pull_duty(half_year);
    home.refresh();
    const auto row = std::ranges::find(view.rows, half_year.name, &HomeRow::title);
    ASSERT_NE(row, view.rows.end());
    EXPECT_EQ(row->chip.words, "4 days left");
    EXPECT_EQ(row->detail, "To the Office by the end of 14/12/2026; due before 20/12/2026");
}

TEST_F(UnitHomeTest, CountsTheDaysToTheDueDayOnceTheOfficesOwnIsOver) {
    device.pull_duty(half_year);
    device.clock().set(morning_of(2026, 12, 15));
    home.refresh();
    const auto row = std::ranges::find(view.rows, half_year.name, &HomeRow::title);
    ASSERT_NE(row, view.rows.end());
    EXPECT_EQ(row->chip.words, "4 days left");
    EXPECT_EQ(row->detail, "Due before 20/12/2026");
}

TEST_F(UnitHomeTest, IsNotAskedForWhatTheOrganItselfOwes) {
    device.pull_duty(plan);
    home.refresh();
    EXPECT_EQ(std::ranges::find(view.rows, plan.name, &HomeRow::title), view.rows.end());
}

}  // namespace
}  // namespace thidua
