#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "tests/record/crowd.h"

namespace thidua {
namespace {

/// Everything that stands anywhere: in records, in conflicts, in history.
std::set<Value> values_anywhere(const MergeDesk& desk, MemorySpace& space) {
    std::set<Value> values;
    for (const auto& [id, record] : space.records())
        for (const auto& [path, value] : record.fields) values.insert(value);
    for (const auto& [path, value] : desk.fields()) values.insert(value);
    return values;
}

bool was_replaced_knowingly(const Value& value, const std::vector<Operation>& history) {
    return std::any_of(history.begin(), history.end(), [&value](const Operation& operation) {
        return operation.kind == OperationKind::set && operation.seen == value;
    });
}

RC_GTEST_PROP(MergeProperty, GivesTheSameForTheSameEdits, ()) {
    MergeDesk first;
    Crowd crowd{first};
    MergeDesk second;
    const int steps = *rc::gen::inRange(1, 20);
    for (int at = 0; at < steps; ++at) {
        const Edit edit = crowd.next_edit();
        const auto here = first.apply(crowd.author_of(edit), edit);
        const auto there = second.apply(crowd.author_of(edit), edit);
        RC_ASSERT(here.outcomes == there.outcomes);
    }
    RC_ASSERT(first.space() == second.space());
}

RC_GTEST_PROP(MergeProperty, ChangesNothingWhenTheValuesAreThere, ()) {
    MergeDesk desk;
    Crowd{desk}.bustle();
    std::vector<Operation> operations;
    for (const FieldPath& path : crowd_paths())
        operations.push_back(setting(desk.record(), path, desk.at(path), desk.at(path)));
    const MemorySpace before = desk.space();
    const auto result = desk.apply(minh, std::move(operations));
    RC_ASSERT(result.changed.empty());
    RC_ASSERT(desk.space() == before);
}

RC_GTEST_PROP(MergeProperty, NeverLosesAValueThatSomebodyTyped, ()) {
    MergeDesk desk;
    Crowd crowd{desk};
    crowd.bustle();
    const std::set<Value> kept = values_anywhere(desk, desk.space());
    for (const Operation& operation : crowd.history()) {
        if (operation.kind != OperationKind::set || is_null(operation.value)) continue;
        RC_ASSERT(kept.contains(operation.value) ||
                  was_replaced_knowingly(operation.value, crowd.history()));
    }
}

RC_GTEST_PROP(MergeProperty, NeverForgetsAValueThatStoodInTheRecord, ()) {
    MergeDesk desk;
    Crowd crowd{desk};
    std::set<Value> stood;
    const int steps = *rc::gen::inRange(1, 30);
    for (int at = 0; at < steps; ++at) {
        crowd.apply(crowd.next_edit());
        for (const auto& [path, value] : desk.fields()) stood.insert(value);
        if (*rc::gen::arbitrary<bool>()) crowd.look(minh);
    }
    const std::set<Value> kept = values_anywhere(desk, desk.space());
    for (const Value& value : stood) RC_ASSERT(kept.contains(value));
}

RC_GTEST_PROP(MergeProperty, DoesNotCareAboutTheOrderOfEditsOfDifferentFields, ()) {
    MergeDesk desk;
    Crowd{desk}.bustle();
    const auto paths = *rc::gen::unique<std::vector<FieldPath>>(2, rc::gen::elementOf(
        std::vector<FieldPath>{"answers/a", "answers/b", "answers/c", "answers/d"}));
    const auto change = [&](const Person& person, const FieldPath& path, const char* value) {
        return desk.edit_of(person, {setting(desk.record(), path, desk.at(path),
                                             std::string{value})});
    };
    const Edit by_lan = change(lan, paths[0], "by Lan");
    const Edit by_minh = change(minh, paths[1], "by Minh");
    MergeDesk other = desk;
    desk.apply(lan, by_lan);
    desk.apply(minh, by_minh);
    other.apply(minh, by_minh);
    other.apply(lan, by_lan);
    RC_ASSERT(desk.fields() == other.fields());
}

RC_GTEST_PROP(MergeProperty, HoldsBothValuesWhicheverCameFirst, (bool lan_is_first)) {
    MergeDesk desk{{{"answers/a", std::string{"old"}}}};
    const Value old{std::string{"old"}};
    const Value by_lan{std::string{"by Lan"}};
    const Value by_minh{std::string{"by Minh"}};
    if (lan_is_first) desk.set(lan, "answers/a", old, by_lan);
    desk.set(minh, "answers/a", old, by_minh);
    if (!lan_is_first) desk.set(lan, "answers/a", old, by_lan);
    const std::set<Value> both{desk.at("answers/a"), desk.in_conflict("other")};
    RC_ASSERT(both == (std::set<Value>{by_lan, by_minh}));
}

RC_GTEST_PROP(MergeProperty, ShowsTheStandingValueInEveryOpenConflict, ()) {
    MergeDesk desk;
    Crowd{desk}.bustle();
    for (const Record& conflict : desk.open_conflicts()) {
        const std::string path = text_or_empty(conflict.fields, "path");
        RC_ASSERT(find_value(conflict.fields, "kept") == desk.at(path));
    }
}

RC_GTEST_PROP(MergeProperty, LeavesNoConflictOpenBetweenEqualValues, ()) {
    MergeDesk desk;
    Crowd{desk}.bustle();
    for (const Record& conflict : desk.open_conflicts())
        RC_ASSERT(find_value(conflict.fields, "kept") != find_value(conflict.fields, "other"));
}

}  // namespace
}  // namespace thidua
