#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/model/table_record.h"
#include "shared/model/table_workflow.h"
#include "shared/model/workflow_rules.h"

namespace thidua {
namespace {

std::vector<const RecordRule*> table_types() {
    std::vector<const RecordRule*> types;
    for (const RecordRule& rule : record_rules())
        if (rule.is_of_table()) types.push_back(&rule);
    return types;
}

TEST(RecordTableTest, NamesEveryFieldOnceAndInWords) {
    for (const RecordRule* rule : table_types()) {
        std::set<std::string_view> paths;
        for (const FieldRule& field : rule->fields) {
            EXPECT_TRUE(paths.insert(field.path).second) << rule->type << " " << field.path;
            EXPECT_NE(*field.words, '\0') << rule->type << " " << field.path;
            EXPECT_EQ(field.kind == ValueKind::choice, !field.choices.empty())
                << rule->type << " " << field.path;
        }
    }
}

TEST(RecordTableTest, LeadsEveryStepFromAndToKnownStates) {
    for (const RecordRule* rule : table_types())
        for (const StepRule& step : rule->steps) {
            EXPECT_NE(find_state(*rule, step.to), nullptr) << rule->type << " " << step.name;
            EXPECT_FALSE(step.from.empty()) << rule->type << " " << step.name;
            for (const std::string_view from : step.from)
                EXPECT_NE(find_state(*rule, from), nullptr) << rule->type << " " << step.name;
        }
}

TEST(RecordTableTest, ReachesEveryStateFromTheFirst) {
    for (const RecordRule* rule : table_types()) {
        if (rule->states.empty()) continue;
        std::set<std::string_view> reached{rule->states.front().name};
        for (std::size_t round = 0; round < rule->states.size(); ++round)
            for (const StepRule& step : rule->steps)
                if (std::ranges::any_of(step.from,
                                        [&](auto from) { return reached.contains(from); }))
                    reached.insert(step.to);
        for (const StateRule& state : rule->states)
            EXPECT_TRUE(reached.contains(state.name)) << rule->type << " " << state.name;
    }
}

TEST(RecordTableTest, WritesNoFieldBothByHandAndByAStep) {
    for (const RecordRule* rule : table_types())
        for (const StepRule& step : rule->steps)
            for (const FieldRule& argument : step.arguments)
                EXPECT_EQ(find_field(rule->fields, argument.path), nullptr)
                    << rule->type << " " << argument.path;
}

TEST(RecordTableTest, MakesIdsOnlyOfWhatNeverChanges) {
    for (const RecordRule* rule : table_types())
        for (const std::string_view path : rule->id_keys)
            EXPECT_TRUE(is_said_once(*rule, path) || !rule->change) << rule->type << " " << path;
}

TEST(FieldRuleTest, MatchesAnySegmentWhereItSaysSo) {
    const FieldRule duty = field("members/*/duty", ValueKind::text, "");
    EXPECT_TRUE(matches(duty, "members/1/duty"));
    EXPECT_FALSE(matches(duty, "members//duty"));
    EXPECT_FALSE(matches(duty, "members/1"));
    EXPECT_FALSE(matches(duty, "members/1/2/duty"));
    EXPECT_FALSE(matches(duty, "members/1/name"));
}

class TableWorkflowTest : public testing::Test {
protected:
    StepDecision decide(const std::string& step, WorkflowPoint seen, Fields arguments = {}) {
        const Operation operation{.kind = OperationKind::step,
                                  .record_type = difficulty_.type,
                                  .record = difficulty_.id,
                                  .path = step,
                                  .point = std::move(seen),
                                  .arguments = std::move(arguments)};
        return ModelWorkflow{}.decide(difficulty_, operation, edit_);
    }
    void put(const StepDecision& decision) {
        for (const auto& [path, value] : decision.changes)
            set_value(difficulty_.fields, path, value);
    }
    void stand(const std::string& state, std::int64_t version) {
        set_value(difficulty_.fields, "state", state);
        set_value(difficulty_.fields, "version", version);
    }
    Record difficulty_{.type = std::string{record_types::difficulty},
                       .fields = {{"title", std::string{"Thiếu máy"}},
                                  {"unit", RecordId{}},
                                  {"state", std::string{"draft"}}}};
    Edit edit_{.author = "Bích"};
};

TEST_F(TableWorkflowTest, SubmittingMakesTheNextVersion) {
    put(decide("submit", {.state = "draft"}));
    EXPECT_EQ(text_or_empty(difficulty_.fields, "state"), "submitted");
    EXPECT_EQ(integer_or_zero(difficulty_.fields, "version"), 1);
    EXPECT_EQ(text_or_empty(difficulty_.fields, "steps/submit/by"), "Bích");
}

TEST_F(TableWorkflowTest, TheSameStepTwiceIsDoneOnce) {
    put(decide("submit", {.state = "draft"}));
    EXPECT_EQ(decide("submit", {.state = "draft"}).outcome, OutcomeKind::already);
}

TEST_F(TableWorkflowTest, ADecisionAboutAnEarlierVersionIsRefused) {
    stand("submitted", 2);
    const auto decided =
        decide("return", {.state = "submitted", .version = 1}, {{"reason", std::string{"Nêu rõ"}}});
    EXPECT_EQ(decided.reason, RejectReason::other_version_first);
}

TEST_F(TableWorkflowTest, AStepThatLacksWhatItMustSayIsRefused) {
    stand("submitted", 1);
    EXPECT_EQ(decide("return", {.state = "submitted", .version = 1}).reason,
              RejectReason::invalid_value);
    EXPECT_EQ(decide("return", {.state = "submitted", .version = 1},
                     {{"reason", std::string{"x"}}, {"secret", true}})
                  .reason,
              RejectReason::invalid_value);
}

TEST_F(TableWorkflowTest, AStepThatComesTooLateSaysWhatCameFirst) {
    stand("returned", 1);
    EXPECT_EQ(decide("receive", {.state = "submitted", .version = 1}).reason,
              RejectReason::returned_first);
    EXPECT_EQ(decide("burn", {}).reason, RejectReason::unknown_step);
}

TEST_F(TableWorkflowTest, NothingIsSubmittedThatLacksWhatIsNeeded) {
    difficulty_.fields.erase("title");
    EXPECT_EQ(decide("submit", {.state = "draft"}).reason, RejectReason::invalid_value);
}

class TableRecordTest : public testing::Test {
protected:
    const RecordRule& rule_ = *find_record_rule(record_types::difficulty);
    Fields fields_{
        {"title", std::string{"Thiếu máy"}}, {"unit", RecordId{}}, {"state", std::string{"draft"}}};
};

TEST_F(TableRecordTest, NobodyBeginsInTheMiddle) {
    EXPECT_EQ(check_new_record(rule_, fields_), RejectReason::none);
    for (const auto& [path, value] : {std::pair{"state", Value{std::string{"answered"}}},
                                      std::pair{"version", Value{std::int64_t{1}}},
                                      std::pair{"steps/submit/by", Value{std::string{"Giám đốc"}}},
                                      std::pair{"answer", Value{std::string{"Đồng ý"}}}}) {
        Fields made = fields_;
        made[path] = value;
        EXPECT_EQ(check_new_record(rule_, made), RejectReason::invalid_value) << path;
    }
}

TEST_F(TableRecordTest, WhatANewerVersionKnowsIsCarried) {
    fields_["hologram"] = true;
    EXPECT_EQ(check_new_record(rule_, fields_), RejectReason::none);
    EXPECT_EQ(check_change(rule_, {.fields = fields_}, "hologram/of/what", true),
              RejectReason::none);
}

TEST_F(TableRecordTest, AChangeKeepsToItsKindAndItsState) {
    const Record now{.fields = fields_};
    EXPECT_EQ(check_change(rule_, now, "title", true), RejectReason::invalid_value);
    EXPECT_EQ(check_change(rule_, now, "title", Null{}), RejectReason::invalid_value);
    EXPECT_EQ(check_change(rule_, now, "state", std::string{"closed"}), RejectReason::not_allowed);
    Record closed = now;
    closed.fields["state"] = std::string{"closed"};
    EXPECT_EQ(check_change(rule_, closed, "title", std::string{"Khác"}), RejectReason::wrong_state);
    EXPECT_EQ(check_change(rule_, closed, "summary", std::string{"Tóm tắt"}), RejectReason::none)
        << "the Office's own field";
}

}  // namespace
}  // namespace thidua
