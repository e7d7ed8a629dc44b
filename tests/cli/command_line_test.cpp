#include "client/cli/command_line.h"

#include <gtest/gtest.h>

#include "client/cli/help.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace {

Result<ExitCode> nothing(Workspace&, const Arguments&, const Console&) {
    return ExitCode::done;
}

class CommandLineTest : public testing::Test {
protected:
    CommandLine parse(const std::vector<std::string>& words) {
        return parse_command_line(commands_, words);
    }
    std::string problem(const std::vector<std::string>& words) { return parse(words).problem; }

    const Commands commands_{
        {.noun = "status", .about = "Where things stand.", .run = nothing},
        {.noun = "report",
         .verb = "set",
         .about = "Set answers.",
         .parameters = {{"ID"}, {.name = "PATH=VALUE", .many = true, .required = false}},
         .options = {{"--from", "FILE", "a file"}},
         .run = nothing},
        {.noun = "report",
         .verb = "return",
         .about = "Return it.",
         .parameters = {{"ID"}},
         .options = {{"--reason", "TEXT", "why", true}, {"--quiet", "", "say nothing"}},
         .run = nothing},
        {.noun = "conflict",
         .verb = "set",
         .about = "A third value.",
         .parameters = {{"ID"}, {.name = "VALUE", .may_be_blank = true}},
         .run = nothing},
    };
};

TEST_F(CommandLineTest, FindsACommandOfOneWord) {
    EXPECT_EQ(parse({"status"}).command, &commands_[0]);
}

TEST_F(CommandLineTest, FindsACommandOfTwoWords) {
    EXPECT_EQ(parse({"report", "return", "x", "--reason", "y"}).command, &commands_[2]);
}

TEST_F(CommandLineTest, GivesTheWordsByTheirNames) {
    const auto line = parse({"conflict", "set", "e1", "12,5"});
    EXPECT_EQ(line.arguments.word("ID"), "e1");
    EXPECT_EQ(line.arguments.word("VALUE"), "12,5");
}

TEST_F(CommandLineTest, GivesAllOfManyWords) {
    const auto line = parse({"report", "set", "e1", "a=1", "b=", "c=x y"});
    EXPECT_EQ(line.arguments.words("PATH=VALUE"), (std::vector<std::string>{"a=1", "b=", "c=x y"}));
}

TEST_F(CommandLineTest, TakesCommonOptionsBeforeTheCommand) {
    const auto line = parse({"--data", "/tmp/x", "--json", "--lang", "en", "status"});
    EXPECT_EQ(line.problem, "");
    EXPECT_EQ(line.common.data, "/tmp/x");
    EXPECT_EQ(line.common.language, "en");
    EXPECT_TRUE(line.common.json);
}

TEST_F(CommandLineTest, TakesCommonOptionsAfterTheCommand) {
    const auto line = parse({"report", "set", "e1", "a=1", "--json", "--data", "/tmp/x"});
    EXPECT_EQ(line.problem, "");
    EXPECT_EQ(line.common.data, "/tmp/x");
    EXPECT_TRUE(line.common.json);
    EXPECT_EQ(line.arguments.words("PATH=VALUE").size(), 1U);
}

TEST_F(CommandLineTest, TakesANegativeNumberAsAValue) {
    EXPECT_EQ(parse({"conflict", "set", "e1", "-5"}).arguments.word("VALUE"), "-5");
}

TEST_F(CommandLineTest, TakesTheNameOfACommandAsAValue) {
    const auto line = parse({"conflict", "set", "e1", "status"});
    EXPECT_EQ(line.problem, "");
    EXPECT_EQ(line.arguments.word("VALUE"), "status");
}

TEST_F(CommandLineTest, KeepsBracketsAndCommasOfAText) {
    const auto line = parse({"report", "return", "e1", "--reason", "[a, b]"});
    EXPECT_EQ(line.arguments.word("--reason"), "[a, b]");
}

