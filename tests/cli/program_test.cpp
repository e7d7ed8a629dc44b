#include "client/cli/program.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "client/app/workspace.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_folder.h"

namespace thidua::cli {
namespace {

Result<ExitCode> speak(Workspace& workspace, const Arguments&, const Console& console) {
    console.say("on the way");
    console.show(Json::object().set("folder", to_utf8(workspace.folder())), "the result");
    return ExitCode::done;
}

Result<ExitCode> fail(Workspace&, const Arguments&, const Console&) {
    return failure(ErrorCode::wrong_state, "This is why.");
}

Result<ExitCode> lose_line(Workspace&, const Arguments&, const Console&) {
    return failure(ErrorCode::unreachable, "No line.");
}

Result<ExitCode> need_person(Workspace&, const Arguments&, const Console&) {
    return ExitCode::needs_person;
}

Result<ExitCode> break_down(Workspace&, const Arguments&, const Console&) {
    throw std::runtime_error{"broken"};
}

class ProgramTest : public testing::Test {
protected:
    ~ProgramTest() override { set_language(Language::english); }

    ExitCode run(std::vector<std::string> words) {
        if (!variables_.contains("THIDUA_DATA"))
            words.push_back("--data=" + folder_.path().string());
        return run_program(
            commands_, words,
            {{clock_, random_, boot_clock_}, out_, err_, false, [this](const char* name) {
                 const auto found = variables_.find(name);
                 return found == variables_.end() ? std::nullopt
                                                  : std::optional<std::string>{found->second};
             }});
    }

    const Commands commands_{
        {.noun = "speak", .about = "Speaks.", .run = speak, .needs_enrolment = false},
        {.noun = "fail", .run = fail, .needs_enrolment = false},
        {.noun = "lose", .run = lose_line, .needs_enrolment = false},
        {.noun = "need", .run = need_person, .needs_enrolment = false},
        {.noun = "break", .run = break_down, .needs_enrolment = false},
        {.noun = "enrolled", .run = speak},
        {.noun = "picky",
         .run = speak,
         .find_problem = [](const Arguments&) { return std::string{"Not like that."}; }},
    };
    TemporaryFolder folder_;
    HandClock clock_{Instant{1'790'000'000'000}};
    SeededRandom random_{1};
    HandBootClock boot_clock_;
    std::map<std::string, std::string> variables_{{"LANG", "en_GB.UTF-8"}};
    std::ostringstream out_;
    std::ostringstream err_;
};

TEST_F(ProgramTest, AnswersZeroWhenDone) {
    EXPECT_EQ(run({"speak"}), ExitCode::done);
}

TEST_F(ProgramTest, KeepsResultsAndMessagesApart) {
    run({"speak"});
    EXPECT_EQ(out_.str(), "the result\n");
    EXPECT_EQ(err_.str(), "on the way\n");
}

TEST_F(ProgramTest, PrintsOneDocumentAndNothingElseWithJson) {
    run({"speak", "--json"});
    EXPECT_EQ(nlohmann::json::parse(out_.str()).at("folder"), folder_.path().string());
}

TEST_F(ProgramTest, AnswersOneAndOneSentenceWhenItFails) {
    EXPECT_EQ(run({"fail"}), ExitCode::failed);
    EXPECT_EQ(err_.str(), "This is why.\n");
}

TEST_F(ProgramTest, PrintsNothingOnStandardOutputWhenItFails) {
    run({"fail"});
    EXPECT_EQ(out_.str(), "");
}

TEST_F(ProgramTest, PrintsWhyAsADocumentWithJson) {
    EXPECT_EQ(run({"fail", "--json"}), ExitCode::failed);
    EXPECT_EQ(
        nlohmann::json::parse(out_.str()),
        nlohmann::json::parse(R"({"error": {"code": "wrong_state", "message": "This is why."}})"));
    EXPECT_EQ(err_.str(), "This is why.\n");
}

TEST_F(ProgramTest, SaysWithJsonThatThereIsNoLine) {
    EXPECT_EQ(run({"lose", "--json"}), ExitCode::unreachable);
    EXPECT_EQ(nlohmann::json::parse(out_.str()).at("error").at("code"), "unreachable");
}

TEST_F(ProgramTest, TurnsAnExceptionIntoADocumentWithJson) {
    EXPECT_EQ(run({"break", "--json"}), ExitCode::failed);
    EXPECT_EQ(nlohmann::json::parse(out_.str()).at("error").at("code"), "internal");
}

TEST_F(ProgramTest, SaysWithJsonWhichWordsAreWrong) {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"dance"}, {"picky"}, {"speak", "louder"}, {"\xff\xfe"}}) {
        out_.str("");
        std::vector<std::string> asked = words;
        asked.emplace_back("--json");
        EXPECT_EQ(run(asked), ExitCode::wrong_words);
        EXPECT_EQ(nlohmann::json::parse(out_.str()).at("error").at("code"), "wrong_words");
    }
}

