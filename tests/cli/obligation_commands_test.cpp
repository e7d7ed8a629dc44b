#include <gmock/gmock.h>

#include "client/app/editing.h"
#include "client/store/record_query.h"
#include "server/admin/obligation_follower.h"
#include "server/store/log_store.h"
#include "server/store/server_deadlines.h"
#include "shared/model/ids.h"
#include "shared/store/transaction.h"
#include "tests/cli/year_sample.h"

// The Office makes and changes what is to be reported; the periods follow.

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class ObligationCommandsTest : public YearTest {
protected:
    /// The server's turn, and everybody pulls.
    void follow() {
        sync_all();
        Transaction transaction{server_.database()};
        follower_.follow(server_.database(), server_.clock().now());
        transaction.commit();
        sync_all();
    }
    static json period_of(ServedDevice& device, const RecordId& id) {
        for (const json& period : run_json(device, {"period", "list"}))
            if (period.at("id") == id.text()) return period;
        return {};
    }
    static std::string annual() { return obligation_id(SampleServer::organ(), "annual").text(); }
    static std::string quarterly() {
        return obligation_id(SampleServer::organ(), "quarterly").text();
    }

    ObligationFollower follower_{server_.random()};
};

TEST_F(ObligationCommandsTest, TheOfficeMakesADutyAndItsPeriodsFollow) {
    const json made =
        run_json(office_, {"obligation",
                           "new",
                           "half-year",
                           "--name",
                           "Báo cáo 6 tháng",
                           "--every",
                           "half_year",
                           "--due",
                           "by day 20 of its last month; the units 3 working days earlier",
                           "--window",
                           "calendar",
                           "--form",
                           "quarterly-progress",
                           "--to",
                           "SNgV",
                           "--reporters",
                           "office,division,service_unit",
                           "--source",
                           "Công văn 12/SNV",
                           "--from",
                           "2027",
                           "--until",
                           "2028"});
    EXPECT_EQ(made.at("rule"),
              "every six months, by the end of day 20 of its last month; "
              "the units 3 working days earlier");
    follow();
    const json shown = run_json(officer_, {"obligation", "show", made.at("id")});
    EXPECT_EQ(shown.at("source"), "Công văn 12/SNV");
    EXPECT_EQ(shown.at("periods").size(), 4U);
    const RecordId first =
        period_id(*RecordId::from_text(made.at("id").get<std::string>()), "2027-H1");
    const json period = period_of(officer_, first);
    EXPECT_EQ(period.at("due_date"), "2027-06-20");
    EXPECT_EQ(period.at("window_from"), "2027-01-01");
    EXPECT_EQ(period.at("form"), "quarterly-progress");
}

TEST_F(ObligationCommandsTest, AChangeReachesTheNextPeriodAndNoneThatHasBegun) {
    done(office_, {"obligation", "set", annual(), "--due", "trước ngày 10/12"});
    follow();
    EXPECT_EQ(period_of(office_, SampleServer::period("2026")).at("due_date"), "2026-12-15");
    EXPECT_EQ(period_of(office_, SampleServer::period("2027")).at("due_date"), "2027-12-10");
    EXPECT_EQ(period_of(office_, SampleServer::period("2027")).at("wording"), "before");
    EXPECT_TRUE(period_of(office_, SampleServer::period("2027")).at("internal_due").is_null());
    done(office_, {"period", "extend", SampleServer::period("2026").text(), "--unit", "STP-HCTP",
                   "--until", "20/12/2026", "--reason", "Lũ lụt"});
    sync_all();
    EXPECT_EQ(period_of(officer_, SampleServer::period("2026")).at("extended_until"), "2026-12-20");
}

TEST_F(ObligationCommandsTest, APeriodThatHasBegunIsNotNamedAsTheFirst) {
    const Ran refused = run(office_, {"obligation", "set", quarterly(), "--due",
                                      "by day 25 of its last month", "--from", "2026-Q3"});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("period extend"));
    done(office_, {"obligation", "set", quarterly(), "--due", "by day 25 of its last month",
                   "--from", "2026"});
    follow();
    EXPECT_EQ(period_of(office_, SampleServer::period("2026-Q3")).at("due_date"), "2026-09-20");
    EXPECT_EQ(period_of(office_, SampleServer::period("2026-Q4")).at("due_date"), "2026-12-25");
}

