#include <gtest/gtest.h>

#include "shared/model/ids.h"
#include "tests/client_store/local_device.h"

namespace thidua {
namespace {

class RecordQueryTest : public testing::Test {
protected:
    RecordQueryTest() {
        device_.pull({report("a", "u1", "draft", 1), report("b", "u2", "submitted", 2),
                      report("c", "u2", "draft", 3), LocalDevice::note("d", {}, 4)},
                     4);
    }
    static Record report(const std::string& name, const std::string& unit,
                         const std::string& state, std::uint64_t rev) {
        Record record = LocalDevice::note(name,
                                          {{"period", unit_id("period")},
                                           {"unit", unit_id(unit)},
                                           {"state", state}},
                                          rev);
        record.type = "report";
        return record;
    }
    LocalDevice device_;
};

TEST_F(RecordQueryTest, CountsByType) {
    EXPECT_EQ(device_.view().count({.type = "report"}), 3U);
    EXPECT_EQ(device_.view().count({.type = "note"}), 1U);
}

TEST_F(RecordQueryTest, FiltersByParentUnitAndState) {
    EXPECT_EQ(device_.view().count({.type = "report", .parent = unit_id("period")}), 3U);
    EXPECT_EQ(device_.view().count({.type = "report", .parent = unit_id("other")}), 0U);
    EXPECT_EQ(device_.view().count({.type = "report", .unit = unit_id("u2")}), 2U);
    EXPECT_EQ(device_.view().count({.type = "report", .state = "draft"}), 2U);
    EXPECT_EQ(device_.view().count({.type = "report", .unit = unit_id("u2"), .state = "draft"}),
              1U);
}

TEST_F(RecordQueryTest, ListsAndCountsTheSame) {
    EXPECT_EQ(device_.view().list({.type = "report"}).size(), 3U);
    EXPECT_EQ(device_.view().list_rows({.type = "report"}).size(), 3U);
}

TEST_F(RecordQueryTest, ARowHasTheKeysOfItsRecord) {
    const auto rows = device_.view().list_rows({.type = "report", .state = "submitted"});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].id, LocalDevice::note_id("b"));
    EXPECT_EQ(rows[0].parent, unit_id("period"));
    EXPECT_EQ(rows[0].unit, unit_id("u2"));
    EXPECT_EQ(rows[0].rev, Sequence{2});
}

TEST_F(RecordQueryTest, TheFixedFieldsOfAReportDoNotMoveInTheView) {
    Edit edit = device_.changing("a", "unit", unit_id("u1"), unit_id("u2"));
    edit.operations.front().record_type = "report";
    device_.typed(edit);
    EXPECT_EQ(device_.view().count({.type = "report", .unit = unit_id("u2")}), 2U);
}

TEST_F(RecordQueryTest, FindsAnIdByItsEnding) {
    const std::string whole = LocalDevice::note_id("a").text();
    const auto found = device_.view().find_by_ending("report", whole.substr(whole.size() - 8));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0], LocalDevice::note_id("a"));
}

TEST_F(RecordQueryTest, FindsAnIdByAnEndingInCapitals) {
    std::string ending = LocalDevice::note_id("a").text().substr(28);
    for (char& c : ending) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_EQ(device_.view().find_by_ending("report", ending).size(), 1U);
}

TEST_F(RecordQueryTest, FindsAnEndingThatCrossesAHyphen) {
    const std::string ending = LocalDevice::note_id("a").text().substr(20);
    EXPECT_EQ(device_.view().find_by_ending("report", ending).size(), 1U);
}

TEST_F(RecordQueryTest, FindsNothingByWhatIsNoEndingOfAnId) {
    EXPECT_TRUE(device_.view().find_by_ending("report", "%").empty());
    EXPECT_TRUE(device_.view().find_by_ending("report", "xyz").empty());
}

TEST_F(RecordQueryTest, LooksForEndingsAmongOneType) {
    const std::string ending = LocalDevice::note_id("d").text().substr(24);
    EXPECT_TRUE(device_.view().find_by_ending("report", ending).empty());
}

TEST_F(RecordQueryTest, StopsAtTheLimit) {
    EXPECT_LE(device_.view().find_by_ending("report", "", 2).size(), 2U);
}

}  // namespace
}  // namespace thidua
