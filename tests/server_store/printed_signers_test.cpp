#include <gtest/gtest.h>

#include "server/store/own_edit.h"
#include "shared/model/ids.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/model/workflow_rules.h"
#include "shared/record/change_record.h"
#include "shared/store/transaction.h"
#include "tests/support/made_edit.h"
#include "tests/support/sample_server.h"

// Whoever signs is whom the paper prints, or acts for that person: by the server's own register.

namespace thidua {
namespace {

using enum RejectReason;

class Rule06_PrintedSigners : public testing::TestWithParam<std::string> {
protected:
    Record person(const std::string& name) {
        return {.type = std::string{record_types::person},
                .id = RecordId{make_uuid_v7(server_.clock().now(), server_.random())},
                .scope = organ_scope(unit_id("STP")),
                .fields = {{"organ", unit_id("STP")}, {"name", name}},
                .rev = {}};
    }
    /// By the deputy for the head, in force on those days.
    void delegate(CivilDate from, CivilDate to) {
        deputy_line_.fields["acts_for/1/person"] = head_line_.id;
        deputy_line_.fields["acts_for/1/capacity"] = std::string{"TUQ"};
        deputy_line_.fields["acts_for/1/from"] = from;
        deputy_line_.fields["acts_for/1/to"] = to;
    }
    void put_on_file(const std::vector<Record>& people) {
        Transaction transaction{server_.database()};
        load_records(server_.database(), people, server_.clock().now(), server_.random());
        transaction.commit();
    }
    /// As it lies before the leadership, submitted at this moment.
    Record submitted(const std::string& signer) {
        const bool is_plan = GetParam() == record_types::plan;
        Record paper{
            .type = GetParam(),
            .id = RecordId{make_uuid_v7(server_.clock().now(), server_.random())},
            .scope = is_plan ? organ_scope(unit_id("STP")) : registry_scope(unit_id("STP")),
            .fields = {{"organ", unit_id("STP")},
                       {"title", std::string{"Thử"}},
                       {"state", std::string{"submitted"}},
                       {"version", std::int64_t{1}}},
            .rev = {}};
        if (!signer.empty()) paper.fields["signer/name"] = signer;
        const ChangeRecord brought{.record = paper.id,
                                   .edit = EditId{paper.id.value()},
                                   .author = "Văn phòng",
                                   .device_name = "may-vp",
                                   .at = server_.clock().now(),
                                   .replaced = {{"state", std::string{"draft"}}}};
        put_on_file({paper, to_record(brought, paper.scope, {.rules = ModelWorkflow{}})});
        return paper;
    }
    RejectReason sign(const Device& device, const Record& paper, Instant device_time) {
        Transaction undone{server_.database()};
        MadeEdit made{server_, device.grantee.person};
        made.step(*server_.find(paper.id), "sign");
        Edit edit = made.edit();
        edit.device_time = device_time;
        const EditNumber number = server_.store().known_number(device.id).next();
        return server_.store()
            .apply_edit(device.id, {number, edit}, server_.clock().now())
            .receipt.outcomes.front()
            .reason;
    }
    RejectReason sign(const Device& device, const Record& paper) {
        return sign(device, paper, server_.clock().now());
    }

    SampleServer server_;
    std::string head_name_ = people::director().name;
    Device head_ = server_.enrol(people::director());
    Device deputy_ = server_.enrol({"Trần Thị Mẫu", "STP", Role::leadership, "PGD"});
    Record head_line_ = person(head_name_);
    Record deputy_line_ = person("Trần Thị Mẫu");
};

TEST_P(Rule06_PrintedSigners, AnotherOfTheLeadershipDoesNotSign) {
    put_on_file({head_line_, deputy_line_});
    const Record paper = submitted(head_name_);
    EXPECT_EQ(sign(deputy_, paper), not_allowed);
    EXPECT_EQ(sign(head_, paper), none);
}

TEST_P(Rule06_PrintedSigners, TheHeadDoesNotSignWhatPrintsTheDeputy) {
    put_on_file({head_line_, deputy_line_});
    const Record paper = submitted("Trần Thị Mẫu");
    EXPECT_EQ(sign(head_, paper), not_allowed);
    EXPECT_EQ(sign(deputy_, paper), none);
}

TEST_P(Rule06_PrintedSigners, ADelegationInForceIsEnough) {
    delegate(date(2026, 9, 1), date(2026, 9, 30));
    put_on_file({head_line_, deputy_line_});
    EXPECT_EQ(sign(deputy_, submitted(head_name_)), none);
}

TEST_P(Rule06_PrintedSigners, OneThatIsOverOrHasNotBegunIsNot) {
    delegate(date(2026, 9, 1), date(2026, 9, 9));
    deputy_line_.fields["acts_for/2/person"] = head_line_.id;
    deputy_line_.fields["acts_for/2/from"] = date(2026, 9, 11);
    put_on_file({head_line_, deputy_line_});
    const Record paper = submitted(head_name_);
    EXPECT_EQ(sign(deputy_, paper), not_allowed);
    // No clock of a device makes it the ninth again: the paper was not there then.
    EXPECT_EQ(sign(deputy_, paper, moment(2026, 9, 9)), not_allowed);
    EXPECT_EQ(sign(deputy_, paper, moment(2026, 9, 11)), not_allowed);
}

TEST_P(Rule06_PrintedSigners, OneForSomebodyElseIsNot) {
    const Record other = person("Lò Văn Khác");
    delegate(date(2026, 9, 1), date(2026, 9, 30));
    deputy_line_.fields["acts_for/1/person"] = other.id;
    put_on_file({head_line_, deputy_line_, other});
    EXPECT_EQ(sign(deputy_, submitted(head_name_)), not_allowed);
}

TEST_P(Rule06_PrintedSigners, WhatWasSignedInTimeIsTakenThoughItComesLater) {
    delegate(date(2026, 9, 1), date(2026, 9, 10));
    put_on_file({head_line_, deputy_line_});
    const Record paper = submitted(head_name_);
    const Instant signed_at = server_.clock().now().plus(std::chrono::hours{1});
    server_.clock().advance(std::chrono::hours{24 * 5});
    EXPECT_EQ(sign(deputy_, paper, signed_at), none);
    EXPECT_EQ(sign(deputy_, paper), not_allowed);
}

TEST_P(Rule06_PrintedSigners, APaperThatNamesNobodyAndARegisterThatKnowsNeitherSettleNothing) {
    EXPECT_EQ(sign(deputy_, submitted(head_name_)), none);
    put_on_file({head_line_, deputy_line_});
    EXPECT_EQ(sign(deputy_, submitted("")), none);
}

INSTANTIATE_TEST_SUITE_P(OfBothPapers, Rule06_PrintedSigners,
                         testing::Values("plan", "award_decision"));

}  // namespace
}  // namespace thidua
