#include <gtest/gtest.h>

#include <algorithm>

#include "server/store/server_deadlines.h"
#include "shared/model/exemption.h"
#include "shared/model/extension.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "tests/support/made_edit.h"

namespace thidua {
namespace {

class ServerDeadlinesTest : public testing::Test {
protected:
    MadeEdit by(const Device& device) { return {server_, device.grantee.person}; }
    void submit_at(Instant when, const std::string& unit = "STP-HCTP") {
        const Device head = server_.enrol({"Trưởng phòng", unit, Role::head, "MAY"});
        Record report = quarterly_report(unit);
        for (const auto& [path, value] : quarterly_answers()) report.fields[path] = value;
        server_.clock().set(when);
        MadeEdit edit{server_, "Trưởng phòng"};
        edit.create(report).submit(report);
        for (const auto& outcome : server_.apply(head.id, edit.edit()).receipt.outcomes)
            ASSERT_EQ(outcome.reason, RejectReason::none);
    }
    UnitStanding standing(Instant now, const std::string& unit = "STP-HCTP") {
        const auto statuses =
            server_deadlines(server_.database(), SampleServer::period("2026-Q3"), now);
        for (const UnitStanding& line : statuses.at(0).units)
            if (line.unit_code == unit) return line;
        return {};
    }
    void allow(const Record& record) {
        const Device office = server_.enrol(people::office_ha());
        server_.apply(office.id, by(office).create(record).edit());
    }

    SampleServer server_;
    const Instant after_ = moment(2026, 9, 25);
};

TEST_F(ServerDeadlinesTest, AUnitThatHasTimeLeftIsPending) {
    EXPECT_EQ(standing(moment(2026, 9, 19, 23, 59)).standing.verdict, Verdict::pending);
}

TEST_F(ServerDeadlinesTest, AUnitThatSentNothingIsMissing) {
    EXPECT_EQ(standing(after_).standing.verdict, Verdict::missing);
}

TEST_F(ServerDeadlinesTest, ASubmissionBeforeTheDateIsOnTime) {
    submit_at(moment(2026, 9, 19, 23, 59));
    EXPECT_EQ(standing(after_).standing.verdict, Verdict::on_time);
}

TEST_F(ServerDeadlinesTest, ASubmissionAfterwardsIsLate) {
    submit_at(moment(2026, 9, 22));
    EXPECT_EQ(standing(after_).standing.verdict, Verdict::late);
}

TEST_F(ServerDeadlinesTest, AnExtensionMakesItOnTime) {
    const Extension extension{.period = SampleServer::period("2026-Q3"),
                              .unit = unit_id("STP-HCTP"),
                              .until = date(2026, 9, 22),
                              .reason = "lũ lụt"};
    allow(make_record(extension_id(extension.period, extension.unit), unit_scope(extension.unit),
                      extension));
    submit_at(moment(2026, 9, 22, 23, 0));
    EXPECT_EQ(standing(after_).standing.verdict, Verdict::on_time);
    EXPECT_TRUE(standing(after_).standing.extended);
}

TEST_F(ServerDeadlinesTest, AnExemptUnitIsNotMissing) {
    const Exemption exemption{.period = SampleServer::period("2026-Q3"),
                              .unit = unit_id("STP-HCTP"),
                              .reason = "mới thành lập"};
    allow(make_record(exemption_id(exemption.period, exemption.unit), unit_scope(exemption.unit),
                      exemption));
    EXPECT_EQ(standing(after_).standing.verdict, Verdict::exempt);
    EXPECT_EQ(standing(after_).reason, "mới thành lập");
}

TEST_F(ServerDeadlinesTest, OneUnitsReportSaysNothingOfAnother) {
    submit_at(moment(2026, 9, 15));
    EXPECT_EQ(standing(after_, "STP-TGPL").standing.verdict, Verdict::missing);
}

TEST_F(ServerDeadlinesTest, ListsTheOpenedPeriodsByDueDate) {
    const auto statuses =
        server_deadlines(server_.database(), std::nullopt, moment(2026, 9, 10));
    EXPECT_TRUE(std::is_sorted(statuses.begin(), statuses.end(),
                               [](const PeriodStatus& a, const PeriodStatus& b) {
                                   return a.due_at < b.due_at;
                               }));
    for (const PeriodStatus& status : statuses)
        EXPECT_NE(status.period, SampleServer::period("2026-Q4"));
}

TEST_F(ServerDeadlinesTest, NamesUnitsOfTheOrganOnly) {
    const auto statuses =
        server_deadlines(server_.database(), SampleServer::period("2026-Q3"), after_);
    for (const UnitStanding& line : statuses.at(0).units)
        EXPECT_TRUE(line.unit_code.starts_with("STP-")) << line.unit_code;
}

}  // namespace
}  // namespace thidua
