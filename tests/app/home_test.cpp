#include "client/app/home.h"

#include <algorithm>

#include "client/app/device_status.h"
#include "client/app/editing.h"
#include "client/app/organ_duties.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

using Kind = NeedsMe::Kind;

class HomeTest : public DepartmentTest {
protected:
    static std::vector<Kind> kinds(ServedDevice& device) {
        std::vector<Kind> all;
        for (const NeedsMe& need : list_needs(device.workspace())) all.push_back(need.kind);
        return all;
    }
    static bool has(ServedDevice& device, Kind kind) {
        const auto all = kinds(device);
        return std::find(all.begin(), all.end(), kind) != all.end();
    }
    NeedsMe first(ServedDevice& device) {
        const auto needs = list_needs(device.workspace());
        return needs.empty() ? NeedsMe{} : needs.front();
    }
};

TEST_F(HomeTest, AReportThatIsDueNeedsTheUnit) {
    EXPECT_EQ(first(bich_).kind, Kind::due);
    EXPECT_EQ(first(bich_).target, quarter_);
    EXPECT_EQ(first(bich_).days_left, 5) << "to the Office's own day";
    EXPECT_EQ(first(bich_).detail,
              "To the Office by the end of 15/09/2026; due by the end of 20/09/2026");
}

TEST_F(HomeTest, OnceTheOfficesOwnDayIsOverTheDueDayCounts) {
    set_time(moment(2026, 9, 16));
    EXPECT_EQ(first(bich_).days_left, 4);
    EXPECT_EQ(first(bich_).detail, "Due by the end of 20/09/2026");
}

TEST_F(HomeTest, AStartedReportIsStillDue) {
    filled();
    EXPECT_TRUE(has(kien_, Kind::due));
}

TEST_F(HomeTest, ASubmittedReportNeedsTheUnitNoMore) {
    submitted();
    EXPECT_TRUE(kinds(kien_).empty());
}

TEST_F(HomeTest, ASubmittedReportNeedsTheOffice) {
    const RecordId report = submitted();
    EXPECT_EQ(kinds(kien_), std::vector<Kind>{});
    EXPECT_TRUE(has(ha_, Kind::to_review));
    const auto needs = list_needs(ha_.workspace());
    EXPECT_EQ(needs.back().target, report);
}

TEST_F(HomeTest, AnAcceptedReportNeedsNobody) {
    accepted();
    EXPECT_FALSE(has(ha_, Kind::to_review));
}

TEST_F(HomeTest, AReturnedReportNeedsTheUnitWithItsReason) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu số liệu").has_value());
    sync_all();
    EXPECT_EQ(first(kien_).kind, Kind::returned);
    EXPECT_EQ(first(kien_).target, report);
    EXPECT_EQ(first(kien_).detail, "Returned by the Office: Thiếu số liệu");
}

TEST_F(HomeTest, AReportThatIsLateIsOverdue) {
    set_time(moment(2026, 9, 21));
    EXPECT_EQ(first(bich_).kind, Kind::overdue);
    EXPECT_EQ(first(bich_).days_left, -1);
}

TEST_F(HomeTest, AClosedPeriodIsNotAskedForAnyMore) {
    set_time(moment(2026, 10, 10));
    EXPECT_TRUE(kinds(bich_).empty());
}

TEST_F(HomeTest, AnExemptUnitIsNotAsked) {
    ASSERT_TRUE(ha_.workspace().periods().exempt(quarter_, "STP-HCTP", "Mới lập").has_value());
    sync_all();
    EXPECT_TRUE(kinds(bich_).empty());
}

TEST_F(HomeTest, AnExtendedUnitIsNotOverdue) {
    ASSERT_TRUE(ha_.workspace()
                    .periods()
                    .extend(quarter_, "STP-HCTP", date(2026, 9, 25), "Lũ lụt")
                    .has_value());
    sync_all();
    set_time(moment(2026, 9, 21));
    EXPECT_EQ(first(bich_).kind, Kind::due);
    EXPECT_EQ(first(bich_).days_left, 4);
    EXPECT_EQ(first(bich_).detail,
              "Due by the end of 25/09/2026 (extended; for the others by the end of 20/09/2026)");
}

TEST_F(HomeTest, PutsWhatIsOverdueFirstThenWhatWentWrongThenQuestionsThenWhatIsDue) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, done, std::int64_t{9});
    sync_all();
    EditBuilder{bich_.workspace()}
        .set("report", report, answer_path("tasks_planned"), Null{}, std::int64_t{-5})
        .save()
        .value();
    ASSERT_TRUE(ha_.workspace()
                    .periods()
                    .create({.form_key = "quarterly-progress", .due = date(2026, 9, 30)})
                    .has_value());
    ha_.sync();
    sync_all();
    set_time(moment(2026, 9, 21));
    EXPECT_EQ(kinds(bich_),
              (std::vector<Kind>{Kind::overdue, Kind::attention, Kind::conflict, Kind::due}));
}

