#include <gmock/gmock.h>

#include <filesystem>
#include <set>

#include "server/store/organization_changes.h"
#include "shared/model/ids.h"
#include "shared/platform/paths.h"
#include "shared/store/transaction.h"
#include "tests/cli/paper_desk.h"

// What an official would try first, through the commands (the acceptance scenarios of the field).

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class ScenarioTest : public PaperDeskTest {
protected:
    void expect_one_report_of_both_in_december();
};

/// Every article of the plan goes in, crosses the line, and comes out on paper: both movements,
/// five contents, five criteria for collectives, other parties, and two sections that are numbered
/// IV.
TEST_F(ScenarioTest, Scenario01_EntersAWholePlanWithTwoSectionsIVAndPrintsIt) {
    const std::string plan = made(office_, {"plan", "--from", sample_file("plans/stp.json")});
    done(office_, {"plan", "submit", plan});
    sync_all();
    done(director_, {"plan", "sign", plan});
    sync_all();
    done(clerk_, {"plan", "issue", plan, "--number", "48/KH-STP", "--issued-on", "20/04/2026"});
    sync_all();
    const json fields = shown(officer_, "plan", plan).at("fields");
    const json wanted = json::parse(bytes_of(sample_file("plans/stp.json")));
    for (const auto& [path, value] : wanted.items()) EXPECT_TRUE(fields.contains(path)) << path;
    done(officer_, {"plan", "print", plan, "--to", file("ke-hoach.docx")});
    const json in_april = run_json(office_, {"plan", "standing"});
    ASSERT_EQ(in_april.size(), 1U);
    EXPECT_EQ(in_april[0].at("standing"), "issued");
    EXPECT_EQ(in_april[0].at("number"), "48/KH-STP");
    EXPECT_EQ(run_json(office_, {"plan", "standing", "--by", "19/04/2026"})[0].at("standing"),
              "late");
    const std::string text = text_of(file("ke-hoach.docx"));
    EXPECT_THAT(text, HasSubstr("Số: 48/KH-STP"));
    EXPECT_THAT(text, HasSubstr("ngày 20 tháng 4 năm 2026"));
    std::size_t fours = 0;
    for (std::size_t at = text.find("\nIV. "); at != std::string::npos;
         at = text.find("\nIV. ", at + 1))
        ++fours;
    EXPECT_EQ(fours, 2U);
    std::string unescaped = text;
    for (std::size_t at; (at = unescaped.find("&quot;")) != std::string::npos;)
        unescaped.replace(at, 6, "\"");
    for (const auto& [path, value] : wanted.items()) {
        if (!path.starts_with("sections/") || !path.ends_with("/text")) continue;
        const std::string said = value;
        EXPECT_THAT(unescaped, HasSubstr(said.substr(0, said.find('\n')))) << path;
    }
}

/// Ten minutes before the end of the last day, in the mountains, without a line: what the device's
/// journal says is told beside when it came, and the Office decides.
TEST_F(ScenarioTest, Scenario02_FinishedInTimeWithoutALineIsToldAndDecided) {
    const std::string report = fill_report();
    const auto standing = [&] {
        return run_json(office_, {"report", "show", report}).at("evidence");
    };
    const json periods = run_json(office_, {"period", "list"});
    std::string due;
    for (const json& period : periods)
        if (period.at("id") == SampleServer::period("2026-Q3").text()) due = period.at("due_at");
    const Instant midnight = instant_from_iso(due).value();
    go_to(midnight.plus(std::chrono::minutes{-10}));
    done(head_, {"report", "submit", report});
    go_to(midnight.plus(std::chrono::hours{33}));
    sync_all();
    const json late = standing();
    EXPECT_EQ(late.at("verdict"), "late");
    EXPECT_EQ(late.at("awaits_decision"), true);
    const json claims = run_json(office_, {"evidence", "list"});
    ASSERT_EQ(claims.size(), 1U);
    EXPECT_EQ(std::string{claims[0].at("received_at")}.substr(0, 10),
              to_iso(to_civil_date(midnight.plus(std::chrono::hours{33}))));
    EXPECT_LT(std::string{claims[0].at("earliest")}, std::string{claims[0].at("due_at")});
    done(office_, {"evidence", "decide", claims[0].at("id"), "on-time", "--reason",
                   "Mất sóng từ ngày 12, nhật ký máy khớp"});
    sync_all();
    EXPECT_EQ(standing().at("verdict"), "on_time");
    EXPECT_EQ(standing().at("kind"), "claimed");
}

