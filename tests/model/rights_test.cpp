#include "shared/model/rights.h"

#include <gtest/gtest.h>

#include "shared/model/ids.h"

namespace thidua {
namespace {

class RightsTest : public testing::Test {
protected:
    [[nodiscard]] Actor actor(Role role) const { return {role, hctp, stp}; }
    static std::vector<Action> all_actions() {
        std::vector<Action> actions;
        for (std::size_t i = 0; i < EnumNames<Action>::names.size(); ++i) {
            actions.push_back(static_cast<Action>(i));
        }
        return actions;
    }
    RecordId stp = unit_id("STP");
    RecordId hctp = unit_id("STP-HCTP");
    Subject own{hctp, stp};
    Subject neighbour{unit_id("STP-BTTP"), stp};
    Subject foreign{unit_id("SNgV-HTQT"), unit_id("SNgV")};
};

TEST_F(RightsTest, LetsAnOfficerEditAndSettleButNotSubmit) {
    EXPECT_TRUE(may(Role::officer, Action::edit_report));
    EXPECT_TRUE(may(Role::officer, Action::settle_conflict));
    EXPECT_FALSE(may(Role::officer, Action::submit_report));
    EXPECT_FALSE(may(Role::officer, Action::withdraw_report));
}

TEST_F(RightsTest, LetsAHeadSubmitAndWithdrawButNotAccept) {
    EXPECT_TRUE(may(Role::head, Action::edit_report));
    EXPECT_TRUE(may(Role::head, Action::submit_report));
    EXPECT_TRUE(may(Role::head, Action::withdraw_report));
    EXPECT_TRUE(may(Role::head, Action::settle_conflict));
    EXPECT_FALSE(may(Role::head, Action::accept_report));
    EXPECT_FALSE(may(Role::head, Action::extend_period));
}

TEST_F(RightsTest, LetsTheOfficeDoTheOrgansBusiness) {
    for (const Action action :
         {Action::return_report, Action::accept_report, Action::reopen_report,
          Action::publish_form, Action::create_period, Action::extend_period, Action::exempt_unit,
          Action::judge_evidence, Action::enter_on_behalf}) {
        EXPECT_TRUE(may(actor(Role::office), action, neighbour)) << to_text(action);
    }
}

TEST_F(RightsTest, LetsTheOfficeEnterOnBehalfOfAUnitOfItsOrganOnly) {
    EXPECT_TRUE(may(actor(Role::office), Action::edit_report, neighbour));
    EXPECT_TRUE(may(actor(Role::office), Action::submit_report, neighbour));
    EXPECT_FALSE(may(actor(Role::office), Action::edit_report, foreign));
    EXPECT_FALSE(may(actor(Role::office), Action::edit_own_unit, neighbour));
}

TEST_F(RightsTest, KeepsTheOfficeOutOfOtherOrgans) {
    for (const Action action : all_actions()) {
        EXPECT_FALSE(may(actor(Role::office), action, foreign)) << to_text(action);
    }
}

TEST_F(RightsTest, KeepsAHeadToTheOwnUnit) {
    EXPECT_TRUE(may(actor(Role::head), Action::submit_report, own));
    EXPECT_FALSE(may(actor(Role::head), Action::submit_report, neighbour));
    EXPECT_FALSE(may(actor(Role::head), Action::edit_report, foreign));
}

TEST_F(RightsTest, GivesAnAdministratorNoContent) {
    for (const Action action : all_actions()) {
        const bool administers =
            action == Action::manage_units || action == Action::manage_devices;
        EXPECT_EQ(may(Role::administrator, action), administers) << to_text(action);
        EXPECT_EQ(may(actor(Role::administrator), action, foreign), administers);
    }
}

TEST_F(RightsTest, LetsAClerkSendDocumentsAndAReceiverReceiveThem) {
    for (const Action action : all_actions()) {
        EXPECT_EQ(may(Role::clerk, action),
                  action == Action::send_documents || action == Action::acknowledge)
            << to_text(action);
        EXPECT_EQ(may(Role::receiver, action), action == Action::receive_reports)
            << to_text(action);
    }
}

TEST_F(RightsTest, LetsEverybodyOfTheOrganAcknowledgeForThemselves) {
    const Subject nobodys{{}, own.organ};
    for (const Role role : {Role::officer, Role::head}) {
        EXPECT_TRUE(may(actor(role), Action::acknowledge, own));
        EXPECT_FALSE(may(actor(role), Action::acknowledge, nobodys));
        EXPECT_FALSE(may(actor(role), Action::acknowledge, neighbour));
    }
    for (const Role role :
         {Role::leadership, Role::council_secretary, Role::council_member, Role::clerk}) {
        EXPECT_TRUE(may(actor(role), Action::acknowledge, nobodys));
        EXPECT_FALSE(may(actor(role), Action::acknowledge, own));
    }
    EXPECT_FALSE(may(actor(Role::receiver), Action::acknowledge, nobodys));
}

TEST_F(RightsTest, LetsAnAuditorReadAndDoNothing) {
    for (const Action action : all_actions())
        for (const Subject& subject : {own, neighbour, foreign})
            EXPECT_EQ(may(actor(Role::auditor), action, subject),
                      action == Action::read_consolidation && subject.organ == stp)
                << to_text(action);
}

TEST_F(RightsTest, LetsTheCouncilVoteAndNobodyElse) {
    for (const Action action : {Action::vote, Action::cast_ballot}) {
        for (const Role role :
             {Role::council_member, Role::council_secretary, Role::leadership})
            EXPECT_TRUE(may(role, action)) << to_text(role);
        for (const Role role : {Role::officer, Role::head, Role::office, Role::clerk,
                                Role::receiver, Role::administrator})
            EXPECT_FALSE(may(role, action)) << to_text(role);
    }
}

TEST_F(RightsTest, SaysWhoCan) {
    EXPECT_EQ(refusal_words(Action::submit_report), "Only the head of the unit can do this.");
    EXPECT_EQ(refusal_words(Action::accept_report), "Only the Office can do this.");
    EXPECT_EQ(refusal_words(Action::manage_devices),
              "Only the administrator of the server can do this.");
}

}  // namespace
}  // namespace thidua