TEST_F(ObligationCommandsTest, ADutyThatHasNotBegunMovesToAnEarlierOrALaterYear) {
    const auto duty = [&](const std::string& key, const std::string& every) {
        const json made =
            run_json(office_, {"obligation", "new", key, "--name", "Báo cáo chuyên đề", "--every",
                               every, "--due", "by 30/06", "--source", "Công văn 12/SNV", "--from",
                               "2029", "--until", "2030"});
        return made.at("id").get<std::string>();
    };
    const auto has = [&](const std::string& id, const std::string& label) {
        return !period_of(office_, period_id(*RecordId::from_text(id), label)).is_null();
    };
    const std::string yearly = duty("hang-nam", "annual");
    const std::string single = duty("mot-lan", "once");
    follow();
    EXPECT_TRUE(has(yearly, "2029") && has(single, "2029"));
    done(office_, {"obligation", "set", yearly, "--from", "2028"});
    done(office_, {"obligation", "set", single, "--from", "2030"});
    follow();
    EXPECT_TRUE(has(yearly, "2028") && has(yearly, "2029"));
    EXPECT_TRUE(has(single, "2030"));
    EXPECT_FALSE(has(single, "2029")) << "it is owed once";
}

TEST_F(ObligationCommandsTest, WhatTheRuleNoLongerHasIsNotOwed) {
    done(office_, {"obligation", "set", annual(), "--until", "2027"});
    follow();
    EXPECT_FALSE(period_of(office_, SampleServer::period("2027")).is_null());
    const RecordId dropped = SampleServer::period("2028");
    EXPECT_TRUE(period_of(office_, dropped).is_null());
    EXPECT_TRUE(server_deadlines(server_.database(), dropped, server_.clock().now()).empty());
    done(office_, {"obligation", "set", annual(), "--until", "2031"});
    follow();
    EXPECT_FALSE(period_of(office_, SampleServer::period("2028")).is_null());
    EXPECT_FALSE(period_of(office_, SampleServer::period("2031")).is_null());
}

/// One form, two rules that count other days.
TEST_F(ObligationCommandsTest, RulesWithOtherWindowsAreNotMixedInAReview) {
    done(office_,
         {"obligation", "new",        "calendar-year", "--name",      "Báo cáo năm dương lịch",
          "--every",    "annual",     "--due",         "by 10/12",    "--window",
          "calendar",   "--form",     "annual-report", "--reporters", "office,division",
          "--source",   "Công văn 9", "--from",        "2027",        "--until",
          "2028"});
    follow();
    const std::vector<std::string> words{"review", "--from-year", "2026", "--to-year", "2027"};
    const Ran asked = run(office_, words);
    EXPECT_EQ(asked.code, ExitCode::failed);
    EXPECT_THAT(asked.err, HasSubstr("calendar-year"));
    EXPECT_THAT(asked.err, HasSubstr("--obligation"));
    const auto first_year = [&](const std::string& rule) {
        std::vector<std::string> of_rule = words;
        of_rule.insert(of_rule.end(), {"--obligation", rule});
        return run_json(office_, of_rule).at("years").at(0).at("period_name");
    };
    EXPECT_NE(first_year("annual"), "");
    EXPECT_EQ(first_year("calendar-year"), "") << "it begins in 2027";
}