/// The annual report, word by word: submitted on 14/12 at 23:50, at the server on 16/12.
TEST_F(ScenarioTest, Scenario02_SubmittedOn14DecemberAt2350AndReceivedOn16ShowsBothTimes) {
    go_to(moment(2026, 12, 10, 8, 0));
    sync_all();
    const std::string report =
        run_json(head_, {"report", "new", "--period", SampleServer::period("2026").text()})
            .at("id");
    done(head_, {"report", "set", report, "--from", sample_file("answers/annual-stp-hctp.json")});
    go_to(moment(2026, 12, 14, 23, 50));
    done(head_, {"report", "submit", report});
    EXPECT_THAT(run(head_, {"report", "show", report}).out, HasSubstr("waiting to be sent"));
    go_to(moment(2026, 12, 16, 9, 0));
    sync_all();
    const json shown = run_json(office_, {"report", "show", report});
    EXPECT_THAT(std::string{shown.at("submitted_at")}, HasSubstr("2026-12-14T16:50"));
    const json& evidence = shown.at("evidence");
    EXPECT_THAT(std::string{evidence.at("received_at")}, HasSubstr("2026-12-16T02:00"));
    EXPECT_EQ(evidence.at("verdict"), "late") << "a clock alone proves nothing";
    EXPECT_EQ(evidence.at("awaits_decision"), true) << "the journal says it was in time";
    const std::string text = run(office_, {"report", "show", report}).out;
    for (const char* const words : {"23:50", "14/12/2026", "09:00", "16/12/2026"})
        EXPECT_THAT(text, HasSubstr(words));
}

TEST_F(ScenarioTest, Scenario03_AReturnedReportLeavesTheTotalAndComesBackWithItsNextVersion) {
    const std::string report = fill_report();
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    const auto made = [&] {
        return run_json(office_,
                        {"consolidate", "--period", SampleServer::period("2026-Q3").text()});
    };
    const auto included = [&] { return made().at("included").size(); };
    const auto total = [&] {
        const json shown_now = made();
        for (const json& figure : shown_now.at("figures"))
            if (figure.at("field") == "tasks_planned") return figure.at("value");
        return json{};
    };
    EXPECT_EQ(included(), 1U);
    EXPECT_EQ(total(), 12);
    done(office_, {"report", "reopen", report, "--reason", "Sai số liệu tháng 8"});
    EXPECT_EQ(included(), 0U);
    EXPECT_TRUE(total().is_null());
    sync_all();
    EXPECT_EQ(run_json(head_, {"report", "show", report}).at("reason"), "Sai số liệu tháng 8");
    done(head_, {"report", "submit", report});
    sync_all();
    EXPECT_EQ(run_json(office_, {"report", "show", report}).at("version"), 2);
    done(office_, {"report", "return", report, "--reason", "Thiếu thuyết minh"});
    EXPECT_EQ(included(), 0U);
    sync_all();
    EXPECT_EQ(run_json(head_, {"report", "show", report}).at("reason"), "Thiếu thuyết minh");
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    EXPECT_EQ(included(), 1U);
    EXPECT_EQ(total(), 12) << "restored";
    EXPECT_EQ(run_json(office_, {"report", "show", report}).at("version"), 3);
}

TEST_F(ScenarioTest, Scenario04_NominatesACitizenForAContribution) {
    const std::string party =
        made(office_, {"other-party", "name=Hoàng Thị Bưởi", "kind=person", "birth_year=1961"});
    sync_all();
    const std::string id = nominated(
        open_round("organ"), "GK-SO",
        {"kind=other_party", "name=Bà Hoàng Thị Bưởi", "party=" + party, "contribution=material",
         "contribution_value=150.000.000", "confirmed_by=UBND xã Minh Xuân"});
    accept_whatever_is_told(id);
    const json seen = shown(office_, "nomination", id);
    EXPECT_EQ(seen.at("state"), "accepted");
    EXPECT_EQ(seen.at("fields").at("rule_set"), "vn-2025-07");
    EXPECT_EQ(seen.at("fields").at("contribution_value"), 150'000'000);
}

