#include <gmock/gmock.h>

#include <map>

#include "shared/model/ids.h"
#include "tests/cli/year_sample.h"

// What the level above sees of its organs: their reports, their plans, and the totals over them.

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class ReceivedReportsTest : public YearTest {
protected:
    ReceivedReportsTest() { sync_with_province(); }
    void sync_with_province() {
        for (int round = 0; round < 2; ++round)
            for (ServedDevice* const device : {&clerk_, &yen_, &province_, &office_})
                EXPECT_TRUE(device->sync().is_done());
    }
    static std::string annual_of(ServedDevice& device) {
        for (const json& period : run_json(device, {"period", "list"}))
            if (period.at("form") == "annual-report" && period.at("window_through") == "2026-12-14")
                return period.at("id");
        return {};
    }
    /// The annual report with one figure that adds up and a rate that does not.
    std::string sent(ServedDevice& sender, const std::string& tasks) {
        const std::string id = made(
            sender,
            {"dispatch", "title=Báo cáo năm 2026", "period=" + annual_of(sender), "to=08",
             "number=128/BC", "sent_on=09/09/2026", "figures/tasks/label=Nhiệm vụ",
             "figures/tasks/value=" + tasks, "figures/tasks/order=1", "figures/tasks/adds_up=yes",
             "figures/rate/label=Tỷ lệ", "figures/rate/value=97,5", "figures/rate/order=2"});
        done(sender, {"dispatch", "submit", id});
        sync_with_province();
        return id;
    }
    json totals() {
        const json all = run_json(province_, {"dispatch", "totals"});
        EXPECT_EQ(all.size(), 1U) << all.dump();
        return all.empty() ? json{} : all.at(0);
    }
    static std::map<std::string, std::string> why_not(const json& totals) {
        std::map<std::string, std::string> reasons;
        for (const json& organ : totals.at("not_counted"))
            reasons[organ.at("organ")] = organ.at("why");
        return reasons;
    }

    ServedDevice yen_{server_, people::office_of_foreign_affairs()};
    ServedDevice province_{server_, {"Vũ Thị Tỉnh", "08", Role::receiver, "TINH"}};
};

TEST_F(ReceivedReportsTest, TheReceiverCommentsConfirmsAndReturns) {
    const std::string id = sent(clerk_, "12");
    EXPECT_EQ(run(clerk_, {"dispatch", "receive", id}).code, ExitCode::failed)
        << "nobody confirms the own report";
    done(province_, {"dispatch", "set", id, "comment=Bổ sung biểu số 2"});
    done(province_, {"dispatch", "receive", id, "--receipt-number", "1520"});
    sync_with_province();
    const json received = shown(office_, "dispatch", id);
    EXPECT_EQ(received.at("state"), "received");
    EXPECT_EQ(received.at("fields").at("receipt_number"), "1520");
    EXPECT_EQ(received.at("fields").at("comment"), "Bổ sung biểu số 2");
    done(province_, {"dispatch", "return", id, "--reason", "Thiếu biểu số 2"});
    sync_with_province();
    EXPECT_EQ(shown(clerk_, "dispatch", id).at("fields").at("reason"), "Thiếu biểu số 2");
    done(clerk_, {"dispatch", "set", id, "figures/tasks/value=13"});
    done(clerk_, {"dispatch", "submit", id});
    sync_with_province();
    EXPECT_EQ(shown(province_, "dispatch", id).at("version"), 2);
    EXPECT_EQ(run(province_, {"dispatch", "set", id, "title=Khác"}).code, ExitCode::failed);
}

TEST_F(ReceivedReportsTest, TotalsCountOrgansWhoseReceiptIsConfirmedAndNameTheRest) {
    const std::string of_justice = sent(clerk_, "12");
    EXPECT_EQ(why_not(totals()),
              (std::map<std::string, std::string>{{"STP", "sent"}, {"SNgV", "missing"}}));
    const std::string of_foreign_affairs = sent(yen_, "30");
    done(province_, {"dispatch", "receive", of_justice});
    done(province_, {"dispatch", "receive", of_foreign_affairs});
    const json both = totals();
    EXPECT_EQ(both.at("label"), "2026");
    EXPECT_EQ(both.at("counted").size(), 2U);
    const json& tasks = both.at("figures").at(0);
    EXPECT_EQ(tasks.at("field"), "tasks");
    EXPECT_EQ(tasks.at("total"), 42);
    EXPECT_EQ(tasks.at("parts").size(), 2U);
    EXPECT_FALSE(both.at("figures").at(1).contains("total")) << "rates are not added up";
    done(province_, {"dispatch", "return", of_foreign_affairs, "--reason", "Sai số liệu"});
    const json one = totals();
    EXPECT_EQ(one.at("figures").at(0).at("total"), 12);
    EXPECT_EQ(why_not(one), (std::map<std::string, std::string>{{"SNgV", "returned"}}));
    EXPECT_THAT(run(province_, {"dispatch", "totals"}).out, HasSubstr("Sở Ngoại vụ"));
}

/// One content that went to several counts once.
TEST_F(ReceivedReportsTest, AnOrganIsCountedOnceHoweverManyItSentTo) {
    done(province_, {"dispatch", "receive", sent(clerk_, "12")});
    done(province_, {"dispatch", "receive", sent(clerk_, "12")});
    EXPECT_EQ(totals().at("figures").at(0).at("total"), 12);
}

TEST_F(ReceivedReportsTest, TheProvinceSeesWhoHasNotIssuedAPlanByTheEndOfTheQuarter) {
    const auto standing = [&](const std::string& by) {
        std::map<std::string, std::string> standings;
        for (const json& organ : run_json(province_, {"plan", "standing", "--by", by}))
            standings[organ.at("organ")] = organ.at("standing");
        return standings;
    };
    EXPECT_EQ(standing("30/06/2026").at("STP"), "missing");
    const std::string plan = made(office_, {"plan", "--from", sample_file("plans/stp.json")});
    done(office_, {"plan", "submit", plan});
    sync_all();
    done(director_, {"plan", "sign", plan});
    sync_all();
    done(clerk_, {"plan", "issue", plan, "--number", "48/KH-STP", "--issued-on", "20/04/2026"});
    sync_with_province();
    EXPECT_EQ(standing("30/06/2026").at("STP"), "issued");
    EXPECT_EQ(standing("19/04/2026").at("STP"), "late");
    EXPECT_EQ(standing("30/06/2026").at("SNgV"), "missing");
}

}  // namespace
}  // namespace thidua::cli