TEST_F(ProgramTest, AnswersTwoForWrongWords) {
    EXPECT_EQ(run({"dance"}), ExitCode::wrong_words);
    EXPECT_EQ(run({}), ExitCode::wrong_words);
    EXPECT_EQ(run({"speak", "louder"}), ExitCode::wrong_words);
    EXPECT_EQ(out_.str(), "");
}

TEST_F(ProgramTest, RefusesWrongWordsBeforeItAsksWhoseDeviceThisIs) {
    EXPECT_EQ(run({"picky"}), ExitCode::wrong_words);
    EXPECT_TRUE(err_.str().starts_with("Not like that.\n"));
}

TEST_F(ProgramTest, AnswersThreeWithoutALine) {
    EXPECT_EQ(run({"lose"}), ExitCode::unreachable);
    EXPECT_EQ(err_.str(), "No line.\n");
}

TEST_F(ProgramTest, AnswersFourWhenAPersonIsNeeded) {
    EXPECT_EQ(run({"need"}), ExitCode::needs_person);
}

TEST_F(ProgramTest, TurnsAnExceptionIntoAFailure) {
    EXPECT_EQ(run({"break"}), ExitCode::failed);
    EXPECT_EQ(err_.str(), "broken\n");
}

TEST_F(ProgramTest, FailsWhenTheResultCannotBeWritten) {
    out_.setstate(std::ios::badbit);
    EXPECT_EQ(run({"speak"}), ExitCode::failed);
}

TEST_F(ProgramTest, AsksForEnrolmentFirst) {
    EXPECT_EQ(run({"enrolled"}), ExitCode::failed);
    EXPECT_NE(err_.str().find("thidua enroll CODE"), std::string::npos);
}

TEST_F(ProgramTest, PrintsHelpOnStandardOutput) {
    EXPECT_EQ(run({"--help"}), ExitCode::done);
    EXPECT_NE(out_.str().find("Speaks."), std::string::npos);
}

TEST_F(ProgramTest, PrintsItsVersion) {
    EXPECT_EQ(run({"--version"}), ExitCode::done);
    EXPECT_TRUE(out_.str().starts_with("thidua "));
}

TEST_F(ProgramTest, SpeaksVietnameseUnlessToldOtherwise) {
    variables_.erase("LANG");
    run({"dance"});
    EXPECT_NE(err_.str().find("Ở đây không hiểu được"), std::string::npos);
}

TEST_F(ProgramTest, SpeaksTheLanguageOfTheLocale) {
    run({"dance"});
    EXPECT_NE(err_.str().find("is not understood here"), std::string::npos);
}

TEST_F(ProgramTest, SpeaksTheLanguageItIsToldWhateverTheLocale) {
    run({"dance", "--lang", "vi"});
    EXPECT_NE(err_.str().find("Ở đây không hiểu được"), std::string::npos);
}

TEST_F(ProgramTest, RefusesALanguageItDoesNotSpeak) {
    EXPECT_EQ(run({"speak", "--lang", "fr"}), ExitCode::wrong_words);
}

TEST_F(ProgramTest, TakesTheFolderFromTheEnvironment) {
    variables_["THIDUA_DATA"] = folder_.file("elsewhere");
    run({"speak", "--json"});
    EXPECT_EQ(nlohmann::json::parse(out_.str()).at("folder"), folder_.file("elsewhere"));
}

TEST_F(ProgramTest, TakesTheFolderFromTheWordsBeforeTheEnvironment) {
    variables_["THIDUA_DATA"] = folder_.file("elsewhere");
    run({"speak", "--json", "--data", folder_.file("here")});
    EXPECT_EQ(nlohmann::json::parse(out_.str()).at("folder"), folder_.file("here"));
}

}  // namespace
}  // namespace thidua::cli