TEST_F(ScenarioTest, Scenario06_ADeputySignsInPlaceOfTheDirectorOnLeave) {
    const std::string plan = made(office_, {"plan", "--from", sample_file("plans/stp.json")});
    done(office_, {"plan", "set", plan, "signer/capacity=KT", "signer/for=Giám đốc",
                   "signer/title=Phó Giám đốc", "signer/name=Trần Thị Mẫu"});
    done(office_, {"plan", "submit", plan});
    ServedDevice deputy{server_, {"Trần Thị Mẫu", "STP", Role::leadership, "PGD"}};
    sync_all();
    EXPECT_TRUE(deputy.sync().is_done());
    done(deputy, {"plan", "sign", plan});
    EXPECT_TRUE(deputy.sync().is_done());
    sync_all();
    done(clerk_, {"plan", "issue", plan, "--number", "49/KH-STP", "--issued-on", "21/04/2026"});
    sync_all();
    const json issued = shown(office_, "plan", plan);
    EXPECT_EQ(issued.at("state"), "issued");
    EXPECT_EQ(issued.at("fields").at("steps/sign/by"), "Trần Thị Mẫu");
    done(office_, {"plan", "print", plan, "--to", file("kt.docx")});
    const std::string text = text_of(file("kt.docx"));
    EXPECT_THAT(text, HasSubstr("Số: 49/KH-STP"));
    EXPECT_THAT(text, HasSubstr("KT. GIÁM ĐỐC"));
    EXPECT_THAT(text, HasSubstr("PHÓ GIÁM ĐỐC"));
    EXPECT_THAT(text, HasSubstr("Trần Thị Mẫu"));
}

TEST_F(ScenarioTest, Scenario07_RefusesBangKhenAtTheLevelOfASoWithTheRightWay) {
    const std::string id =
        nominated(open_round("organ"), "BK-T", {"kind=individual", "name=Nguyễn Văn An"});
    const Ran refused = run(office_, {"nomination", "accept", id});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("Sở Nội vụ"));
    const json review = run_json(office_, {"nomination", "check", id});
    EXPECT_NE(review.at("refusal"), "");
    EXPECT_THAT(std::string{review.at("route")}, HasSubstr("Sở Nội vụ"));
}

TEST_F(ScenarioTest, Scenario08_SearchFindsBothPlacementsOfTheTone) {
    made(officer_, {"nomination", "name=Nguyễn Thị Hòa", "kind=individual"});
    made(officer_, {"nomination", "name=Nguyễn Thị Hoà", "kind=individual"});
    made(officer_, {"nomination", "name=Nguyễn Thị Hoa", "kind=individual"});
    EXPECT_EQ(run_json(officer_, {"search", "nguyen thi hoa"}).size(), 3U);
    std::set<std::string> first;
    const json found = run_json(officer_, {"search", "Nguyễn Thị Hoà"});
    for (std::size_t i = 0; i < 2; ++i) first.insert(found.at(i).at("excerpt"));
    EXPECT_EQ(first, (std::set<std::string>{"Nguyễn Thị Hòa", "Nguyễn Thị Hoà"}));
}

TEST_F(ScenarioTest, Scenario10_ADossierKeepsTheRuleSetUnderWhichItWasReceived) {
    const std::string id =
        nominated(open_round("organ"), "GK-SO", {"kind=individual", "name=Nguyễn Văn An"});
    accept_whatever_is_told(id);
    const std::string waits =
        nominated(open_round("organ"), "GK-SO", {"kind=individual", "name=Lý Thị Mai"});
    const std::string later = made(officer_, {"nomination", "award=GK-SO"});
    sync_all();
    for (ServedDevice* device : {&officer_, &office_})
        device->clock().set(Instant{device->clock().now().value() + 180LL * 24 * 3600 * 1000});
    EXPECT_EQ(run_json(office_, {"nomination", "check", id}).at("rule_set"), "vn-2025-07");
    EXPECT_EQ(run_json(office_, {"nomination", "check", waits}).at("rule_set"), "vn-2025-07")
        << "handed in before, looked at after";
    EXPECT_EQ(run_json(office_, {"nomination", "check", later}).at("rule_set"), "vn-2027-03");
}

