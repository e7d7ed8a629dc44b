#include <gtest/gtest.h>

#include <algorithm>

#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "tests/server_process/running_server.h"

namespace thidua {
namespace {

/// Administration of the organisation by the program's own words.
class OrganizationCommandsTest : public testing::Test {
protected:
    OrganizationCommandsTest() { server_.init(); }

    nlohmann::json unit(const std::string& code) {
        const auto units = server_.run({"unit", "list", "--json"}).json();
        const auto found = std::ranges::find_if(
            units, [&](const nlohmann::json& unit) { return unit["code"] == code; });
        return found == units.end() ? nlohmann::json{} : *found;
    }
    std::string file(const std::string& text) {
        write_whole_file(server_.file("more.json"), text);
        return server_.file("more.json");
    }

    ServerFolder server_;
};

TEST_F(OrganizationCommandsTest, ListUnitsByTheirCodes) {
    EXPECT_EQ(unit("STP-HCTP")["organ"], "STP");
    EXPECT_EQ(unit("STP-HCTP")["kind"], "division");
    EXPECT_NE(server_.run({"unit", "list"}).out.find("STP-HCTP  Phòng Hành chính tư pháp"),
              std::string::npos);
}

TEST_F(OrganizationCommandsTest, MoveAUnitIntoAnotherOrgan) {
    const Said said = server_.run({"unit", "move", "STP-HCTP", "--parent", "SNgV", "--json"});
    ASSERT_EQ(said.code, ExitCode::done) << said.err;
    EXPECT_EQ(said.json()["units"], 1);
    EXPECT_EQ(unit("STP-HCTP")["organ"], "SNgV");
    EXPECT_EQ(unit("STP-HCTP")["parent"], "SNgV");
    EXPECT_EQ(server_.run({"verify"}).code, ExitCode::done);
}

TEST_F(OrganizationCommandsTest, RefuseAMoveInOneSentenceAndChangeNothing) {
    const auto before = server_.run({"status", "--json"}).json()["head_seq"];
    const Said said = server_.run({"unit", "move", "STP-HCTP", "--parent", "NOWHERE"});
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_EQ(said.out, "");
    EXPECT_NE(said.err.find("NOWHERE"), std::string::npos);
    EXPECT_EQ(server_.run({"status", "--json"}).json()["head_seq"], before);
}

TEST_F(OrganizationCommandsTest, MergeAUnitIntoAnother) {
    const Said said =
        server_.run({"unit", "close", "STP-CC1", "--on", "2026-07-31", "--into", "STP-BTTP"});
    ASSERT_EQ(said.code, ExitCode::done) << said.err;
    EXPECT_EQ(unit("STP-CC1")["valid_to"], "2026-07-31");
    EXPECT_EQ(unit("STP-CC1")["successor"], "STP-BTTP");
    EXPECT_EQ(server_.run({"unit", "close", "STP-CC1", "--on", "2026-08-31"}).code,
              ExitCode::failed);
}

TEST_F(OrganizationCommandsTest, SplitAUnitAndNameWhoIsToBeGivenAPart) {
    const Said said = server_.run({"unit", "split", "STP-CC1", "--from", "2026-08-01", "--into",
                                   "STP-CC3=Phòng Công chứng số 3", "--into",
                                   "STP-CC4=Phòng Công chứng số 4", "--json"});
    ASSERT_EQ(said.code, ExitCode::done) << said.err;
    EXPECT_EQ(said.json()["units"], 3);
    EXPECT_TRUE(said.json()["to_reassign"]["devices"].is_array());
    EXPECT_EQ(unit("STP-CC1")["valid_to"], "2026-07-31");
    EXPECT_EQ(unit("STP-CC3")["valid_from"], "2026-08-01");
    EXPECT_EQ(unit("STP-CC4")["split_from"], "STP-CC1");
    EXPECT_EQ(server_.run({"verify"}).code, ExitCode::done);
    EXPECT_EQ(
        server_.run({"unit", "split", "STP-DG", "--from", "2026-08-01", "--into", "STP-X"}).code,
        ExitCode::failed);
}

TEST_F(OrganizationCommandsTest, GiveAUnitAnotherName) {
    const Said said = server_.run({"unit", "rename", "STP-HCTP", "--name",
                                   "Phòng Hành chính và Hộ tịch", "--from", "2026-04-01"});
    ASSERT_EQ(said.code, ExitCode::done) << said.err;
    const nlohmann::json renamed = unit("STP-HCTP");
    EXPECT_EQ(renamed["name"], "Phòng Hành chính và Hộ tịch");
    EXPECT_EQ(renamed["former_names"]["2026-03-31"], "Phòng Hành chính tư pháp thuộc Sở Tư pháp");
    for (const char* day : {"2026-03-01", "2999-01-01"})
        EXPECT_EQ(
            server_.run({"unit", "rename", "STP-HCTP", "--name", "Phòng khác", "--from", day}).code,
            ExitCode::failed)
            << day;
    EXPECT_EQ(server_.run({"verify"}).code, ExitCode::done);
}

TEST_F(OrganizationCommandsTest, RefuseADayThatIsNone) {
    const Said said = server_.run({"unit", "close", "STP-CC1", "--on", "31/7"});
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_NE(said.err.find("31/7"), std::string::npos);
}

TEST_F(OrganizationCommandsTest, LoadWhatIsNewAndKeepWhatIsThere) {
    const std::string more = file(R"({"units": [
        {"code": "STP-HCTP", "name": "Tên khác", "kind": "division", "parent": "STP"},
        {"code": "STP-MOI", "name": "Phòng mới", "kind": "division", "parent": "STP"}]})");
    const Said said = server_.run({"organization", "load", more, "--json"});
    ASSERT_EQ(said.code, ExitCode::done) << said.err;
    EXPECT_EQ(said.json()["added"], 1);
    EXPECT_EQ(unit("STP-MOI")["organ"], "STP");
    EXPECT_NE(unit("STP-HCTP")["name"], "Tên khác");
    EXPECT_EQ(server_.run({"organization", "load", more, "--json"}).json()["added"], 0);
}

