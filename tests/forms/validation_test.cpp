#include "shared/forms/validation.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "shared/forms/answers.h"
#include "tests/forms/small_form.h"

namespace thidua {
namespace {

class ValidationTest : public testing::Test {
protected:
    Value parsed(std::string_view key, std::string_view typed,
                 NumberStyle style = NumberStyle::vietnamese) {
        return parse_answer(*find_field(form, key), typed, style).value();
    }
    std::string problem(std::string_view key, std::string_view typed,
                        NumberStyle style = NumberStyle::vietnamese) {
        const auto value = parse_answer(*find_field(form, key), typed, style);
        return value ? "" : value.error().message;
    }
    std::string shown(std::string_view key, const Value& value) {
        return display_answer(*find_field(form, key), value);
    }
    RowId add_row(Fields& answers, std::string_view title, Value value) {
        const RowId row = row_id_for_key("models", std::string{title});
        set_value(answers, row_marker_path("models", row), true);
        set_value(answers, cell_path("models", row, "title"), std::string{title});
        set_value(answers, cell_path("models", row, "value"), std::move(value));
        return row;
    }
    std::vector<Finding> findings_at(const Fields& answers, std::string_view path) {
        std::vector<Finding> found = check_answers(form, answers);
        std::erase_if(found, [&](const Finding& finding) { return finding.path != path; });
        return found;
    }

