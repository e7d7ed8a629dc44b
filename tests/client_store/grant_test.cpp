#include <gtest/gtest.h>

#include <algorithm>

#include "shared/sync/grant.h"
#include "tests/client_store/local_device.h"

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};

class GrantTest : public testing::Test {
protected:
    GrantTest() {
        adopt({LocalDevice::scope(), other_});
        device_.apply_page({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
        Record elsewhere = LocalDevice::note("b", {{"x", one}}, 2);
        device_.disk().apply_page({.scope = other_,
                                   .through = Sequence{2},
                                   .records = {LocalDevice::packed(elsewhere)}});
        device_.finish_pull(2);
    }
    void adopt(std::vector<ScopeId> scopes) {
        std::sort(scopes.begin(), scopes.end());
        device_.disk().adopt_grant(scopes, GrantReason::units_changed);
    }
    bool shows(const std::string& name) {
        return device_.view().find(LocalDevice::note_id(name)).has_value();
    }

    LocalDevice device_;
    ScopeId other_{LocalDevice::note_id("another scope").value()};
};

TEST_F(GrantTest, ScopesThatAreGrantedNoMoreTakeTheirRecordsAlong) {
    adopt({LocalDevice::scope()});
    EXPECT_TRUE(shows("a"));
    EXPECT_FALSE(shows("b"));
}

TEST_F(GrantTest, ANewScopeBeginsAtTheStart) {
    const ScopeId third{LocalDevice::note_id("a third scope").value()};
    adopt({LocalDevice::scope(), other_, third});
    for (const ScopeCursor& cursor : device_.disk().list_cursors())
        EXPECT_EQ(cursor.through, cursor.scope == third ? Sequence{} : Sequence{2});
    EXPECT_TRUE(device_.disk().position().uneven);
}

TEST_F(GrantTest, ScopesGoAndComeInOneStep) {
    const ScopeId third{LocalDevice::note_id("a third scope").value()};
    adopt({LocalDevice::scope(), third});
    const auto cursors = device_.disk().list_cursors();
    ASSERT_EQ(cursors.size(), 2U);
    EXPECT_FALSE(shows("b"));
}

TEST_F(GrantTest, WhatWaitsForALostScopeStillWaits) {
    const Edit edit = device_.typed(device_.changing("b", "x", one, two));
    adopt({LocalDevice::scope()});
    EXPECT_EQ(device_.outbox().count_waiting(), 1U);
    EXPECT_EQ(device_.disk().manifest().entries.at(0).edit, edit.id);
}

TEST_F(GrantTest, WhatWaitsForALostScopeIsShownAgainWithTheScope) {
    device_.typed(device_.changing("b", "x", one, two));
    adopt({LocalDevice::scope()});
    adopt({LocalDevice::scope(), other_});
    device_.disk().apply_page(
        {.scope = other_,
         .through = Sequence{2},
         .records = {LocalDevice::packed(LocalDevice::note("b", {{"x", one}}, 2))}});
    EXPECT_EQ(device_.seen("b", "x"), two);
}

TEST_F(GrantTest, WhatWaitsForAnotherScopeIsStillShown) {
    device_.typed(device_.changing("a", "x", one, two));
    adopt({LocalDevice::scope()});
    EXPECT_EQ(device_.seen("a", "x"), two);
}

TEST_F(GrantTest, NumbersGoOnAfterALostScope) {
    device_.typed(device_.changing("b", "x", one, two));
    adopt({LocalDevice::scope()});
    EXPECT_EQ(device_.outbox().append(device_.changing("a", "x", one, two)), EditNumber{2});
}

TEST_F(GrantTest, TheSameGrantAgainChangesNothing) {
    adopt({LocalDevice::scope(), other_});
    EXPECT_FALSE(device_.disk().position().uneven);
    EXPECT_EQ(device_.disk().position().cursor, Sequence{2});
    EXPECT_TRUE(shows("b"));
}

TEST_F(GrantTest, ThePositionSpeaksOfTheScopesHeld) {
    std::vector<ScopeId> scopes{LocalDevice::scope(), other_};
    std::sort(scopes.begin(), scopes.end());
    EXPECT_EQ(device_.disk().position().grant, grant_fingerprint(scopes));
}

}  // namespace
}  // namespace thidua
