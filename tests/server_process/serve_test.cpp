#include <gtest/gtest.h>

#include <thread>

#include "tests/server_process/running_server.h"

namespace thidua {
namespace {

class ServeTest : public testing::Test {
protected:
    nlohmann::json first_device() {
        return server_.folder.run({"devices", "list", "--json"}).json().front();
    }

    RunningServer server_;
};

TEST_F(ServeTest, EnrolsADeviceAndGivesItWhatItMaySee) {
    const Enrolled device = server_.enroll_device();
    EXPECT_EQ(device.reply.unit_name, "Văn phòng Sở Tư pháp");
    GreetingSession session;
    const auto report = server_.run(device, session);
    ASSERT_TRUE(report.end) << report.failure->message;
    EXPECT_EQ(report.end->kind, SessionEnd::Kind::done);
    EXPECT_GT(session.pages, 0U);
}

TEST_F(ServeTest, ListsHowFarADeviceHasSynced) {
    const Enrolled device = server_.enroll_device();
    GreetingSession session;
    ASSERT_TRUE(server_.run(device, session).end);
    server_.end("TERM");
    EXPECT_EQ(first_device()["id"].get<std::string>(), device.reply.device.text());
    EXPECT_FALSE(first_device()["last_contact"].is_null());
    const auto head = server_.folder.run({"status", "--json"}).json()["head_seq"];
    EXPECT_EQ(first_device()["synced_through"], head);
}

TEST_F(ServeTest, EndsCleanlyWhenAsked) {
    EXPECT_EQ(server_.end("TERM"), 0);
    EXPECT_NE(server_.log().find("\"event\":\"stopped\""), std::string::npos);
}

TEST_F(ServeTest, GivesAConnectedDeviceItsLastWordWhenAsked) {
    const Enrolled device = server_.enroll_device();
    GreetingSession session{true};
    std::thread stopper;
    int code = -1;
    session.on_done = [&] {
        stopper = std::thread{[&] { code = server_.end("TERM"); }};
    };
    const auto report = server_.run(device, session);
    stopper.join();
    EXPECT_EQ(code, 0);
    ASSERT_TRUE(report.end && report.end->refusal);
    EXPECT_EQ(report.end->refusal->reason, RefusalReason::stopping);
}

TEST_F(ServeTest, KnowsItsDevicesAfterACrash) {
    const Enrolled device = server_.enroll_device();
    server_.end("KILL");
    server_.start();
    GreetingSession session;
    ASSERT_TRUE(server_.run(device, session).end);
    EXPECT_TRUE(session.is_welcome);
    EXPECT_EQ(server_.folder.run({"verify"}).code, ExitCode::done);
}

TEST_F(ServeTest, RefusesASecondServerOnTheSameFolder) {
    const Said said = server_.folder.run({"serve", "--listen", "127.0.0.1:0"});
    EXPECT_EQ(said.code, ExitCode::failed);
    EXPECT_EQ(said.out, "");
    EXPECT_EQ(std::count(said.err.begin(), said.err.end(), '\n'), 1);
}

TEST_F(ServeTest, RefusesADeviceThatWasCutOff) {
    const Enrolled device = server_.enroll_device();
    const std::string id = device.reply.device.text();
    ASSERT_EQ(server_.folder.run({"devices", "revoke", id}).code, ExitCode::done);
    GreetingSession session;
    const auto report = server_.run(device, session);
    ASSERT_TRUE(report.end && report.end->refusal);
    EXPECT_EQ(report.end->refusal->reason, RefusalReason::revoked);
    EXPECT_TRUE(first_device()["revoked"]);
}

TEST_F(ServeTest, CutsAConnectedDeviceOffAtOnce) {
    const Enrolled device = server_.enroll_device();
    GreetingSession session{true};
    session.on_done = [&] {
        (void)server_.folder.run({"devices", "revoke", device.reply.device.text()});
    };
    const auto begun = std::chrono::steady_clock::now();
    const auto report = server_.run(device, session);
    ASSERT_TRUE(report.end && report.end->refusal);
    EXPECT_EQ(report.end->refusal->reason, RefusalReason::revoked);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{5});
}

TEST_F(ServeTest, PutsItsOwnAddressIntoCodes) {
    const auto addresses = server_.folder
                               .run({"enroll", "--unit", "STP-VP", "--role", "head", "--name", "B",
                                     "--json"})
                               .json()["addresses"];
    EXPECT_EQ(addresses, nlohmann::json::array({server_.address().text()}));
}

}  // namespace
}  // namespace thidua
