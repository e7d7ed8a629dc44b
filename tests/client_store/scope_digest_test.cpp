#include "client/store/scope_digest.h"

#include <gtest/gtest.h>

#include "tests/client_store/local_device.h"

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};

class ScopeDigestTest : public testing::Test {
protected:
    static Hash digest(LocalDevice& device) { return scope_digests(device.store()).at(0).second; }
    LocalDevice a_;
    LocalDevice b_;
};

TEST_F(ScopeDigestTest, IsTheSameForTheSameRecordsInAnyOrder) {
    const Record first = LocalDevice::note("a", {{"x", one}}, 1);
    const Record second = LocalDevice::note("b", {{"x", two}}, 2);
    a_.pull({first, second}, 2);
    b_.apply_page({second}, 2);
    b_.pull({first}, 2);
    EXPECT_EQ(digest(a_), digest(b_));
}

TEST_F(ScopeDigestTest, DiffersWithOneValue) {
    a_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
    b_.pull({LocalDevice::note("a", {{"x", two}}, 1)}, 1);
    EXPECT_NE(digest(a_), digest(b_));
}

TEST_F(ScopeDigestTest, DiffersWithARecordMore) {
    a_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
    b_.pull({LocalDevice::note("a", {{"x", one}}, 1), LocalDevice::note("b", {}, 1)}, 1);
    EXPECT_NE(digest(a_), digest(b_));
}

TEST_F(ScopeDigestTest, DoesNotSpeakOfTheOutbox) {
    a_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
    b_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
    b_.typed(b_.changing("a", "x", one, two));
    EXPECT_EQ(digest(a_), digest(b_));
}

TEST_F(ScopeDigestTest, AnEditAppliedHereIsTheSameAsOnePulled) {
    a_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
    const Edit edit = a_.typed(a_.changing("a", "x", one, two));
    a_.answer({LocalDevice::receipt(EditNumber{1}, edit, 2)}, true);
    b_.pull({LocalDevice::note("a", {{"x", two}}, 2),
             a_.view().list({.type = "change"}).at(0)},
            2);
    EXPECT_EQ(digest(a_), digest(b_));
}

TEST_F(ScopeDigestTest, HasOneEntryForEachScope) {
    EXPECT_EQ(scope_digests(a_.store()).size(), 1U);
}

}  // namespace
}  // namespace thidua
