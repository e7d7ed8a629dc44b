#include <gtest/gtest.h>

#include "client/sheets/sheet_mapping.h"

namespace thidua::sheets {
namespace {

std::string refusal_of(std::string_view json) {
    const auto mapping = read_sheet_mapping(json);
    return mapping ? std::string{} : mapping.error().message;
}

std::string refusal_of_column(const std::string& members) {
    return refusal_of(R"({"columns": [{"field": "a", )" + members + "}]}");
}

TEST(SheetMappingTest, ReadsWhatTheFileSays) {
    const auto mapping = read_sheet_mapping(R"({
        "sheet": "DS", "header_row": 5, "header_rows": 2, "ordinal": {"letter": "A"},
        "columns": [
            {"field": "name", "kind": "name", "heading": ["Họ và đệm"],
             "given_name": {"heading": "Tên"}, "required": true},
            {"field": "born", "kind": "integer", "letter": "d"}],
        "section_field": "unit", "as_above": ["nt"], "pass_over": [], "identity": ["name", "unit"]})");
    ASSERT_TRUE(mapping) << mapping.error().message;
    EXPECT_EQ(mapping->header_row, 4U);
    EXPECT_EQ(mapping->header_rows, 2U);
    EXPECT_EQ(mapping->columns[0].given_name.headings, std::vector<std::string>{"Tên"});
    EXPECT_TRUE(mapping->columns[0].is_required);
    EXPECT_EQ(mapping->columns[1].place.column, 3U);
    EXPECT_TRUE(mapping->pass_over.empty());
    EXPECT_FALSE(mapping->ends_at.empty());
}

TEST(SheetMappingTest, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(refusal_of_column(R"("heading": "A", "colour": "red")"),
              "In \"a\", the member \"colour\" is not known.");
    EXPECT_EQ(refusal_of_column(R"("heading": "A", "kind": "money")"),
              "In \"a\", the word \"money\" is not known.");
}

TEST(SheetMappingTest, RefusesAColumnThatIsNowhereOrTwice) {
    const std::string sentence = "In \"a\", a column has either a heading or a letter.";
    EXPECT_EQ(refusal_of_column(R"("kind": "text")"), sentence);
    EXPECT_EQ(refusal_of_column(R"("heading": "A", "letter": "A")"), sentence);
    EXPECT_EQ(refusal_of_column(R"("letter": "7")"),
              "In \"a\", \"letter\" must be a column such as \"C\".");
}

TEST(SheetMappingTest, RefusesChoicesWithoutAChoice) {
    const std::string sentence = "In \"a\", choices belong to the kind \"choice\".";
    EXPECT_EQ(refusal_of_column(R"("heading": "A", "kind": "choice")"), sentence);
    EXPECT_EQ(refusal_of_column(R"("heading": "A", "choices": {"x": ["y"]})"), sentence);
}

TEST(SheetMappingTest, RefusesAFieldTwiceAndAnIdentityOfNothing) {
    EXPECT_EQ(refusal_of(R"({"columns": [{"field": "a", "heading": "A"},
                                      {"field": "a", "heading": "B"}]})"),
              "In \"columns\", \"a\" appears twice.");
    EXPECT_EQ(refusal_of(R"({"columns": [{"field": "a", "heading": "A"}], "identity": ["b"]})"),
              "In \"mapping\", there is no column for \"b\".");
}

TEST(SheetMappingTest, AsksForTheHeaderRowWhereOnlyLettersAreGiven) {
    EXPECT_EQ(refusal_of_column(R"("letter": "A")"), "In \"mapping\", \"header_row\" is missing.");
}

}  // namespace
}  // namespace thidua::sheets