/// The decree ends on 01/03/2027: what came in February is judged by it in March too.
TEST_F(ScenarioTest, Scenario10_WhatCameInFebruaryKeepsTheSetThatEndedOn1March2027) {
    const auto all_go_to = [&](Instant moment) {
        for (ServedDevice* device : {&officer_, &head_, &office_, &director_, &secretary_, &clerk_})
            device->clock().set(moment);
        server_.clock().set(moment);
    };
    all_go_to(moment(2027, 2, 20, 9, 0));
    const std::string round = made(
        office_, {"award-round", "title=Khen thưởng đầu năm", "kind=ad_hoc",
                  "commendation=thematic", "level=organ", "opens_on=01/02/2027",
                  "closes_on=31/03/2027", "achieved_from=15/12/2025", "achieved_to=14/12/2026"});
    done(office_, {"award-round", "submit", round});
    sync_all();
    const std::string february =
        nominated(round, "GK-SO", {"kind=individual", "name=Nguyễn Văn An"});
    all_go_to(moment(2027, 3, 2, 9, 0));
    const std::string march = nominated(round, "GK-SO", {"kind=individual", "name=Lý Thị Mai"});
    EXPECT_EQ(run_json(office_, {"nomination", "check", february}).at("rule_set"), "vn-2026-10");
    EXPECT_EQ(run_json(office_, {"nomination", "check", march}).at("rule_set"), "vn-2027-03");
    accept_whatever_is_told(february);
    const json fields = shown(office_, "nomination", february).at("fields");
    EXPECT_EQ(fields.at("rule_set"), "vn-2026-10");
    EXPECT_EQ(fields.at("received_on"), "2027-02-20");
}

/// Two divisions become one in August: who worked in either goes on with both reports, the period
/// is expected of one unit, and an award of July keeps the name of its day.
/// Whoever worked in the division that is no more writes the report of the one it went into.
void ScenarioTest::expect_one_report_of_both_in_december() {
    const Instant december = to_start_of_day(date(2026, 12, 7)).plus(std::chrono::hours{9});
    server_.clock().set(december);
    for (ServedDevice* device : {&officer_, &head_, &office_}) device->clock().set(december);
    sync_all();
    const std::string period = SampleServer::period("2026").text();
    const std::string report = run_json(officer_, {"report", "new", "--period", period}).at("id");
    done(officer_,
         {"report", "set", report, "--from", sample_file("answers/annual-stp-hctp.json")});
    sync_all();
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    const json made = run_json(office_, {"consolidate", "--period", period});
    ASSERT_EQ(made.at("included").size(), 1U);
    EXPECT_EQ(made.at("reports").at(0).at("unit"), "STP-BTTP");
}

TEST_F(ScenarioTest, Scenario11_TwoDivisionsMergedInAugustKeepTotalsAndOldNames) {
    const std::string report = fill_report();
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    const std::string id =
        nominated(open_round("organ"), "GK-SO",
                  {"kind=collective", "name=Phòng Hành chính tư pháp", "unit=STP-HCTP"});
    accept_whatever_is_told(id);
    done(office_, {"nomination", "present", id});
    const std::string decision =
        made(office_, {"decision", "title=tặng Giấy khen", "nominations/1=" + id,
                       "signer/title=Giám đốc", "signer/name=Trần Văn Mẫu"});
    done(office_, {"decision", "submit", decision});
    sync_all();
    done(director_, {"decision", "sign", decision});
    sync_all();
    done(clerk_,
         {"decision", "issue", decision, "--number", "120/QĐ-STP", "--issued-on", "10/09/2026"});
    sync_all();
    done(office_, {"decision", "enter", decision});
    sync_all();
    const auto change = [&](const auto& what) {
        Transaction transaction{server_.database()};
        OrganizationChanges changes{server_.database(), {server_.clock().now(), server_.random()}};
        const auto changed = what(changes);
        ASSERT_TRUE(changed) << changed.error().message;
        transaction.commit();
    };
    change([](auto& changes) {
        return changes.rename_unit({.code = "STP-HCTP",
                                    .name = "Phòng Hành chính và Hộ tịch",
                                    .first_day = date(2026, 8, 1)});
    });
    change([](auto& changes) {
        return changes.close_unit({"STP-HCTP", date(2026, 8, 31), "STP-BTTP"});
    });
    sync_all();
    const json awards = run_json(office_, {"award", "list"});
    ASSERT_EQ(awards.size(), 1U);
    EXPECT_EQ(shown(office_, "award", awards[0].at("id")).at("fields").at("unit_name"),
              "Phòng Hành chính tư pháp thuộc Sở Tư pháp");
    const json made =
        run_json(office_, {"consolidate", "--period", SampleServer::period("2026-Q3").text()});
    EXPECT_EQ(made.at("included").size(), 1U) << "what the division had reported still counts";
    const json annual =
        run_json(office_, {"deadlines", "--period", SampleServer::period("2026").text()});
    EXPECT_EQ(annual.dump().find("STP-HCTP"), std::string::npos)
        << "nothing is expected of a unit that is no more";
    expect_one_report_of_both_in_december();
}

