#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <map>

#include "tests/cli/year_sample.h"

// What units keep over the year beside their reports: inspections, role models, initiatives,
// praise, meetings; and what their report takes from these registers.

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class UnitRegistersTest : public YearTest {
protected:
    std::string inspection(const std::string& held_on) {
        const std::string id = made(
            office_, {"inspection", "--unit", "STP-HCTP", "title=Kiểm tra phong trào",
                      "planned_on=" + held_on, "held_on=" + held_on,
                      "findings/1/text=Chưa lập sổ sáng kiến", "findings/1/due_on=30/09/2026"});
        done(office_, {"inspection", "submit", id});
        sync_all();
        return id;
    }
    std::string handed_in(ServedDevice& device, const std::vector<std::string>& words) {
        const std::string id = made(device, words);
        sync_all();
        done(head_, {words.front(), "submit", id});
        sync_all();
        return id;
    }
    std::string role_model(const std::string& name, const std::string& found_on) {
        return handed_in(officer_, {"role-model", "name=" + name, "kind=individual",
                                    "story=Hướng dẫn người dân", "found_on=" + found_on});
    }
    /// In the organ's register of awards, for STP-HCTP.
    std::string award(const std::string& code, const std::string& kind, const std::string& name,
                      const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"award",
                                       "award=" + code,
                                       "kind=" + kind,
                                       "name=" + name,
                                       "unit=STP-HCTP",
                                       "year=2026",
                                       "decision_number=120/QĐ-STP",
                                       "decided_on=05/09/2026"};
        words.insert(words.end(), more.begin(), more.end());
        const std::string id = made(office_, words);
        sync_all();
        return id;
    }
    /// The table's rows by what stands in its column of the form of commendation.
    static std::map<std::string, json> awards_by_form(const json& answers) {
        std::map<std::string, json> rows;
        for (const auto& [path, value] : answers.items())
            if (path.starts_with("answers/awards/") && path.ends_with("/form")) {
                const std::string row = path.substr(0, path.size() - 4);
                for (const auto& [other, cell] : answers.items())
                    if (other.starts_with(row)) rows[value][other.substr(row.size())] = cell;
            }
        return rows;
    }
    json fed(const std::string& report, const std::string& field) {
        const json told = run_json(officer_, {"report", "feed", report});
        for (const json& one : told.at("fed"))
            if (one.at("field") == field) return one;
        ADD_FAILURE() << field;
        return {};
    }
    json answers_of(const std::string& report) {
        return run_json(officer_, {"report", "show", report}).at("fields");
    }
    json annual_answers() {
        officer_.clock().advance(std::chrono::days{60});
        const std::string report =
            run_json(officer_, {"report", "new", "--period", SampleServer::period("2026").text()})
                .at("id");
        done(officer_, {"report", "feed", report});
        return run_json(officer_, {"report", "show", report}).at("fields");
    }
};

TEST_F(UnitRegistersTest, AnInspectionEndsWhenTheUnitHasMendedWhatWasFound) {
    const std::string id = inspection("09/09/2026");
    EXPECT_EQ(run(head_, {"inspection", "set", id, "minutes=Tự viết"}).code, ExitCode::failed)
        << "the minutes are the Office's";
    done(office_, {"inspection", "hold", id, "--result", "Cơ bản tốt"});
    sync_all();
    done(officer_,
         {"inspection", "set", id, "answers/1/text=Đã lập sổ", "answers/1/on=20/09/2026"});
    sync_all();
    EXPECT_EQ(shown(office_, "inspection", id).at("fields").at("answers/1/text"), "Đã lập sổ");
    EXPECT_EQ(run(head_, {"inspection", "close", id}).code, ExitCode::failed);
    done(office_, {"inspection", "close", id});
    sync_all();
    EXPECT_EQ(state(officer_, "inspection", id), "closed");
}

