#include <gmock/gmock.h>

#include "tests/cli/year_sample.h"

// That prize money was paid: noted beside the award, listed while it is not, added up by years and
// in the report of the year.

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class AwardPaymentsTest : public YearTest {
protected:
    /// In the register, decided on 05/09/2026; it is 10/09/2026.
    std::string award(const std::string& name, const std::string& amount) {
        std::vector<std::string> words{"award",
                                       "award=GK-SO",
                                       "kind=individual",
                                       "name=" + name,
                                       "unit=STP-HCTP",
                                       "year=2026",
                                       "decision_number=120/QĐ-STP",
                                       "decided_on=05/09/2026"};
        if (!amount.empty()) words.push_back("amount=" + amount);
        std::string id = made(office_, words);
        sync_all();
        return id;
    }
    void cancel(const std::string& id) {
        made(director_, {"cancellation", "award=" + id, "decision_number=130/QĐ-STP",
                         "decided_on=08/09/2026", "reason=Khai sai thành tích"});
        sync_all();
    }
    static std::vector<std::string> pay(const std::vector<std::string>& ids, const std::string& on,
                                        const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"award", "pay"};
        words.insert(words.end(), ids.begin(), ids.end());
        words.insert(words.end(), {"--on", on});
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    std::string refusal(const std::vector<std::string>& words) {
        const Ran refused = run(office_, words);
        EXPECT_EQ(refused.code, ExitCode::failed) << refused.out;
        return refused.err;
    }
    bool is_paid(const std::string& id) {
        return shown(office_, "award", id).at("fields").contains("paid_on");
    }
    std::vector<std::string> unpaid() {
        const json awards = run_json(office_, {"award", "list", "--unpaid"});
        std::vector<std::string> names;
        for (const json& one : awards) names.push_back(one.at("fields").at("name"));
        return names;
    }
    json table(const std::string& title) {
        const json tables =
            run_json(office_, {"statistics", sample_file("statistics/thi-dua-khen-thuong.json")});
        for (const json& one : tables)
            if (one.at("title") == title) return one;
        ADD_FAILURE() << title;
        return {};
    }
    json fed(const std::string& report) {
        const json told = run_json(officer_, {"report", "feed", report});
        for (const json& one : told.at("fed"))
            if (one.at("field") == "prize_money") return one;
        ADD_FAILURE();
        return {};
    }
    json money_in(const std::string& report) {
        const json seen = run_json(officer_, {"report", "show", report});
        return seen.at("fields").value("answers/prize_money", json{});
    }
};

TEST_F(AwardPaymentsTest, APaymentStandsBesideTheAwardWithItsVoucherAndWhoNotedIt) {
    const std::string id = award("Lý Thị Mai", "760000");
    EXPECT_EQ(shown(officer_, "award", id).at("computed").at("payment"), "due");
    const json noted = run_json(
        office_, pay({id}, "09/09/2026", {"--document", "PC 15", "--note", "Chuyển khoản"}));
    EXPECT_EQ(noted.at("paid"), 1);
    EXPECT_EQ(noted.at("amount"), 760000);
    sync_all();
    const json seen = shown(officer_, "award", id);
    EXPECT_EQ(seen.at("fields").at("paid_on"), "2026-09-09");
    EXPECT_EQ(seen.at("fields").at("paid_amount"), 760000) << "as it was granted";
    EXPECT_EQ(seen.at("fields").at("paid_document"), "PC 15");
    EXPECT_EQ(seen.at("fields").at("paid_note"), "Chuyển khoản");
    EXPECT_EQ(seen.at("fields").at("paid_noted_by"), people::office_ha().name);
    EXPECT_EQ(seen.at("computed").at("payment"), "paid");
    EXPECT_TRUE(run_json(office_, {"attention", "list"}).empty()) << "the server took it";
}

TEST_F(AwardPaymentsTest, WhatIsNotPaidYetIsListedAndWhatIsNoMoreOwedIsNot) {
    const std::string paid = award("Lý Thị Mai", "760000");
    award("Nguyễn Văn An", "760000");
    award("Bế Thị Nga", "");
    cancel(award("Vi Đức Long", "760000"));
    EXPECT_THAT(unpaid(), testing::UnorderedElementsAre("Lý Thị Mai", "Nguyễn Văn An"));
    done(office_, pay({paid}, "09/09/2026"));
    EXPECT_THAT(unpaid(), testing::ElementsAre("Nguyễn Văn An"));
}

TEST_F(AwardPaymentsTest, SeveralArePaidInOneSaveOrNone) {
    const std::string first = award("Lý Thị Mai", "760000");
    const std::string second = award("Nguyễn Văn An", "2530000");
    const std::string without = award("Bế Thị Nga", "");
    EXPECT_THAT(refusal(pay({first, without}, "09/09/2026")), HasSubstr("--amount"));
    EXPECT_FALSE(is_paid(first)) << "nothing is half done";
    EXPECT_THAT(refusal(pay({first, second}, "09/09/2026", {"--amount", "500000"})),
                HasSubstr("one award at a time"));
    EXPECT_EQ(run_json(office_, pay({first, second}, "09/09/2026")).at("amount"), 3290000);
    done(office_, pay({without}, "09/09/2026", {"--amount", "300000"}));
    EXPECT_THAT(unpaid(), testing::IsEmpty());
}

