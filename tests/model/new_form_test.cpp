#include "shared/model/new_form.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "shared/base/translate.h"
#include "shared/forms/form_reader.h"

namespace thidua {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string form_of(const std::string& field) {
    return fmt::format(
        R"({{"key": "f", "title": "F", "sections": [{{"key": "s", "title": "S", "fields": [{}]}}]}})",
        field);
}

/// The sentence; the form alone is sound, whoever stored it can read it.
std::string said_of(const std::string& field) {
    set_language(Language::english);
    const auto stored = read_form(form_of(field));
    EXPECT_TRUE(stored.has_value()) << stored.error().message;
    const auto form = read_new_form(form_of(field));
    if (form) return {};
    EXPECT_EQ(form.error().code, ErrorCode::invalid_input);
    return form.error().message;
}

/// A table by groups of awards with that group and that way to count.
std::string awards_by(const std::string& group, const std::string& count,
                      const std::string& kind = "integer") {
    return fmt::format(
        R"({{"key": "t", "kind": "table", "label": "T", "row_key": "k",
             "feed": {{"from": "award", "day": "decided_on", "group": "{}"}}, "columns": [
             {{"key": "k", "kind": "text", "label": "K"}},
             {{"key": "n", "kind": "{}", "label": "N", "feed": {}}}]}})",
        group, kind, count);
}

const std::string by_count = R"({"by": "count"})";

TEST(NewFormTest, TakesWhatTheRegistersHave) {
    EXPECT_EQ(said_of(awards_by("award", R"({"by": "count", "where": {"kind": ["individual"],
                                             "is_leader": true}})")),
              "");
    EXPECT_EQ(said_of(awards_by("award", R"({"by": "sum", "of": "amount"})", "money")), "");
    EXPECT_EQ(said_of(R"({"key": "n", "kind": "integer", "label": "N", "feed": {
                          "from": ["role_model", "initiative"], "day": "copies/*/on",
                          "states": ["submitted", "accepted"]}})"),
              "");
    EXPECT_EQ(said_of(R"({"key": "w", "kind": "long_text", "label": "W", "feed": {
                          "from": "difficulty", "words": ["title", "state"]}})"),
              "");
}

/// Its rows were empty, and nobody said why.
TEST(NewFormTest, RefusesAMisspeltGroup) {
    EXPECT_THAT(said_of(awards_by("awrad", by_count)),
                AllOf(HasSubstr("\"t\""), HasSubstr("register award"), HasSubstr("\"awrad\""),
                      HasSubstr("nearest is \"award\"")));
}

TEST(NewFormTest, RefusesAMisspeltConditionAndValue) {
    EXPECT_THAT(
        said_of(awards_by("award", R"({"by": "count", "where": {"gendr": "female"}})")),
        AllOf(HasSubstr("\"t.n\""), HasSubstr("\"gendr\""), HasSubstr("nearest is \"gender\"")));
    EXPECT_THAT(said_of(awards_by("award", R"({"by": "count", "where": {"gender": "femal"}})")),
                AllOf(HasSubstr("\"femal\""), HasSubstr("female, male")));
    EXPECT_THAT(said_of(awards_by("award", R"({"by": "count", "where": {"is_leader": "yes"}})")),
                AllOf(HasSubstr("\"yes\""), HasSubstr("true, false")));
}

TEST(NewFormTest, NamesAllFieldsWhereNoneIsNear) {
    EXPECT_THAT(said_of(awards_by("quantity_of_it", by_count)),
                AllOf(HasSubstr("\"quantity_of_it\""), HasSubstr("decided_on"), HasSubstr("amount"),
                      HasSubstr("gender")));
}

TEST(NewFormTest, RefusesAPathWithManyValuesWhereOneDecides) {
    EXPECT_THAT(said_of(R"({"key": "t", "kind": "table", "label": "T", "row_key": "k",
                            "feed": {"from": "initiative", "group": "authors/*/name"},
                            "columns": [{"key": "k", "kind": "text", "label": "K"}]})"),
                AllOf(HasSubstr("authors/*/name"), HasSubstr("several values")));
}

TEST(NewFormTest, RefusesToAddUpWords) {
    EXPECT_THAT(said_of(awards_by("award", R"({"by": "sum", "of": "name"})", "money")),
                AllOf(HasSubstr("\"name\""), HasSubstr("no number")));
}

TEST(NewFormTest, RefusesWhateverElseAFeedMisspells) {
    const auto counted = [](const std::string& feed) {
        return said_of(R"({"key": "n", "kind": "integer", "label": "N", "feed": {)" + feed + "}}");
    };
    EXPECT_THAT(counted(R"("from": "initiativ")"), HasSubstr("nearest is \"initiative\""));
    EXPECT_THAT(counted(R"("from": "minutes_of_the_day")"), HasSubstr("role_model"));
    EXPECT_THAT(counted(R"("from": "period")"), HasSubstr("\"period\""));
    EXPECT_THAT(counted(R"("from": "initiative", "day": "yaer")"), HasSubstr("\"year\""));
    EXPECT_THAT(counted(R"("from": "initiative", "day": "title")"), HasSubstr("a date nor a year"));
    EXPECT_THAT(counted(R"("from": "initiative", "states": ["acepted"])"),
                AllOf(HasSubstr("\"acepted\""), HasSubstr("accepted")));
    EXPECT_THAT(said_of(R"({"key": "w", "kind": "long_text", "label": "W", "feed": {
                            "from": "difficulty", "words": ["title", "couse"]}})"),
                HasSubstr("\"cause\""));
    EXPECT_THAT(said_of(R"({"key": "t", "kind": "table", "label": "T",
                            "feed": {"from": "initiative"}, "columns": [
                            {"key": "a", "kind": "text", "label": "A", "feed": "author/*/name"}]})"),
                AllOf(HasSubstr("\"t.a\""), HasSubstr("\"authors/*/name\"")));
}

TEST(NewFormTest, KnowsTheChoiceThatAValueOfARegisterFeeds) {
    const auto by_kind = [](const std::string& value) {
        return said_of(R"({"key": "t", "kind": "table", "label": "T", "row_key": "k",
            "feed": {"from": "award", "group": "kind"}, "columns": [
            {"key": "k", "kind": "choice", "label": "K", "choices": [
             {"key": "a", "label": "A", "feed": [")" +
                       value + R"("]}]}]})");
    };
    EXPECT_EQ(by_kind("individual"), "");
    EXPECT_THAT(by_kind("individul"), HasSubstr("individual"));
}

}  // namespace
}  // namespace thidua
