#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "client/app/reports.h"
#include "client/store/record_query.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "shared/store/transaction.h"
#include "shared/sync/server_session.h"
#include "shared/wire/codec.h"
#include "tests/support/made_edit.h"
#include "tests/support/served_device.h"

namespace thidua {
namespace {

/// Every unit has a report with words of its own in it.
class ScopeTest : public testing::Test {
protected:
    ScopeTest() {
        for (const char* code : {"STP-HCTP", "STP-TGPL", "STP-BTTP"}) {
            const Record report = quarterly_report(code);
            const Device device = server_.enrol({"Người viết", code, Role::head, "MAY"});
            server_.apply(device.id, MadeEdit{server_, "Người viết"}.create(report).edit());
            MadeEdit words{server_, "Người viết"};
            words.set(report, answer_path("proposals"), secret_of(code));
            server_.apply(device.id, words.edit());
        }
    }

    static std::string secret_of(const std::string& code) { return "bí mật của " + code; }

    /// Whether any page that went to the device holds the words.
    static bool tells(const LineRecord& line, const std::string& words) {
        const auto records = line.records();
        return std::any_of(records.begin(), records.end(), [&](const PackedRecord& record) {
            return record.fields.find(words) != Bytes::npos;
        });
    }

    std::set<ScopeId> scopes_sent(const LineRecord& line) {
        std::set<ScopeId> scopes;
        for (const PackedRecord& record : line.records())
            scopes.insert(server_.find(record.id)->scope);
        return scopes;
    }

    void expect_only_granted(const SamplePerson& person) {
        ServedDevice device{server_, person};
        const LineRecord line = device.sync();
        ASSERT_TRUE(line.is_done()) << person.name;
        const auto grant = *server_.store().find_grant(device.device().id, server_.clock().now());
        for (const ScopeId& scope : scopes_sent(line))
            EXPECT_TRUE(std::binary_search(grant.begin(), grant.end(), scope)) << person.name;
    }

    SampleServer server_;
};

TEST_F(ScopeTest, NobodyIsSentARecordOutsideTheGrant) {
    for (const Role role :
         {Role::officer, Role::head, Role::office, Role::council_member, Role::council_secretary,
          Role::leadership, Role::clerk, Role::receiver, Role::administrator, Role::auditor})
        for (const char* unit : {"STP-HCTP", "STP-VP", "SNgV-VP"})
            expect_only_granted({"Người đọc", unit, role, "MAY"});
}

TEST_F(ScopeTest, PagesSayTheScopeOfTheirRecords) {
    ServedDevice office{server_, people::office_ha()};
    for (const Message& message : office.sync().to_device)
        if (const auto* page = std::get_if<Page>(&message))
            for (const PackedRecord& record : page->records)
                EXPECT_EQ(server_.find(record.id)->scope, page->scope);
}

TEST_F(ScopeTest, AnOfficerIsSentTheWordsOfTheOwnUnit) {
    ServedDevice device{server_, people::officer_bich()};
    EXPECT_TRUE(tells(device.sync(), secret_of("STP-HCTP")));
}

TEST_F(ScopeTest, AnOfficerIsNotSentAByteOfAnotherUnitsReport) {
    ServedDevice device{server_, people::officer_bich()};
    const LineRecord line = device.sync();
    EXPECT_FALSE(tells(line, secret_of("STP-TGPL")));
    for (const Message& message : line.to_device)
        EXPECT_EQ(encode_frame(message).find(secret_of("STP-BTTP")), Bytes::npos);
}

TEST_F(ScopeTest, TheOfficeIsSentEveryUnitOfItsOrgan) {
    ServedDevice office{server_, people::office_ha()};
    const LineRecord line = office.sync();
    for (const char* code : {"STP-HCTP", "STP-TGPL", "STP-BTTP"})
        EXPECT_TRUE(tells(line, secret_of(code))) << code;
}

TEST_F(ScopeTest, TheOfficeOfAnotherOrganIsSentNothingOfIt) {
    ServedDevice office{server_, people::office_of_foreign_affairs()};
    const LineRecord line = office.sync();
    for (const char* code : {"STP-HCTP", "STP-TGPL", "STP-BTTP"})
        EXPECT_FALSE(tells(line, secret_of(code))) << code;
}

TEST_F(ScopeTest, AnAdministratorIsSentNoContent) {
    ServedDevice administrator{server_, {"Quản trị", "STP-VP", Role::administrator, "MAY"}};
    EXPECT_EQ(scopes_sent(administrator.sync()), std::set<ScopeId>{province_scope()});
}

TEST_F(ScopeTest, LaterNewsKeepToTheGrantToo) {
    ServedDevice officer{server_, people::officer_bich()};
    officer.sync();
    ServedDevice aid{server_, people::head_of_aid()};
    aid.sync();
    const auto report = quarterly_report("STP-TGPL").id;
    ASSERT_TRUE(aid.workspace().reports().save_answers(
        report, {}, {{answer_path("tasks_done"), std::int64_t{7}}}));
    aid.sync();
    EXPECT_TRUE(officer.sync().records().empty());
}

TEST_F(ScopeTest, ACursorOfAScopeThatIsNotGrantedBringsNothing) {
    const Device device = server_.enrol(people::officer_bich());
    ServerSession session{server_.store(), device.id};
    Transaction transaction{server_.database()};
    session.on_message(Hello{.first_waiting = EditNumber{1}}, server_.clock().now());
    const Step step = session.on_message(
        Cursors{{{unit_scope(unit_id("STP-TGPL")), Sequence{}}}}, server_.clock().now());
    EXPECT_FALSE(step.end.has_value());
    for (const Message& message : step.send)
        if (const auto* page = std::get_if<Page>(&message))
            EXPECT_NE(page->scope, unit_scope(unit_id("STP-TGPL")));
}

TEST_F(ScopeTest, ARevokedDeviceHasNoGrant) {
    const Device device = server_.enrol(people::officer_bich());
    DeviceStore{server_.database()}.revoke(device.id, server_.clock().now());
    EXPECT_FALSE(server_.store().find_grant(device.id, server_.clock().now()).has_value());
}

TEST_F(ScopeTest, AnUnknownDeviceHasNoGrant) {
    EXPECT_FALSE(server_.store().find_grant(DeviceId{}, server_.clock().now()).has_value());
}

TEST_F(ScopeTest, AConflictStandsInTheScopeOfItsReport) {
    ServedDevice bich{server_, people::officer_bich()};
    ServedDevice dung{server_, people::officer_dung()};
    const RecordId report = quarterly_report("STP-HCTP").id;
    for (ServedDevice* device : {&bich, &dung}) {
        device->sync();
        const std::int64_t typed = device == &bich ? 1 : 2;
        ASSERT_TRUE(device->workspace().reports().save_answers(
            report, {}, {{answer_path("tasks_done"), typed}}));
    }
    bich.sync();
    dung.sync();
    const auto conflicts = RecordStore{server_.database()}.list("conflict");
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts.front().scope, unit_scope(unit_id("STP-HCTP")));
}

}  // namespace
}  // namespace thidua
