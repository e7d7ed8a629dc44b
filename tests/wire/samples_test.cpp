#include <gtest/gtest.h>

#include "tests/wire/samples.h"

namespace thidua {
namespace {

/// Each sample in turn: every message, an edit, a receipt, a record's fields.
class EncodingTest : public testing::TestWithParam<Sample> {};

TEST_P(EncodingTest, ReadsBackWhatItWrote) {
    EXPECT_TRUE(GetParam().is_read_back(GetParam().bytes));
}

TEST_P(EncodingTest, RefusesEveryTruncation) {
    const Bytes& bytes = GetParam().bytes;
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(GetParam().is_readable(BytesView{bytes}.substr(0, size))) << size;
}

TEST_P(EncodingTest, RefusesTrailingBytes) {
    EXPECT_FALSE(GetParam().is_readable(GetParam().bytes + '\0'));
}

TEST_P(EncodingTest, ReadsEveryBitFlipAsAnErrorOrAsAnotherThing) {
    Bytes bytes = GetParam().bytes;
    for (std::size_t at = 0; at < bytes.size() * 8; ++at) {
        const char flip = static_cast<char>(1 << at % 8);
        bytes[at / 8] = static_cast<char>(bytes[at / 8] ^ flip);
        EXPECT_FALSE(GetParam().is_read_back(bytes)) << "bit " << at;
        bytes[at / 8] = static_cast<char>(bytes[at / 8] ^ flip);
    }
}

/// Hashes and signatures are made over what was written again, so there must be one way only.
TEST_P(EncodingTest, AcceptsNoSecondWayToWriteTheSame) {
    Bytes bytes = GetParam().bytes;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char before = bytes[at];
        // A long sample's bytes are tried at the ends of what a byte may mean.
        const int step = bytes.size() > 400 && at > 64 ? 31 : 1;
        for (int value = 0; value < 256; value += step) {
            bytes[at] = static_cast<char>(value);
            EXPECT_EQ(GetParam().read_and_written(bytes), bytes) << at << " is " << value;
        }
        bytes[at] = before;
    }
}

TEST_P(EncodingTest, AcceptsNoNumberWithAnEmptyEnd) {
    const Bytes& bytes = GetParam().bytes;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        Bytes longer = bytes;
        longer[at] = static_cast<char>(longer[at] | '\x80');
        longer.insert(at + 1, 1, '\0');
        EXPECT_EQ(GetParam().read_and_written(longer), longer) << at;
    }
}

/// A length of 2^60 where any length could stand: refused, and at once.
TEST_P(EncodingTest, RefusesLyingLengthsWithoutMakingRoomForThem) {
    const Bytes huge = Bytes(8, '\x80') + '\x10';
    const Bytes& bytes = GetParam().bytes;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const Bytes lying = bytes.substr(0, at) + huge + bytes.substr(at + 1);
        EXPECT_FALSE(GetParam().is_read_back(lying)) << at;
    }
}

INSTANTIATE_TEST_SUITE_P(EverySample, EncodingTest, testing::ValuesIn(samples()),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.name; }

}  // namespace thidua
