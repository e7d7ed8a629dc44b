#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "client/paper/docx_file.h"
#include "shared/model/ids.h"
#include "shared/platform/paths.h"
#include "tests/cli/year_sample.h"

// What an official would try first, through the commands (the acceptance scenarios of the field).

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class ScenarioTest : public YearTest {
protected:
    static std::string bytes_of(const std::string& file) {
        std::ifstream in{file, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    /// The words of the document: a line for each paragraph.
    static std::string text_of(const std::string& file) {
        const auto docx = read_docx(bytes_of(file));
        EXPECT_TRUE(docx.has_value()) << file;
        if (!docx) return {};
        std::string text;
        for (const std::size_t part : docx->text_parts()) add_text(docx->parts[part].bytes, text);
        return text;
    }
    static void add_text(const std::string& xml, std::string& text) {
        for (std::size_t at = 0; at < xml.size(); ++at) {
            if (xml[at] != '<') {
                text += xml[at];
                continue;
            }
            const std::size_t end = xml.find('>', at);
            const std::string tag = xml.substr(at, end - at);
            if (tag == "</w:p" || tag.starts_with("<w:br")) text += '\n';
            at = end;
        }
    }
    std::string file(const std::string& name) {
        return to_utf8(folder_.path() / path_from_utf8(name));
    }
    TemporaryFolder folder_;
};

/// Every article of the plan goes in, crosses the line, and comes out on paper: both movements, five
/// contents, five criteria for collectives, other parties, and two sections that are numbered IV.
TEST_F(ScenarioTest, Scenario01_EntersAWholePlanWithTwoSectionsIVAndPrintsIt) {
    const std::string plan =
        made(office_, {"plan", "--from", sample_file("plans/stp.json")});
    done(office_, {"plan", "submit", plan});
    sync_all();
    done(director_, {"plan", "sign", plan});
    sync_all();
    done(clerk_, {"plan", "issue", plan, "--number", "48/KH-STP", "--issued-on", "20/04/2026"});
    sync_all();
    const json fields = shown(officer_, "plan", plan).at("fields");
    const json wanted = json::parse(bytes_of(sample_file("plans/stp.json")));
    for (const auto& [path, value] : wanted.items())
        EXPECT_TRUE(fields.contains(path)) << path;
    done(officer_, {"plan", "print", plan, "--to", file("ke-hoach.docx")});
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

TEST_F(ScenarioTest, Scenario03_AReturnedReportLeavesTheTotalAndComesBackWithItsNextVersion) {
    const std::string report = fill_report();
    done(head_, {"report", "submit", report});
    sync_all();
    done(office_, {"report", "accept", report});
    const auto included = [&] {
        const json made = run_json(office_, {"consolidate", "--period",
                                             SampleServer::period("2026-Q3").text()});
        return made.at("included").size();
    };
    EXPECT_EQ(included(), 1U);
    done(office_, {"report", "reopen", report, "--reason", "Sai số liệu tháng 8"});
    EXPECT_EQ(included(), 0U);
    sync_all();
    EXPECT_EQ(run_json(head_, {"report", "show", report}).at("reason"), "Sai số liệu tháng 8");
    done(head_, {"report", "submit", report});
    sync_all();
    EXPECT_EQ(run_json(office_, {"report", "show", report}).at("version"), 2);
    done(office_, {"report", "accept", report});
    EXPECT_EQ(included(), 1U);
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
    const std::string plan =
        made(office_, {"plan", "--from", sample_file("plans/stp.json")});
    done(office_, {"plan", "set", plan, "signer/capacity=KT", "signer/for=Giám đốc",
                   "signer/title=Phó Giám đốc", "signer/name=Trần Thị Mẫu"});
    done(office_, {"plan", "print", plan, "--to", file("kt.docx")});
    const std::string text = text_of(file("kt.docx"));
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
    const std::string later = made(officer_, {"nomination", "award=GK-SO"});
    sync_all();
    for (ServedDevice* device : {&officer_, &office_})
        device->clock().set(Instant{device->clock().now().value() + 180LL * 24 * 3600 * 1000});
    EXPECT_EQ(run_json(office_, {"nomination", "check", id}).at("rule_set"), "vn-2025-07");
    EXPECT_EQ(run_json(office_, {"nomination", "check", later}).at("rule_set"), "vn-2027-03");
}

TEST_F(ScenarioTest, Scenario12_TheAnnualReportIsDoneWhenEveryRecipientHasConfirmed) {
    const std::string period = SampleServer::period("2026").text();
    const auto standing = [&] {
        return run_json(office_, {"dispatch", "standing", "--period", period});
    };
    EXPECT_EQ(standing().at("recipients").size(), 4U);
    done(clerk_, {"dispatch", "send-all", "--period", period, "--number", "128/BC-STP",
                  "--sent-on", "09/09/2026"});
    sync_all();
    const json sent = standing();
    for (const json& recipient : sent.at("recipients"))
        EXPECT_EQ(recipient.at("standing"), "sent");
    for (std::size_t i = 1; i < 4; ++i)
        done(clerk_, {"dispatch", "note", sent.at("recipients").at(i).at("dispatch"),
                      "--received-on", "10/09/2026"});
    sync_all();
    EXPECT_EQ(standing().at("done"), false) << "one has not confirmed";
    done(clerk_, {"dispatch", "note", sent.at("recipients").at(0).at("dispatch"),
                  "--received-on", "10/09/2026"});
    sync_all();
    EXPECT_EQ(standing().at("done"), true);
}

TEST_F(ScenarioTest, ADecisionAConsolidationAndACertificateArePapers) {
    const std::string id = nominated(open_round("organ"), "GK-SO",
                                     {"kind=individual", "name=Nguyễn Văn An",
                                      "position=Chuyên viên", "gender=male"});
    accept_whatever_is_told(id);
    done(office_, {"nomination", "present", id});
    const std::string decision =
        made(office_, {"decision", "title=tặng Giấy khen năm 2026", "nominations/1=" + id,
                       "signer/title=Giám đốc", "signer/name=Trần Văn Mẫu"});
    done(office_, {"decision", "submit", decision});
    sync_all();
    done(director_, {"decision", "sign", decision});
    sync_all();
    done(clerk_, {"decision", "issue", decision, "--number", "120/QĐ-STP", "--issued-on",
                  "10/09/2026"});
    sync_all();
    done(office_, {"decision", "enter", decision});
    done(office_, {"decision", "print", decision, "--to", file("qd.docx")});
    const std::string text = text_of(file("qd.docx"));
    EXPECT_THAT(text, HasSubstr("Số: 120/QĐ-STP"));
    EXPECT_THAT(text, HasSubstr("Nguyễn Văn An"));
    EXPECT_THAT(text, HasSubstr("760.000"));
    const std::string award = run_json(office_, {"award", "list"}).at(0).at("id");
    std::string layout;
    for (const auto& entry : std::filesystem::directory_iterator{
             path_from_utf8(sample_file("certificates"))})
        if (entry.path().extension() == ".json") layout = to_utf8(entry.path());
    done(office_, {"award", "print", award, "--layout", layout, "--to", file("gk.docx")});
    EXPECT_THAT(text_of(file("gk.docx")), HasSubstr("Ông Nguyễn Văn An"));
    done(office_, {"consolidate", "--period", SampleServer::period("2026-Q3").text(), "--to",
                   file("th.docx")});
    EXPECT_THAT(text_of(file("th.docx")), HasSubstr("BÁO CÁO"));
}

}  // namespace
}  // namespace thidua::cli
