#include "client/app/restores.h"

#include <gmock/gmock.h>

#include "tests/app/department.h"
#include "tests/support/after_restore.h"

namespace thidua {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class RestoresTest : public DepartmentTest {
protected:
    static std::vector<RestoreView> listed(ServedDevice& device) {
        return list_restores(device.workspace()).value();
    }
    static RestoredFrom device_of(const RestoreView& restore, const DeviceId& id) {
        const auto found = std::ranges::find(restore.devices, id.text(), &RestoredFrom::device);
        EXPECT_NE(found, restore.devices.end());
        return found == restore.devices.end() ? RestoredFrom{} : *found;
    }
};

TEST_F(RestoresTest, ThereIsNoneAsLongAsTheServerForgetsNothing) {
    EXPECT_THAT(listed(ha_), IsEmpty());
}

TEST_F(RestoresTest, TellsWhoHasReportedAndWhoIsWaitedFor) {
    AfterRestore restore{server_};
    restore.offer(quarterly_report("STP-HCTP"));
    ha_.sync();
    ASSERT_THAT(listed(ha_), SizeIs(1));
    const RestoreView shown = listed(ha_).front();
    EXPECT_TRUE(shown.is_open);
    EXPECT_EQ(shown.reason, "admin");
    EXPECT_TRUE(device_of(shown, restore.witness().id).reported_at);
    EXPECT_EQ(device_of(shown, restore.witness().id).copies, 1);
    EXPECT_FALSE(device_of(shown, restore.absent().id).reported_at);
    EXPECT_EQ(device_of(shown, restore.absent().id).unit_code, "STP-HCTP");
    EXPECT_LT(shown.reported(), shown.known());
}

TEST_F(RestoresTest, WhoIsWaitedForComesFirst) {
    AfterRestore restore{server_};
    restore.offer(quarterly_report("STP-HCTP"));
    ha_.sync();
    const RestoreView shown = listed(ha_).front();
    const auto waited_for = shown.known() - shown.reported();
    for (std::size_t at = 0; at < shown.devices.size(); ++at)
        EXPECT_EQ(!shown.devices[at].reported_at, at < waited_for);
}

TEST_F(RestoresTest, TheNewestComesFirst) {
    const AfterRestore first{server_};
    const AfterRestore second{server_};
    ha_.sync();
    ASSERT_THAT(listed(ha_), SizeIs(2));
    EXPECT_GT(listed(ha_).front().at, listed(ha_).back().at);
}

TEST_F(RestoresTest, AreTheOfficesToFollow) {
    const auto refused = list_restores(kien_.workspace());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::not_allowed);
}

}  // namespace
}  // namespace thidua
