#include <gmock/gmock.h>

#include <fstream>

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

}  // namespace
}  // namespace thidua::cli
