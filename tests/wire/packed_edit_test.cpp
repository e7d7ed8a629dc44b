#include "shared/wire/packed_edit.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/base/limits.h"
#include "shared/wire/codec.h"
#include "tests/wire/generators.h"
#include "tests/wire/samples.h"

namespace thidua {
namespace {

Value nothing(const RecordId&, const FieldPath&) { return {}; }

FindValue always(Value value) {
    return [value = std::move(value)](const RecordId&, const FieldPath&) { return value; };
}

std::string prose(std::size_t paragraphs) {
    std::string text;
    for (std::size_t at = 0; at < paragraphs; ++at)
        text += "Mục " + std::to_string(at * 7919) + " đã làm xong với " +
                std::to_string(at * at % 1013) + " người tham gia, không ai bỏ dở.\n";
    return text;
}

/// A paragraph of the text is another.
Edit change_of(const std::string& seen, const std::string& value) {
    Edit edit = sample_edit();
    edit.operations = {{.record_type = "report",
                        .record = edit.operations.front().record,
                        .path = "answers/difficulties",
                        .seen = seen,
                        .value = value}};
    return edit;
}

RC_GTEST_PROP(PackedEditTest, IsTheSameEditWhole, ()) {
    const Edit edit = some::edit();
    const auto unpacked = unpack_edit(pack_edit(edit, Thinness::whole), nothing);
    RC_ASSERT(unpacked.has_value());
    RC_ASSERT(*unpacked == edit);
}

RC_GTEST_PROP(PackedEditTest, IsTheSameEditThinWhereTheOtherSideHasWhatWasSeen, ()) {
    Edit edit = some::edit();
    const std::string seen = prose(*rc::gen::inRange<std::size_t>(0, 20));
    for (Operation& operation : edit.operations) {
        if (operation.kind != OperationKind::set) continue;
        operation.seen = seen;
        operation.value = prose(*rc::gen::inRange<std::size_t>(0, 3)) + "Khác.\n" + seen;
    }
    const auto unpacked = unpack_edit(pack_edit(edit, Thinness::thin), always(seen));
    RC_ASSERT(unpacked.has_value());
    RC_ASSERT(encode_edit(*unpacked) == encode_edit(edit));
}

/// It said to be whole, and took what the person saw from the other side's record.
TEST(PackedEditTest, LeavesNothingOutWithoutItsHash) {
    const std::string seen = prose(9);
    Bytes packed = pack_edit(change_of(seen, prose(10)), Thinness::thin);
    ASSERT_TRUE(unpack_edit(packed, always(seen)).has_value());
    constexpr std::size_t hash_at = 1 + sizeof(Uuid);
    packed[0] = '\0';
    packed.erase(hash_at, sizeof(Hash));
    EXPECT_EQ(unpack_edit(packed, always(seen)).error().code, ErrorCode::invalid_input);
}

RC_GTEST_PROP(PackedEditTest, SurvivesAnyBytes, ()) {
    const auto bytes = *rc::gen::arbitrary<std::string>();
    const auto unpacked = unpack_edit(bytes, always(prose(3)));
    RC_ASSERT((!unpacked || encode_edit(*unpacked).size() <= limits::edit_bytes_max));
}

RC_GTEST_PROP(PackedEditTest, SurvivesADamagedThinEdit, ()) {
    const std::string seen = prose(6);
    Bytes packed = pack_edit(change_of(seen, "Trước hết: " + seen), Thinness::thin);
    packed[*rc::gen::inRange<std::size_t>(0, packed.size())] = *rc::gen::arbitrary<char>();
    const auto unpacked = unpack_edit(packed, always(seen));
    RC_ASSERT((!unpacked || *unpacked == change_of(seen, "Trước hết: " + seen)));
}

TEST(PackedEditTest, LeavesOutWhatTheOtherSideHas) {
    const std::string seen = prose(300);
    std::string value = seen;
    value.replace(value.size() / 2, 0, "Thêm một câu.\n");
    EXPECT_LE(pack_edit(change_of(seen, value), Thinness::thin).size(), 200U);
}

TEST(PackedEditTest, AsksForTheWholeEditWhenSomethingElseStandsThere) {
    const std::string seen = prose(10);
    const Bytes packed = pack_edit(change_of(seen, seen + "Thêm."), Thinness::thin);
    const auto unpacked = unpack_edit(packed, always(prose(11)));
    ASSERT_FALSE(unpacked);
    EXPECT_EQ(ErrorCode::not_found, unpacked.error().code);
}

TEST(PackedEditTest, AsksForTheWholeEditWhenNothingStandsThere) {
    const std::string seen = prose(10);
    const auto unpacked =
        unpack_edit(pack_edit(change_of(seen, seen + "Thêm."), Thinness::thin), nothing);
    ASSERT_FALSE(unpacked);
    EXPECT_EQ(ErrorCode::not_found, unpacked.error().code);
}

TEST(PackedEditTest, NeedsNothingWhenItIsWhole) {
    const std::string seen = prose(10);
    const Edit edit = change_of(seen, seen + "Thêm.");
    const auto unpacked = unpack_edit(pack_edit(edit, Thinness::whole), nothing);
    ASSERT_TRUE(unpacked);
    EXPECT_EQ(edit, *unpacked);
}

TEST(PackedEditTest, LeavesOutNothingOfAFieldThatItSetsTwice) {
    const std::string seen = prose(10);
    Edit edit = change_of(seen, seen + "Một.");
    edit.operations.push_back(edit.operations.front());
    edit.operations.back().seen = seen + "Một.";
    edit.operations.back().value = seen + "Hai.";
    const auto unpacked = unpack_edit(pack_edit(edit, Thinness::thin), always(seen));
    ASSERT_TRUE(unpacked);
    EXPECT_EQ(edit, *unpacked);
}

TEST(Rule10_Bounded, AThinEditGrowsNoLargerThanAnEdit) {
    const std::string seen(limits::text_bytes_max - 1, 'a');
    Edit edit = change_of(seen, seen + "b");
    const Operation operation = edit.operations.front();
    for (int at = 0; at < 100; ++at) {
        edit.operations.push_back(operation);
        edit.operations.back().path += std::to_string(at);
    }
    const auto unpacked = unpack_edit(pack_edit(edit, Thinness::thin), always(seen));
    ASSERT_FALSE(unpacked);
    EXPECT_EQ(ErrorCode::not_found, unpacked.error().code);
}

}  // namespace
}  // namespace thidua
