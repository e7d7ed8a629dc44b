#include <gtest/gtest.h>

#include "server/store/early_contents.h"
#include "tests/golden/golden_copy.h"

// Rule 9: what is new in the stores of version 3.

namespace thidua {
namespace {

TEST(Rule09_GoldenServerOfVersion3, KnowsAContentThatWasSubmittedOnceMore) {
    GoldenCopy golden{"v3"};
    GoldenServer server = golden.open_server();
    auto rows = server.database().prepare("SELECT report, seal FROM early_content");
    ASSERT_TRUE(rows.step());
    const auto contents = EarlyContents{server.database()}.list(column_id<RecordId>(rows, 0),
                                                                column_hash(rows, 1));
    ASSERT_EQ(contents.size(), 1U);
    EXPECT_TRUE(contents.front().submission.has_value());
}

TEST(Rule09_GoldenDeviceOfVersion3, HasAFigureThatIsBeingTyped) {
    GoldenCopy golden{"v3"};
    GoldenDevice device = golden.open_device();
    auto rows = device.store().database().prepare("SELECT typed FROM working_copy");
    ASSERT_TRUE(rows.step());
    EXPECT_EQ(column_text(rows, 0), "ba mươi");
}

}  // namespace
}  // namespace thidua
