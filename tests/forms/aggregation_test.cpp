#include "shared/forms/aggregation.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/forms/small_form.h"

namespace thidua {
namespace {

UnitAnswers unit_with(int number, Fields answers) {
    const std::string name = std::to_string(number);
    return {.unit = RecordId{make_uuid_v5(Uuid{}, "unit" + name)},
            .unit_name = "Đơn vị " + name,
            .report = RecordId{make_uuid_v5(Uuid{}, "report" + name)},
            .version = 1,
            .answers = std::move(answers)};
}

Figure figure_of(const std::vector<UnitAnswers>& units, std::string_view field) {
    const auto figures = consolidate(make_small_form(), units);
    const auto found = std::find_if(figures.begin(), figures.end(),
                                    [&](const Figure& figure) { return figure.field == field; });
    return found == figures.end() ? Figure{} : *found;
}

Value whole(std::int64_t number) {
    return Value{number};
}
Value number(std::int64_t number) {
    return Value{Decimal{number}};
}
Value words(const char* text) {
    return Value{std::string{text}};
}
Value day(unsigned of_may) {
    return Value{
        CivilDate{std::chrono::year{2026}, std::chrono::month{5}, std::chrono::day{of_may}}};
}

class AggregationTest : public testing::Test {
protected:
    std::vector<UnitAnswers> units{unit_with(1, make_answers({{"people", whole(10)},
                                                              {"trained", whole(5)},
                                                              {"score", decimal_value("8")},
                                                              {"share", decimal_value("12.5")},
                                                              {"story", words("Một")},
                                                              {"day", day(9)},
                                                              {"done", Value{true}}})),
                                   unit_with(2, make_answers({{"people", whole(30)},
                                                              {"trained", whole(27)},
                                                              {"score", decimal_value("9.5")},
                                                              {"share", decimal_value("7")},
                                                              {"day", day(2)},
                                                              {"done", Value{false}}})),
                                   unit_with(3, make_answers({{"people", whole(20)}}))};