TEST_F(AwardPaymentsTest, NoPrizeIsPaidTwiceOrBeforeItsDecisionOrOfACancelledAward) {
    const std::string id = award("Lý Thị Mai", "760000");
    EXPECT_THAT(refusal(pay({id}, "04/09/2026")), HasSubstr("decision"));
    EXPECT_THAT(refusal(pay({id}, "11/09/2026")), HasSubstr("until today"));
    EXPECT_THAT(refusal(pay({id}, "09/09/2026", {"--amount", "0"})), HasSubstr("more than 0"));
    EXPECT_EQ(run(office_, pay({id}, "hôm qua")).code, ExitCode::wrong_words);
    EXPECT_FALSE(is_paid(id));
    done(office_, pay({id}, "09/09/2026"));
    EXPECT_THAT(refusal(pay({id}, "10/09/2026")), HasSubstr("paid on 09/09/2026"));
    const std::string cancelled = award("Vi Đức Long", "760000");
    cancel(cancelled);
    EXPECT_THAT(refusal(pay({cancelled}, "09/09/2026")), HasSubstr("cancelled"));
}

TEST_F(AwardPaymentsTest, OnlyTheOfficeNotesAPayment) {
    const std::string id = award("Lý Thị Mai", "760000");
    for (ServedDevice* const device : {&officer_, &head_, &clerk_, &director_})
        EXPECT_EQ(run(*device, pay({id}, "09/09/2026")).code, ExitCode::failed);
    EXPECT_EQ(run(head_, {"award", "set", id, "paid_on=09/09/2026", "paid_amount=1"}).code,
              ExitCode::failed);
}

TEST_F(AwardPaymentsTest, ANotedPaymentIsCorrectedWithItsDayAndAmountTogether) {
    const std::string id = award("Lý Thị Mai", "760000");
    done(office_, pay({id}, "09/09/2026"));
    done(office_, {"award", "set", id, "paid_on=10/09/2026", "paid_document=PC 16"});
    EXPECT_EQ(shown(office_, "award", id).at("fields").at("paid_on"), "2026-09-10");
    EXPECT_THAT(refusal({"award", "set", id, "paid_on="}), HasSubstr("together"));
    EXPECT_THAT(refusal({"award", "set", id, "paid_noted_by=Người khác"}),
                HasSubstr("written by itself"));
    EXPECT_THAT(refusal({"award", "set", id, "name=Người khác"}), HasSubstr("changed"));
    done(office_, {"award", "set", id, "paid_on=", "paid_amount="});
    EXPECT_THAT(unpaid(), testing::ElementsAre("Lý Thị Mai"));
    sync_all();
    EXPECT_TRUE(run_json(office_, {"attention", "list"}).empty());
}

TEST_F(AwardPaymentsTest, StatisticsAddUpWhatWasPaidByYears) {
    done(office_,
         pay({award("Lý Thị Mai", "760000"), award("Nguyễn Văn An", "2530000")}, "09/09/2026"));
    award("Bế Thị Nga", "760000");
    const json years = table("Tiền thưởng đã chi theo năm (đồng)");
    ASSERT_EQ(years.at("rows").size(), 1U) << years.dump();
    EXPECT_EQ(years.at("rows").at(0).at("name"), "2026");
    EXPECT_EQ(years.at("total"), 3290000);
    const json both = table("Tiền thưởng theo quyết định, đã chi hay chưa (đồng)");
    ASSERT_EQ(both.at("rows").size(), 2U) << both.dump();
    EXPECT_EQ(both.at("total"), 4050000);
}

TEST_F(AwardPaymentsTest, WhatWasPaidStaysPaidWhenTheAwardIsCancelled) {
    const std::string id = award("Lý Thị Mai", "760000");
    done(office_, pay({id}, "09/09/2026"));
    cancel(id);
    EXPECT_EQ(table("Tiền thưởng đã chi theo năm (đồng)").at("total"), 760000);
    EXPECT_EQ(table("Tiền thưởng theo quyết định, đã chi hay chưa (đồng)").at("total"), 0);
    const json computed = shown(office_, "award", id).at("computed");
    EXPECT_EQ(computed.at("standing"), "cancelled");
    EXPECT_EQ(computed.at("payment"), "paid");
    const std::string report = annual_report();
    fed(report);
    EXPECT_EQ(money_in(report), 760000);
}

TEST_F(AwardPaymentsTest, TheReportOfTheYearTakesWhatWasPaidAndNotWhatWasGranted) {
    const std::string first = award("Lý Thị Mai", "760000");
    const std::string second = award("Nguyễn Văn An", "2530000");
    const std::string report = annual_report();
    fed(report);
    EXPECT_EQ(money_in(report), json{}) << "nothing is paid yet, and no zero is made of it";
    done(office_, pay({first}, "20/09/2026"));
    sync_all();
    EXPECT_EQ(fed(report).at("taken"), true);
    EXPECT_EQ(money_in(report), 760000);
    done(office_, pay({second}, "21/09/2026"));
    sync_all();
    EXPECT_EQ(fed(report).at("taken"), false) << "what stands in the report stays, and is told";
    done(officer_, {"report", "set", report, "prize_money="});
    EXPECT_EQ(fed(report).at("records"), 2);
    EXPECT_EQ(money_in(report), 3290000);
}

}  // namespace
}  // namespace thidua::cli
