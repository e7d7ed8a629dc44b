#include "shared/wire/squeezed_edit.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/base/limits.h"
#include "shared/wire/packed_edit.h"
#include "tests/wire/generators.h"
#include "tests/wire/samples.h"

namespace thidua {
namespace {

constexpr EditNumber ninth{9};

std::string prose(std::size_t seed) {
    std::string text;
    for (std::size_t at = 0; at < 20; ++at)
        text += "Việc " + std::to_string((at + seed) * 7919) + " xong sau " +
                std::to_string((at * seed) % 97) + " buổi.\n";
    return text;
}

Edit story(std::size_t seed) {
    Edit edit = sample_edit();
    edit.operations.resize(2);
    edit.operations.back().value = prose(seed);
    return edit;
}

Basis basis_of(const Edit& edit) {
    Basis basis{.end = ninth};
    EXPECT_TRUE(basis.put_before(edit));
    return basis;
}

FindEdit only_eighth(const Edit& edit) {
    return [edit](EditNumber number) {
        return number.next() == ninth ? std::optional{edit} : std::nullopt;
    };
}

RC_GTEST_PROP(SqueezedEditTest, IsThePackedEditAgain, ()) {
    const Edit before = some::edit();
    const Bytes packed = pack_edit(some::edit(), Thinness::whole);
    const auto plain = unsqueeze_edit(squeeze_edit(packed, basis_of(before)), only_eighth(before));
    RC_ASSERT(plain.has_value());
    RC_ASSERT(*plain == packed);
}

RC_GTEST_PROP(SqueezedEditTest, SurvivesDamage, ()) {
    const Edit before = story(1);
    Bytes squeezed = squeeze_edit(pack_edit(story(2), Thinness::whole), basis_of(before));
    squeezed[*rc::gen::inRange<std::size_t>(0, squeezed.size())] = *rc::gen::arbitrary<char>();
    const auto plain = unsqueeze_edit(squeezed, only_eighth(before));
    RC_ASSERT((!plain || plain->size() <= limits::frame_bytes_max));
}

TEST(SqueezedEditTest, TakesLessAfterAnEditThatIsMuchAlike) {
    const Bytes packed = pack_edit(story(2), Thinness::whole);
    EXPECT_LT(squeeze_edit(packed, basis_of(story(2))).size(), 60U);
    EXPECT_LT(squeeze_edit(packed, basis_of(story(3))).size(), packed.size() / 3);
}

TEST(SqueezedEditTest, LeavesAloneWhatIsNotSqueezed) {
    const Bytes packed = pack_edit(story(2), Thinness::whole);
    EXPECT_EQ(packed, unsqueeze_edit(packed, only_eighth(story(1))).value());
}

TEST(SqueezedEditTest, AsksForMoreWhenTheEditBeforeIsNotHere) {
    const Bytes squeezed =
        squeeze_edit(pack_edit(story(2), Thinness::whole), basis_of(story(1)));
    const auto plain =
        unsqueeze_edit(squeezed, [](EditNumber) { return std::optional<Edit>{}; });
    ASSERT_FALSE(plain);
    EXPECT_EQ(ErrorCode::not_found, plain.error().code);
}

TEST(SqueezedEditTest, AsksForMoreWhenTheEditBeforeIsAnother) {
    const Bytes squeezed =
        squeeze_edit(pack_edit(story(2), Thinness::whole), basis_of(story(1)));
    const auto plain = unsqueeze_edit(squeezed, only_eighth(story(4)));
    ASSERT_FALSE(plain);
    EXPECT_EQ(ErrorCode::not_found, plain.error().code);
}

TEST(SqueezedEditTest, TakesOnlySoManyEditsBefore) {
    Basis basis{.end = EditNumber{100}};
    std::size_t count = 0;
    while (basis.put_before(story(count))) ++count;
    EXPECT_EQ(count, basis_edits_max);
}

TEST(Rule10_Bounded, NoMoreEditsAreReadForASqueezedOneThanItMayNeed) {
    Basis basis{.end = EditNumber{100}};
    while (basis.put_before(story(1))) {}
    const Bytes squeezed = squeeze_edit(pack_edit(story(2), Thinness::whole), basis);
    std::size_t read = 0;
    const auto plain = unsqueeze_edit(squeezed, [&read](EditNumber) {
        ++read;
        Edit large = story(1);
        large.operations.back().value = std::string(40'000, 'x');
        return std::optional{large};
    });
    EXPECT_FALSE(plain);
    EXPECT_EQ(2U, read);
}

}  // namespace
}  // namespace thidua