TEST_F(OrganizationCommandsTest, LoadTheOfficialDaysOffInPlaceOfTheExpectedOnes) {
    auto calendar = nlohmann::json::parse(
        read_whole_file(std::filesystem::path{THIDUA_SAMPLE_FOLDER} / "holidays-2026-2030.json"));
    auto& days = calendar["holiday_calendars"][0]["days_off"];
    for (const char* day : {"2027-12-07", "2027-12-08"})
        days.push_back({{"date", day}, {"name", "Nghỉ bù"}, {"certainty", "official"}});
    const std::string more = file(calendar.dump());
    const Said said = server_.run({"organization", "load", more, "--json"});
    ASSERT_EQ(said.code, ExitCode::done) << said.err;
    EXPECT_GT(said.json()["changed"], 1) << "the calendar, and internal days that lie before it";
    EXPECT_EQ(said.json()["kept"], 0);
    EXPECT_EQ(server_.run({"organization", "load", more, "--json"}).json()["changed"], 0);
    EXPECT_EQ(server_.run({"verify"}).code, ExitCode::done);
}

TEST_F(OrganizationCommandsTest, LoadNothingOfAFileWithAMistake) {
    const Said said = server_.run({"organization", "load", file(R"({"units": [
        {"code": "STP-MOI", "name": "Phòng mới", "kind": "division", "parent": "STP"},
        {"code": "LAC", "name": "Lạc", "kind": "division", "parent": "KHONG-CO"}]})")});
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_TRUE(unit("STP-MOI").is_null());
}

TEST_F(OrganizationCommandsTest, GiveARoleToNoDeviceThatIsNotThere) {
    EXPECT_EQ(server_.run({"devices", "role", "abc", "head"}).code, ExitCode::failed);
    EXPECT_EQ(server_.run({"devices", "role", "abc", "king"}).code, ExitCode::wrong_words);
}

TEST_F(OrganizationCommandsTest, SayNoLastDayOfARoleThatCannotBe) {
    EXPECT_EQ(server_.run({"devices", "until", "abc", "2027-06-30"}).code, ExitCode::failed);
    EXPECT_NE(server_.run({"devices", "until", "abc"}).err.find("--none"), std::string::npos);
    EXPECT_NE(server_.run({"devices", "until", "abc", "2027-06-30", "--none"}).err.find("--none"),
              std::string::npos);
    EXPECT_NE(server_.run({"devices", "until", "abc", "30/6"}).err.find("30/6"), std::string::npos);
}

TEST(LastDayOfARole, IsSaidShownMovedAndTakenBackWhileTheServerServes) {
    RunningServer server;
    const std::string device = server.enroll_device().reply.device.text();
    const auto listed = [&] {
        return server.folder.run({"devices", "list", "--json"}).json().front();
    };
    EXPECT_TRUE(listed().at("until").is_null());
    Said said = server.folder.run({"devices", "until", device, "2099-06-30"});
    EXPECT_EQ(said.code, ExitCode::done) << said.err;
    EXPECT_NE(said.err.find("30/06/2099"), std::string::npos) << said.err;
    EXPECT_EQ(listed().at("until"), "2099-06-30");
    EXPECT_NE(server.folder.run({"devices", "list"}).out.find(", until 30/06/2099"),
              std::string::npos);
    EXPECT_EQ(server.folder.run({"devices", "until", device, "2020-06-30"}).code, ExitCode::done);
    EXPECT_NE(server.folder.run({"devices", "list"}).out.find("the role ended on 30/06/2020"),
              std::string::npos);
    EXPECT_EQ(server.folder.run({"devices", "until", device, "--none"}).code, ExitCode::done);
    EXPECT_TRUE(listed().at("until").is_null());
    said = server.folder.run({"devices", "role", device, "officer", "--unit", "STP-HCTP", "--until",
                              "2099-12-31", "--json"});
    EXPECT_EQ(said.json().at("until"), "2099-12-31");
    EXPECT_EQ(listed().at("role"), "officer");
    EXPECT_EQ(server.folder.run({"verify"}).code, ExitCode::done);
}

TEST(Rule06_WhileServing, AConnectedDeviceIsLetGoWhenItsRoleChangesAndFindsItsNewScopes) {
    RunningServer server;
    const Enrolled device = server.enroll_device();
    GreetingSession stays{true};
    Said said{ExitCode::failed, {}, {}};
    stays.on_done = [&] {
        said = server.folder.run(
            {"devices", "role", device.reply.device.text(), "officer", "--unit", "STP-HCTP"});
    };
    const auto report = server.run(device, stays);
    EXPECT_EQ(said.code, ExitCode::done) << said.err;
    ASSERT_TRUE(report.end) << report.failure->message;
    GreetingSession again;
    ASSERT_TRUE(server.run(device, again).end);
    EXPECT_LT(again.grant.size(), stays.grant.size());
    EXPECT_TRUE(std::ranges::binary_search(again.grant, unit_scope(unit_id("STP-HCTP"))));
    EXPECT_FALSE(std::ranges::binary_search(again.grant, unit_scope(unit_id("STP-TGPL"))));
    const auto listed = server.folder.run({"devices", "list", "--json"}).json().front();
    EXPECT_EQ(listed["role"], "officer");
    EXPECT_EQ(listed["unit"], "STP-HCTP");
}

}  // namespace
}  // namespace thidua
