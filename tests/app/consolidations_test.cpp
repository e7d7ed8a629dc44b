#include "client/app/consolidations.h"

#include <algorithm>

#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

class ConsolidationsTest : public DepartmentTest {
protected:
    Consolidation made() {
        auto consolidation = ha_.workspace().consolidations().make(quarter_);
        EXPECT_TRUE(consolidation.has_value()) << consolidation.error().message;
        return *std::move(consolidation);
    }
    Figure figure(const std::string& field) {
        for (const Figure& each : made().figures)
            if (each.field == field) return each;
        return {};
    }
    std::string why_not(const std::string& unit_name) {
        for (const LeftOut& unit : made().left_out)
            if (unit.unit_name == unit_name)
                return left_out_words(unit).substr(unit_name.size() + 2);
        return "included";
    }
    const std::string own_name_ = "Phòng Hành chính tư pháp";
};

TEST_F(ConsolidationsTest, AddsUpWhatWasAccepted) {
    accepted();
    accepted_of("STP-TGPL", quarterly_answers(20, 10));
    EXPECT_EQ(figure("tasks_done").value, Value{Decimal{40}});
    EXPECT_EQ(figure("tasks_done").parts.size(), 2U);
}

TEST_F(ConsolidationsTest, TracesEachPartToItsReportAndVersion) {
    const RecordId report = accepted();
    const Figure sum = figure("tasks_done");
    ASSERT_EQ(sum.parts.size(), 1U);
    EXPECT_EQ(sum.parts[0].report, report);
    EXPECT_EQ(sum.parts[0].unit, unit_id("STP-HCTP"));
    EXPECT_EQ(sum.parts[0].version, 1U);
}

TEST_F(ConsolidationsTest, DividesTheSumsForARatio) {
    accepted();
    accepted_of("STP-TGPL", quarterly_answers(20, 10));
    EXPECT_EQ(figure("done_rate").value, Value{*Decimal::from_text("66.67")});
}

TEST_F(ConsolidationsTest, UsesTheVersionThatWasAcceptedAndNotLaterEdits) {
    const RecordId report = accepted();
    type(bich_, report, done, std::int64_t{33});
    sync_all();
    EXPECT_EQ(figure("tasks_done").value, Value{Decimal{30}});
}

TEST_F(ConsolidationsTest, UsesWhatWasSealedThoughTheReportWasChangedBeforeItsAcceptance) {
    const RecordId report = submitted();
    type(bich_, report, done, std::int64_t{33});
    sync_all();
    ASSERT_TRUE(reports(ha_).accept(report).has_value());
    sync_all();
    EXPECT_EQ(seen(ha_, report, done), Value{std::int64_t{33}});
    EXPECT_EQ(figure("tasks_done").value, Value{Decimal{30}});
}

TEST_F(ConsolidationsTest, UsesTheSecondVersionAfterAReturn) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu").has_value());
    sync_all();
    type(kien_, report, done, std::int64_t{35});
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    sync_all();
    ASSERT_TRUE(reports(ha_).accept(report).has_value());
    EXPECT_EQ(figure("tasks_done").value, Value{Decimal{35}});
    EXPECT_EQ(figure("tasks_done").parts.at(0).version, 2U);
}

TEST_F(ConsolidationsTest, NamesTheUnitsThatAreNotInItAndWhy) {
    EXPECT_EQ(why_not(own_name_), "no report");
    const RecordId report = filled();
    EXPECT_EQ(why_not(own_name_), "not submitted");
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    sync_all();
    EXPECT_EQ(why_not(own_name_), "submitted, not accepted yet");
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu").has_value());
    EXPECT_EQ(why_not(own_name_), "returned, not submitted again");
}

TEST_F(ConsolidationsTest, NamesAnExemptUnitAsExempt) {
    ASSERT_TRUE(ha_.workspace().periods().exempt(quarter_, "STP-HCTP", "Mới lập").has_value());
    EXPECT_EQ(why_not(own_name_), "exempt (Mới lập)");
}

TEST_F(ConsolidationsTest, NamesEveryUnitOnce) {
    accepted();
    const Consolidation consolidation = made();
    EXPECT_EQ(consolidation.included.size() + consolidation.left_out.size(),
              consolidation.status.units.size());
}

TEST_F(ConsolidationsTest, AReopenedReportIsInItNoMore) {
    const RecordId report = accepted();
    ASSERT_TRUE(reports(ha_).reopen(report, "Sai số liệu").has_value());
    EXPECT_TRUE(made().included.empty());
}

TEST_F(ConsolidationsTest, IsTheSameWhicheverUnitWasAcceptedFirst) {
    accepted_of("STP-TGPL", quarterly_answers(20, 10));
    accepted();
    const Figure sum = figure("tasks_done");
    ASSERT_EQ(sum.parts.size(), 2U);
    EXPECT_EQ(sum.parts[0].unit, unit_id("STP-HCTP"));
}

TEST_F(ConsolidationsTest, IsNotForUnits) {
    const auto refused = kien_.workspace().consolidations().make(quarter_);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::not_allowed);
}

TEST_F(ConsolidationsTest, ADirectorReadsTheSameFigures) {
    accepted();
    ServedDevice director{server_, people::director()};
    director.sync();
    const auto read = director.workspace().consolidations().make(quarter_);
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(read->included.size(), 1U);
}

TEST_F(ConsolidationsTest, OfAnUnknownPeriodIsNotFound) {
    EXPECT_EQ(ha_.workspace().consolidations().make(unit_id("none")).error().code,
              ErrorCode::not_found);
}

}  // namespace
}  // namespace thidua