    Form form = make_small_form();
    Fields complete = make_answers({{"people", Value{std::int64_t{10}}},
                                    {"trained", Value{std::int64_t{8}}},
                                    {"story", Value{std::string{"Đã làm."}}}});
};

TEST_F(ValidationTest, ReadsNumbersInBothStyles) {
    EXPECT_EQ(parsed("cost", "1.234,5"), decimal_value("1234.5"));
    EXPECT_EQ(parsed("cost", "1234.5", NumberStyle::plain), decimal_value("1234.5"));
    EXPECT_EQ(parsed("cost", "1.234"), decimal_value("1234"));
    EXPECT_EQ(parsed("cost", "1.234", NumberStyle::plain), decimal_value("1.234"));
}

TEST_F(ValidationTest, OfACommandTakesEitherStyleAndGuessesNothing) {
    constexpr auto either = NumberStyle::either;
    EXPECT_EQ(parsed("cost", "95,5", either), decimal_value("95.5"));
    EXPECT_EQ(parsed("cost", "95.5", either), decimal_value("95.5"));
    EXPECT_EQ(parsed("cost", "1.234.567", either), decimal_value("1234567"));
    EXPECT_EQ(parsed("cost", "0.125", either), decimal_value("0.125"));
    EXPECT_NE(problem("people", "1.500", either).find("must not be more than"), std::string::npos)
        << "of whole numbers it can only be one";
    EXPECT_EQ(problem("cost", "1.500", either),
              "\"1.500\" may mean 1.500 or 1,5; write 1500 or 1,5.");
    EXPECT_NE(problem("people", "1.000", either), "");
    EXPECT_EQ(parsed("day", "2026-04-05", either), parsed("day", "05/04/2026", either));
}

TEST_F(ValidationTest, ReadsUnitsWrittenAfterANumber) {
    EXPECT_EQ(parsed("share", "97,6%"), decimal_value("97.6"));
    EXPECT_EQ(parsed("cost", "2.530.000 đồng"), decimal_value("2530000"));
}

TEST_F(ValidationTest, ReadsDatesInBothStyles) {
    const CivilDate day{std::chrono::year{2026}, std::chrono::month{4}, std::chrono::day{5}};
    for (const char* typed : {"05/04/2026", "5/4/26", "05-04-2026", "5.4.2026"})
        EXPECT_EQ(parsed("day", typed), Value{day}) << typed;
    EXPECT_EQ(parsed("day", "2026-04-05", NumberStyle::plain), Value{day});
    for (const char* typed : {"31/04/2026", "5/4", "5/4/202", "5/4/2026/1", "abc", "//", "1//2026"})
        EXPECT_NE(problem("day", typed), "") << typed;
    EXPECT_NE(problem("day", "05/04/2026", NumberStyle::plain), "");
}

TEST_F(ValidationTest, ReadsYesNoAndChoicesAsPeopleWriteThem) {
    EXPECT_EQ(parsed("done", "Có"), Value{true});
    EXPECT_EQ(parsed("done", "không"), Value{false});
    EXPECT_NE(problem("done", "có thể"), "");
    EXPECT_EQ(parsed("grade", "good"), Value{std::string{"good"}});
    EXPECT_EQ(parsed("grade", "TỐT"), Value{std::string{"good"}});
    EXPECT_NE(problem("grade", "vừa").find("poor"), std::string::npos);
}

TEST_F(ValidationTest, TakesBlankAsCleared) {
    for (const char* key : {"people", "story", "day", "grade", "done"})
        EXPECT_TRUE(is_null(parsed(key, " \u00A0 \n"))) << key;
}

TEST_F(ValidationTest, RefusesNumbersOutOfRange) {
    EXPECT_NE(problem("people", "-1").find("0"), std::string::npos);
    EXPECT_NE(problem("people", "1.001").find("1.000"), std::string::npos);
    EXPECT_NE(problem("score", "-0,6"), "");
    EXPECT_EQ(problem("score", "-0,5"), "");
}

TEST_F(ValidationTest, RefusesFractionsAndGiantsAsWholeNumbers) {
    EXPECT_NE(problem("people", "1,5"), "");
    EXPECT_NE(problem("trained", "99999999999999999999"), "");
    EXPECT_NE(problem("trained", "mười"), "");
    EXPECT_EQ(parsed("trained", "9223372036854775807"), Value{INT64_MAX});
}

TEST_F(ValidationTest, CountsTheLimitInCharactersAndNamesIt) {
    EXPECT_EQ(problem("name", "ệệệệệệệệệệ"), "");
    EXPECT_NE(problem("name", "ệệệệệệệệệệệ").find("10"), std::string::npos);
    EXPECT_NE(problem("story", std::string(100'001, 'a')), "");
}

TEST_F(ValidationTest, RefusesBytesThatAreNoText) {
    EXPECT_NE(problem("story", "a\xC3"), "");
    EXPECT_NE(problem("story", std::string_view{"a\0b", 3}), "");
}

TEST_F(ValidationTest, CleansTextAndAcceptsEmoji) {
    EXPECT_EQ(parsed("story", "Tho\u0302n 👍\r\nBản"), Value{std::string{"Thôn 👍\nBản"}});
}

TEST_F(ValidationTest, KeepsALineOneLine) {
    EXPECT_NE(problem("name", "a\nb"), "");
}

TEST_F(ValidationTest, TakesNoTypingWhereNothingIsTyped) {
    for (const char* key : {"trained_rate", "models", "annex"})
        EXPECT_NE(problem(key, "1"), "") << key;
}

TEST_F(ValidationTest, ShowsAnswersAsPeopleReadThem) {
    EXPECT_EQ(shown("cost", decimal_value("1234567.4")), "1.234.567");
    EXPECT_EQ(shown("share", decimal_value("97.6")), "97,6%");
    EXPECT_EQ(shown("people", Value{std::int64_t{1234}}), "1.234");
    EXPECT_EQ(shown("grade", Value{std::string{"good"}}), "Tốt");
    EXPECT_EQ(shown("done", Value{true}), tr("Yes"));
    EXPECT_EQ(shown("story", Value{}), "");
}

TEST_F(ValidationTest, ChecksValuesOfOthersByPath) {
    const RowId row = row_id_for_key("models", std::string{"A"});
    EXPECT_FALSE(check_value(form, "answers/people", Value{std::int64_t{5}}));
    EXPECT_FALSE(check_value(form, "answers/people", Value{}));
    EXPECT_FALSE(check_value(form, row_marker_path("models", row), Value{true}));
    EXPECT_FALSE(check_value(form, cell_path("models", row, "value"), decimal_value("5")));
}

TEST_F(ValidationTest, RefusesValuesOfOthersThatDoNotFit) {
    const RowId row = row_id_for_key("models", std::string{"A"});
    EXPECT_TRUE(check_value(form, "answers/people", decimal_value("5")));
    EXPECT_TRUE(check_value(form, "answers/people", Value{std::int64_t{1001}}));
    EXPECT_TRUE(check_value(form, "answers/ghost", Value{true}));
    EXPECT_TRUE(check_value(form, "state", Value{true}));
    EXPECT_TRUE(check_value(form, "answers/models", Value{true}));
    EXPECT_TRUE(check_value(form, "answers/trained_rate", decimal_value("5")));
    EXPECT_TRUE(check_value(form, row_marker_path("models", row), decimal_value("5")));
    EXPECT_TRUE(check_value(form, cell_path("models", row, "ghost"), decimal_value("5")));
    EXPECT_TRUE(check_value(form, cell_path("models", row, "value"), decimal_value("-5")));
    EXPECT_TRUE(check_value(form, "answers/grade", Value{std::string{"middling"}}));
    EXPECT_TRUE(check_value(form, "answers/story", Value{std::string{"a\xC3"}}));
}

TEST_F(ValidationTest, FindsNothingInACompleteReport) {
    EXPECT_TRUE(check_answers(form, complete).empty());
}

TEST_F(ValidationTest, FindsWhatIsMissing) {
    const auto findings = check_answers(form, {});
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].field, "people");
    EXPECT_EQ(findings[0].section, "figures");
    EXPECT_EQ(findings[1].field, "story");
    EXPECT_TRUE(has_errors(findings));
}

TEST_F(ValidationTest, FindsBrokenRulesAndPointsAtTheirFields) {
    set_value(complete, "answers/trained", std::int64_t{11});
    set_value(complete, "answers/cost", decimal_value("1000000.01"));
    const auto findings = check_answers(form, complete);
    ASSERT_EQ(findings.size(), 3U);
    EXPECT_EQ(findings[0].path, "answers/trained");
    EXPECT_EQ(findings[0].message, "Nhiều hơn số người.");
    EXPECT_EQ(findings[1].severity, Severity::warning);
    EXPECT_EQ(findings[2].path, "answers/people");
}

TEST_F(ValidationTest, LetsARuleRestWhileItsFieldsAreBlank) {
    complete.erase("answers/trained");
    EXPECT_TRUE(check_answers(form, complete).empty());
}

TEST_F(ValidationTest, LetsWarningsPass) {
    set_value(complete, "answers/cost", decimal_value("2000000"));
    EXPECT_FALSE(has_errors(check_answers(form, complete)));
}

TEST_F(ValidationTest, FindsTheCellThatIsWrong) {
    const RowId row = add_row(complete, "A", decimal_value("-1"));
    EXPECT_EQ(findings_at(complete, cell_path("models", row, "value")).size(), 1U);
    complete.erase(cell_path("models", row, "title"));
    EXPECT_EQ(findings_at(complete, cell_path("models", row, "title")).size(), 1U);
}

TEST_F(ValidationTest, FindsOneKeyInTwoRows) {
    add_row(complete, "A", decimal_value("1"));
    const RowId row = add_row(complete, "B", decimal_value("1"));
    EXPECT_TRUE(check_answers(form, complete).empty());
    set_value(complete, cell_path("models", row, "title"), std::string{"a "});
    const auto findings = check_answers(form, complete);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].field, "models");
}

TEST_F(ValidationTest, ComputesWhatItCan) {
    add_row(complete, "A", decimal_value("1500000"));
    add_row(complete, "B", decimal_value("0.5"));
    const Fields values = computed_values(form, complete);
    EXPECT_EQ(find_value(values, "answers/trained_rate"), decimal_value("80"));
    EXPECT_EQ(find_value(values, "answers/total_value"), decimal_value("1500000.5"));
}

TEST_F(ValidationTest, SaysWhyItCannotCompute) {
    set_value(complete, "answers/people", std::int64_t{0});
    EXPECT_EQ(computed_outcomes(form, complete).at("trained_rate").reason,
              tr("It would be a division by zero."));
    EXPECT_FALSE(computed_values(form, complete).contains("answers/trained_rate"));
}

TEST_F(ValidationTest, IgnoresStoredValuesOfComputedFields) {
    set_value(complete, "answers/trained_rate", decimal_value("1"));
    EXPECT_EQ(find_value(computed_values(form, complete), "answers/trained_rate"),
              decimal_value("80"));
}

TEST_F(ValidationTest, CountsHowFarEachSectionIs) {
    add_row(complete, "A", decimal_value("1"));
    const auto sections = completion_of(form, complete);
    ASSERT_EQ(sections.size(), 2U);
    EXPECT_EQ(sections[0].fields, 5U);
    EXPECT_EQ(sections[0].filled, 2U);
    EXPECT_EQ(sections[0].required_filled, 1U);
    EXPECT_EQ(sections[1].filled, 2U);
    EXPECT_EQ(sections[1].required, 1U);
}

RC_GTEST_PROP(ValidationProperty, AcceptsAgainWhatItParsed, ()) {
    const Form form = make_small_form();
    const auto key = *rc::gen::element<std::string>("people", "score", "share", "cost", "name",
                                                    "story", "day", "done", "grade");
    std::string typed;
    const auto piece =
        rc::gen::element<std::string>("1", "0", ".", ",", "-", "/", " ", "a", "ệ", "có", "tốt");
    for (const auto& each : *rc::gen::container<std::vector<std::string>>(piece)) typed += each;
    const Field& field = *find_field(form, key);
    const auto value = parse_answer(field, typed, NumberStyle::vietnamese);
    if (value) RC_ASSERT(!check_value(field, *value));
}

}  // namespace
}  // namespace thidua
