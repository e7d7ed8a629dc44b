#include <gmock/gmock.h>

#include <set>

#include "server/store/organization_changes.h"
#include "shared/store/transaction.h"
#include "tests/cli/paper_desk.h"

// Clauses of the acceptance scenarios that scenario_test.cpp leaves open, so that each word of a
// scenario is asked somewhere.

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class ScenarioClausesTest : public PaperDeskTest {
protected:
    static json consolidated(ServedDevice& office, const std::string& label) {
        return run_json(office, {"consolidate", "--period", SampleServer::period(label).text()});
    }
    static json figure_of(const json& made, const std::string& field) {
        const json& figures = made.at("figures");
        for (std::size_t at = 0; at < figures.size(); ++at)
            if (figures.at(at).at("field") == field) return figures.at(at).at("value");
        return {};
    }
    /// Of the third quarter, with the answers of the sample, as the head hands it in.
    static std::string handed_in(ServedDevice& head) {
        const std::string report = start_report(head);
        done(head,
             {"report", "set", report, "--from", sample_file("answers/quarterly-stp-hctp.json")});
        done(head, {"report", "submit", report});
        return report;
    }
    void accept(const std::string& report) { done(office_, {"report", "accept", report}); }
    void merge_into_bttp() {
        Transaction transaction{server_.database()};
        OrganizationChanges changes{server_.database(), {server_.clock().now(), server_.random()}};
        ASSERT_TRUE(changes.close_unit({"STP-HCTP", date(2026, 8, 31), "STP-BTTP"}));
        transaction.commit();
    }
};

/// Five contents, five criteria for collectives, and a criterion for other parties, as records and
/// in their order; not only as words of the plan's sections.
TEST_F(ScenarioClausesTest, Scenario01_ThePlanHasItsContentsAndCriteriaByKind) {
    const std::string plan = made(office_, {"plan", "--from", sample_file("plans/stp.json")});
    sync_all();
    const json fields = shown(officer_, "plan", plan).at("fields");
    const auto count = [&](const std::string& below) {
        std::set<std::int64_t> orders;
        for (const auto& [path, value] : fields.items())
            if (path.starts_with(below) && path.ends_with("/order"))
                orders.insert(value.get<std::int64_t>());
        return orders;
    };
    EXPECT_EQ(count("contents/"), (std::set<std::int64_t>{1, 2, 3, 4, 5}));
    EXPECT_EQ(count("criteria/collective/"), (std::set<std::int64_t>{1, 2, 3, 4, 5}));
    EXPECT_EQ(count("criteria/other_party/"), (std::set<std::int64_t>{1}));
    EXPECT_TRUE(fields.contains("movements/DMST-CDS"));
    EXPECT_TRUE(fields.contains("movements/KHCN-SO-XANH"));
    done(officer_, {"plan", "print", plan, "--to", file("ke-hoach.docx")});
    EXPECT_THAT(text_of(file("ke-hoach.docx")), HasSubstr("Đối tượng khác"));
}

/// What the policy says at last: the Office decides of the annual report itself.
TEST_F(ScenarioClausesTest, Scenario02_TheVerdictOfTheAnnualReportIsTheOffices) {
    go_to(moment(2026, 12, 10, 8, 0));
    sync_all();
    const std::string report =
        run_json(head_, {"report", "new", "--period", SampleServer::period("2026").text()})
            .at("id");
    done(head_, {"report", "set", report, "--from", sample_file("answers/annual-stp-hctp.json")});
    go_to(moment(2026, 12, 14, 23, 50));
    done(head_, {"report", "submit", report});
    go_to(moment(2026, 12, 16, 9, 0));
    sync_all();
    const json claims = run_json(office_, {"evidence", "list"});
    ASSERT_EQ(claims.size(), 1U);
    done(office_, {"evidence", "decide", claims.at(0).at("id"), "on-time", "--reason",
                   "Mất sóng, nhật ký máy khớp"});
    sync_all();
    const json evidence = run_json(head_, {"report", "show", report}).at("evidence");
    EXPECT_EQ(evidence.at("verdict"), "on_time");
    EXPECT_THAT(std::string{evidence.at("received_at")}, HasSubstr("2026-12-16"))
        << "when it came is told all the same";
}

/// The total of two units drops the returned one alone, and has it back with its second version,
/// as it was corrected.
TEST_F(ScenarioClausesTest, Scenario03_TheTotalDropsTheReturnedReportAndTakesItsSecondVersion) {
    ServedDevice aid{server_, people::head_of_aid()};
    EXPECT_TRUE(aid.sync().is_done());
    const std::string first = handed_in(head_);
    const std::string other = handed_in(aid);
    EXPECT_TRUE(aid.sync().is_done());
    sync_all();
    accept(first);
    accept(other);
    const auto total = [&] { return figure_of(consolidated(office_, "2026-Q3"), "tasks_planned"); };
    EXPECT_EQ(total(), 24);
    done(office_, {"report", "reopen", first, "--reason", "Sai số liệu tháng 8"});
    EXPECT_EQ(total(), 12) << "the other unit's alone";
    sync_all();
    EXPECT_EQ(run_json(head_, {"report", "show", first}).at("reason"), "Sai số liệu tháng 8");
    done(head_, {"report", "set", first, "tasks_planned=15"});
    done(head_, {"report", "submit", first});
    sync_all();
    EXPECT_EQ(total(), 12) << "the second version is not accepted yet";
    accept(first);
    EXPECT_EQ(total(), 27);
    EXPECT_EQ(run_json(office_, {"report", "show", first}).at("version"), 2);
}

