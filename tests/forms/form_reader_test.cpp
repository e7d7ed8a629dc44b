#include "shared/forms/form_reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>

#include "shared/base/limits.h"
#include "tests/forms/small_form.h"

namespace thidua {
namespace {

/// A form with these fields in one section, and these rules.
std::string form_of(std::string_view fields, std::string_view rules = "") {
    return fmt::format(R"({{"key": "f", "title": "F", "sections": [{{"key": "s", "title": "S",)"
                       R"( "fields": [{}]}}], "rules": [{}]}})",
                       fields, rules);
}

std::string problem_of(std::string_view json) {
    const auto form = read_form(json);
    return form ? "" : form.error().message;
}

std::string problem_of_fields(std::string_view fields) {
    return problem_of(form_of(fields));
}

void expect_named(const std::string& problem, std::string_view name) {
    EXPECT_NE(problem, "");
    EXPECT_NE(problem.find(name), std::string::npos) << problem;
}

TEST(FormReaderTest, ReadsAWholeForm) {
    const Form form = make_small_form();
    EXPECT_EQ(form.key, "small-form");
    EXPECT_EQ(form.version, 3);
    EXPECT_EQ(form.sections.size(), 2U);
    EXPECT_EQ(form.rules.size(), 2U);
    EXPECT_EQ(find_field(form, "score")->minimum, Decimal::from_text("-0.5"));
    EXPECT_EQ(find_field(form, "score")->consolidation.digits, 3);
    EXPECT_EQ(find_section_of(form, "models")->key, "words");
    EXPECT_EQ(find_field(form, "nothing"), nullptr);
}

TEST(FormReaderTest, SpeaksBothLanguages) {
    const Form form = make_small_form();
    EXPECT_EQ(find_field(form, "people")->label.in(Language::english), "People");
    EXPECT_EQ(find_field(form, "people")->label.in(Language::vietnamese), "Số người");
    EXPECT_EQ(find_field(form, "trained")->label.in(Language::english), "Được tập huấn");
}

TEST(FormReaderTest, NamesTheLineOfBrokenJson) {
    expect_named(problem_of("{\n\"key\": \"f\",\n\"title\" 1}"), "3");
    EXPECT_NE(problem_of(""), "");
    EXPECT_NE(problem_of("[]"), "");
    EXPECT_NE(problem_of("{} x"), "");
}

/// It took seven seconds, in which the server's writer wrote nothing.
TEST(FormReaderTest, TakesNoLongerForManyMembersThanTheyAreLong) {
    std::string json{"{\"key\": \"f\""};
    for (int member = 0; json.size() < limits::form_file_bytes_max - 20; ++member)
        json += fmt::format(",\"{:x}\":1", member);
    const auto before = std::chrono::steady_clock::now();
    EXPECT_NE(problem_of(json + "}"), "");
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds{5});
}

TEST(FormReaderTest, RefusesAMemberTwice) {
    expect_named(problem_of(R"({"key": "f", "key": "g"})"), "key");
}

TEST(FormReaderTest, RefusesUnknownMembers) {
    expect_named(problem_of_fields(R"({"key": "a", "kind": "text", "label": "A", "colour": 1})"),
                 "colour");
}

TEST(FormReaderTest, RefusesBadKeys) {
    for (const char* key : {"", "A", "1a", "a-b", "a b", "ệ", "_a"})
        EXPECT_NE(
            problem_of_fields(fmt::format(R"({{"key": "{}", "kind": "text", "label": "A"}})", key)),
            "")
            << key;
}

TEST(FormReaderTest, RefusesAKeyTwice) {
    expect_named(problem_of_fields(R"({"key": "twin", "kind": "text", "label": "A"},
                                      {"key": "twin", "kind": "date", "label": "B"})"),
                 "twin");
}

TEST(FormReaderTest, RefusesAnUnknownKind) {
    expect_named(problem_of_fields(R"({"key": "a", "kind": "colour", "label": "A"})"), "colour");
}

TEST(FormReaderTest, RefusesBinaryFractions) {
    expect_named(
        problem_of_fields(R"({"key": "a", "kind": "number", "label": "A", "minimum": 0.5})"),
        "minimum");
}

TEST(FormReaderTest, RefusesAMaximumBelowTheMinimum) {
    expect_named(
        problem_of_fields(
            R"({"key": "low", "kind": "number", "label": "A", "minimum": 2, "maximum": 1})"),
        "low");
}

TEST(FormReaderTest, RefusesAChoiceWithoutChoices) {
    expect_named(problem_of_fields(R"({"key": "pick", "kind": "choice", "label": "A"})"), "pick");
}

TEST(FormReaderTest, RefusesATableInATable) {
    expect_named(problem_of_fields(R"({"key": "t", "kind": "table", "label": "A", "columns": [
        {"key": "inner", "kind": "table", "label": "B", "columns": [
            {"key": "c", "kind": "text", "label": "C"}]}]})"),
                 "inner");
}