TEST_F(UnitRegistersTest, AUnitInspectsItselfAndTheOfficeTakesNote) {
    const std::string id =
        made(officer_, {"self-inspection", "title=Tự kiểm tra quý III", "held_on=01/09/2026",
                        "points/1/text=Sổ theo dõi thi đua", "points/1/result=not_met"});
    sync_all();
    EXPECT_THAT(run(head_, {"self-inspection", "submit", id}).err, HasSubstr("Conclusion"));
    done(officer_,
         {"self-inspection", "set", id, "conclusion=Còn thiếu sổ", "remedy=Lập sổ trong tháng 9"});
    EXPECT_EQ(run(officer_, {"self-inspection", "submit", id}).code, ExitCode::failed)
        << "the head sends it";
    sync_all();
    done(head_, {"self-inspection", "submit", id});
    sync_all();
    done(office_, {"self-inspection", "return", id, "--reason", "Nêu rõ thời hạn"});
    sync_all();
    done(head_, {"self-inspection", "set", id, "remedy=Lập sổ trước 15/9"});
    done(head_, {"self-inspection", "submit", id});
    sync_all();
    done(office_, {"self-inspection", "accept", id});
    sync_all();
    EXPECT_EQ(state(officer_, "self-inspection", id), "accepted");
}

TEST_F(UnitRegistersTest, AnInitiativeIsRecognisedMarkedAndCopiedElsewhere) {
    const std::string id = handed_in(
        officer_, {"initiative", "title=Biểu mẫu điện tử", "year=2026", "authors/1/name=Lý Thị Mai",
                   "authors/1/share=60", "authors/2/name=Nguyễn Văn An", "authors/2/share=40"});
    EXPECT_EQ(run(head_, {"initiative", "set", id, "is_priority=yes"}).code, ExitCode::failed);
    done(office_, {"initiative", "set", id, "is_priority=yes"});
    done(office_, {"initiative", "accept", id, "--recognised-by", "55/QĐ-STP", "--recognised-on",
                   "05/09/2026", "--reach", "organ"});
    done(office_, {"initiative", "set", id, "copies/1/place=Phòng Bổ trợ tư pháp",
                   "copies/1/on=08/09/2026"});
    sync_all();
    const json fields = shown(officer_, "initiative", id).at("fields");
    EXPECT_EQ(fields.at("recognised_by"), "55/QĐ-STP");
    EXPECT_EQ(fields.at("reach"), "organ");
    EXPECT_EQ(fields.at("is_priority"), true);
    EXPECT_EQ(fields.at("authors/2/share"), 40);
    EXPECT_EQ(fields.at("copies/1/place"), "Phòng Bổ trợ tư pháp");
}

TEST_F(UnitRegistersTest, PraiseWithoutAnAwardIsKeptWithWhatItIsFor) {
    const std::string model = role_model("Lý Thị Mai", "05/04/2026");
    const std::string id =
        made(director_, {"praise", "--unit", "STP-HCTP", "title=Thư khen", "kind=letter",
                         "name=Lý Thị Mai", "text=Biểu dương", "role_model=" + model});
    done(director_, {"praise", "submit", id});
    sync_all();
    const json seen = shown(officer_, "praise", id);
    EXPECT_EQ(seen.at("state"), "published");
    EXPECT_EQ(seen.at("fields").at("role_model"), model);
    EXPECT_EQ(run(officer_, {"praise", "new", "title=x", "kind=letter"}).code, ExitCode::failed);
}

TEST_F(UnitRegistersTest, AMeetingThatMadeAPlanKnownIsOnRecord) {
    const std::string id = made(officer_, {"meeting", "title=Hội nghị quán triệt",
                                           "held_on=05/09/2026", "participants=12", "invited=14"});
    done(officer_, {"meeting", "submit", id});
    sync_all();
    const json meetings = run_json(office_, {"meeting", "list"});
    ASSERT_EQ(meetings.size(), 1U);
    EXPECT_EQ(meetings.at(0).at("fields").at("participants"), 12);
    EXPECT_EQ(run(office_, {"meeting", "set", id, "participants=20"}).code, ExitCode::failed);
}

