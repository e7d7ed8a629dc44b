#include <gtest/gtest.h>

#include "server/store/record_store.h"
#include "shared/model/ids.h"
#include "shared/wire/codec.h"
#include "tests/support/sample_server.h"

namespace thidua {
namespace {

class RecordStoreTest : public testing::Test {
protected:
    /// A record of about a hundred bytes at that position of the log.
    Record put(int name, std::uint64_t rev) {
        Record record{.type = "note",
                      .id = unit_id("note " + std::to_string(name)),
                      .scope = scope_,
                      .fields = {{"text", std::string(100, 'x')}},
                      .rev = Sequence{rev}};
        store_.put(record);
        return record;
    }
    ScopedRecords page(std::uint64_t after, std::uint64_t through, std::size_t bytes_max) {
        return store_.list_changed(scope_, Sequence{after}, Sequence{through}, bytes_max);
    }

    SampleServer server_;
    RecordStore store_{server_.database()};
    ScopeId scope_{unit_id("a scope").value()};
};

TEST_F(RecordStoreTest, FindsWhatWasPut) {
    const Record record = put(1, 500);
    EXPECT_EQ(store_.find(record.id), record);
}

TEST_F(RecordStoreTest, PutsTheLaterStateInPlaceOfTheEarlier) {
    put(1, 500);
    const Record later = put(1, 501);
    EXPECT_EQ(store_.find(later.id)->rev, Sequence{501});
}

TEST_F(RecordStoreTest, ListsWhatChangedAfterTheCursorUpToTheTarget) {
    put(1, 500);
    put(2, 501);
    put(3, 502);
    const ScopedRecords changed = page(500, 501, 10'000);
    ASSERT_EQ(changed.records.size(), 1U);
    EXPECT_EQ(changed.records[0].rev, Sequence{501});
    EXPECT_EQ(changed.reached, Sequence{501});
}

TEST_F(RecordStoreTest, StopsWhenThePageIsFull) {
    for (int i = 0; i < 10; ++i) put(i, 500 + static_cast<std::uint64_t>(i));
    const ScopedRecords changed = page(0, 600, 250);
    EXPECT_LT(changed.records.size(), 10U);
    EXPECT_EQ(changed.reached, changed.records.back().rev);
}

TEST_F(RecordStoreTest, KeepsTheRecordsOfOneEditTogether) {
    for (int i = 0; i < 10; ++i) put(i, 500);
    put(10, 501);
    const ScopedRecords changed = page(0, 600, 250);
    EXPECT_EQ(changed.records.size(), 10U);
    EXPECT_EQ(changed.reached, Sequence{500});
}

TEST_F(RecordStoreTest, PagesTogetherHoldEveryRecordOnce) {
    for (int i = 0; i < 50; ++i) put(i, 500 + static_cast<std::uint64_t>(i) / 3);
    std::size_t seen = 0;
    std::uint64_t cursor = 0;
    while (cursor < 600) {
        const ScopedRecords changed = page(cursor, 600, 250);
        seen += changed.records.size();
        ASSERT_GT(changed.reached.value(), cursor);
        cursor = changed.reached.value();
    }
    EXPECT_EQ(seen, 50U);
}

TEST_F(RecordStoreTest, SaysTheTargetWhenNothingIsLeft) {
    EXPECT_EQ(page(0, 600, 250).reached, Sequence{600});
}

}  // namespace
}  // namespace thidua
