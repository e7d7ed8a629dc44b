#include "server/store/device_store.h"

#include <gtest/gtest.h>

#include "server/store/schema.h"

namespace thidua {
namespace {

class DeviceStoreTest : public testing::Test {
protected:
    Device device(const char* ending) {
        return {.id = *DeviceId::from_text(std::string{"01890a5d-ac96-774b-bcce-b3020990"} +
                                           ending),
                .grantee = {.unit = RecordId{make_uuid_v7(now_, random_)},
                            .unit_code = "STP-VP",
                            .unit_name = {},
                            .organ = RecordId{make_uuid_v7(now_, random_)},
                            .role = Role::head,
                            .person = "Nguyễn Thị Minh"},
                .name = "laptop",
                .serial = "4A",
                .enrolled_at = now_};
    }

    Instant now_{1'780'000'000'000};
    SeededRandom random_{3};
    Database database_ = open_server_store({.path = ":memory:"}).value();
    DeviceStore store_{database_};
};

TEST_F(DeviceStoreTest, FindsADeviceAsItWasAdded) {
    const Device added = device("aaaa");
    store_.add(added);
    EXPECT_EQ(store_.find(added.id), added);
}

TEST_F(DeviceStoreTest, FindsADeviceByTheEndOfItsId) {
    store_.add(device("aaaa"));
    store_.add(device("bbba"));
    EXPECT_EQ(store_.find_by_ending("aaa")->id, device("aaaa").id);
    EXPECT_EQ(store_.find_by_ending("a").error().code, ErrorCode::invalid_input);
    EXPECT_EQ(store_.find_by_ending("c").error().code, ErrorCode::not_found);
}

TEST_F(DeviceStoreTest, KeepsTheFurthestPositionOfADevice) {
    store_.add(device("aaaa"));
    store_.note_contact(device("aaaa").id, Instant{5}, Sequence{9});
    store_.note_contact(device("aaaa").id, Instant{6}, Sequence{3});
    EXPECT_EQ(store_.find(device("aaaa").id)->synced_through, Sequence{9});
    EXPECT_EQ(store_.find(device("aaaa").id)->last_contact, Instant{6});
}

TEST_F(DeviceStoreTest, KeepsTheFirstTimeOfARevocation) {
    store_.add(device("aaaa"));
    store_.revoke(device("aaaa").id, Instant{5});
    store_.revoke(device("aaaa").id, Instant{6});
    EXPECT_EQ(store_.find(device("aaaa").id)->revoked_at, Instant{5});
    EXPECT_EQ(store_.list_revoked(), std::vector{device("aaaa").id});
}

TEST_F(DeviceStoreTest, RemembersWhatBecameOfACode) {
    const Device used_by = device("aaaa");
    store_.add(used_by);
    const Enrolment made{.secret_hash = sha256("s"),
                         .grantee = used_by.grantee,
                         .created_at = now_,
                         .expires = Instant{now_.value() + 1}};
    store_.add_enrolment(made);
    EXPECT_EQ(store_.find_enrolment(sha256("s")), made);
    const Enrolment::Use use{now_, used_by.id, sha256("k"), "certificate"};
    store_.mark_used(sha256("s"), use);
    EXPECT_EQ(store_.find_enrolment(sha256("s"))->use, use);
}

}  // namespace
}  // namespace thidua