TEST_F(UnitRegistersTest, ANoticeForThePortalIsExportedAndItsPublicationNoted) {
    const TemporaryFolder folder;
    const std::string page = folder.file("tin.html");
    const std::string id =
        made(office_, {"announcement", "title=Phát động thi đua <xanh & số>", "kind=portal",
                       "body=Đoạn một.\n\nĐoạn hai.", "number=11/TB-STP", "issued_on=05/09/2026"});
    const std::vector<std::string> words{"announcement", "export", id, "--to", page};
    EXPECT_THAT(run(office_, words).err, HasSubstr("not published"));
    done(office_, {"announcement", "submit", id});
    EXPECT_EQ(shown(office_, "announcement", id).at("computed").at("portal"), "waiting");
    done(office_, words);
    std::ifstream in{page, std::ios::binary};
    const std::string html{std::istreambuf_iterator<char>{in}, {}};
    EXPECT_THAT(html, HasSubstr("Phát động thi đua &lt;xanh &amp; số&gt;"));
    EXPECT_THAT(html, HasSubstr("<p>Đoạn hai.</p>"));
    EXPECT_THAT(html, HasSubstr("số 11/TB-STP, ngày 05 tháng 9 năm 2026"));
    done(office_, {"announcement", "set", id, "published_at=sotuphap.tuyenquang.gov.vn",
                   "published_on=07/09/2026"});
    EXPECT_EQ(run(office_, {"announcement", "set", id, "body=Khác"}).code, ExitCode::failed)
        << "what was published stays";
    sync_all();
    const json seen = shown(officer_, "announcement", id);
    EXPECT_EQ(seen.at("computed").at("portal"), "published");
    EXPECT_EQ(seen.at("fields").at("published_on"), "2026-09-07");
    EXPECT_EQ(run(officer_, {"announcement", "set", id, "published_on=08/09/2026"}).code,
              ExitCode::failed);
}

TEST_F(UnitRegistersTest, TheReportCountsBothKindsOfInspectionThatWereHeld) {
    done(office_, {"inspection", "hold", inspection("09/09/2026"), "--result", "Tốt"});
    inspection("20/09/2026");  // only announced
    handed_in(officer_,
              {"self-inspection", "title=Tự kiểm tra", "held_on=01/09/2026", "conclusion=Tốt"});
    handed_in(officer_,
              {"self-inspection", "title=Của năm trước", "held_on=14/12/2025", "conclusion=Tốt"});
    sync_all();
    EXPECT_EQ(annual_answers().at("answers/self_checks"), 2);
}

TEST_F(UnitRegistersTest, TheReportCountsWhatWasCopiedInTheYearWheneverItWasFound) {
    const std::string old = role_model("Ma Văn Nghiệm", "01/03/2025");
    role_model("Lý Thị Mai", "05/04/2026");
    done(office_,
         {"role-model", "set", old, "copies/1/place=Xã Minh Xuân", "copies/1/on=05/01/2025",
          "copies/2/place=Xã Nông Tiến", "copies/2/on=05/06/2026"});
    sync_all();
    const json answers = annual_answers();
    EXPECT_EQ(answers.at("answers/role_models"), 1);
    EXPECT_EQ(answers.at("answers/replicated_models"), 1);
}

/// The year of the report begins on 15/12 of the year before, whose initiatives are not its own.
TEST_F(UnitRegistersTest, AnInitiativeOfTheYearBeforeIsNotCountedTwice) {
    for (const char* const year : {"2025", "2026"})
        handed_in(officer_, {"initiative", std::string{"title=Sáng kiến năm "} + year,
                             std::string{"year="} + year, "authors/1/name=Lý Thị Mai"});
    const json answers = annual_answers();
    EXPECT_THAT(answers.dump(), HasSubstr("Sáng kiến năm 2026"));
    EXPECT_THAT(answers.dump(), testing::Not(HasSubstr("Sáng kiến năm 2025")));
}

