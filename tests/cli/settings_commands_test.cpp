#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "client/cli/command_table.h"
#include "client/cli/program.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_folder.h"

namespace thidua::cli {
namespace {

/// On a device that is not enrolled: enrolling may need the proxy.
class SettingsCommandsTest : public testing::Test {
protected:
    ExitCode run(std::vector<std::string> words) {
        out_.str("");
        err_.str("");
        words.insert(words.end(), {"--data", folder_.path().string(), "--lang", "en"});
        return run_program(all_commands(), words,
                           {{clock_, random_, boot_clock_}, out_, err_, false, [](const char*) {
                                return std::optional<std::string>{};
                            }});
    }
    [[nodiscard]] std::string said() const { return out_.str() + err_.str(); }

    TemporaryFolder folder_;
    HandClock clock_{Instant{1'790'000'000'000}};
    SeededRandom random_{1};
    HandBootClock boot_clock_;
    std::ostringstream out_;
    std::ostringstream err_;
};

TEST_F(SettingsCommandsTest, ShowWhatWasSet) {
    ASSERT_EQ(run({"settings", "set", "proxy=http://minh:bimat@10.0.0.1:3128", "metered=yes",
                   "address=may-chu:7443,[fd00::1]:7443"}),
              ExitCode::done);
    ASSERT_EQ(run({"settings", "show", "--json"}), ExitCode::done);
    const auto shown = nlohmann::json::parse(out_.str());
    EXPECT_EQ(shown["proxy"], "http://minh@10.0.0.1:3128");
    EXPECT_EQ(shown["proxy_has_password"], true);
    EXPECT_EQ(shown["metered"], true);
    EXPECT_EQ(shown["addresses"], (std::vector<std::string>{"may-chu:7443", "[fd00::1]:7443"}));
}

TEST_F(SettingsCommandsTest, PrintNoSecret) {
    run({"settings", "set", "proxy=http://minh:bimat@10.0.0.1:3128"});
    EXPECT_EQ(said().find("bimat"), std::string::npos);
    run({"settings", "show"});
    EXPECT_EQ(said().find("bimat"), std::string::npos);
    run({"settings", "set", "proxy=http://minh:bimat@"});
    EXPECT_EQ(said().find("bimat"), std::string::npos);
    run({"settings", "set", "prxy=http://minh:bimat@10.0.0.1"});
    EXPECT_EQ(said().find("bimat"), std::string::npos);
}

TEST_F(SettingsCommandsTest, AreTakenBackByAnEmptyValue) {
    run({"settings", "set", "proxy=http://10.0.0.1:3128", "address=a:1"});
    run({"settings", "set", "proxy=", "address="});
    run({"settings", "show", "--json"});
    const auto shown = nlohmann::json::parse(out_.str());
    EXPECT_EQ(shown["proxy"], "");
    EXPECT_TRUE(shown["addresses"].empty());
}

TEST_F(SettingsCommandsTest, LeaveWhatIsNotNamedAsItIs) {
    run({"settings", "set", "proxy=http://10.0.0.1:3128"});
    run({"settings", "set", "metered=yes"});
    run({"settings", "show", "--json"});
    EXPECT_EQ(nlohmann::json::parse(out_.str())["proxy"], "http://10.0.0.1:3128");
}

TEST_F(SettingsCommandsTest, ChangeNothingWhenOneWordIsWrong) {
    for (const char* wrong :
         {"metered=perhaps", "address=nowhere", "proxy=ftp://x y", "colour=red", "metered"})
        EXPECT_EQ(run({"settings", "set", "proxy=http://10.0.0.1:3128", wrong}),
                  ExitCode::wrong_words)
            << wrong;
    run({"settings", "show", "--json"});
    EXPECT_EQ(nlohmann::json::parse(out_.str())["proxy"], "");
}

}  // namespace
}  // namespace thidua::cli