/// Công sức, without a sum of money.
TEST_F(ScenarioClausesTest, Scenario04_NominatesACitizenForLabour) {
    const std::string party =
        made(office_, {"other-party", "name=Hoàng Văn Mận", "kind=person", "birth_year=1958"});
    sync_all();
    const std::string id =
        nominated(open_round("organ"), "GK-SO",
                  {"kind=other_party", "name=Ông Hoàng Văn Mận", "party=" + party,
                   "contribution=labour", "confirmed_by=UBND xã Minh Xuân"});
    accept_whatever_is_told(id);
    const json seen = shown(office_, "nomination", id);
    EXPECT_EQ(seen.at("state"), "accepted");
    EXPECT_EQ(seen.at("fields").at("contribution"), "labour");
    EXPECT_FALSE(seen.at("fields").contains("contribution_value"));
}

/// The reason, and both ways out: the form that a department may give, and where this one goes.
TEST_F(ScenarioClausesTest, Scenario07_TheRefusalNamesTheReasonAndTheFormOfTheDepartment) {
    const std::string id =
        nominated(open_round("organ"), "BK-T", {"kind=individual", "name=Nguyễn Văn An"});
    const Ran refused = run(office_, {"nomination", "accept", id});
    EXPECT_EQ(refused.code, ExitCode::failed);
    for (const char* const words :
         {"may not grant Certificate of merit", "Chủ tịch UBND tỉnh",
          "may grant: Certificate of commendation of a department's Director"})
        EXPECT_THAT(refused.err, HasSubstr(words));
    EXPECT_EQ(state(office_, "nomination", id), "submitted") << "nothing is half done";
}

/// Both divisions had reported before they became one: each report counts once.
TEST_F(ScenarioClausesTest, Scenario11_TheReportsOfBothDivisionsOfBeforeCountOnceEach) {
    ServedDevice other{server_, {"Hoàng Văn Bổ", "STP-BTTP", Role::head, "BT"}};
    EXPECT_TRUE(other.sync().is_done());
    const std::string report = handed_in(head_);
    const std::string others = handed_in(other);
    EXPECT_TRUE(other.sync().is_done());
    sync_all();
    accept(report);
    accept(others);
    EXPECT_EQ(figure_of(consolidated(office_, "2026-Q3"), "tasks_planned"), 24);
    sync_all();
    merge_into_bttp();
    sync_all();
    const json made = consolidated(office_, "2026-Q3");
    EXPECT_EQ(made.at("included").size(), 2U);
    EXPECT_EQ(figure_of(made, "tasks_planned"), 24);
}

/// December: the figures are those of the one report of both, no more and no less.
TEST_F(ScenarioClausesTest, Scenario11_TheTotalsOfDecemberAreThoseOfTheOneReport) {
    merge_into_bttp();
    go_to(moment(2026, 12, 7, 9, 0));
    sync_all();
    const std::string period = SampleServer::period("2026").text();
    const std::string report = run_json(officer_, {"report", "new", "--period", period}).at("id");
    done(officer_,
         {"report", "set", report, "--from", sample_file("answers/annual-stp-hctp.json")});
    sync_all();
    done(head_, {"report", "submit", report});
    sync_all();
    accept(report);
    const json made = consolidated(office_, "2026");
    const json answers = run_json(office_, {"report", "show", report}).at("fields");
    const json form = json::parse(bytes_of(sample_file("forms/annual-report.json")));
    std::size_t compared = 0;
    for (const json& section : form.at("sections"))
        for (const json& field : section.at("fields")) {
            const std::string path = "answers/" + field.at("key").get<std::string>();
            if (field.value("consolidation", json{}) != json("sum") || !answers.contains(path))
                continue;
            EXPECT_EQ(figure_of(made, field.at("key")), answers.at(path)) << path;
            ++compared;
        }
    EXPECT_GE(compared, 3U);
}

/// Three departments and the People's Committee; who has not confirmed is told by name.
TEST_F(ScenarioClausesTest, Scenario12_TheAnnualReportGoesToTheThreeDepartmentsAndTheProvince) {
    const std::string period = SampleServer::period("2026").text();
    const std::vector<std::string> ask{"dispatch", "standing", "--period", period};
    done(clerk_, {"dispatch", "send-all", "--period", period, "--number", "128/BC-STP", "--sent-on",
                  "09/09/2026"});
    sync_all();
    const json sent = run_json(office_, ask).at("recipients");
    std::set<std::string> codes;
    std::string missing;
    for (const json& recipient : sent) {
        const std::string code = recipient.at("code");
        codes.insert(code);
        if (code == "SNNMT")
            missing = recipient.at("name");
        else
            done(clerk_,
                 {"dispatch", "note", recipient.at("dispatch"), "--received-on", "10/09/2026"});
    }
    EXPECT_EQ(codes, (std::set<std::string>{"SKHCN", "SNNMT", "SNV", "UBND"}));
    sync_all();
    const json standing = run_json(office_, ask);
    EXPECT_EQ(standing.at("done"), false);
    std::set<std::string> waits_for;
    const json& recipients = standing.at("recipients");
    for (std::size_t at = 0; at < recipients.size(); ++at)
        if (recipients.at(at).at("standing") != "received")
            waits_for.insert(recipients.at(at).at("name"));
    EXPECT_EQ(waits_for, (std::set<std::string>{missing}));
}

}  // namespace
}  // namespace thidua::cli
