#include "shared/model/record_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "shared/model/record_types.h"

namespace thidua {
namespace {

TEST(Rule06_RecordRules, NameEveryTypeOnce) {
    std::set<std::string_view> types;
    for (const RecordRule& rule : record_rules())
        EXPECT_TRUE(types.insert(rule.type).second) << rule.type;
}

TEST(Rule06_RecordRules, LetAnythingBeDoneOnlyToWhatMayStandSomewhere) {
    for (const RecordRule& rule : record_rules()) {
        bool stands = false;
        for (int kind = 0; kind <= static_cast<int>(ScopeKind::device); ++kind)
            stands |= rule.stands_in.has(static_cast<ScopeKind>(kind));
        EXPECT_TRUE(stands) << rule.type;
    }
}

TEST(Rule06_RecordRules, KeepWhatTheServerSaysFromEveryHand) {
    for (const auto type : {record_types::evidence, record_types::change, record_types::device,
                            record_types::restore}) {
        const RecordRule* rule = find_record_rule(type);
        ASSERT_NE(rule, nullptr) << type;
        EXPECT_FALSE(rule->create || rule->change) << type;
        // The Office decides about evidence; it does not write it.
        if (type != record_types::evidence) EXPECT_TRUE(rule->steps.empty()) << type;
    }
}

TEST(Rule06_RecordRules, GiveEveryRightToSomebody) {
    for (const RecordRule& rule : record_rules()) {
        std::set<Action> actions;
        if (rule.create) actions.insert(*rule.create);
        if (rule.change) actions.insert(*rule.change);
        for (const StepRule& step : rule.steps) actions.insert(step.action);
        for (const Action action : actions) {
            bool is_somebodys = false;
            for (std::size_t role = 0; role < EnumNames<Role>::names.size(); ++role)
                is_somebodys |= may(static_cast<Role>(role), action);
            EXPECT_TRUE(is_somebodys) << rule.type << " " << to_text(action);
        }
    }
}

TEST(Rule06_RecordRules, KnowTheStepsOfAType) {
    const RecordRule& report = *find_record_rule(record_types::report);
    EXPECT_EQ(find_step_action(report, "accept"), Action::accept_report);
    EXPECT_EQ(find_step_action(report, "burn"), std::nullopt);
}

TEST(Rule06_RecordRules, DoNotKnowATypeOfTheFuture) {
    EXPECT_EQ(find_record_rule("hologram"), nullptr);
}

TEST(Rule06_RecordRules, LetAnOfficerCarryTheUnknownInTheUnitOnly) {
    EXPECT_TRUE(may_carry(Role::officer, ScopeKind::unit));
    for (const ScopeKind kind : {ScopeKind::province, ScopeKind::organ, ScopeKind::office,
                                 ScopeKind::council, ScopeKind::ballots, ScopeKind::upward})
        EXPECT_FALSE(may_carry(Role::officer, kind));
}

TEST(Rule06_RecordRules, LetNobodyCarryTheUnknownToEverybody) {
    for (std::size_t role = 0; role < EnumNames<Role>::names.size(); ++role)
        EXPECT_FALSE(may_carry(static_cast<Role>(role), ScopeKind::province));
}

}  // namespace
}  // namespace thidua
