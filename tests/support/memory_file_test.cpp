#include "tests/support/memory_file.h"

#include <gtest/gtest.h>

#include <set>

namespace thidua {
namespace {

TEST(MemoryFileTest, ReadsZerosPastItsEndAndSaysSo) {
    const MemoryFile file{"abc"};
    std::string out(5, 'x');
    EXPECT_FALSE(file.read(out, 1));
    EXPECT_EQ(out, std::string("bc\0\0\0", 5));
}

TEST(MemoryFileTest, KeepsWhatWasSyncedThroughACrash) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        SeededRandom random{seed};
        MemoryFile file;
        file.write("durable", 0);
        file.sync();
        file.crash(random);
        EXPECT_EQ(file.bytes(), "durable");
    }
}

TEST(MemoryFileTest, LosesOrKeepsASmallWriteWhole) {
    std::set<Bytes> outcomes;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        SeededRandom random{seed};
        MemoryFile file{"old text"};
        file.write("new", 0);
        file.crash(random);
        outcomes.insert(file.bytes());
    }
    EXPECT_EQ(outcomes, (std::set<Bytes>{"old text", "new text"}));
}

TEST(MemoryFileTest, TearsAWriteAtTheSectorsOfTheDisk) {
    bool has_torn = false;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        SeededRandom random{seed};
        MemoryFile file{Bytes(1024, 'o')};
        file.write(Bytes(824, 'n'), 100);
        file.crash(random);
        const Bytes& left = file.bytes();
        EXPECT_EQ(left.find_first_not_of(left[100], 100) >= 512, true);
        EXPECT_EQ(left.find_first_not_of(left[512], 512) >= 924, true);
        has_torn = has_torn || left[100] != left[512];
    }
    EXPECT_TRUE(has_torn);
}

TEST(MemoryFileTest, MayKeepALaterWriteAndLoseAnEarlierOne) {
    bool has_reordered = false;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        SeededRandom random{seed};
        MemoryFile file{"--"};
        file.write("1", 0);
        file.write("2", 1);
        file.crash(random);
        has_reordered = has_reordered || file.bytes() == "-2";
    }
    EXPECT_TRUE(has_reordered);
}

TEST(MemoryFileTest, BringsBackWhatACutTookWhenTheCutIsLost) {
    std::set<Bytes> outcomes;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        SeededRandom random{seed};
        MemoryFile file{"0123456789"};
        file.resize(4);
        file.crash(random);
        outcomes.insert(file.bytes());
    }
    EXPECT_EQ(outcomes, (std::set<Bytes>{"0123456789", "0123"}));
}

}  // namespace
}  // namespace thidua