TEST_F(CommandLineTest, TakesAnEmptyTextWhereNothingHasToBeSaid) {
    const auto line = parse({"report", "set", "e1", "a=1", "--from", ""});
    EXPECT_EQ(line.problem, "");
    EXPECT_EQ(line.arguments.option("--from"), "");
    EXPECT_EQ(problem({"conflict", "set", "e1", ""}), "");
}

TEST_F(CommandLineTest, RefusesBlanksWhereSomethingHasToBeSaid) {
    for (const char* const blank : {"", "  ", "\n\t", "\u00A0\u200B"}) {
        EXPECT_EQ(problem({"report", "return", "e1", "--reason", blank}),
                  "--reason is blank: say something there.");
        EXPECT_EQ(problem({"report", "set", blank, "a=1"}), "ID is blank: say something there.");
    }
}

TEST_F(CommandLineTest, KnowsWhetherASwitchWasGiven) {
    EXPECT_TRUE(
        parse({"report", "return", "e", "--reason", "r", "--quiet"}).arguments.has("--quiet"));
    EXPECT_FALSE(parse({"report", "return", "e", "--reason", "r"}).arguments.has("--quiet"));
}

TEST_F(CommandLineTest, RefusesNoWordsAtAll) {
    EXPECT_NE(problem({}), "");
}

TEST_F(CommandLineTest, RefusesANounWithoutAVerb) {
    EXPECT_EQ(problem({"report"}), "Say what to do with \"report\".");
}

TEST_F(CommandLineTest, RefusesAnUnknownCommand) {
    EXPECT_NE(problem({"dance"}), "");
}

TEST_F(CommandLineTest, RefusesAnUnknownVerb) {
    EXPECT_NE(problem({"report", "dance"}), "");
}

TEST_F(CommandLineTest, RefusesAnUnknownOptionByItsName) {
    EXPECT_EQ(problem({"status", "--fast"}), "\"--fast\" is not understood here.");
}

TEST_F(CommandLineTest, RefusesAWordTooMany) {
    EXPECT_EQ(problem({"status", "now"}), "\"now\" is not understood here.");
}

TEST_F(CommandLineTest, NamesAMissingWord) {
    EXPECT_EQ(problem({"conflict", "set", "e1"}), "VALUE is missing.");
}

TEST_F(CommandLineTest, NamesAMissingOption) {
    EXPECT_EQ(problem({"report", "return", "e1"}), "--reason is missing.");
}

TEST_F(CommandLineTest, RefusesAnOptionWithoutItsValue) {
    EXPECT_EQ(problem({"report", "return", "e1", "--reason"}),
              "\"--reason\" takes exactly one value.");
}

TEST_F(CommandLineTest, RefusesAnOptionGivenTwice) {
    EXPECT_NE(problem({"report", "return", "e1", "--reason", "a", "--reason", "b"}), "");
}

TEST_F(CommandLineTest, AsksForHelpWithoutTheOtherWords) {
    const auto line = parse({"report", "return", "--help"});
    EXPECT_EQ(line.problem, "");
    EXPECT_TRUE(line.common.help);
    EXPECT_EQ(line.command, &commands_[2]);
}

TEST_F(CommandLineTest, FindsTheLanguageWhereverItStands) {
    EXPECT_EQ(find_language_option({"status", "--lang", "en"}), "en");
    EXPECT_EQ(find_language_option({"--lang=vi", "status"}), "vi");
    EXPECT_EQ(find_language_option({"status"}), std::nullopt);
}

TEST_F(CommandLineTest, ShowsHowACommandIsWritten) {
    EXPECT_EQ(usage_of(commands_[1]), "thidua report set ID [PATH=VALUE ...] [--from FILE]");
    EXPECT_EQ(usage_of(commands_[2]), "thidua report return ID --reason TEXT [--quiet]");
}

TEST_F(CommandLineTest, ListsTheCommandsOfANounInItsHelp) {
    const std::string help = help_text(commands_, parse({"report", "--help"}));
    EXPECT_NE(help.find("report return"), std::string::npos);
    EXPECT_EQ(help.find("conflict set"), std::string::npos);
}

}  // namespace
}  // namespace thidua::cli