TEST_F(HomeTest, PutsWhatIsDueSoonerFirst) {
    ASSERT_TRUE(ha_.workspace()
                    .periods()
                    .create({.form_key = "quarterly-progress", .due = date(2026, 9, 12)})
                    .has_value());
    sync_all();
    const auto needs = list_needs(bich_.workspace());
    ASSERT_EQ(needs.size(), 2U);
    EXPECT_EQ(needs[0].days_left, 1);
    EXPECT_EQ(needs[1].days_left, 5);
}

TEST_F(HomeTest, WhatTheOrganItselfOwesNeedsTheOfficeAndNoUnit) {
    const auto duties = list_own_duties(ha_.workspace());
    ASSERT_FALSE(duties.empty());
    EXPECT_EQ(first(ha_).kind, Kind::organ_overdue) << "the plan was to be issued by 30/06/2026";
    EXPECT_EQ(first(ha_).title, duties.front().name);
    EXPECT_TRUE(first(ha_).target.is_nil()) << "nothing adds up to a plan";
    EXPECT_FALSE(has(bich_, Kind::organ_overdue));
}

TEST_F(HomeTest, TheReportOfTheOrganIsOwedAfterAllPeriodsAreClosed) {
    set_time(moment(2027, 1, 20));
    EXPECT_TRUE(list_due(ha_.workspace()).empty());
    const auto needs = list_needs(ha_.workspace());
    const auto annual = std::ranges::find(needs, SampleServer::period("2026"), &NeedsMe::target);
    ASSERT_NE(annual, needs.end());
    EXPECT_EQ(annual->kind, Kind::organ_overdue);
    EXPECT_EQ(annual->days_left, -37);
    EXPECT_NE(annual->detail.find("The units to the Office by the end of 07/12/2026."),
              std::string::npos)
        << annual->detail;
    const auto duties = list_own_duties(ha_.workspace()).size();
    EXPECT_EQ(std::ranges::count(needs, Kind::organ_overdue, &NeedsMe::kind) +
                  std::ranges::count(needs, Kind::organ_due, &NeedsMe::kind),
              static_cast<std::ptrdiff_t>(duties));
}

TEST_F(HomeTest, AQuestionOfAnotherUnitIsNotTheOffices) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, done, std::int64_t{9});
    sync_all();
    EXPECT_TRUE(has(kien_, Kind::conflict));
    EXPECT_FALSE(has(ha_, Kind::conflict));
}

TEST_F(HomeTest, SaysWhoDisagrees) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, done, std::int64_t{9});
    sync_all();
    for (const NeedsMe& need : list_needs(kien_.workspace()))
        if (need.kind == Kind::conflict) {
            EXPECT_EQ(need.title, "Tasks done");
            EXPECT_TRUE(need.detail.starts_with("Nông Thị Bích and Hoàng Văn Kiên"));
        }
}

class DeviceStatusTest : public DepartmentTest {};

TEST_F(DeviceStatusTest, CountsWhatWaits) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    EXPECT_EQ(device_status(bich_.workspace()).outbox, 1U);
    bich_.sync();
    EXPECT_EQ(device_status(bich_.workspace()).outbox, 0U);
}

TEST_F(DeviceStatusTest, TellsTheLastContactInServerTimeAndTheClocksOffset) {
    server_.clock().set(moment(2026, 9, 10, 9, 0));
    bich_.clock().set(moment(2026, 9, 10, 8, 0));
    bich_.sync();
    const DeviceStatus status = device_status(bich_.workspace());
    EXPECT_EQ(status.last_contact, moment(2026, 9, 10, 9, 0));
    EXPECT_EQ(status.clock_offset_ms, 60 * 60 * 1000);
}

TEST_F(DeviceStatusTest, ListsThePeriodsThatAreDue) {
    ASSERT_EQ(device_status(bich_.workspace()).due.size(), 1U);
    EXPECT_EQ(device_status(bich_.workspace()).due[0].id, quarter_);
    submitted();
    EXPECT_TRUE(device_status(bich_.workspace()).due.empty());
}

TEST_F(DeviceStatusTest, CountsQuestionsAndRejections) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, done, std::int64_t{9});
    sync_all();
    EXPECT_EQ(device_status(bich_.workspace()).open_conflicts, 1U);
    EXPECT_EQ(device_status(bich_.workspace()).attention, 0U);
}

TEST_F(DeviceStatusTest, ASoundStoreIsFoundSound) {
    filled();
    EXPECT_TRUE(verify_store(bich_.workspace()).problems.empty());
}

TEST_F(DeviceStatusTest, TwoDevicesOfOneUnitHaveTheSameDigests) {
    filled();
    type(kien_, filled(), done, std::int64_t{12});
    sync_all();
    EXPECT_EQ(verify_store(bich_.workspace()).digests, verify_store(kien_.workspace()).digests);
}

TEST_F(DeviceStatusTest, WhoIsNotEnrolledSeesNothing) {
    TemporaryFolder folder;
    SystemRandom random;
    const auto workspace =
        *Workspace::open(folder.path(), {bich_.clock(), random, bich_.boot_clock()});
    EXPECT_FALSE(device_status(*workspace).profile.has_value());
    EXPECT_TRUE(list_needs(*workspace).empty());
    EXPECT_EQ(workspace->reports().create(quarter_).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace thidua
