#include <gmock/gmock.h>

#include <set>

#include "client/app/due_reminders.h"
#include "tests/cli/year_sample.h"

// What the organ itself owes: its plan, its report upward, the reviews of the movement's phases.

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class OrganDutiesTest : public YearTest {
protected:
    void go_to(CivilDate day) {
        YearTest::go_to(to_start_of_day(day).plus(std::chrono::hours{9}));
    }
    std::string launched(std::vector<std::string> words) {
        words.insert(words.begin(),
                     {"movement", "name=Chuyển đổi số", "from_year=2026", "to_year=2030"});
        const std::string id = made(office_, words);
        done(office_, {"movement", "submit", id});
        sync_all();
        return id;
    }
    static std::vector<json> duties(ServedDevice& device) {
        std::vector<json> all;
        for (const json& entry : run_json(device, {"deadlines"}))
            if (!entry.at("duty").is_null()) all.push_back(entry.at("duty"));
        return all;
    }
    static std::vector<json> duties_of(ServedDevice& device, const std::string& matter) {
        std::vector<json> some;
        for (const json& duty : duties(device))
            if (duty.at("matter") == matter) some.push_back(duty);
        return some;
    }
    static json annual(ServedDevice& device) {
        return run_json(device, {"deadlines", "--period", SampleServer::period("2026").text()})
            .at(0)
            .at("duty");
    }
};

TEST_F(OrganDutiesTest, ThePlanIsOwedUntilItIsIssued) {
    launched({"plans_due=30/06/2026"});
    office_.clock().set(moment(2026, 6, 30, 17));
    json plan = duties_of(office_, "plan").at(0);
    EXPECT_EQ(plan.at("standing"), "draft");
    EXPECT_EQ(plan.at("overdue_days"), 0);
    EXPECT_NE(plan.at("rule"), "");
    EXPECT_NE(plan.at("source"), "");
    office_.clock().set(moment(2026, 7, 2));
    EXPECT_EQ(duties_of(office_, "plan").at(0).at("overdue_days"), 2);
    EXPECT_THAT(run(office_, {"deadlines"}).out, HasSubstr("being drafted, overdue by 2 days"));
    go_to(date(2026, 9, 11));
    const std::string id = run_json(office_, {"plan", "list"}).at(0).at("id");
    done(office_, {"plan", "submit", id});
    sync_all();
    done(director_, {"plan", "sign", id});
    sync_all();
    done(clerk_, {"plan", "issue", id, "--number", "48/KH-STP", "--issued-on", "01/07/2026"});
    sync_all();
    ASSERT_EQ(duties_of(office_, "plan").size(), 1U);
    plan = duties_of(office_, "plan").at(0);
    EXPECT_EQ(plan.at("standing"), "issued");
    EXPECT_EQ(plan.at("number"), "48/KH-STP");
    EXPECT_EQ(plan.at("overdue_days"), 0);
    EXPECT_EQ(plan.at("late_days"), 1);
}

TEST_F(OrganDutiesTest, AMovementsOtherDayIsADutyOfItsOwn) {
    launched({"plans_due=30/06/2026"});
    ASSERT_EQ(duties_of(office_, "plan").size(), 1U);
    const std::string later = launched({"plans_due=31/03/2027"});
    const auto plans = duties_of(office_, "plan");
    ASSERT_EQ(plans.size(), 2U);
    EXPECT_EQ(plans[1].at("movement"), later);
    EXPECT_EQ(plans[1].at("due"), "by the end of 31/03/2027");
    done(office_, {"movement", "close", later});
    EXPECT_EQ(duties_of(office_, "plan").size(), 1U)
        << "a movement that has ended asks for nothing";
    for (const json& entry : run_json(office_, {"deadlines"}))
        if (!entry.at("duty").is_null()) {
            EXPECT_EQ(entry.at("id"), entry.at("duty").at("period")) << "a period's, or null";
        }
}

TEST_F(OrganDutiesTest, TheAnnualReportIsOwedUntilEveryRecipientHasIt) {
    go_to(date(2026, 12, 14));
    EXPECT_EQ(annual(office_).at("standing"), "not_begun");
    EXPECT_EQ(annual(office_).at("days_left"), 0);
    EXPECT_EQ(annual(office_).at("overdue_days"), 0);
    EXPECT_EQ(annual(office_).at("recipients").size(), 4U);
    go_to(date(2026, 12, 16));
    EXPECT_EQ(annual(office_).at("overdue_days"), 2);
    const std::string period = SampleServer::period("2026").text();
    done(clerk_, {"dispatch", "new", "title=Báo cáo năm 2026", "period=" + period, "to_name=SNV"});
    sync_all();
    EXPECT_EQ(annual(office_).at("standing"), "draft");
    done(clerk_, {"dispatch", "send-all", "--period", period, "--number", "90/BC-STP", "--sent-on",
                  "16/12/2026"});
    sync_all();
    EXPECT_EQ(annual(office_).at("standing"), "sent");
    EXPECT_EQ(annual(office_).at("late_days"), 2);
    EXPECT_EQ(annual(office_).at("overdue_days"), 0);
    for (const json& dispatch : run_json(clerk_, {"dispatch", "list"}))
        done(clerk_, {"dispatch", "note", dispatch.at("id"), "--received-on", "17/12/2026"});
    sync_all();
    EXPECT_EQ(annual(office_).at("standing"), "received");
}

