#include "shared/forms/formula.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "shared/forms/answers.h"
#include "tests/forms/small_form.h"

namespace thidua {
namespace {

Fields sample_answers() {
    Fields answers = make_answers(
        {{"a", Value{std::int64_t{6}}},
         {"b", decimal_value("1.5")},
         {"yes", Value{true}},
         {"word", Value{std::string{"good"}}},
         {"day",
          Value{CivilDate{std::chrono::year{2026}, std::chrono::month{5}, std::chrono::day{1}}}}});
    int n = 0;
    for (const char* key : {"x", "y", "z"}) {
        const RowId row = row_id_for_key("t", std::string{key});
        set_value(answers, row_marker_path("t", row), true);
        if (++n < 3) set_value(answers, cell_path("t", row, "c"), Decimal{n * 10});
    }
    return answers;
}

FormulaOutcome outcome_of(std::string_view text) {
    return Formula::parse(text).value().evaluate(sample_answers());
}

/// The result as text: a number, "true", "false", or "missing".
std::string result_of(std::string_view text) {
    const FormulaValue value = outcome_of(text).value;
    if (const auto* number = std::get_if<Decimal>(&value)) return number->text();
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    return "missing";
}

std::string problem_of_formula(std::string_view text) {
    const auto formula = Formula::parse(text);
    return formula ? "" : formula.error().message;
}

TEST(FormulaTest, BindsProductsBeforeSums) {
    EXPECT_EQ(result_of("2 + 3 * 4 - 6 / 2"), "11");
    EXPECT_EQ(result_of("(2 + 3) * 4"), "20");
    EXPECT_EQ(result_of("10 - 4 - 3"), "3");
}

TEST(FormulaTest, ReadsFieldsAndSigns) {
    EXPECT_EQ(result_of("a * b"), "9");
    EXPECT_EQ(result_of("-a + 1"), "-5");
    EXPECT_EQ(result_of("--a"), "6");
}

TEST(FormulaTest, BindsAndBeforeOr) {
    EXPECT_EQ(result_of("true or false and false"), "true");
    EXPECT_EQ(result_of("not yes or a = 6"), "true");
    EXPECT_EQ(result_of("not (yes or a = 6)"), "false");
}

TEST(FormulaTest, ComparesNumbersDatesAndWords) {
    EXPECT_EQ(result_of("a >= 6 and a <= 6 and a != 5 and not a < 6 and not a > 6"), "true");
    EXPECT_EQ(result_of("word = 'good'"), "true");
    EXPECT_EQ(result_of("word != 'good'"), "false");
    EXPECT_EQ(result_of("day <= day"), "true");
}

TEST(FormulaTest, TakesNamesThatBeginLikeWordsOfTheLanguage) {
    EXPECT_EQ(result_of("sum(order, notes, android, minimum, summary, 2)"), "2");
    EXPECT_EQ(result_of("blank(sum)"), "true");
}

TEST(FormulaTest, AddsAColumnAndSkipsBlankCells) {
    EXPECT_EQ(result_of("sum(t.c)"), "30");
    EXPECT_EQ(result_of("sum(t.c, a, nothing)"), "36");
    EXPECT_EQ(result_of("sum(empty.c)"), "0");
    EXPECT_EQ(result_of("sum(nothing)"), "missing");
}

TEST(FormulaTest, CountsRowsAndFilledCells) {
    EXPECT_EQ(result_of("count(t)"), "3");
    EXPECT_EQ(result_of("count(t.c)"), "2");
    EXPECT_EQ(result_of("count(empty)"), "0");
}

TEST(FormulaTest, FindsExtremesAmongValuesAndColumns) {
    EXPECT_EQ(result_of("min(a, b, 9)"), "1.5");
    EXPECT_EQ(result_of("max(t.c, a)"), "20");
    EXPECT_EQ(result_of("max(a, nothing)"), "missing");
}

TEST(FormulaTest, RoundsChoosesAndTakesAbsolutes) {
    EXPECT_EQ(result_of("round(2 / 3, 2)"), "0.67");
    EXPECT_EQ(result_of("abs(2 - 5)"), "3");
    EXPECT_EQ(result_of("if(a > 5, 1, 2)"), "1");
    EXPECT_EQ(result_of("if(a > 9, 1, 2)"), "2");
}

TEST(FormulaTest, KnowsWhatIsBlank) {
    EXPECT_EQ(result_of("blank(nothing)"), "true");
    EXPECT_EQ(result_of("blank(a)"), "false");
    EXPECT_EQ(result_of("blank(t)"), "false");
}

TEST(FormulaTest, GivesMissingForArithmeticOnTheMissing) {
    EXPECT_EQ(result_of("a + nothing"), "missing");
    EXPECT_EQ(result_of("nothing > 3"), "missing");
    EXPECT_FALSE(outcome_of("a + nothing").reason.empty());
}

TEST(FormulaTest, LetsTheKnownSideDecide) {
    EXPECT_EQ(result_of("false and nothing = 1"), "false");
    EXPECT_EQ(result_of("nothing = 1 or true"), "true");
    EXPECT_EQ(result_of("true and nothing = 1"), "missing");
    EXPECT_EQ(result_of("not (nothing = 1)"), "missing");
}

TEST(FormulaTest, RefusesADivisionByZeroInWords) {
    const FormulaOutcome outcome = outcome_of("a / (b - 1.5)");
    EXPECT_TRUE(std::holds_alternative<Null>(outcome.value));
    EXPECT_EQ(outcome.reason, tr("It would be a division by zero."));
}

TEST(FormulaTest, DividesHalfAwayFromZeroAtTwelveDigits) {
    EXPECT_EQ(result_of("2 / 3"), "0.666666666667");
    EXPECT_EQ(result_of("-2 / 3"), "-0.666666666667");
}

TEST(FormulaTest, MixesNoWordsIntoNumbers) {
    EXPECT_EQ(result_of("word + 1"), "missing");
    EXPECT_EQ(result_of("word > 'bad'"), "missing");
    EXPECT_EQ(result_of("if(a, 1, 2)"), "missing");
    EXPECT_EQ(result_of("yes = 1"), "missing");
}

TEST(FormulaTest, GivesUpOnResultsBeyondTheLimits) {
    EXPECT_EQ(result_of("1000000000000000 * 1000000000000000 * 10"), "missing");
}

TEST(FormulaTest, NamesThePlaceOfAMistake) {
    EXPECT_NE(problem_of_formula("a + * b").find("5"), std::string::npos);
    EXPECT_NE(problem_of_formula("a + b )").find("7"), std::string::npos);
    EXPECT_NE(problem_of_formula("sum(a").find("6"), std::string::npos);
}

TEST(FormulaTest, RefusesWhatIsNoExpression) {
    for (const char* text : {"", "a b", "a +", "(a", "1.", "1.x", "12abc", "A", "a.", "a.b.c",
                             "unknown(a)", "a = = b", "'open", "and", "not", "a && b"})
        EXPECT_NE(problem_of_formula(text), "") << text;
}

TEST(FormulaTest, RefusesWrongArguments) {
    for (const char* text : {"round(a)", "round(a, b)", "round(a, 13)", "if(a)", "count(1)",
                             "blank(a + 1)", "abs(a, b)", "a + t.c", "abs(t.c)", "a < b < 3"})
        EXPECT_NE(problem_of_formula(text), "") << text;
}

TEST(FormulaTest, RefusesWhatIsTooLongOrTooDeep) {
    EXPECT_NE(problem_of_formula(std::string(Formula::length_max + 1, '1')), "");
    const std::string deepest = std::string(32, '(') + "a" + std::string(32, ')');
    EXPECT_EQ(problem_of_formula(deepest), "");
    EXPECT_NE(problem_of_formula("(" + deepest + ")"), "");
}

TEST(FormulaTest, SurvivesTheLongestChains) {
    std::string sum = "1";
    while (sum.size() + 2 <= Formula::length_max) sum += "+1";
    EXPECT_EQ(result_of(sum), "1000");
    EXPECT_EQ(result_of(std::string(1999, '-') + "1"), "-1");
}

TEST(FormulaTest, ListsTheNamesItUses) {
    const auto names = Formula::parse("a + sum(t.c) + count(t) + if(blank(d), 1, 2)").value();
    const auto references = names.references();
    ASSERT_EQ(references.size(), 4U);
    EXPECT_EQ(references[0].use, Formula::Use::value);
    EXPECT_EQ(references[1].column, "c");
    EXPECT_EQ(references[2].use, Formula::Use::rows);
    EXPECT_EQ(references[3].use, Formula::Use::anything);
}

RC_GTEST_PROP(FormulaProperty, NeverThrowsOnAnyText, ()) {
    const auto piece =
        rc::gen::element<std::string>("a", "t.c", "(", ")", "+", "-", "/", " ", "1", "0", "sum",
                                      "if", ",", "not", "and", "<", "'", "ệ", ".", "\xC3");
    std::string text;
    for (const auto& each : *rc::gen::container<std::vector<std::string>>(piece)) text += each;
    const auto formula = Formula::parse(text);
    if (formula) (void)formula->evaluate(sample_answers());
}

RC_GTEST_PROP(FormulaProperty, CalculatesLikeDecimals, (std::int32_t x, std::int32_t y)) {
    const Fields answers =
        make_answers({{"x", Value{std::int64_t{x}}}, {"y", Value{std::int64_t{y}}}});
    const auto outcome = Formula::parse("(x + y) * (x - y) + x").value().evaluate(answers);
    const Decimal a{x};
    const Decimal b{y};
    RC_ASSERT(std::get<Decimal>(outcome.value) == (a + b) * (a - b) + a);
}

}  // namespace
}  // namespace thidua
