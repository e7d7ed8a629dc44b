#include <gmock/gmock.h>

#include <fstream>

#include "tests/cli/year_sample.h"

// What a list and the trail say without opening each record.

namespace thidua::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

TEST_F(YearTest, AListOfLegalBasesSaysWhichAreNoLongerInForce) {
    const std::string id = made(office_, {"basis", "number=98/2023/NĐ-CP", "kind=Nghị định",
                                          "effective_from=01/01/2024", "effective_to=30/06/2025"});
    const json listed = run_json(office_, {"basis", "list"});
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].at("id"), id);
    EXPECT_EQ(listed[0].at("computed").at("force"), "expired");
    EXPECT_THAT(run(office_, {"basis", "list"}).out, HasSubstr("no, expired on 30/06/2025"));
}

TEST_F(YearTest, AListOfTargetsSaysWhichAreMet) {
    made(officer_, {"target", "title=Tập huấn", "planned=40", "actual=45", "due_on=30/11/2026"});
    const json listed = run_json(officer_, {"target", "list"});
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_TRUE(listed[0].at("computed").contains("standing")) << listed.dump();
}

TEST_F(YearTest, TheAuditFileTellsOldAndNewValues) {
    const std::string id = made(officer_, {"difficulty", "title=Thiếu máy quét"});
    done(officer_, {"difficulty", "set", id, "title=Thiếu 02 máy quét"});
    done(officer_, {"difficulty", "set", id, "title=Thiếu 03 máy quét"});
    sync_all();
    const json trail = run_json(office_, {"audit", "--author", "bich"});
    const json& second = trail.at(trail.size() - 2).at("changes").at(0);
    EXPECT_EQ(second.at("path"), "title");
    EXPECT_EQ(second.at("before"), "Thiếu máy quét");
    EXPECT_EQ(second.at("after"), "Thiếu 02 máy quét");
    const auto path = std::filesystem::temp_directory_path() / (id + ".csv");
    done(office_, {"audit", "--author", "bich", "--to", path.string()});
    std::ifstream file{path, std::ios::binary};
    const std::string csv{std::istreambuf_iterator<char>{file}, {}};
    std::filesystem::remove(path);
    EXPECT_THAT(csv, HasSubstr("Title: Thiếu 02 máy quét → Thiếu 03 máy quét"));
}

TEST_F(YearTest, PlansAreLateAfterTheDayThatTheMovementSet) {
    made(office_, {"movement", "name=Cả nước thi đua chuyển đổi số", "from_year=2026",
                   "to_year=2030", "plans_due=30/06/2026"});
    const std::string plan = made(office_, {"plan", "--from", sample_file("plans/stp.json")});
    done(office_, {"plan", "submit", plan});
    sync_all();
    done(director_, {"plan", "sign", plan});
    sync_all();
    done(clerk_, {"plan", "issue", plan, "--number", "48/KH-STP", "--issued-on", "01/07/2026"});
    sync_all();
    EXPECT_EQ(run_json(office_, {"plan", "standing"})[0].at("standing"), "late");
    EXPECT_EQ(run_json(office_, {"plan", "standing", "--by", "01/07/2026"})[0].at("standing"),
              "issued");
}

TEST_F(YearTest, ADutyToReportIsShownWithItsRuleSourceAndPeriods) {
    const json duties = run_json(officer_, {"obligation", "list"});
    ASSERT_FALSE(duties.empty());
    for (const json& duty : duties) {
        EXPECT_NE(duty.at("rule"), "");
        EXPECT_NE(duty.at("source"), "") << duty.dump();
    }
    const json& annual =
        *std::ranges::find_if(duties, [](const json& duty) { return duty.at("kind") == "annual"; });
    EXPECT_THAT(annual.at("rule").get<std::string>(), HasSubstr("every year"));
    const json shown = run_json(officer_, {"obligation", "show", annual.at("id")});
    EXPECT_FALSE(shown.at("periods").empty());
    EXPECT_THAT(run(officer_, {"obligation", "show", annual.at("id")}).out,
                HasSubstr(annual.at("source").get<std::string>().substr(0, 20)));
}

TEST_F(YearTest, APeriodNamesTheDaysOffThatAreOnlyExpected) {
    const json made = run_json(office_, {"period", "create", "--form", "quarterly-progress",
                                         "--due", "12/02/2027", "--wording", "before"});
    for (const json& period : run_json(office_, {"period", "list"})) {
        if (period.at("id") != made.at("id")) continue;
        EXPECT_FALSE(period.at("expected_days").empty());
    }
    EXPECT_THAT(run(office_, {"period", "list"}).out, HasSubstr("not announced yet: "));
}

}  // namespace
}  // namespace thidua::cli
