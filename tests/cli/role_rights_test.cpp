#include <gmock/gmock.h>

#include "server/store/organization_changes.h"
#include "shared/store/transaction.h"
#include "tests/cli/year_sample.h"

// Who of the organ may do what, where the tables of rights alone do not show it.

namespace thidua::cli {
namespace {

using testing::HasSubstr;

class RoleRightsTest : public YearTest {
protected:
    std::string session() {
        const std::string id =
            made(secretary_, {"council", "title=Họp Hội đồng", "chair=Lò Thị Một",
                              "members/1/name=Lò Thị Một", "members/1/is_present=yes"});
        done(secretary_, {"council", "submit", id});
        sync_all();
        return id;
    }
};

/// Sent to the division until the end of October.
TEST_F(RoleRightsTest, AfterItsLastDayARoleTakesNoNewEditAndNothingIsLost) {
    const auto lasts_until = [&](CivilDate day) {
        Transaction transaction{server_.database()};
        OrganizationChanges changes{server_.database(), {server_.clock().now(), server_.random()}};
        EXPECT_TRUE(changes.set_last_day(officer_.device().id.text(), day));
        transaction.commit();
        sync_all();
    };
    const auto it_is = [&](Instant now) {
        server_.clock().set(now);
        for (ServedDevice* device : {&officer_, &head_, &office_, &director_, &secretary_, &clerk_})
            device->clock().set(now);
    };
    lasts_until(date(2026, 10, 31));
    EXPECT_EQ(run_json(officer_, {"status"}).at("until"), "2026-10-31");
    EXPECT_THAT(run(officer_, {"status"}).out, HasSubstr("31/10/2026"));
    EXPECT_TRUE(run_json(head_, {"status"}).at("until").is_null());
    it_is(moment(2026, 10, 31, 22, 0));
    const std::string in_time = made(officer_, {"difficulty", "title=Thiếu máy quét"});
    sync_all();
    it_is(moment(2026, 11, 1, 8, 0));
    const std::string late = made(officer_, {"difficulty", "title=Thiếu máy in"});
    sync_all();
    EXPECT_EQ(run_json(head_, {"difficulty", "list"}).size(), 1U);
    EXPECT_EQ(state(head_, "difficulty", in_time), "draft");
    const json waiting = run_json(officer_, {"attention", "list"});
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting.at(0).at("record"), late);
    EXPECT_THAT(std::string{waiting.at(0).at("reason")}, HasSubstr("last day of your role"));
    lasts_until(date(2026, 12, 31));
    done(officer_, {"attention", "retry", waiting.at(0).at("id")});
    sync_all();
    EXPECT_EQ(shown(head_, "difficulty", late).at("fields").at("title"), "Thiếu máy in");
    EXPECT_TRUE(run_json(officer_, {"attention", "list"}).empty());
}

/// The Director usually is the chairman of the Council.
TEST_F(RoleRightsTest, TheChairClosesTheSessionAndTheSecretaryWritesTheMinutes) {
    const std::string id = session();
    ServedDevice member{server_, {"Lò Thị Hai", "STP-VP", Role::council_member, "UV"}};
    EXPECT_TRUE(member.sync().is_done());
    EXPECT_THAT(run(member, {"council", "close", id}).err, HasSubstr("chair"));
    EXPECT_THAT(run(director_, {"council", "set", id, "conclusion=Khác"}).err,
                HasSubstr("secretary"));
    done(director_, {"council", "close", id});
    sync_all();
    EXPECT_EQ(state(secretary_, "council", id), "closed");
    EXPECT_EQ(shown(secretary_, "council", id).at("fields").at("steps/close/by"),
              people::director().name);
    EXPECT_TRUE(run_json(director_, {"attention", "list"}).empty());
}

TEST_F(RoleRightsTest, AnAuditorReadsEverythingButBallotsAndChangesNothing) {
    const std::string difficulty = made(officer_, {"difficulty", "title=Thiếu máy quét"});
    done(officer_, {"difficulty", "submit", difficulty});
    const std::string id = session();
    const std::string report = fill_report();
    sync_all();
    ServedDevice auditor{server_, {"Vi Thị Tra", "STP-VP", Role::auditor, "TTr"}};
    EXPECT_TRUE(auditor.sync().is_done());
    EXPECT_EQ(run_json(auditor, {"report", "show", report}).at("unit"), "STP-HCTP");
    EXPECT_EQ(state(auditor, "difficulty", difficulty), "submitted");
    EXPECT_EQ(state(auditor, "council", id), "open");
    EXPECT_EQ(run_json(auditor, {"status"}).at("role"), "auditor");
    EXPECT_FALSE(run_json(auditor, {"audit", "--author", "bich"}).empty());
    EXPECT_TRUE(run_json(auditor, {"ballot", "list"}).empty());
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"difficulty", "receive", difficulty},
          {"difficulty", "new", "title=x"},
          {"report", "accept", report},
          {"council", "close", id},
          {"person", "new", "name=x"},
          {"document", "new", "register=CV", "number=1", "year=2026", "subject=x"}})
        EXPECT_EQ(run(auditor, words).code, ExitCode::failed) << words[0] << ' ' << words[1];
}

TEST_F(RoleRightsTest, TheAdministratorOfTheServerReadsNoContent) {
    made(officer_, {"difficulty", "title=Thiếu máy quét"});
    sync_all();
    ServedDevice administrator{server_, {"Quản trị", "STP-VP", Role::administrator, "MAY"}};
    EXPECT_TRUE(administrator.sync().is_done());
    for (const char* const noun : {"difficulty", "person", "plan", "award"})
        EXPECT_TRUE(run_json(administrator, {noun, "list"}).empty()) << noun;
    EXPECT_EQ(run(administrator, {"difficulty", "new", "title=x"}).code, ExitCode::failed);
}

}  // namespace
}  // namespace thidua::cli