/// "Before 10/12" and "before 20/11", written at once, never make a day of one and a month of the
/// other.
TEST_F(ObligationCommandsTest, NoPeriodFollowsTwoRulesAtOnce) {
    ServedDevice minh{server_, people::office_minh()};
    EXPECT_TRUE(minh.sync().is_done());
    done(office_, {"obligation", "set", annual(), "--due", "before 10/12"});
    done(minh, {"obligation", "set", annual(), "--due", "before 20/11"});
    sync_all();
    EXPECT_TRUE(minh.sync().is_done());
    follow();
    EXPECT_EQ(period_of(office_, SampleServer::period("2027")).at("due_date"), "2027-12-15");
    const json conflicts = run_json(office_, {"conflict", "list"});
    ASSERT_EQ(conflicts.size(), 1U);
    done(office_, {"conflict", "keep", conflicts.at(0).at("id")});
    done(office_, {"obligation", "set", annual(), "--due", "before 10/12"});
    follow();
    EXPECT_EQ(period_of(office_, SampleServer::period("2027")).at("due_date"), "2027-12-10");
}

/// Two officers, both offline; then one of them chooses.
class TwoDueRulesTest : public ObligationCommandsTest {
protected:
    TwoDueRulesTest() {
        follow();
        EXPECT_TRUE(minh_.sync().is_done());
    }
    void follow_all() {
        EXPECT_TRUE(minh_.sync().is_done());
        follow();
        EXPECT_TRUE(minh_.sync().is_done());
    }
    /// As a program of before writes it: the parts, each on what the person saw.
    static void write_parts(ServedDevice& device, const Fields& parts) {
        const RecordId id = obligation_id(SampleServer::organ(), "annual");
        const Record record = *RecordQuery{device.store()}.find(id);
        EditBuilder edit{device.workspace()};
        for (const auto& [path, value] : parts)
            edit.set(record.type, id, path, find_value(record.fields, path), value);
        EXPECT_TRUE(edit.save().has_value());
    }
    /// "Before 20/11", without an earlier day for the units.
    static void write_november_in_parts(ServedDevice& device) {
        write_parts(device, {{"schedule/due_month", std::int64_t{11}},
                             {"schedule/due_day", std::int64_t{20}},
                             {"schedule/internal_working_days", Null{}}});
    }
    Fields fields_at(ServedDevice& device) {
        const RecordId id = obligation_id(SampleServer::organ(), "annual");
        return RecordQuery{device.store()}.find(id)->fields;
    }
    std::string due_of_2027() {
        return period_of(office_, SampleServer::period("2027")).at("due_date");
    }
    /// What a program of before reads.
    void expect_parts(std::int64_t month, std::int64_t day) {
        const Fields fields = fields_at(office_);
        EXPECT_EQ(integer_or_zero(fields, "schedule/due_month"), month);
        EXPECT_EQ(integer_or_zero(fields, "schedule/due_day"), day);
    }

    ServedDevice minh_{server_, people::office_minh()};
};

TEST_F(TwoDueRulesTest, AreOneQuestionAndNeverAThirdRule) {
    done(office_, {"obligation", "set", annual(), "--due", "before 10/12"});
    done(minh_, {"obligation", "set", annual(), "--due", "before 20/11"});
    sync_all();
    follow_all();
    EXPECT_EQ(due_of_2027(), "2027-12-15");
    expect_parts(12, 15);
    const json conflicts = run_json(office_, {"conflict", "list"});
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts.at(0).at("path"), "rule");
    const std::string id = conflicts.at(0).at("id");
    const std::string asked = run(office_, {"conflict", "show", id}).out;
    EXPECT_THAT(asked, HasSubstr("every year, before 15/12"));
    EXPECT_THAT(asked, HasSubstr("every year, before 10/12"));
    EXPECT_THAT(asked, HasSubstr("every year, before 20/11"));
    done(office_, {"conflict", "take", id});
    follow_all();
    EXPECT_EQ(due_of_2027(), "2027-11-20");
    EXPECT_EQ(run_json(minh_, {"obligation", "show", annual()}).at("rule"),
              "every year, before 20/11");
    expect_parts(11, 20);
}