    void add_model(std::size_t unit, const char* title, std::int64_t value) {
        Fields& answers = units[unit].answers;
        const RowId row = row_id_for_key("models", std::string{title});
        set_value(answers, row_marker_path("models", row), true);
        set_value(answers, cell_path("models", row, "title"), std::string{title});
        set_value(answers, cell_path("models", row, "value"), Decimal{value});
    }
};

TEST_F(AggregationTest, AddsAndKeepsTheParts) {
    const Figure figure = figure_of(units, "people");
    EXPECT_EQ(figure.value, number(60));
    ASSERT_EQ(figure.parts.size(), 3U);
    EXPECT_EQ(figure.parts[1].contribution, number(30));
    EXPECT_EQ(figure.parts[1].unit, units[1].unit);
    EXPECT_EQ(figure.parts[1].report, units[1].report);
}

TEST_F(AggregationTest, LeavesBlankUnitsOutAndSaysSo) {
    const Figure figure = figure_of(units, "trained");
    EXPECT_EQ(figure.parts.size(), 2U);
    EXPECT_NE(figure.note.find("1"), std::string::npos);
    EXPECT_EQ(figure_of(units, "people").note, "");
}

TEST_F(AggregationTest, WeighsAnAverage) {
    const Figure figure = figure_of(units, "score");
    EXPECT_EQ(figure.value, decimal_value("9.125"));
    EXPECT_EQ(figure.parts[0].weight, Decimal{10});
}

TEST_F(AggregationTest, TakesTheRatioOfSumsNotTheAverageOfRatios) {
    const Figure figure = figure_of(units, "trained_rate");
    EXPECT_EQ(figure.value, decimal_value("80"));
    EXPECT_EQ(figure.parts.size(), 2U);
}

TEST_F(AggregationTest, HasNoRatioOverZero) {
    for (UnitAnswers& unit : units) set_value(unit.answers, "answers/people", whole(0));
    const Figure figure = figure_of(units, "trained_rate");
    EXPECT_TRUE(is_null(figure.value));
    EXPECT_EQ(figure.note, tr("It would be a division by zero."));
}

TEST_F(AggregationTest, FindsTheFirstDayAndTheLargestShare) {
    EXPECT_EQ(figure_of(units, "day").value, day(2));
    EXPECT_EQ(figure_of(units, "share").value, decimal_value("12.5"));
}

TEST_F(AggregationTest, CountsTheUnitsThatSaidYes) {
    EXPECT_EQ(figure_of(units, "done").value, number(1));
    EXPECT_EQ(figure_of(units, "done").parts.size(), 2U);
}

TEST_F(AggregationTest, QuotesEveryUnit) {
    const Figure figure = figure_of(units, "story");
    EXPECT_TRUE(is_null(figure.value));
    ASSERT_EQ(figure.parts.size(), 1U);
    EXPECT_EQ(figure.parts[0].contribution, words("Một"));
    EXPECT_EQ(figure.parts[0].unit_name, "Đơn vị 1");
}

TEST_F(AggregationTest, PutsAllRowsTogetherWithTheirUnits) {
    add_model(0, "A", 5);
    add_model(0, "B", 6);
    add_model(2, "A", 7);
    const Figure figure = figure_of(units, "models");
    EXPECT_EQ(figure.value, number(3));
    ASSERT_EQ(figure.rows.size(), 3U);
    EXPECT_EQ(figure.rows[2].unit, units[2].unit);
    EXPECT_EQ(figure.rows[2].cells.at("value"), number(7));
}

TEST_F(AggregationTest, ConsolidatesComputedFieldsByTheirOwnRule) {
    add_model(0, "A", 5);
    add_model(2, "A", 7);
    EXPECT_EQ(figure_of(units, "total_value").value, number(12));
}

TEST_F(AggregationTest, LeavesOutFieldsThatDeclareNothing) {
    EXPECT_EQ(figure_of(units, "name").field, "");
}

TEST_F(AggregationTest, SaysNothingForNobody) {
    for (const Figure& figure : consolidate(make_small_form(), {}))
        EXPECT_TRUE(is_null(figure.value)) << figure.field;
}

std::vector<UnitAnswers> any_units() {
    std::vector<UnitAnswers> units;
    const int count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
        Fields answers;
        const auto maybe = [&](std::string_view key, Value value) {
            if (*rc::gen::inRange(0, 4) > 0) set_value(answers, answer_path(key), value);
        };
        maybe("people", whole(*rc::gen::inRange<std::int64_t>(0, 50)));
        maybe("trained", whole(*rc::gen::inRange<std::int64_t>(0, 50)));
        maybe("score", Decimal{*rc::gen::inRange(0, 100)}.divided_by(Decimal{7}, 5).value());
        maybe("cost", Decimal{*rc::gen::arbitrary<int>()}.divided_by(Decimal{100}, 2).value());
        maybe("share", Decimal{*rc::gen::inRange(0, 100)});
        maybe("done", Value{*rc::gen::arbitrary<bool>()});
        maybe("day", day(*rc::gen::inRange(1U, 31U)));
        units.push_back(unit_with(i, std::move(answers)));
    }
    return units;
}

Decimal decimal_in(const Value& value) {
    const auto* const held = std::get_if<Decimal>(&value);
    return held ? *held : Decimal{};
}

RC_GTEST_PROP(AggregationProperty, DoesNotDependOnTheOrderOfUnits, ()) {
    std::vector<UnitAnswers> units = any_units();
    const auto before = consolidate(make_small_form(), units);
    std::rotate(units.begin(),
                units.begin() + *rc::gen::inRange<long>(0, static_cast<long>(units.size()) + 1),
                units.end());
    std::reverse(units.begin(), units.begin() + static_cast<long>(units.size() / 2));
    const auto after = consolidate(make_small_form(), units);
    for (std::size_t i = 0; i < before.size(); ++i) {
        RC_ASSERT(before[i].value == after[i].value);
        RC_ASSERT(before[i].note == after[i].note);
    }
}

RC_GTEST_PROP(AggregationProperty, SumsAreTheSumsOfTheirParts, ()) {
    for (const Figure& figure : consolidate(make_small_form(), any_units())) {
        if (figure.by != ConsolidationKind::sum && figure.by != ConsolidationKind::count) continue;
        Decimal total;
        for (const Part& part : figure.parts) total = total + decimal_in(part.contribution);
        RC_ASSERT(decimal_in(figure.value) == total);
    }
}

RC_GTEST_PROP(AggregationProperty, TwoHalvesAddUpToTheWhole, ()) {
    const std::vector<UnitAnswers> units = any_units();
    const auto middle = units.begin() + static_cast<long>(units.size() / 2);
    const auto whole_figures = consolidate(make_small_form(), units);
    const auto first = consolidate(make_small_form(), {units.begin(), middle});
    const auto second = consolidate(make_small_form(), {middle, units.end()});
    for (std::size_t i = 0; i < whole_figures.size(); ++i) {
        const ConsolidationKind by = whole_figures[i].by;
        if (by != ConsolidationKind::sum && by != ConsolidationKind::count) continue;
        RC_ASSERT(decimal_in(whole_figures[i].value) ==
                  decimal_in(first[i].value) + decimal_in(second[i].value));
    }
}

RC_GTEST_PROP(AggregationProperty, AnAverageLiesBetweenItsParts, ()) {
    const Figure figure = figure_of(any_units(), "score");
    if (is_null(figure.value)) return;
    std::vector<Decimal> scores;
    for (const Part& part : figure.parts)
        if (*part.weight > Decimal{0}) scores.push_back(decimal_in(part.contribution).rounded(3));
    const auto [least, most] = std::minmax_element(scores.begin(), scores.end());
    RC_ASSERT(*least <= decimal_in(figure.value));
    RC_ASSERT(decimal_in(figure.value) <= *most);
}

}  // namespace
}  // namespace thidua