TEST_F(OrganDutiesTest, SentToSomeIsNotSent) {
    go_to(date(2026, 12, 10));
    const std::string id =
        made(clerk_, {"dispatch", "title=Báo cáo năm 2026", "to_name=SNV", "sent_on=10/12/2026",
                      "period=" + SampleServer::period("2026").text()});
    done(clerk_, {"dispatch", "submit", id});
    sync_all();
    EXPECT_EQ(annual(office_).at("standing"), "partly_sent");
    EXPECT_EQ(annual(office_).at("standing_words"), "sent to 1 of 4 recipients");
    go_to(date(2026, 12, 15));
    EXPECT_EQ(annual(office_).at("overdue_days"), 1);
}

TEST_F(OrganDutiesTest, TheReviewsOfThePhasesAreOwedOnce) {
    launched({"phases/1/name=Giai đoạn 1", "phases/1/from_year=2026", "phases/1/to_year=2027",
              "phases/1/ends_with=interim_review", "phases/2/name=Giai đoạn 2",
              "phases/2/from_year=2028", "phases/2/to_year=2030",
              "phases/2/ends_with=final_review"});
    const auto reviews = duties_of(office_, "review");
    ASSERT_EQ(reviews.size(), 2U);
    EXPECT_EQ(reviews[0].at("due"), "by the end of 31/12/2027");
    EXPECT_EQ(reviews[1].at("due"), "by the end of 31/12/2030");
    go_to(date(2028, 1, 2));
    EXPECT_EQ(duties_of(office_, "review").at(0).at("overdue_days"), 2);
    done(clerk_, {"dispatch", "send-all", "--period", reviews[0].at("period"), "--number",
                  "05/BC-STP", "--sent-on", "02/01/2028"});
    EXPECT_EQ(duties_of(clerk_, "review").at(0).at("standing"), "sent");
}

TEST_F(OrganDutiesTest, AReviewForWhichThereIsNoPeriodIsSentAboutItsMovement) {
    const std::string movement =
        launched({"phases/1/name=Giai đoạn 1", "phases/1/from_year=2026", "phases/1/to_year=2028",
                  "phases/1/ends_with=interim_review"});
    const auto review = [&] {
        for (const json& duty : duties_of(office_, "review"))
            if (duty.at("movement") == movement) return duty;
        return json{};
    };
    EXPECT_EQ(review().at("standing"), "not_begun");
    EXPECT_EQ(review().at("due"), "by the end of 31/12/2028");
    const std::string id = made(clerk_, {"dispatch", "title=Báo cáo sơ kết", "about=" + movement,
                                         "to_name=SNV", "sent_on=01/12/2028"});
    done(clerk_, {"dispatch", "submit", id});
    sync_all();
    EXPECT_EQ(review().at("standing"), "sent");
}

TEST_F(OrganDutiesTest, ItIsSaidInTheStatusAndRemindedOfOnce) {
    go_to(date(2026, 12, 13));
    const json due = run_json(office_, {"status"}).at("organ_due");
    const bool has_annual = std::ranges::any_of(due, [](const json& duty) {
        return duty.at("period") == SampleServer::period("2026").text();
    });
    EXPECT_TRUE(has_annual) << due.dump();
    const auto told = take_new_reminders(office_.workspace());
    EXPECT_THAT(told, testing::Contains(HasSubstr("The organ itself: Annual report")));
    EXPECT_TRUE(take_new_reminders(office_.workspace()).empty());
    EXPECT_TRUE(run_json(officer_, {"status"}).at("organ_due").empty());
}

TEST_F(OrganDutiesTest, AUnitIsNotShownWhatTheOrganOwes) {
    go_to(date(2026, 12, 16));
    EXPECT_TRUE(duties(officer_).empty());
    EXPECT_FALSE(duties(director_).empty());
}

TEST_F(OrganDutiesTest, TheProvinceSeesTheDutiesOfItsOrgans) {
    ServedDevice province{server_, {"Vũ Thị Tỉnh", "08", Role::receiver, "TINH"}};
    EXPECT_TRUE(province.sync().is_done());
    province.clock().set(moment(2026, 7, 2));
    std::set<std::string> organs;
    for (const json& duty : duties(province)) organs.insert(duty.at("organ"));
    EXPECT_EQ(organs, (std::set<std::string>{"STP", "SNgV"}));
    EXPECT_THAT(run(province, {"deadlines"}).out, HasSubstr("SNgV"));
}

}  // namespace
}  // namespace thidua::cli
