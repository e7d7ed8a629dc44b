#include "shared/forms/answers_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/forms/answers.h"
#include "tests/forms/small_form.h"

namespace thidua {
namespace {

class AnswersReaderTest : public testing::Test {
protected:
    auto read(std::string_view json) { return read_answers(form, json, Instant{1}, random); }
    Fields fields(std::string_view json) {
        Fields read_fields;
        for (auto& [path, value] : read(json).value()) set_value(read_fields, path, value);
        return read_fields;
    }
    std::string problem(std::string_view json) {
        const auto answers = read(json);
        return answers ? "" : answers.error().message;
    }

    Form form = make_small_form();
    SeededRandom random{1};
};

TEST_F(AnswersReaderTest, TakesPathsWithAndWithoutTheirRoot) {
    EXPECT_EQ(
        fields(R"({"people": 12, "answers/trained": "7"})"),
        make_answers({{"people", Value{std::int64_t{12}}}, {"trained", Value{std::int64_t{7}}}}));
}

TEST_F(AnswersReaderTest, KeepsNumbersExact) {
    EXPECT_EQ(fields(R"({"cost": 0.1})").at("answers/cost"), decimal_value("0.1"));
    EXPECT_EQ(fields(R"({"cost": 123456789012345678901234.5})").at("answers/cost"),
              decimal_value("123456789012345678901234.5"));
}

TEST_F(AnswersReaderTest, ReadsEveryPlainKind) {
    const Fields read_fields = fields(
        R"({"day": "2026-05-01", "done": true, "grade": "good",
            "story": "Một\nhai", "share": "97.6"})");
    EXPECT_EQ(read_fields.at("answers/done"), Value{true});
    EXPECT_EQ(read_fields.at("answers/grade"), Value{std::string{"good"}});
    EXPECT_EQ(read_fields.size(), 5U);
}

TEST_F(AnswersReaderTest, ClearsWithNull) {
    const auto pairs = read(R"({"people": null})").value();
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_TRUE(is_null(pairs[0].second));
}

TEST_F(AnswersReaderTest, GivesRowsTheIdsOfTheirKeys) {
    const Fields read_fields = fields(R"({"models": [{"title": "A", "value": 5}]})");
    const RowId row = row_id_for_key("models", std::string{"A"});
    EXPECT_EQ(read_fields.at(row_marker_path("models", row)), Value{true});
    EXPECT_EQ(read_fields.at(cell_path("models", row, "value")), decimal_value("5"));
}

TEST_F(AnswersReaderTest, GivesRowsWithoutAKeyAnIdOfTheirOwn) {
    const Fields read_fields = fields(R"({"visits": [{"place": "A"}, {"place": "A"}]})");
    EXPECT_EQ(list_rows(read_fields, "visits").size(), 2U);
}

TEST_F(AnswersReaderTest, ReadsTheFlatPathsOfAReport) {
    const RowId row = row_id_for_key("models", std::string{"A"});
    const std::string marker = row_marker_path("models", row);
    const Fields read_fields =
        fields("{\"" + marker + "\": true, \"" + marker + "/value\": \"7\"}");
    EXPECT_EQ(read_fields.at(marker + "/value"), decimal_value("7"));
}

TEST_F(AnswersReaderTest, RefusesWhatTheFormDoesNotHave) {
    EXPECT_NE(problem(R"({"ghost": 1})").find("ghost"), std::string::npos);
    EXPECT_NE(problem(R"({"models": [{"title": "A", "ghost": 1}]})").find("ghost"),
              std::string::npos);
}

TEST_F(AnswersReaderTest, RefusesValuesOfAnotherKind) {
    for (const char* json :
         {R"({"story": 1})", R"({"people": true})", R"({"people": [1]})", R"({"done": 1})",
          R"({"day": 20260501})", R"({"models": "A"})", R"({"models": ["A"]})",
          R"({"people": {"a": 1}})", "[]", "1", R"({"people": 1e3})", R"({"people": 1.5})",
          R"({"people": "x"})", R"({"trained_rate": 1})", R"({"annex": "a.pdf"})"})
        EXPECT_NE(problem(json), "") << json;
}

TEST_F(AnswersReaderTest, RefusesRowsWithOneKeyOrNone) {
    EXPECT_NE(problem(R"({"models": [{"title": "A"}, {"title": "a"}]})"), "");
    EXPECT_NE(problem(R"({"models": [{"value": 1}]})"), "");
}

TEST_F(AnswersReaderTest, RefusesOnePlaceTwice) {
    EXPECT_NE(problem(R"({"people": 1, "people": 2})"), "");
    EXPECT_NE(problem(R"({"people": 1, "answers/people": 2})"), "");
}

RC_GTEST_PROP(AnswersReaderProperty, NeverThrowsOnDamagedFiles, ()) {
    std::string json =
        R"({"people": 12, "models": [{"title": "A", "value": "5.5"}], "done": true})";
    const auto size = static_cast<int>(json.size());
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
        json[static_cast<std::size_t>(*rc::gen::inRange(0, size))] =
            *rc::gen::element('"', '{', ']', ',', '1', 'x', '\0', '\xC3', ':');
    SeededRandom random{1};
    (void)read_answers(make_small_form(), json, Instant{1}, random);
}

}  // namespace
}  // namespace thidua
