#include <gtest/gtest.h>

#include <algorithm>

#include "server/organization/organization_file.h"
#include "shared/model/ids.h"
#include "shared/model/movement.h"
#include "shared/model/scope.h"
#include "shared/model/unit.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

/// What is loaded into a server that has an organisation already.
class KnownRecordsTest : public testing::Test {
protected:
    KnownRecordsTest() {
        const Unit justice{.code = "STP",
                           .name = "Sở Tư pháp",
                           .kind = UnitKind::department,
                           .organ = unit_id("STP")};
        known_.push_back(make_record(unit_id("STP"), province_scope(), justice));
        const Movement movement{.code = "XANH", .name = "Xanh", .from_year = 2026, .to_year = 2030};
        known_.push_back(make_record(movement_id("XANH"), province_scope(), movement));
    }
    Result<std::vector<Record>> read(const std::string& text) {
        write_whole_file(folder_.path() / "more.json", text);
        return read_organization(folder_.path() / "more.json", known_);
    }

    TemporaryFolder folder_;
    std::vector<Record> known_;
};

TEST_F(KnownRecordsTest, MayBeTheParentOfANewUnit) {
    const auto records = read(R"({"units": [
        {"code": "STP-MOI", "name": "Phòng mới", "kind": "division", "parent": "STP"}]})");
    ASSERT_TRUE(records) << records.error().message;
    ASSERT_EQ(records->size(), 1U);
    const auto unit = view_of<Unit>(records->front());
    EXPECT_EQ(unit.parent, unit_id("STP"));
    EXPECT_EQ(unit.organ, unit_id("STP"));
}

TEST_F(KnownRecordsTest, StandAboveAWholeBranch) {
    const auto records = read(R"({"units": [
        {"code": "STP-MOI", "name": "Phòng mới", "kind": "division", "parent": "STP"},
        {"code": "STP-MOI-1", "name": "Tổ một", "kind": "division", "parent": "STP-MOI"}]})");
    ASSERT_TRUE(records) << records.error().message;
    for (const Record& record : *records)
        EXPECT_EQ(view_of<Unit>(record).organ, unit_id("STP"));
}

TEST_F(KnownRecordsTest, StayAsTheyAre) {
    const auto records = read(R"({"units": [
        {"code": "STP", "name": "Tên khác", "kind": "department"}]})");
    ASSERT_TRUE(records) << records.error().message;
    EXPECT_TRUE(records->empty());
}

TEST_F(KnownRecordsTest, MayBeNamedByAPlan) {
    const std::string plan = R"("plans": [{"key": "ke-hoach", "organ": "STP", "title": "Kế hoạch",
        "from_year": 2026, "to_year": 2030, "movements": ["XANH"], "source": "s"}])";
    const auto records = read("{" + plan + "}");
    EXPECT_TRUE(records) << records.error().message;
    const auto unknown = read(R"({"plans": [{"key": "k", "organ": "STP", "title": "K",
        "from_year": 2026, "to_year": 2030, "movements": ["DO"], "source": "s"}]})");
    EXPECT_FALSE(unknown);
}

TEST_F(KnownRecordsTest, DoNotHideAParentThatNobodyHas) {
    const auto records = read(R"({"units": [
        {"code": "X", "name": "X", "kind": "division", "parent": "KHONG-CO"}]})");
    ASSERT_FALSE(records);
    EXPECT_NE(records.error().message.find("KHONG-CO"), std::string::npos);
}

}  // namespace
}  // namespace thidua
