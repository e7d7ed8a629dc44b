#include "shared/wire/dense_model.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/base/hash.h"
#include "shared/base/random.h"

namespace thidua {
namespace {

Bytes noise(std::size_t size, std::uint64_t seed) {
    Bytes bytes(size, '\0');
    SeededRandom{seed}.fill({reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()});
    return bytes;
}

Bytes prose(std::size_t size) {
    Bytes text;
    for (std::size_t at = 0; text.size() < size; ++at)
        text += "Tháng " + std::to_string(at) + " đơn vị giải quyết " +
                std::to_string(at * at % 997) + " hồ sơ đúng hạn, không có hồ sơ quá hạn. ";
    return text.substr(0, size);
}

RC_GTEST_PROP(DenseModelTest, GivesBackWhatItTook, ()) {
    DenseModel writer = DenseModel::of_dictionary();
    DenseModel reader = DenseModel::of_dictionary();
    for (int at = 0; at < 3; ++at) {
        const Bytes plain = *rc::gen::arbitrary<bool>()
                                ? prose(*rc::gen::inRange<std::size_t>(0, 3'000))
                                : *rc::gen::arbitrary<std::string>();
        const Bytes code = to_dense(writer, plain);
        RC_ASSERT(from_dense(reader, code, plain.size()) == plain);
    }
}

TEST(DenseModelTest, GivesBackNoise) {
    DenseModel writer = DenseModel::of_dictionary();
    DenseModel reader = DenseModel::of_dictionary();
    const Bytes plain = noise(5'000, 4);
    const Bytes code = to_dense(writer, plain);
    EXPECT_LT(code.size(), plain.size() + plain.size() / 10);
    EXPECT_EQ(from_dense(reader, code, plain.size()), plain);
}

TEST(DenseModelTest, TakesHardlyAnythingForWhatItHasRead) {
    DenseModel model = DenseModel::of_dictionary();
    const Bytes plain = noise(1'000, 5);
    model.read(plain);
    EXPECT_LT(to_dense(model, plain).size(), 40U);
}

TEST(DenseModelTest, ACopyForetellsTheSame) {
    DenseModel model = DenseModel::of_dictionary();
    model.read(prose(700));
    DenseModel copy = model;
    EXPECT_EQ(to_dense(model, prose(900)), to_dense(copy, prose(900)));
}

/// Both ends have this very model: whoever changes it speaks another protocol.
TEST(DenseModelTest, IsWhatItWasInVersion2) {
    DenseModel model = DenseModel::of_dictionary();
    const Bytes code = to_dense(model, prose(2'000)) + to_dense(model, noise(200, 6));
    EXPECT_EQ(sha256(code).hex(),
              "018b79509648e8056cd7b09b0634a25103f1797cb40f11a40b52a88413aa336d");
}

TEST(Rule10_Bounded, WhateverADenseCodeIsItBecomesSoManyBytes) {
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        DenseModel model = DenseModel::of_dictionary();
        EXPECT_EQ(from_dense(model, noise(seed * 7, seed), 1'000).size(), 1'000U);
    }
}

}  // namespace
}  // namespace thidua