TEST(FormReaderTest, RefusesATableWithoutColumnsAndAWrongRowKey) {
    expect_named(problem_of_fields(R"({"key": "bare", "kind": "table", "label": "A"})"), "bare");
    expect_named(problem_of_fields(R"({"key": "t", "kind": "table", "label": "A", "row_key": "gone",
        "columns": [{"key": "c", "kind": "text", "label": "C"}]})"),
                 "gone");
}

TEST(FormReaderTest, NamesThePlaceOfABrokenFormula) {
    const std::string problem = problem_of_fields(
        R"({"key": "bad", "kind": "computed", "label": "A", "formula": "1 + + 2"})");
    expect_named(problem, "bad");
    expect_named(problem, "5");
}

TEST(FormReaderTest, RefusesAFormulaThatNamesNothing) {
    expect_named(problem_of_fields(
                     R"({"key": "a", "kind": "computed", "label": "A", "formula": "ghost + 1"})"),
                 "ghost");
}

TEST(FormReaderTest, RefusesFormulasInACircle) {
    expect_named(problem_of_fields(
                     R"({"key": "a", "kind": "computed", "label": "A", "formula": "b + 1"},
                        {"key": "b", "kind": "computed", "label": "B", "formula": "a + 1"})"),
                 "a");
    EXPECT_NE(
        problem_of_fields(R"({"key": "a", "kind": "computed", "label": "A", "formula": "a"})"), "");
}

TEST(FormReaderTest, LetsOneFormulaUseAnother) {
    EXPECT_EQ(problem_of_fields(
                  R"({"key": "a", "kind": "computed", "label": "A", "formula": "b + b"},
                     {"key": "b", "kind": "computed", "label": "B", "formula": "c + c"},
                     {"key": "c", "kind": "integer", "label": "C"})"),
              "");
}

TEST(FormReaderTest, RefusesAWeightThatDoesNotExist) {
    expect_named(problem_of_fields(R"({"key": "a", "kind": "number", "label": "A",
        "consolidation": {"by": "weighted_average", "weight": "mass"}})"),
                 "mass");
    EXPECT_NE(problem_of_fields(R"({"key": "a", "kind": "number", "label": "A",
        "consolidation": "weighted_average"})"),
              "");
}

TEST(FormReaderTest, RefusesToAddWords) {
    expect_named(
        problem_of_fields(R"({"key": "a", "kind": "text", "label": "A", "consolidation": "sum"})"),
        "sum");
}

/// A table with that feed, key column and further column.
std::string grouped_table(std::string_view feed, std::string_view key, std::string_view column) {
    return fmt::format(
        R"({{"key": "t", "kind": "table", "label": "T", "row_key": "k", "feed": {{{}}}, "columns": [)"
        R"({{"key": "k", "kind": "choice", "label": "K"{}, "choices": [)"
        R"({{"key": "a", "label": "A", "feed": ["A-1", "A-2"]}}]}},)"
        R"({{"key": "n", "kind": "integer", "label": "N", "feed": {}}}]}})",
        feed, key, column);
}

TEST(FormReaderTest, ReadsATableThatIsFedByGroups) {
    const auto form = read_form(form_of(
        grouped_table(R"("from": "award", "group": "award")", "",
                      R"({"by": "count", "where": {"kind": ["x", "y"], "is_leader": true}})")));
    ASSERT_TRUE(form) << form.error().message;
    const Field& table = *find_field(*form, "t");
    EXPECT_EQ(table.feed->group, "award");
    EXPECT_EQ(table.columns[0].choices[0].fed_by, (std::vector<std::string>{"A-1", "A-2"}));
    const GroupFeed& counted = *table.columns[1].grouped;
    EXPECT_EQ(counted.sum_of, "");
    ASSERT_EQ(counted.where.size(), 2U);
    EXPECT_EQ(counted.where[0].values, (std::vector<std::string>{"x", "y"}));
    EXPECT_EQ(counted.where[1].path, "is_leader");
    EXPECT_EQ(counted.where[1].values, (std::vector<std::string>{"true"}));
}

