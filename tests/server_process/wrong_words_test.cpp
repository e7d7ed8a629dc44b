#include <gtest/gtest.h>

#include <algorithm>

#include "shared/base/translate.h"
#include "tests/server_process/server_folder.h"

namespace thidua {
namespace {

class WrongWordsTest : public testing::Test {
protected:
    ~WrongWordsTest() override { set_language(Language::english); }
    std::string said(std::vector<std::string> words, const char* language) {
        std::ostringstream out;
        std::ostringstream err;
        words.insert(words.end(), {"--data", server_.data(), "--lang", language});
        const SystemClock clock;
        SystemRandom random;
        EXPECT_EQ(run_command_line(words, out, err, clock, random), ExitCode::wrong_words);
        EXPECT_EQ(out.str(), "");
        const std::string text = err.str();
        EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1) << text;
        return text;
    }

    ServerFolder server_;
};

const std::vector<std::vector<std::string>> wrong_lines{
    {},
    {"nonsense"},
    {"init"},
    {"devices"},
    {"devices", "revoke"},
    {"serve", "--listen", "nowhere"},
    {"serve", "--listen"},
    {"serve", "--log-level", "loud"},
    {"enroll", "--unit", "A", "--role", "king", "--name", "B"},
    {"enroll", "--unit", "A", "--role", "head", "--name", "B", "--expires", "soon"},
    {"status", "--unknown"},
    {"status", "more", "words"},
    {"status", "--config", "/nowhere/server.toml"},
};

TEST_F(WrongWordsTest, AreNamedInOneSentence) {
    EXPECT_EQ(said({"nonsense"}, "en"), "\"nonsense\" is not understood here.\n");
    EXPECT_EQ(said({"status", "--unknown"}, "en"), "\"--unknown\" is not understood here.\n");
    EXPECT_EQ(said({"init"}, "en"), "--organization is missing.\n");
    EXPECT_EQ(said({"serve", "--log-level", "loud"}, "en"),
              "\"loud\" is not one of: debug, info, warning, error.\n");
    EXPECT_EQ(said({"serve", "--listen", "nowhere"}, "en"),
              "\"nowhere\" is not an address; write it as host:port.\n");
    EXPECT_NE(said({}, "en").find("Say what to do"), std::string::npos);
}

TEST_F(WrongWordsTest, AreSpokenOfInVietnamese) {
    for (const auto& line : wrong_lines) {
        const std::string vietnamese = said(line, "vi");
        EXPECT_NE(vietnamese, said(line, "en"));
        for (const char* english : {"required", "argument", "expected", "subcommand", "--help for",
                                    "not in", "readable"})
            EXPECT_EQ(vietnamese.find(english), std::string::npos) << vietnamese;
    }
}

TEST_F(WrongWordsTest, OfTheFileOfSettingsAreNamed) {
    write_whole_file(server_.file("server.toml"), "jsn = true\n");
    EXPECT_EQ(said({"status", "--config", server_.file("server.toml")}, "en"),
              "The file of settings says \"jsn\", which is not a setting.\n");
}

TEST_F(WrongWordsTest, AreExplainedByAHelpInTheSameLanguage) {
    std::ostringstream out;
    std::ostringstream err;
    const SystemClock clock;
    SystemRandom random;
    for (const char* command : {"", "serve", "enroll"}) {
        std::vector<std::string> words{"--lang", "vi", "--help"};
        if (*command != '\0') words.insert(words.begin(), command);
        EXPECT_EQ(run_command_line(words, out, err, clock, random), ExitCode::done);
    }
    for (const char* english : {"Usage", "Options", "REQUIRED", "Print this", "Subcommands",
                                "Positionals"})
        EXPECT_EQ(out.str().find(english), std::string::npos) << english;
}

}  // namespace
}  // namespace thidua
