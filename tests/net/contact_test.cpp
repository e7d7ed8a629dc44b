#include <gtest/gtest.h>

#include "client/app/settings.h"
#include "client/store/local_store.h"
#include "tests/net/real_server.h"
#include "tests/net/relay.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;

/// What a device with nothing to say costs on the line, counted on TCP.
class ContactTest : public testing::Test {
protected:
    ContactTest() {
        device_.workspace().settings().save({.addresses = {relay_.address()}});
        (void)device_.sync().value();
        relay_.set_delay(30ms);
    }
    Carried contact() {
        relay_.reset();
        (void)device_.sync().value();
        return relay_.carried();
    }

    RealServer server_;
    RealDevice device_{server_, "STP-HCTP", Role::officer, "Bích"};
    Relay relay_{server_.address};
};

TEST_F(ContactTest, TakesNoMoreThan1600BytesBothWaysWhenResumed) {
    for (int run = 0; run < 2; ++run) {
        const Carried carried = contact();
        EXPECT_EQ(carried.connections, 1);
        EXPECT_LE(carried.bytes(), 1600U);
    }
}

TEST_F(ContactTest, TakesThreeRoundTripsWithThatOfTcp) {
    EXPECT_EQ(contact().round_trips, 3);
    device_.store().set_meta(device_keys::tls_ticket, {});
    EXPECT_EQ(contact().round_trips, 3);
}

TEST_F(ContactTest, GoesWhereTheSettingsSay) { EXPECT_EQ(contact().connections, 1); }

TEST_F(ContactTest, GoesThroughTheProxyOfTheSettings) {
    const SmallProxy proxy{{.credentials = "minh:mật khẩu"}};
    device_.workspace().settings().save(
        {.proxy = Proxy{proxy.address(), "minh", "mật khẩu"}, .is_metered = true});
    EXPECT_TRUE(device_.sync());
    EXPECT_EQ(proxy.carried().connections, 1);
    EXPECT_TRUE(line_settings(device_.store()).is_metered);
}

TEST_F(ContactTest, KeepsItsSettingsAsTheyWere) {
    const LineSettings settings{.proxy = Proxy{{"proxy.stp.vn", 3128}, "minh", "a@b:c"},
                                .addresses = {{"fd00::1", 7443}, {"may-chu", 7443}},
                                .is_metered = true};
    device_.workspace().settings().save(settings);
    EXPECT_EQ(device_.workspace().settings().line(), settings);
    device_.workspace().settings().save({});
    EXPECT_EQ(device_.workspace().settings().line(), LineSettings{});
}

}  // namespace
}  // namespace thidua