TEST(FormReaderTest, RefusesAFeedByGroupsWithATypo) {
    const std::string by_award = R"("from": "award", "group": "award")";
    const std::string count = R"({"by": "count"})";
    expect_named(
        problem_of_fields(grouped_table(R"("from": "award", "gruop": "award")", "", count)),
        "gruop");
    expect_named(problem_of_fields(grouped_table(by_award, "", R"({"by": "count", "were": {}})")),
                 "were");
    expect_named(problem_of_fields(grouped_table(by_award, "", R"({"by": "cuont"})")), "t.n");
    expect_named(problem_of_fields(grouped_table(by_award, "", R"({"by": "sum", "of": "amount"})")),
                 "t.n");
    expect_named(problem_of_fields(grouped_table(by_award, "", R"("amount")")), "t.n");
    expect_named(problem_of_fields(grouped_table(by_award, R"(, "feed": "award")", count)), "t.k");
    expect_named(problem_of_fields(grouped_table(R"("from": "award")", "", count)), "t.");
    expect_named(problem_of_fields(
                     R"({"key": "n", "kind": "integer", "label": "N",
                         "feed": {"from": "award", "group": "award"}})"),
                 "n");
}

TEST(FormReaderTest, ReadsAnAmountThatARegisterAddsUp) {
    const auto of_kind = [](std::string_view kind, std::string_view feed) {
        return fmt::format(
            R"({{"key": "p", "kind": "{}", "label": "P", "feed": {{"from": "award"{}}}}})", kind,
            feed);
    };
    const std::string sum = R"(, "day": "paid_on", "by": "sum", "of": "paid_amount")";
    const auto form = read_form(form_of(of_kind("money", sum)));
    ASSERT_TRUE(form) << form.error().message;
    EXPECT_EQ(find_field(*form, "p")->feed->sum_of, "paid_amount");
    expect_named(problem_of_fields(of_kind("integer", sum)), "p");
    expect_named(problem_of_fields(of_kind("money", "")), "p");
    expect_named(problem_of_fields(of_kind("money", R"(, "by": "sum")")), "p");
    expect_named(problem_of_fields(of_kind("money", R"(, "by": "most", "of": "x")")), "p");
    expect_named(problem_of_fields(of_kind("integer", R"(, "by": "sum")")), "p");
}

TEST(FormReaderTest, RefusesARuleThatPointsNowhere) {
    const char* field = R"({"key": "a", "kind": "integer", "label": "A"})";
    expect_named(problem_of(form_of(field, R"({"key": "r", "check": "a > 1", "message": "M",
        "severity": "error", "fields": ["ghost"]})")),
                 "ghost");
    expect_named(problem_of(form_of(field, R"({"key": "r", "check": "a > 1", "message": "M",
        "severity": "deadly", "fields": ["a"]})")),
                 "deadly");
}

TEST(FormReaderTest, RefusesAFileBeyondTheLimit) {
    EXPECT_NE(problem_of(std::string((1 << 20) + 1, ' ')), "");
}

TEST(FormReaderTest, RefusesToNestWithoutEnd) {
    EXPECT_NE(problem_of(std::string(100'000, '[')), "");
}

TEST(FormReaderTest, RefusesAFormWithoutAVietnameseTitle) {
    EXPECT_NE(problem_of(R"({"key": "f", "title": {"en": "F"}, "sections": []})"), "");
}

RC_GTEST_PROP(FormReaderProperty, NeverThrowsOnDamagedFiles, ()) {
    std::string json{small_form_json};
    const auto size = static_cast<int>(json.size());
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
        json[static_cast<std::size_t>(*rc::gen::inRange(0, size))] =
            *rc::gen::element('"', '{', '}', '[', ',', '1', 'x', '\0', '\xC3', '.');
    (void)read_form(json);
}

}  // namespace
}  // namespace thidua