TEST_F(TwoDueRulesTest, TheOneThatStandsIsKept) {
    done(office_, {"obligation", "set", annual(), "--due", "before 10/12"});
    done(minh_, {"obligation", "set", annual(), "--due", "before 20/11"});
    sync_all();
    follow_all();
    done(office_, {"conflict", "keep", run_json(office_, {"conflict", "list"}).at(0).at("id")});
    follow_all();
    EXPECT_EQ(due_of_2027(), "2027-12-10");
    expect_parts(12, 10);
    EXPECT_TRUE(run_json(office_, {"conflict", "list"}).empty());
}

TEST_F(TwoDueRulesTest, WhatAnOlderProgramWritesIsTakenOver) {
    write_november_in_parts(minh_);
    follow_all();
    EXPECT_EQ(due_of_2027(), "2027-11-20");
    EXPECT_EQ(run_json(office_, {"obligation", "show", annual()}).at("rule"),
              "every year, before 20/11");
    EXPECT_TRUE(run_json(office_, {"conflict", "list"}).empty());
    done(office_, {"obligation", "set", annual(), "--due", "before 10/12"});
    follow_all();
    EXPECT_EQ(due_of_2027(), "2027-12-10");
    expect_parts(12, 10);
}

TEST_F(TwoDueRulesTest, OneOfAnOlderProgramIsPartOfTheOneQuestion) {
    for (const char* const choice : {"keep", "take"}) {
        done(office_, {"obligation", "set", annual(), "--due", "before 15/12"});
        follow_all();
        done(office_, {"obligation", "set", annual(), "--due", "before 10/12"});
        write_november_in_parts(minh_);
        sync_all();
        follow_all();
        EXPECT_EQ(due_of_2027(), "2027-12-15");
        const json conflicts = run_json(office_, {"conflict", "list"});
        ASSERT_EQ(conflicts.size(), 1U);
        EXPECT_EQ(conflicts.at(0).at("path"), "rule");
        done(office_, {"conflict", choice, conflicts.at(0).at("id")});
        follow_all();
        const bool is_kept = choice == std::string{"keep"};
        EXPECT_EQ(due_of_2027(), is_kept ? "2027-12-10" : "2027-11-20");
        if (is_kept)
            expect_parts(12, 10);
        else
            expect_parts(11, 20);
    }
}

TEST_F(TwoDueRulesTest, TheServerComesToRest) {
    done(office_, {"obligation", "set", annual(), "--due", "before 10/12"});
    follow_all();
    follow_all();
    const Sequence head = LogStore{server_.database()}.head().seq;
    follow_all();
    EXPECT_EQ(LogStore{server_.database()}.head().seq, head);
}

TEST_F(ObligationCommandsTest, OnlyTheOfficeMay) {
    for (ServedDevice* device : {&officer_, &head_, &director_, &clerk_}) {
        const Ran refused = run(*device, {"obligation", "set", annual(), "--due", "before 10/12"});
        EXPECT_EQ(refused.code, ExitCode::failed);
        EXPECT_THAT(refused.err, HasSubstr("Only the Office can do this."));
    }
}

TEST_F(ObligationCommandsTest, SaysWhatIsWrong) {
    const auto said = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"obligation"});
        return run(office_, std::move(words)).err;
    };
    EXPECT_THAT(said({"set", annual(), "--due", "mid December"}), HasSubstr("before 15/12"));
    EXPECT_THAT(said({"set", annual(), "--due", "before 15/13"}), HasSubstr("before 15/12"));
    EXPECT_THAT(said({"set", annual(), "--to", "KHONG"}), HasSubstr("KHONG"));
    EXPECT_THAT(said({"set", annual(), "--form", "khong"}), HasSubstr("publish it first"));
    EXPECT_THAT(said({"set", annual(), "--every", "weekly"}), HasSubstr("quarterly"));
    EXPECT_THAT(said({"set", annual(), "--every", "quarterly"}), HasSubstr("--due"));
    EXPECT_THAT(said({"new", "annual", "--due", "before 15/12"}), HasSubstr("obligation set"));
    EXPECT_THAT(said({"new", "moi", "--name", "Mới", "--due", "before 15/12", "--source", "A"}),
                HasSubstr("--until"));
}

}  // namespace
}  // namespace thidua::cli
