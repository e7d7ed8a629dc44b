#include <gtest/gtest.h>

#include "shared/base/limits.h"
#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

Value text_of(std::size_t bytes, char letter) { return std::string(bytes, letter); }

FieldPath path_of(std::size_t number) { return "answers/a" + std::to_string(number); }

TEST(MergeLimitsTest, RejectsWhatWouldMakeARecordTooLargeToSend) {
    MergeDesk desk;
    OperationOutcome last;
    for (std::size_t at = 0; at < 5; ++at)
        last = desk.set(lan, path_of(at), Null{}, text_of(limits::text_bytes_max, 'x'));
    EXPECT_EQ(last.kind, OutcomeKind::rejected);
    EXPECT_EQ(last.reason, RejectReason::too_large);
}

TEST(MergeLimitsTest, TakesARecordUpToItsLimit) {
    MergeDesk desk;
    const std::size_t part = limits::record_bytes_max / 4;
    for (std::size_t at = 0; at < 3; ++at)
        EXPECT_EQ(desk.set(lan, path_of(at), Null{}, text_of(part, 'x')).kind,
                  OutcomeKind::applied);
}

TEST(MergeLimitsTest, LetsAFullRecordShrink) {
    MergeDesk desk;
    const Value large = text_of(limits::text_bytes_max, 'x');
    for (std::size_t at = 0; at < 5; ++at) desk.set(lan, path_of(at), Null{}, large);
    EXPECT_EQ(desk.set(lan, path_of(0), large, text_of(10, 'y')).kind, OutcomeKind::applied);
}

TEST(MergeLimitsTest, RejectsMoreFieldsThanARecordMayHave) {
    MergeDesk desk;
    std::size_t at = 0;
    OperationOutcome last;
    while (at <= limits::record_fields_max) {
        std::vector<Operation> many;
        for (std::size_t end = at + 4000; at < end; ++at)
            many.push_back(setting(desk.record(), path_of(at), Null{}, Value{true}));
        last = desk.apply(lan, std::move(many)).outcomes.back();
    }
    EXPECT_EQ(last.reason, RejectReason::too_large);
    EXPECT_LE(desk.fields().size(), limits::record_fields_max);
}

TEST(MergeLimitsTest, AsksInsteadOfJoiningTextsThatAreTooLongTogether) {
    const std::string head(limits::text_bytes_max * 2 / 3, 'h');
    const std::string tail(limits::text_bytes_max * 2 / 3, 't');
    MergeDesk desk{{{"story", std::string{"a\nb\nc"}}}};
    desk.set(lan, "story", std::string{"a\nb\nc"}, head + "\nb\nc");
    EXPECT_EQ(desk.set(minh, "story", std::string{"a\nb\nc"}, "a\nb\n" + tail).kind,
              OutcomeKind::conflict);
}

TEST(MergeLimitsTest, HoldsAConflictOfThreeLongestTextsWithinAFrame) {
    EXPECT_LT(3 * limits::text_bytes_max + 4096, limits::frame_bytes_max);
}

}  // namespace
}  // namespace thidua