TEST_F(UnitRegistersTest, AwardsAreCountedByTheirFormFromTheRegister) {
    award("GK-SO", "individual", "Lý Thị Mai", {"gender=female", "is_direct_worker=yes"});
    award("GK-SO", "individual", "Nguyễn Văn An", {"gender=male", "is_leader=yes"});
    award("GK-SO", "collective", "Phòng Hành chính tư pháp");
    award("BK-T", "individual", "Lý Thị Mai", {"gender=female"});
    award("LDTT", "individual", "Lý Thị Mai");
    made(office_, {"award", "award=GK-SO", "kind=individual", "name=Người khác", "unit=STP-BTTP",
                   "year=2026", "decision_number=121/QĐ-STP", "decided_on=05/09/2026"});
    made(office_, {"award", "award=GK-SO", "kind=individual", "name=Của năm trước", "unit=STP-HCTP",
                   "year=2025", "decision_number=99/QĐ-STP", "decided_on=10/12/2025"});
    sync_all();
    const std::string report = annual_report();
    const json told = fed(report, "awards");
    EXPECT_EQ(told.at("records"), 5);
    EXPECT_EQ(told.at("left_out"), 1) << "a title is no form of commendation";
    EXPECT_EQ(told.at("taken"), true);
    auto rows = awards_by_form(answers_of(report));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows["gk_so"].at("individuals"), 2);
    EXPECT_EQ(rows["gk_so"].at("collectives"), 1);
    EXPECT_EQ(rows["gk_so"].at("women"), 1);
    EXPECT_EQ(rows["gk_so"].at("leaders"), 1);
    EXPECT_EQ(rows["gk_so"].at("direct_workers"), 1);
    EXPECT_EQ(rows["gk_so"].at("others"), 0);
    EXPECT_EQ(rows["bk_tinh"].at("individuals"), 1);
    EXPECT_EQ(rows["bk_tinh"].at("collectives"), 0);
}

TEST_F(UnitRegistersTest, WhatIsTypedInARowOfAwardsStandsAndIsTold) {
    const std::string first = award("GK-SO", "individual", "Lý Thị Mai");
    const std::string report = annual_report();
    fed(report, "awards");
    award("GK-SO", "individual", "Nguyễn Văn An");
    const json told = fed(report, "awards");
    EXPECT_EQ(told.at("taken"), false);
    EXPECT_THAT(std::string{told.at("words")}, HasSubstr(" 2"));
    EXPECT_EQ(awards_by_form(answers_of(report))["gk_so"].at("individuals"), 1);
    made(director_, {"cancellation", "award=" + first, "decision_number=130/QĐ-STP",
                     "decided_on=08/09/2026", "reason=Khai sai thành tích"});
    sync_all();
    EXPECT_EQ(fed(report, "awards").at("taken"), true) << "a cancelled award counts nowhere";
}

TEST_F(UnitRegistersTest, AFormWithAMisspeltFieldOfARegisterIsNotPublished) {
    std::ifstream in{sample_file("forms/annual-report.json")};
    std::string form{std::istreambuf_iterator<char>{in}, {}};
    const std::string group = R"("group": "award")";
    form.replace(form.find(group), group.size(), R"("group": "awrad")");
    const TemporaryFolder folder;
    write_whole_file(folder.path() / "form.json", form);
    const Ran refused = run(office_, {"form", "publish", folder.file("form.json")});
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("In \"awards\", the register award has no field \"awrad\"; "
                                       "the nearest is \"award\"."));
}

TEST_F(UnitRegistersTest, AColumnAddsUpWhatTheAwardsOfARowBrought) {
    std::ifstream in{sample_file("forms/annual-report.json")};
    json form = json::parse(in);
    for (json& section : form.at("sections"))
        for (json& field : section.at("fields"))
            if (field.at("key") == "awards")
                field.at("columns").push_back(
                    {{"key", "prizes"},
                     {"kind", "money"},
                     {"label", "Tiền thưởng"},
                     {"feed",
                      {{"by", "sum"}, {"of", "amount"}, {"where", {{"kind", "individual"}}}}}});
    const TemporaryFolder folder;
    write_whole_file(folder.path() / "form.json", form.dump());
    done(office_, {"form", "publish", folder.file("form.json")});
    award("GK-SO", "individual", "Lý Thị Mai", {"amount=759000"});
    award("GK-SO", "individual", "Nguyễn Văn An", {"amount=759000"});
    award("GK-SO", "collective", "Phòng Hành chính tư pháp", {"amount=1518000"});
    const std::string report = annual_report();
    fed(report, "awards");
    EXPECT_EQ(awards_by_form(answers_of(report))["gk_so"].at("prizes"), 1518000);
}

}  // namespace
}  // namespace thidua::cli
