#include "shared/forms/answers.h"

#include <gtest/gtest.h>

namespace thidua {
namespace {

const RowId row = *RowId::from_text("01890a5d-ac96-774b-bcce-b302099a8057");

TEST(AnswersTest, WritesTheThreeShapesOfPaths) {
    EXPECT_EQ(answer_path("people"), "answers/people");
    EXPECT_EQ(row_marker_path("models", row), "answers/models/" + row.text());
    EXPECT_EQ(cell_path("models", row, "value"), "answers/models/" + row.text() + "/value");
}

TEST(AnswersTest, SplitsWhatItWrote) {
    EXPECT_EQ(split_answer_path(answer_path("people")), (AnswerPath{.field = "people"}));
    EXPECT_EQ(split_answer_path(cell_path("models", row, "value")),
              (AnswerPath{.field = "models", .row = row, .column = "value"}));
}

TEST(AnswersTest, RefusesOtherPaths) {
    for (const char* path : {"", "answers", "answers/", "state/x", "answers/models/1/value",
                             "answers/models/", "answersx/people"})
        EXPECT_FALSE(split_answer_path(path)) << path;
    EXPECT_FALSE(split_answer_path(cell_path("models", row, "a/b")));
    EXPECT_FALSE(split_answer_path(cell_path("models", row, "")));
}

TEST(AnswersTest, GivesOneRowToSpellingsOfOneKey) {
    EXPECT_EQ(row_id_for_key("models", std::string{"Mô hình A"}),
              row_id_for_key("models", std::string{"mô  HÌNH a"}));
}

TEST(AnswersTest, GivesOtherRowsToOtherKeysAndTables) {
    const Value key = std::string{"A"};
    EXPECT_NE(row_id_for_key("models", key), row_id_for_key("awards", key));
    EXPECT_NE(row_id_for_key("models", key), row_id_for_key("models", std::string{"B"}));
}

TEST(AnswersTest, KeepsTheRowIdsOfEarlierVersions) {
    EXPECT_EQ(row_id_for_key("models", std::string{"Mô hình A"}).text(),
              "da26172f-da40-5b78-9623-d8d19b573984");
}

TEST(AnswersTest, ListsOnlyRowsThatAreMarked) {
    Fields answers;
    const RowId unmarked{Uuid{}};
    set_value(answers, row_marker_path("models", row), true);
    set_value(answers, cell_path("models", row, "value"), Decimal{1});
    set_value(answers, cell_path("models", unmarked, "value"), Decimal{2});
    set_value(answers, row_marker_path("models_2", unmarked), true);
    EXPECT_EQ(list_rows(answers, "models"), std::vector<RowId>{row});
}

}  // namespace
}  // namespace thidua
