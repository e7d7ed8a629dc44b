#include <gmock/gmock.h>

#include "client/app/consolidations.h"
#include "shared/forms/answers.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Of Hành chính tư pháp's 40 planned tasks Bích wrote that 30 were done, Kiên 33; the server has
/// 30. Trợ giúp pháp lý's report, 20 of 20, is accepted.
class ConflictEffectsTest : public DepartmentTest {
protected:
    ConflictEffectsTest()
        : other_{accepted_of("STP-TGPL", quarterly_answers(20, 20))},
          report_{filled()},
          question_{asked(done, std::int64_t{31}, std::int64_t{33})} {}

    RecordId asked(const FieldPath& path, const Value& by_bich, const Value& by_kien) {
        type(bich_, report_, path, by_bich);
        type(kien_, report_, path, by_kien);
        sync_all();
        for (const ConflictView& open : conflicts(bich_).list_open())
            if (open.path == path) return open.id;
        ADD_FAILURE() << "no question was asked";
        return {};
    }
    ConflictView view(ServedDevice& device) { return *conflicts(device).find(question_); }
    static std::vector<std::string> lines(const std::vector<FigureEffect>& effects) {
        std::vector<std::string> words;
        for (const FigureEffect& effect : effects) words.push_back(effect_words(effect));
        return words;
    }

    RecordId other_;
    RecordId report_;
    RecordId question_;
};

TEST_F(ConflictEffectsTest, TheOfficeSeesWhatTakingDoesToThePeriodsFigures) {
    EXPECT_THAT(lines(view(ha_).effects_take),
                ElementsAre("Tasks done: 51 → 53 tasks (+2)",
                            "Share of the quarter's plan done: 85% → 88,33% (+3,33)"));
    EXPECT_EQ(view(ha_).figures_of, FiguresOf::period);
    EXPECT_EQ(view(ha_).other_reports, 1U);
}

TEST_F(ConflictEffectsTest, KeepingLeavesTheFiguresAsTheyAre) {
    EXPECT_THAT(lines(view(ha_).effects_keep),
                ElementsAre("Tasks done: 51 tasks, unchanged",
                            "Share of the quarter's plan done: 85%, unchanged"));
}

TEST_F(ConflictEffectsTest, AThirdValueIsTriedBeforeItIsWritten) {
    const auto tried = conflicts(ha_).effects_of(view(ha_), std::int64_t{20});
    ASSERT_TRUE(tried.has_value()) << tried.error().message;
    EXPECT_EQ(lines(*tried).at(0), "Tasks done: 51 → 40 tasks (-11)");
    EXPECT_EQ(seen(ha_, report_, done), Value{std::int64_t{31}});
}

TEST_F(ConflictEffectsTest, AThirdValueThatTheFormForbidsIsRefusedWhenItIsTried) {
    EXPECT_EQ(conflicts(ha_).effects_of(view(ha_), std::int64_t{-1}).error().code,
              ErrorCode::invalid_input);
}

TEST_F(ConflictEffectsTest, TheFiguresComeTrueWhenTheChoiceIsMadeAndTheReportAccepted) {
    const Value promised = view(ha_).effects_take.at(0).after;
    ASSERT_TRUE(conflicts(bich_).take(question_).has_value());
    ASSERT_TRUE(conflicts(kien_).list_open().size() <= 1U);
    sync_all();
    ASSERT_TRUE(reports(kien_).submit(report_).has_value());
    sync_all();
    ASSERT_TRUE(reports(ha_).accept(report_).has_value());
    const auto made = ha_.workspace().consolidations().make(quarter_);
    ASSERT_TRUE(made.has_value());
    for (const Figure& figure : made->figures)
        if (figure.field == "tasks_done") EXPECT_EQ(figure.value, promised);
}

TEST_F(ConflictEffectsTest, AReportNotYetAcceptedOfAnotherUnitIsNotInTheFigures) {
    ASSERT_TRUE(reports(ha_).reopen(other_, "Sai").has_value());
    EXPECT_EQ(lines(view(ha_).effects_take).at(0), "Tasks done: 31 → 33 tasks (+2)");
    EXPECT_EQ(view(ha_).other_reports, 0U);
}

TEST_F(ConflictEffectsTest, OfAnAcceptedReportTheChoiceIsMeasuredAgainstWhatWasAccepted) {
    ASSERT_TRUE(reports(kien_).submit(report_).has_value());
    sync_all();
    ASSERT_TRUE(reports(ha_).accept(report_).has_value());
    sync_all();
    EXPECT_TRUE(view(ha_).is_accepted);
    EXPECT_EQ(lines(view(ha_).effects_take).at(0), "Tasks done: 51 → 53 tasks (+2)");
}

TEST_F(ConflictEffectsTest, AnAverageMovesWithItsWeight) {
    const RecordId planned =
        asked(answer_path("tasks_planned"), std::int64_t{50}, std::int64_t{60});
    const ConflictView shown = *conflicts(ha_).find(planned);
    std::vector<std::string> fields;
    for (const FigureEffect& effect : shown.effects_take) fields.push_back(effect.field);
    EXPECT_THAT(fields, ElementsAre("tasks_planned", "done_rate", "year_estimate"));
}

TEST_F(ConflictEffectsTest, WordsSayWhatWouldStandInTheConsolidatedText) {
    const RecordId words =
        asked(answer_path("proposals"), std::string{"Máy quét."}, std::string{"Máy in."});
    const ConflictView shown = *conflicts(ha_).find(words);
    EXPECT_THAT(lines(shown.effects_keep),
                ElementsAre("In the consolidated text “Proposals”: “Máy quét.”"));
    EXPECT_THAT(lines(shown.effects_take),
                ElementsAre("In the consolidated text “Proposals”: “Máy in.”"));
}

TEST_F(ConflictEffectsTest, AClearedAnswerGivesNothing) {
    type(bich_, report_, answer_path("new_initiatives"), std::int64_t{4});
    sync_all();
    const RecordId cleared = asked(answer_path("new_initiatives"), Null{}, std::int64_t{6});
    const ConflictView shown = *conflicts(bich_).find(cleared);
    EXPECT_THAT(lines(shown.effects_keep),
                ElementsAre("New initiatives and models: nothing, unchanged"));
}

TEST_F(ConflictEffectsTest, AreNotReadForTheList) {
    const std::vector<ConflictView> open = conflicts(ha_).list_open();
    EXPECT_THAT(open.at(0).effects_take, IsEmpty());
}

TEST_F(ConflictEffectsTest, Rule06_AUnitSeesOnlyItsOwnFigures) {
    EXPECT_THAT(lines(view(bich_).effects_take),
                ElementsAre("Tasks done: 31 → 33 tasks (+2)",
                            "Share of the quarter's plan done: 77,5% → 82,5% (+5)"));
    EXPECT_EQ(view(bich_).figures_of, FiguresOf::unit);
    EXPECT_EQ(view(bich_).other_reports, 0U);
}

}  // namespace
}  // namespace thidua
