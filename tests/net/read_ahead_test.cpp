#include "server/net/read_ahead.h"

#include <gtest/gtest.h>

#include "server/net/tuning.h"
#include "shared/wire/codec.h"
#include "shared/wire/packed_edit.h"

namespace thidua {
namespace {

class ReadAheadTest : public testing::Test {
protected:
    static PackedEdit packed(std::uint64_t number, std::size_t operations) {
        Edit edit{.author = "Nông Thị Bích"};
        edit.id = EditId{named(number)};
        for (std::size_t at = 0; at < operations; ++at)
            edit.operations.push_back({.kind = OperationKind::set,
                                       .record_type = "note",
                                       .record = RecordId{named(7)},
                                       .path = "answers/" + std::to_string(at),
                                       .value = static_cast<std::int64_t>(at)});
        return {.number = EditNumber{number}, .bytes = pack_edit(edit, Thinness::whole)};
    }
    static Uuid named(std::uint64_t number) {
        Uuid id;
        id.bytes[6] = 0x70;
        id.bytes[15] = static_cast<unsigned char>(number);
        return id;
    }

    ReadAhead ahead_;
};

TEST_F(ReadAheadTest, ReadsWhatTheWriterWouldReadOtherwise) {
    Edits edits{{packed(1, 3), packed(2, 2)}};
    const auto kept = ahead_.read(edits);
    ASSERT_TRUE(edits.edits[1].read);
    EXPECT_EQ(edits.edits[1].read->edit.operations.size(), 2U);
    EXPECT_EQ(edits.edits[1].read->hash, edit_hash(edits.edits[1].read->edit));
    EXPECT_EQ(ahead_.operations(), 5U);
}

TEST_F(ReadAheadTest, CountsUntilItIsGivenBack) {
    Edits edits{{packed(1, 3)}};
    auto kept = ahead_.read(edits);
    auto copy = kept;
    kept.reset();
    EXPECT_EQ(ahead_.operations(), 3U);
    copy.reset();
    EXPECT_EQ(ahead_.operations(), 0U);
}

/// The writer of a server that stops may hold it last.
TEST_F(ReadAheadTest, IsOutlivedByWhatItGave) {
    auto ahead = std::make_unique<ReadAhead>();
    Edits edits{{packed(1, 3)}};
    auto kept = ahead->read(edits);
    ahead.reset();
    EXPECT_EQ(kept.use_count(), 1);
    kept.reset();
    EXPECT_TRUE(edits.edits[0].read) << "what was read is the message's";
}

TEST_F(ReadAheadTest, LeavesWhatIsNoEditToTheSession) {
    Edits edits{{{.number = EditNumber{1}, .bytes = Bytes(1, '\0') + "nonsense"}, packed(2, 1)}};
    const auto kept = ahead_.read(edits);
    EXPECT_FALSE(edits.edits[0].read);
    EXPECT_TRUE(edits.edits[1].read);
}

TEST_F(ReadAheadTest, StopsWhereOneMessageHasHadItsShare) {
    const std::size_t most = server_tuning::operations_ahead_of_message_max;
    Edits edits{{packed(1, most - 1), packed(2, most - 1), packed(3, 1)}};
    const auto kept = ahead_.read(edits);
    EXPECT_TRUE(edits.edits[1].read);
    EXPECT_FALSE(edits.edits[2].read);
}

TEST_F(ReadAheadTest, StopsWhereAllTogetherFillTheRoom) {
    std::vector<std::shared_ptr<void>> kept;
    const std::size_t each = server_tuning::operations_ahead_of_message_max;
    for (std::size_t at = 0; at <= server_tuning::operations_ahead_max / each; ++at) {
        Edits edits{{packed(1, each)}};
        kept.push_back(ahead_.read(edits));
    }
    Edits last{{packed(1, 1)}};
    kept.push_back(ahead_.read(last));
    EXPECT_FALSE(last.edits[0].read);
    kept.clear();
    kept.push_back(ahead_.read(last));
    EXPECT_TRUE(last.edits[0].read);
}

}  // namespace
}  // namespace thidua
