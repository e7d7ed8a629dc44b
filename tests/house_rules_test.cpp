#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>

#include "tests/house/rules.h"
#include "tests/house/source_file.h"

namespace thidua::house {
namespace {

// clang-format off
const IncludeTable who_may_include_whom{
    {"shared/base", {}},
    {"shared/record", {"shared/base"}},
    {"shared/forms", {"shared/base", "shared/record"}},
    {"shared/calendar", {"shared/base"}},
    {"shared/evidence", {"shared/base", "shared/record", "shared/calendar", "shared/wire"}},
    {"shared/model", {"shared/base", "shared/record", "shared/calendar", "shared/evidence",
                      "shared/forms"}},
    {"shared/rules", {"shared/base", "shared/forms", "shared/calendar"}},
    {"shared/wire", {"shared/base", "shared/record"}},
    {"shared/sync", {"shared/base", "shared/record", "shared/wire", "shared/evidence",
                     "shared/model", "shared/forms"}},
    {"shared/bundle", {"shared/base", "shared/record", "shared/wire", "shared/sync"}},
    {"shared/store", {"shared/base"}},
    {"shared/platform", {"shared/base"}},
    {"shared/net", {"shared/base", "shared/wire", "shared/sync", "shared/platform"}},
    {"client/store", {"shared/base", "shared/record", "shared/forms", "shared/calendar",
                      "shared/evidence", "shared/model", "shared/wire", "shared/sync",
                      "shared/bundle", "shared/store", "shared/platform"}},
    {"client/paper", {"shared/base", "shared/forms", "shared/platform"}},
    {"client/sheets", {"shared/base", "shared/forms"}},
    {"client/app", {"shared/*", "client/store", "client/paper", "client/sheets"}},
    {"client/cli", {"shared/*", "client/app"}},
    {"client/gui/presenter", {"shared/*", "client/app"}},
    {"client/gui/view", {"shared/base", "client/gui/presenter"}},
    {"client/gui", {"shared/*", "client/app", "client/gui/*"}},
    {"server/organization", {"shared/base", "shared/record", "shared/calendar", "shared/model",
                             "shared/forms"}},
    {"server/store", {"shared/base", "shared/record", "shared/wire", "shared/sync", "shared/model",
                      "shared/evidence", "shared/calendar", "shared/store", "shared/forms",
                      "shared/platform"}},
    {"server/auth", {"shared/base", "shared/wire", "shared/net", "shared/platform", "shared/model",
                     "server/store"}},
    {"server/net", {"shared/*", "server/store", "server/auth"}},
    {"server/admin", {"shared/*", "server/*"}},
    {"server", {"shared/*", "server/*"}},
};

const std::vector<Confinement> confinements{
    {{"<wx/"}, {"client/gui/view/", "tests/gui/"}},
    {{"<boost/asio", "<openssl/"},
     {"shared/net/", "server/net/", "server/auth/", "shared/base/hash.cpp",
      "tests/net/", "tests/server/", "tests/bench/", "tests/fuzz/", "tests/acceptance/"}},
    {{"<SQLiteCpp/", "<sqlite3.h>"}, {"shared/store/", "client/store/", "server/store/", "tests/"}},
    {{"system_clock::now", "time(nullptr)", "gettimeofday"}, {"shared/base/time.cpp"}},
    {{"steady_clock"},
     {"shared/net/", "server/net/", "client/gui/view/", "tests/"}},
    {{"random_device", "mt19937", "rand()"}, {"shared/base/random.cpp"}},
    {{"<unistd.h>", "<sys/", "<fcntl.h>", "<signal.h>", "<poll.h>", "<pthread.h>", "<dirent.h>",
      "<netinet/", "<arpa/", "<windows.h>", "_WIN32"},
     {"shared/platform/", "tests/platform/", "tests/acceptance/"}},
};
// clang-format on

/// A backup joins the store with the keys and files beside it, which no store knows.
const std::vector<std::string> places_of_sql{"shared/store/", "client/store/", "server/store/",
                                             "server/admin/backup_file.", "tests/"};

// In two halves, so that this file may say what no file may.
const std::vector<std::string> words_of_unfinished_work{
    "TO"
    "DO",
    "FIX"
    "ME"};
const std::vector<std::string> paths_outside{
    "/wo"
    "rk/",
    "../sha"
    "red"};

constexpr std::size_t file_lines_max = 600;

std::string join(const Findings& findings) {
    return fmt::format("{}", fmt::join(findings, "\n"));
}

Findings ask(const std::vector<SourceFile>& files,
             const std::function<Findings(const SourceFile&)>& rule) {
    Findings all;
    for (const SourceFile& file : files)
        for (std::string& finding : rule(file)) all.push_back(std::move(finding));
    return all;
}

const std::vector<SourceFile>& sources() {
    static const std::vector<SourceFile> files = load_sources(THIDUA_SOURCE_ROOT);
    return files;
}

const std::vector<SourceFile>& texts() {
    static const std::vector<SourceFile> files = load_texts(THIDUA_SOURCE_ROOT);
    return files;
}

// The project, asked.

TEST(HouseRulesTest, FindTheProjectToAsk) {
    EXPECT_GT(sources().size(), 50U);
    EXPECT_GT(texts().size(), sources().size());
}

TEST(HouseRulesTest, IncludesFollowTheArrows) {
    const auto rule = [](const SourceFile& file) {
        return file.path.starts_with("tests/") ? Findings{}
                                               : check_includes(file, who_may_include_whom);
    };
    EXPECT_EQ(join(ask(sources(), rule)), "");
}

TEST(HouseRulesTest, EachKindOfWorkStaysInItsRoom) {
    for (const Confinement& confinement : confinements)
        EXPECT_EQ(
            join(ask(sources(),
                     [&](const SourceFile& file) { return check_confinement(file, confinement); })),
            "");
}

TEST(HouseRulesTest, SqlStaysInTheStores) {
    const auto rule = [](const SourceFile& file) { return check_sql(file, places_of_sql); };
    EXPECT_EQ(join(ask(sources(), rule)), "");
}

TEST(HouseRulesTest, NoFileIsTooLong) {
    const auto rule = [](const SourceFile& file) { return check_length(file, file_lines_max); };
    EXPECT_EQ(join(ask(sources(), rule)), "");
}

TEST(HouseRulesTest, NothingIsLeftUnfinished) {
    const auto rule = [](const SourceFile& file) {
        return check_forbidden(file, words_of_unfinished_work);
    };
    EXPECT_EQ(join(ask(texts(), rule)), "");
}

TEST(HouseRulesTest, NothingPointsOutsideTheProject) {
    const auto rule = [](const SourceFile& file) { return check_forbidden(file, paths_outside); };
    EXPECT_EQ(join(ask(texts(), rule)), "");
}

TEST(HouseRulesTest, WhatIsAwaitedIsNamedFirst) {
    EXPECT_EQ(join(ask(sources(), check_awaits)), "");
}

// The rules, asked about samples: one that cannot fail is no rule.

std::size_t count_in(const std::string& path, const std::string& text) {
    return check_includes(parse_source(path, text), who_may_include_whom).size();
}

TEST(IncludeRuleTest, CatchesAnArrowThatPointsUp) {
    EXPECT_EQ(count_in("shared/base/id.cpp", "#include \"shared/record/value.h\"\n"), 1U);
}

TEST(IncludeRuleTest, CatchesAClientThatKnowsTheServer) {
    EXPECT_EQ(count_in("client/app/workspace.cpp", "#include \"server/store/log.h\"\n"), 1U);
}

TEST(IncludeRuleTest, CatchesAViewThatLooksBelowThePresenter) {
    EXPECT_EQ(count_in("client/gui/view/panel.cpp", "#include \"client/app/reports.h\"\n"), 1U);
}

TEST(IncludeRuleTest, CatchesAProgramThatIncludesATest) {
    EXPECT_EQ(count_in("server/main.cpp", "#include \"tests/support/memory_vfs.h\"\n"), 1U);
}

TEST(IncludeRuleTest, CatchesAFolderThatNobodyListed) {
    EXPECT_EQ(count_in("shared/misc/things.cpp", ""), 1U);
}

TEST(IncludeRuleTest, AllowsAFoldersOwnFilesAndThoseItBuildsOn) {
    EXPECT_EQ(count_in("shared/record/merge.cpp",
                       "#include \"shared/record/merge.h\"\n#include \"shared/base/id.h\"\n"),
              0U);
}

TEST(IncludeRuleTest, AllowsEveryFolderOfAWholeRoom) {
    EXPECT_EQ(count_in("client/app/workspace.cpp", "#include \"shared/net/dial.h\"\n"), 0U);
}

TEST(ConfinementRuleTest, CatchesEachWordOutsideItsRoom) {
    for (const Confinement& confinement : confinements)
        for (const std::string& word : confinement.words) {
            const auto file = parse_source("shared/record/value.cpp", "x " + word + " y\n");
            EXPECT_EQ(check_confinement(file, confinement).size(), 1U) << word;
        }
}

TEST(ConfinementRuleTest, AllowsEachWordInItsRoom) {
    for (const Confinement& confinement : confinements) {
        const auto file = parse_source(confinement.places.front(), confinement.words.front());
        EXPECT_EQ(join(check_confinement(file, confinement)), "");
    }
}

TEST(ConfinementRuleTest, DoesNotReadCommentsAndLiterals) {
    const auto file =
        parse_source("shared/record/value.cpp",
                     "// steady_clock\n/* steady_clock */ f(\"steady_clock\", 1'000, 'x');\n");
    EXPECT_EQ(join(check_confinement(file, {{"steady_clock"}, {}})), "");
}

TEST(ConfinementRuleTest, SaysWhereItIs) {
    const auto file = parse_source("shared/record/value.cpp", "int a;\nmt19937 b;\n");
    EXPECT_EQ(join(check_confinement(file, {{"mt19937"}, {"shared/base/"}})),
              "shared/record/value.cpp:2: mt19937 belongs in shared/base/ only");
}

std::size_t count_sql(const std::string& path, const std::string& text) {
    return check_sql(parse_source(path, text), places_of_sql).size();
}

TEST(SqlRuleTest, CatchesStatementsOutsideTheStores) {
    for (const char* sql :
         {"SELECT 1", "  INSERT INTO t VALUES (1)", "INSERT OR IGNORE INTO t VALUES (1)",
          "UPDATE t SET a = 1", "DELETE FROM t", "PRAGMA user_version", "CREATE TABLE t (a)",
          "CREATE UNIQUE INDEX i ON t (a)"})
        EXPECT_EQ(count_sql("client/app/reports.cpp", fmt::format("f(\"{}\");", sql)), 1U) << sql;
}

TEST(SqlRuleTest, CatchesAStatementOfManyLines) {
    EXPECT_EQ(count_sql("client/app/reports.cpp", "f(R\"sql(\n  SELECT a\n  FROM t)sql\");"), 1U);
}

TEST(SqlRuleTest, AllowsThemInAStoreAndTalkAboutThemAnywhere) {
    EXPECT_EQ(count_sql("client/store/reports.cpp", "f(\"SELECT 1\");"), 0U);
    EXPECT_EQ(count_sql("client/app/reports.cpp", "f(\"Select a report\"); // SELECT 1"), 0U);
}

TEST(LengthRuleTest, CatchesAFileOfOneLineTooMany) {
    EXPECT_EQ(check_length(parse_source("a.cpp", "\n\n\n"), 3).size(), 0U);
    EXPECT_EQ(check_length(parse_source("a.cpp", "\n\n\n\n"), 3).size(), 1U);
}

TEST(ForbiddenRuleTest, CatchesWordsInComments) {
    for (const auto& words : {words_of_unfinished_work, paths_outside})
        for (const std::string& word : words) {
            const auto file = parse_source("a.cpp", fmt::format("int a;  // {} later\n", word));
            EXPECT_EQ(check_forbidden(file, words).size(), 1U) << word;
        }
}

TEST(ForbiddenRuleTest, DoesNotTakeAPartOfAWordForTheWord) {
    EXPECT_EQ(check_forbidden(parse_source("a.cpp", "int METHODOLOGY;"), {"HODO"}).size(), 0U);
}

std::size_t count_awaits(const std::string& statement) {
    return check_awaits(parse_source("a.cpp", "void f() {\n" + statement + "\n}\n")).size();
}

TEST(AwaitRuleTest, CatchesWhatTheCompilerDestroysTwice) {
    for (const char* statement :
         {"co_await f({a, b});", "co_await f(x, {.a = 1});", "co_await f(Options{a});",
          "co_await object.send(Message{\n    a});", "co_await f(std::vector<int>{1, 2});",
          "co_await co_spawn(ex, [p]() -> awaitable<void> { co_return; }, use_awaitable);",
          "co_await f([=] { g(); });", "co_await f([this, p] { g(); });",
          "co_await f([s = std::move(s)]() mutable { g(); });", "Pair pair{co_await a(), b};",
          "list.push_back({co_await a(), b});", "value = Pair{co_await a(), b};"})
        EXPECT_EQ(count_awaits(statement), 1U) << statement;
}

TEST(AwaitRuleTest, AllowsWhatIsNamedAndWhatIsHarmless) {
    for (const char* statement :
         {"co_await f(std::move(options));", "auto x = co_await g(a, b);",
          "if (ready) { co_await f(a); }", "while (true) {\n  co_await f(a);\n}",
          "co_await f([this] { g(); });", "co_await f([&x] { g(); });", "co_await f([] { g(); });",
          "co_await wait(std::chrono::seconds{5});", "Options o{a}; co_await f(o);",
          "try {\n  co_await f();\n} catch (const Error&) {\n}", "co_await f(list[i], a);"})
        EXPECT_EQ(count_awaits(statement), 0U) << statement;
}

TEST(SourceFileTest, TellsCodeFromCommentsAndLiterals) {
    const auto file = parse_source("a.cpp", "a(\"b // c\", 'd');  // e \"f\"\ng /* h\n */ i\n");
    EXPECT_EQ(file.code, "a(\"      \", ' ');          \ng     \n    i\n");
    ASSERT_EQ(file.literals.size(), 1U);
    EXPECT_EQ(file.literals[0].text, "b // c");
}

TEST(SourceFileTest, ReadsARawLiteralToItsEnd) {
    const auto file = parse_source("a.cpp", "f(R\"x(one \")\" two)x\", g);");
    ASSERT_EQ(file.literals.size(), 1U);
    EXPECT_EQ(file.literals[0].text, "one \")\" two");
    EXPECT_TRUE(file.code.ends_with(", g);"));
}

}  // namespace
}  // namespace thidua::house