TEST_F(ScenarioTest, Scenario12_TheAnnualReportIsDoneWhenEveryRecipientHasConfirmed) {
    const std::string period = SampleServer::period("2026").text();
    const auto standing = [&] {
        return run_json(office_, {"dispatch", "standing", "--period", period});
    };
    EXPECT_EQ(standing().at("recipients").size(), 4U);
    done(clerk_, {"dispatch", "send-all", "--period", period, "--number", "128/BC-STP", "--sent-on",
                  "09/09/2026"});
    sync_all();
    const json sent = standing();
    for (const json& recipient : sent.at("recipients")) EXPECT_EQ(recipient.at("standing"), "sent");
    for (std::size_t i = 1; i < 4; ++i)
        done(clerk_, {"dispatch", "note", sent.at("recipients").at(i).at("dispatch"),
                      "--received-on", "10/09/2026"});
    sync_all();
    const json amber = standing();
    EXPECT_EQ(amber.at("done"), false) << "one has not confirmed";
    EXPECT_EQ(amber.at("recipients").at(0).at("standing"), "sent");
    for (std::size_t i = 1; i < 4; ++i)
        EXPECT_EQ(amber.at("recipients").at(i).at("standing"), "received");
    done(clerk_, {"dispatch", "note", sent.at("recipients").at(0).at("dispatch"), "--received-on",
                  "10/09/2026"});
    sync_all();
    EXPECT_EQ(standing().at("done"), true);
}

/// What the unit has written down over the year is not typed a second time.
TEST_F(ScenarioTest, AReportTakesWhatTheRegistersOfItsUnitSay) {
    const auto handed_in = [&](const std::vector<std::string>& words) {
        const std::string id = made(officer_, words);
        done(officer_, {words.front(), "submit", id});
    };
    handed_in({"difficulty", "title=Thiếu máy quét", "description=Hai xã chưa có",
               "proposal=Cấp thêm 02 máy"});
    handed_in({"initiative", "title=Biểu mẫu điện tử", "year=2026", "authors/1/name=Lý Thị Mai",
               "authors/2/name=Nguyễn Văn An"});
    made(officer_, {"difficulty", "title=Bản nháp chưa gửi"});
    officer_.clock().advance(std::chrono::days{60});
    const std::string report =
        run_json(officer_, {"report", "new", "--period", SampleServer::period("2026").text()})
            .at("id");
    done(officer_, {"report", "set", report, "causes=Tự viết"});
    for (int time = 0; time < 2; ++time) done(officer_, {"report", "feed", report});
    const json fields = run_json(officer_, {"report", "show", report}).at("fields");
    EXPECT_EQ(fields.at("answers/difficulties"), "- Thiếu máy quét: Hai xã chưa có");
    EXPECT_EQ(fields.at("answers/proposals"), "- Thiếu máy quét: Cấp thêm 02 máy");
    EXPECT_EQ(fields.at("answers/causes"), "Tự viết") << "nothing typed is replaced";
    EXPECT_FALSE(fields.contains("answers/role_models")) << "an empty register says nothing";
    std::vector<std::string> cells;
    for (const auto& [path, value] : fields.items())
        if (path.starts_with("answers/initiatives/") && value.is_string()) cells.push_back(value);
    EXPECT_THAT(cells,
                testing::UnorderedElementsAre("Biểu mẫu điện tử", "Lý Thị Mai, Nguyễn Văn An"));
}

TEST_F(ScenarioTest, WhatGoesUpBringsItsFiguresAndItsFile) {
    const std::string period = SampleServer::period("2026-Q3").text();
    const std::vector<std::string> prepare{"dispatch", "prepare", "--period", period};
    EXPECT_EQ(run(office_, prepare).code, ExitCode::failed) << "nothing is frozen";
    const std::string report = fill_report();
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    done(office_, {"consolidate", "--period", period, "--freeze"});
    const json prepared = run_json(office_, prepare);
    EXPECT_GT(prepared.at("prepared"), 0);
    EXPECT_EQ(run_json(office_, prepare).at("prepared"), 0) << "the drafts still lie there";
    sync_all();
    const json sent = run_json(clerk_, {"dispatch", "send-all", "--period", period, "--number",
                                        "90/BC-STP", "--sent-on", "09/09/2026"});
    EXPECT_EQ(sent.at("sent"), prepared.at("prepared"));
    const json dispatches = run_json(clerk_, {"dispatch", "list"});
    ASSERT_EQ(dispatches.size(), prepared.at("prepared"));
    const json shown = YearTest::shown(clerk_, "dispatch", dispatches.at(0).at("id"));
    EXPECT_EQ(shown.at("state"), "sent");
    EXPECT_EQ(shown.at("fields").at("number"), "90/BC-STP");
    EXPECT_EQ(shown.at("fields").at("figures/tasks_done/value"),
              run_json(head_, {"report", "show", report}).at("fields").at("answers/tasks_done"));
    EXPECT_EQ(shown.at("attachments").at(0).at("name"), "bao-cao.docx");
}

