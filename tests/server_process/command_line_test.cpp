#include <gtest/gtest.h>

#include <filesystem>

#include "server/admin/duration_text.h"
#include "shared/base/translate.h"
#include "shared/net/enrolment_code.h"
#include "shared/store/database.h"
#include "tests/server_process/server_folder.h"

namespace thidua {
namespace {

class FreshServerTest : public testing::Test {
protected:
    ServerFolder server_;
};

class MadeServerTest : public FreshServerTest {
protected:
    Said made_ = server_.init();
};

TEST_F(FreshServerTest, PrintsNothingButTheAdministratorsCode) {
    const Said said = server_.init();
    ASSERT_EQ(said.code, ExitCode::done) << said.err;
    EXPECT_TRUE(read_enrolment_code(said.out));
    EXPECT_EQ(std::count(said.out.begin(), said.out.end(), '\n'), 1);
}

TEST_F(FreshServerTest, SaysToMakeAServerFirst) {
    const Said said = server_.run({"status"});
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_EQ(said.out, "");
    EXPECT_NE(said.err.find("thidua-server init"), std::string::npos);
}

TEST_F(FreshServerTest, LeavesNothingBehindWhenTheOrganisationIsWrong) {
    write_whole_file(server_.file("wrong.json"), "{\"units\": 3}");
    const Said said = server_.run({"init", "--organization", server_.file("wrong.json")});
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_FALSE(std::filesystem::exists(server_.data()));
}

TEST_F(FreshServerTest, LeavesWrongWordsToCodeTwo) {
    for (const auto& words : std::vector<std::vector<std::string>>{
             {},
             {"nonsense"},
             {"init"},
             {"serve", "--listen", "nowhere"},
             {"enroll", "--unit", "A", "--role", "king", "--name", "B"},
             {"enroll", "--unit", "A", "--role", "head", "--name", "B", "--expires", "soon"},
             {"devices"},
             {"devices", "revoke"},
             {"status", "--unknown"}}) {
        const Said said = server_.run(words);
        EXPECT_EQ(said.code, ExitCode::wrong_words);
        EXPECT_EQ(said.out, "");
        EXPECT_NE(said.err, "");
    }
}

TEST_F(FreshServerTest, HelpsWithEveryCommand) {
    for (const char* command : {"init", "serve", "enroll", "devices", "status", "deadlines",
                                "verify"}) {
        const Said said = server_.run({command, "--help"});
        EXPECT_EQ(said.code, ExitCode::done);
        EXPECT_NE(said.out.find(command), std::string::npos);
    }
}

TEST_F(FreshServerTest, TellsItsVersion) {
    const Said said = server_.run({"--version"});
    EXPECT_EQ(said.code, ExitCode::done);
    EXPECT_TRUE(said.out.starts_with("thidua-server "));
}

TEST_F(MadeServerTest, RefusesToBeMadeAgain) {
    const Said said = server_.init();
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_EQ(said.out, "");
    EXPECT_EQ(server_.run({"verify"}).code, ExitCode::done);
}

TEST_F(MadeServerTest, MakesACodeForAUnitAndARole) {
    const Said said = server_.run({"enroll", "--unit", "STP-VP", "--role", "office", "--name",
                                   "Nguyễn Thị Minh", "--expires", "12h", "--address",
                                   "10.0.0.1:7443", "--json"});
    ASSERT_EQ(said.code, ExitCode::done) << said.err;
    EXPECT_EQ(said.json()["unit"], "STP-VP");
    EXPECT_EQ(said.json()["role"], "office");
    const auto code = read_enrolment_code(said.json()["code"].get<std::string>()).value();
    EXPECT_EQ(code.addresses, (std::vector<ServerAddress>{{"10.0.0.1", 7443}}));
    EXPECT_EQ(to_iso(code.expires), said.json()["expires"].get<std::string>());
}

TEST_F(MadeServerTest, KnowsNoUnitThatIsNotInTheOrganisation) {
    const Said said =
        server_.run({"enroll", "--unit", "NO-SUCH", "--role", "head", "--name", "B"});
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_NE(said.err.find("NO-SUCH"), std::string::npos);
}

TEST_F(MadeServerTest, TellsItsStateInOneDocument) {
    const auto state = server_.run({"status", "--json"}).json();
    EXPECT_GT(state["records"], 0);
    EXPECT_EQ(state["head_seq"], state["records"]);
    EXPECT_EQ(state["devices"], 0);
    EXPECT_EQ(state["head_hash"].get<std::string>().size(), 64U);
}

TEST_F(MadeServerTest, ListsNoDevicesAtFirst) {
    EXPECT_EQ(server_.run({"devices", "list", "--json"}).json(),
              nlohmann::json::array());
}

TEST_F(MadeServerTest, CannotCutOffADeviceItDoesNotKnow) {
    EXPECT_EQ(server_.run({"devices", "revoke", "abc"}).code, ExitCode::failed);
}

TEST_F(MadeServerTest, CountsTheUnitsOfEveryPeriod) {
    const auto periods = server_.run({"deadlines", "--json"}).json();
    for (const auto& period : periods) {
        const int told = period["on_time"].get<int>() + period["late"].get<int>() +
                         period["missing"].get<int>() + period["pending"].get<int>();
        EXPECT_EQ(told, period["expected"].get<int>());
    }
}

TEST_F(MadeServerTest, TellsOnePeriodByTheEndOfItsId) {
    const auto all = server_.run({"deadlines", "--json"}).json();
    ASSERT_FALSE(all.empty());
    const std::string id = all.front()["id"];
    const auto one = server_.run({"deadlines", "--period", id.substr(20), "--json"}).json();
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.front()["id"].get<std::string>(), id);
    EXPECT_EQ(server_.run({"deadlines", "--period", "zzz"}).code, ExitCode::failed);
}

TEST_F(MadeServerTest, FindsAStoreThatWasAltered) {
    auto database = Database::open({.path = server_.data() + "/server.db"}).value();
    database.execute("UPDATE record SET fields = x'00' WHERE rowid = 3");
    const Said said = server_.run({"verify", "--json"});
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_FALSE(said.json()["sound"]);
    EXPECT_FALSE(said.json()["problems"].empty());
}

TEST_F(MadeServerTest, ReadsItsWordsFromAFile) {
    write_whole_file(server_.file("server.toml"), "json = true\n");
    const Said said = server_.run({"status", "--config", server_.file("server.toml")});
    EXPECT_EQ(said.code, ExitCode::done) << said.err;
    EXPECT_TRUE(said.json().contains("records"));
}

TEST_F(MadeServerTest, RefusesAWordInTheFileThatItDoesNotKnow) {
    write_whole_file(server_.file("server.toml"), "jsn = true\n");
    EXPECT_EQ(server_.run({"status", "--config", server_.file("server.toml")}).code,
              ExitCode::wrong_words);
}

TEST_F(MadeServerTest, SpeaksVietnameseWhenAsked) {
    std::ostringstream out;
    std::ostringstream err;
    const SystemClock clock;
    SystemRandom random;
    EXPECT_EQ(run_command_line({"status", "--lang", "vi", "--data", server_.data()}, out, err,
                               clock, random),
              ExitCode::done);
    EXPECT_EQ(current_language(), Language::vietnamese);
    set_language(Language::english);
}

TEST(DurationTest, ReadsDaysHoursAndMinutes) {
    EXPECT_EQ(read_duration("7d"), std::chrono::hours{168});
    EXPECT_EQ(read_duration("12h"), std::chrono::hours{12});
    EXPECT_EQ(read_duration("30m"), std::chrono::minutes{30});
}

TEST(DurationTest, RefusesEverythingElse) {
    for (const char* text : {"", "d", "0d", "-1d", "7", "7w", "366d", "1.5h", "99999999999999h"})
        EXPECT_FALSE(read_duration(text)) << text;
}

}  // namespace
}  // namespace thidua
