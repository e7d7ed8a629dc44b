#include <gtest/gtest.h>

#include "tests/client_store/local_device.h"

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};
const Value three{std::int64_t{3}};

/// Edit 1 is answered, 2 and 3 wait; the server has another edit under the number 2.
class Rule12_NewIdentity : public testing::Test {
protected:
    Rule12_NewIdentity() {
        device_.meet_on(10);
        device_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
        first_ = device_.typed(device_.changing("a", "x", one, two));
        device_.answer({LocalDevice::receipt(EditNumber{1}, first_, 2)}, true);
        second_ = device_.typed(device_.changing("a", "x", two, three));
        third_ = device_.typed(device_.changing("a", "y", Null{}, one));
        device_.disk().note_identity_reused();
    }
    void take_name(const std::string& name = "another") {
        device_.disk().identity_request();
        device_.disk().adopt_identity(
            {.device = DeviceId{LocalDevice::note_id(name).value()},
             .certificate = "certificate of " + name});
    }

    LocalDevice device_;
    Edit first_, second_, third_;
};

TEST_F(Rule12_NewIdentity, TheDeviceAsksForOneAtItsNextContact) {
    EXPECT_TRUE(device_.disk().position().wants_identity);
}

TEST_F(Rule12_NewIdentity, TheKeyIsOnDiskBeforeItIsNamed) {
    const IdentityRequest request = device_.disk().identity_request();
    EXPECT_EQ(request.certificate_request, "request with key 1");
    EXPECT_EQ(device_.store().text_meta(device_keys::next_key), "key 1");
}

/// The reply was lost on the line.
TEST_F(Rule12_NewIdentity, AskingTwiceIsAskingOnce) {
    const IdentityRequest request = device_.disk().identity_request();
    EXPECT_EQ(device_.disk().identity_request(), request);
    EXPECT_EQ(device_.keys().made(), 1);
}

TEST_F(Rule12_NewIdentity, TheOldNameWorksUntilTheNewOneIsHere) {
    device_.store().set_meta(device_keys::private_key, "old key");
    device_.disk().identity_request();
    EXPECT_EQ(device_.store().text_meta(device_keys::private_key), "old key");
}

TEST_F(Rule12_NewIdentity, TheNewNameComesWithItsKeyAndCertificate) {
    device_.store().set_meta(device_keys::tls_ticket, "of the old name");
    device_.store().set_meta(device_keys::next_certificate, "of the old name");
    take_name();
    EXPECT_EQ(device_.store().device(), DeviceId{LocalDevice::note_id("another").value()});
    EXPECT_EQ(device_.store().text_meta(device_keys::private_key), "key 1");
    EXPECT_EQ(device_.store().text_meta(device_keys::certificate), "certificate of another");
    EXPECT_EQ(device_.store().text_meta(device_keys::tls_ticket), "");
    EXPECT_EQ(device_.store().text_meta(device_keys::next_certificate), "");
    EXPECT_FALSE(device_.disk().position().wants_identity);
}

TEST_F(Rule12_NewIdentity, WhatWaitsIsNumberedFromOne) {
    take_name();
    const Manifest manifest = device_.disk().manifest();
    EXPECT_EQ(manifest.first, EditNumber{1});
    ASSERT_EQ(manifest.entries.size(), 2U);
    EXPECT_EQ(manifest.entries[0].edit, second_.id);
    const auto waiting = device_.disk().list_waiting(EditNumber{2}, 100'000);
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].numbered, (NumberedEdit{EditNumber{2}, third_}));
}

TEST_F(Rule12_NewIdentity, AnEditIsTheSameUnderItsNewNumber) {
    const Manifest before = device_.disk().manifest();
    take_name();
    EXPECT_EQ(device_.disk().manifest().entries, before.entries);
}

TEST_F(Rule12_NewIdentity, NothingDisappearsFromTheView) {
    take_name();
    EXPECT_EQ(device_.seen("a", "x"), three);
    EXPECT_EQ(device_.seen("a", "y"), one);
}

TEST_F(Rule12_NewIdentity, WhatWasAnsweredUnderTheOldNameKeepsItsReceipt) {
    take_name();
    EXPECT_EQ(device_.outbox().find(first_.id)->receipt,
              LocalDevice::receipt(EditNumber{1}, first_, 2));
}

/// The server knows an edit by its id: the twin of this device has sent it.
TEST_F(Rule12_NewIdentity, AReceiptFromTheOldNameAnswersAWaitingEdit) {
    take_name();
    EXPECT_TRUE(device_.answer({LocalDevice::receipt(EditNumber{2}, second_, 3)}));
    EXPECT_EQ(device_.disk().manifest().entries.size(), 1U);
}

TEST_F(Rule12_NewIdentity, TheNextEditHasTheNextNumber) {
    take_name();
    device_.typed(device_.changing("a", "z", Null{}, one));
    EXPECT_EQ(device_.disk().list_waiting(EditNumber{3}, 100'000).size(), 1U);
    EXPECT_EQ(device_.disk().find_edit(EditNumber{2}), third_);
}

TEST_F(Rule12_NewIdentity, WithNothingWaitingTheNextNumberIsOne) {
    device_.answer({LocalDevice::receipt(EditNumber{2}, second_, 3),
                    LocalDevice::receipt(EditNumber{3}, third_, 4)},
                   true);
    take_name();
    EXPECT_EQ(device_.disk().manifest().first, EditNumber{1});
}

TEST_F(Rule12_NewIdentity, ANameCanBeTakenTwice) {
    take_name();
    device_.answer({LocalDevice::receipt(EditNumber{1}, second_, 3)}, true);
    device_.disk().note_identity_reused();
    take_name("a third");
    EXPECT_EQ(device_.keys().made(), 2);
    EXPECT_EQ(device_.disk().manifest().first, EditNumber{1});
    EXPECT_EQ(device_.disk().manifest().entries.at(0).edit, third_.id);
}

}  // namespace
}  // namespace thidua