TEST_F(ScenarioTest, ADecisionOfTwoAwardsNamesEachWithItsCounts) {
    const std::string round = open_round("organ");
    std::vector<std::string> words{"decision", "title=khen thưởng năm 2026",
                                   "signer/title=Giám đốc", "signer/name=Trần Văn Mẫu"};
    int key = 0;
    for (const auto& [award, name] :
         {std::pair{"GK-SO", "Bà Lý Thị Mai"}, std::pair{"LDTT", "Nguyễn Văn An"},
          std::pair{"LDTT", "Ma Văn Nghiệm"}}) {
        const std::string id =
            nominated(round, award, {"kind=individual", std::string{"name="} + name});
        words.push_back("nominations/" + std::to_string(++key) + "=" + id);
    }
    const std::string decision = made(office_, words);
    done(office_, {"decision", "print", decision, "--to", file("qd2.docx")});
    const std::string text = text_of(file("qd2.docx"));
    EXPECT_THAT(text, HasSubstr("cho 01 cá nhân; công nhận danh hiệu Lao động tiên tiến cho 02 cá "
                                "nhân (có danh sách kèm theo)."));
    EXPECT_THAT(text, HasSubstr("Bà Lý Thị Mai"));
    EXPECT_THAT(text, testing::Not(HasSubstr("Bà Bà")));
    EXPECT_THAT(text, testing::Not(HasSubstr("Ông/Bà Bà")));
}

TEST_F(ScenarioTest, ADecisionAConsolidationAndACertificateArePapers) {
    const std::string id =
        nominated(open_round("organ"), "GK-SO",
                  {"kind=individual", "name=Nguyễn Văn An", "position=Chuyên viên", "gender=male"});
    accept_whatever_is_told(id);
    done(office_, {"nomination", "present", id});
    const std::string decision =
        made(office_, {"decision", "title=tặng Giấy khen năm 2026", "nominations/1=" + id,
                       "signer/title=Giám đốc", "signer/name=Trần Văn Mẫu"});
    done(office_, {"decision", "submit", decision});
    sync_all();
    done(director_, {"decision", "sign", decision});
    sync_all();
    done(clerk_,
         {"decision", "issue", decision, "--number", "120/QĐ-STP", "--issued-on", "10/09/2026"});
    sync_all();
    done(office_, {"decision", "enter", decision});
    done(office_, {"decision", "print", decision, "--to", file("qd.docx")});
    const std::string text = text_of(file("qd.docx"));
    EXPECT_THAT(text, HasSubstr("Số: 120/QĐ-STP"));
    EXPECT_THAT(text, HasSubstr("Nguyễn Văn An"));
    EXPECT_THAT(text, HasSubstr("760.000"));
    const std::string award = run_json(office_, {"award", "list"}).at(0).at("id");
    std::string layout;
    for (const auto& entry :
         std::filesystem::directory_iterator{path_from_utf8(sample_file("certificates"))})
        if (entry.path().extension() == ".json") layout = to_utf8(entry.path());
    done(office_, {"award", "print", award, "--layout", layout, "--to", file("gk.docx")});
    EXPECT_THAT(text_of(file("gk.docx")), HasSubstr("Ông Nguyễn Văn An"));
    done(office_, {"consolidate", "--period", SampleServer::period("2026-Q3").text(), "--to",
                   file("th.docx")});
    const std::string result = text_of(file("th.docx"));
    EXPECT_THAT(result, HasSubstr("BÁO CÁO"));
    EXPECT_THAT(result, testing::Not(HasSubstr("no report")))
        << "papers are Vietnamese though the interface is English";
}

}  // namespace
}  // namespace thidua::cli
