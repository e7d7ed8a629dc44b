#include <gmock/gmock.h>

#include "client/store/outbox.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

using testing::HasSubstr;

class BadInputTest : public DepartmentTest {
protected:
    BadInputTest() : report_{started()} {}

    Error refusal(const FieldPath& path, const Value& value) {
        const auto saved = reports(bich_).save_answers(report_, {}, {{path, value}});
        EXPECT_FALSE(saved.has_value()) << path;
        return saved ? Error{} : saved.error();
    }
    RecordId report_;
};

TEST_F(BadInputTest, SaysThatANumberIsWantedAndWhere) {
    const Error error = refusal(answer_path("tasks_done"), std::string{"nhiều"});
    EXPECT_EQ(error.code, ErrorCode::invalid_input);
    EXPECT_THAT(error.message, HasSubstr("Tasks done"));
}

TEST_F(BadInputTest, SaysWhatTheLeastIs) {
    EXPECT_THAT(refusal(answer_path("tasks_planned"), std::int64_t{0}).message, HasSubstr("1"));
}

TEST_F(BadInputTest, SaysWhatTheMostIs) {
    EXPECT_THAT(refusal(answer_path("year_estimate"), Decimal{201}).message, HasSubstr("200"));
}

TEST_F(BadInputTest, SaysHowLongATextMayBe) {
    const std::string message =
        refusal(answer_path("proposals"), std::string(2001, 'a')).message;
    EXPECT_THAT(message, testing::AnyOf(HasSubstr("2000"), HasSubstr("2.000"),
                                        HasSubstr("2,000")));
}

TEST_F(BadInputTest, NamesAFieldThatTheFormHasNot) {
    EXPECT_THAT(refusal(answer_path("nothing"), std::int64_t{1}).message, HasSubstr("nothing"));
}

TEST_F(BadInputTest, RefusesToWriteAComputedField) {
    EXPECT_EQ(refusal(answer_path("done_rate"), Decimal{1}).code, ErrorCode::invalid_input);
}

TEST_F(BadInputTest, RefusesToWriteWhatIsNoAnswer) {
    EXPECT_EQ(refusal("state", std::string{"accepted"}).code, ErrorCode::invalid_input);
}

TEST_F(BadInputTest, StoresNothingOfASaveWithOneBadAnswer) {
    refusal(answer_path("tasks_planned"), std::int64_t{-1});
    const auto saved = reports(bich_).save_answers(
        report_, {},
        {{answer_path("tasks_done"), std::int64_t{3}},
         {answer_path("tasks_planned"), std::int64_t{-1}}});
    EXPECT_FALSE(saved.has_value());
    EXPECT_EQ(Outbox{bich_.store()}.count_waiting(), 0U);
    EXPECT_TRUE(is_null(seen(bich_, report_, answer_path("tasks_done"))));
}

TEST_F(BadInputTest, ASaveThatChangesNothingIsNoEdit) {
    ASSERT_TRUE(reports(bich_)
                    .save_answers(report_, {{answer_path("tasks_done"), std::int64_t{3}}},
                                  {{answer_path("tasks_done"), std::int64_t{3}}})
                    .has_value());
    EXPECT_EQ(Outbox{bich_.store()}.count_waiting(), 0U);
}

TEST_F(BadInputTest, OneSaveIsOneEdit) {
    ASSERT_TRUE(reports(bich_).save_answers(report_, {}, quarterly_answers()).has_value());
    EXPECT_EQ(Outbox{bich_.store()}.count_waiting(), 1U);
}

TEST_F(BadInputTest, TooMuchForOneSaveIsRefusedAndNotStored) {
    set_time(moment(2026, 11, 20));
    const RecordId annual = *reports(bich_).create(SampleServer::period("2026"));
    bich_.sync();
    Fields much;
    for (int row = 0; row < 5000; ++row)
        much[cell_path("initiatives", RowId{unit_id(std::to_string(row)).value()}, "authors")] =
            std::string{"Bích"};
    const auto saved = reports(bich_).save_answers(annual, {}, much);
    ASSERT_FALSE(saved.has_value());
    EXPECT_EQ(saved.error().message, "This is too much for one save; save it in smaller parts.");
    EXPECT_EQ(Outbox{bich_.store()}.count_waiting(), 0U);
}

TEST_F(BadInputTest, ATableThatTheFormHasNotIsNamed) {
    const auto added = reports(bich_).add_row(report_, "initiatives", {});
    ASSERT_FALSE(added.has_value());
    EXPECT_EQ(added.error().message, "The form has no table initiatives.");
}

TEST_F(BadInputTest, AReportThatIsNotHereIsNotFound) {
    const auto saved = reports(bich_).save_answers(unit_id("none"), {}, {});
    ASSERT_FALSE(saved.has_value());
    EXPECT_EQ(saved.error().message, "There is no such report on this device.");
}

TEST_F(BadInputTest, AnOfficerDoesNotStartAnotherUnitsReport) {
    const auto refused = reports(bich_).create(quarter_, unit_id("STP-TGPL"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::not_allowed);
    EXPECT_EQ(refused.error().message,
              "Only the unit itself and the Office can change this report.");
}

TEST_F(BadInputTest, AnUnknownPeriodIsNotFound) {
    EXPECT_EQ(reports(bich_).create(unit_id("none")).error().message,
              "There is no such reporting period.");
}

TEST_F(BadInputTest, APeriodWithoutAFormHasNoReport) {
    const auto periods = bich_.workspace().periods().list(true);
    for (const PeriodView& period : periods)
        if (period.period.form_key.empty()) {
            EXPECT_FALSE(reports(bich_).create(period.id).has_value());
        }
}

}  // namespace
}  // namespace thidua
