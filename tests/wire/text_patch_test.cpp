#include "shared/wire/text_patch.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace thidua {
namespace {

constexpr std::size_t plenty = 1 << 20;

/// Texts that share pieces, in any order.
std::string some_text() {
    std::string text;
    const int pieces = *rc::gen::inRange(0, 12);
    for (int at = 0; at < pieces; ++at)
        text += *rc::gen::element<std::string>(
            "Chi hội đã trồng thêm hai nghìn gốc quế ở sườn đồi phía đông. ",
            "Lớp xóa mù chữ buổi tối có ba mươi hai học viên đi đều. ",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ngắn", "", "Ban chỉ đạo họp lại.\n");
    return text;
}

RC_GTEST_PROP(TextPatchTest, MakesTheTextThatItWasMadeFor, ()) {
    const std::string before = some_text();
    const std::string after = some_text();
    RC_ASSERT(apply_patch(before, make_patch(before, after), plenty) == after);
}

RC_GTEST_PROP(TextPatchTest, NeverMakesMoreThanIsAllowed, ()) {
    const std::string before = some_text();
    const auto patch = *rc::gen::arbitrary<std::string>();
    const auto bytes_max = *rc::gen::inRange<std::size_t>(0, 200);
    const auto made = apply_patch(before, patch, bytes_max);
    RC_ASSERT((!made || made->size() <= bytes_max));
}

RC_GTEST_PROP(TextPatchTest, SurvivesADamagedPatch, ()) {
    const std::string before = some_text();
    std::string patch = make_patch(before, some_text());
    RC_PRE(!patch.empty());
    patch[*rc::gen::inRange<std::size_t>(0, patch.size())] = *rc::gen::arbitrary<char>();
    const auto made = apply_patch(before, patch, plenty);
    RC_ASSERT((!made || made->size() <= plenty));
}

std::string long_text(std::size_t paragraphs) {
    std::string text;
    for (std::size_t at = 0; at < paragraphs; ++at)
        text += "Đoạn " + std::to_string(at * 7919) + ": việc thứ " + std::to_string(at * at) +
                " đã xong trước hẹn " + std::to_string(at * 31 % 17) + " ngày.\n";
    return text;
}

TEST(TextPatchTest, TakesTheNewParagraphAndLittleMore) {
    const std::string before = long_text(300);
    const std::string paragraph = "Một đoạn khác hẳn, viết lại từ đầu sau khi nghe góp ý.\n";
    std::string after = before;
    after.replace(after.size() / 2, 60, paragraph);
    EXPECT_LE(make_patch(before, after).size(), paragraph.size() + 24);
}

TEST(TextPatchTest, FindsParagraphsThatChangedPlaces) {
    const std::string before = long_text(200);
    const std::string after = before.substr(before.size() / 2) + before.substr(0, before.size() / 2);
    EXPECT_LE(make_patch(before, after).size(), 32U);
}

TEST(TextPatchTest, CopiesNothingFromBeyondTheText) {
    // No new bytes; copy one byte from the end of the three.
    EXPECT_FALSE(apply_patch("abc", {"\x00\x06\x01", 3}, plenty));
    EXPECT_EQ("c", *apply_patch("abc", {"\x00\x04\x01", 3}, plenty));
}

}  // namespace
}  // namespace thidua
