#include "client/cli/json.h"

#include <gtest/gtest.h>

namespace thidua::cli {
namespace {

TEST(CliJsonTest, KeepsTheDigitsOfANumber) {
    const auto figure = Decimal::from_text("12345678901234567890.123456789012");
    EXPECT_EQ(Json::number(*figure).text(), "12345678901234567890.123456789012");
}

TEST(CliJsonTest, WritesADecimalAsANumberAndNotAsAText) {
    EXPECT_EQ(to_json(Value{*Decimal::from_text("98.50")}).text(), "98.5");
}

TEST(CliJsonTest, WritesDatesAsIsoTexts) {
    const CivilDate date{std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{5}};
    EXPECT_EQ(to_json(Value{date}).text(), "\"2026-12-05\"");
}

TEST(CliJsonTest, WritesAReferenceAsTheTextOfItsId) {
    const RecordId id = *RecordId::from_text("01890a5d-ac96-774b-bcce-b302099a8057");
    EXPECT_EQ(to_json(Value{id}).text(), "\"01890a5d-ac96-774b-bcce-b302099a8057\"");
}

TEST(CliJsonTest, WritesAnIdThatIsNoneAsNull) {
    EXPECT_EQ(Json{RecordId{}}.text(), "null");
}

TEST(CliJsonTest, EscapesQuotesBackslashesAndControlCharacters) {
    EXPECT_EQ(Json{"a\"b\\c\nd\x01"}.text(), "\"a\\\"b\\\\c\\nd\\u0001\"");
}

TEST(CliJsonTest, LeavesVietnameseAsItIs) {
    EXPECT_EQ(Json{"Đã nộp"}.text(), "\"Đã nộp\"");
}

TEST(CliJsonTest, KeepsTheOrderOfMembers) {
    const Json json = Json::object().set("b", true).set("a", Json::number(1)).set("c", Json{});
    EXPECT_EQ(json.text(), R"({"b":true,"a":1,"c":null})");
}

TEST(CliJsonTest, NestsListsAndObjects) {
    const Json json = Json::list().push(Json::object()).push(Json::list().push("x"));
    EXPECT_EQ(json.text(), R"([{},["x"]])");
}

TEST(CliJsonTest, WritesFieldsAsAFlatMapOfPaths) {
    const Fields fields{{"answers/a", Value{std::int64_t{1}}}, {"state", Value{"draft"}}};
    EXPECT_EQ(to_json(fields).text(), R"({"answers/a":1,"state":"draft"})");
}

}  // namespace
}  // namespace thidua::cli
