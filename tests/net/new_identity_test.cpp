#include <gtest/gtest.h>

#include <filesystem>

#include "client/store/local_store.h"
#include "tests/net/real_server.h"

namespace thidua {
namespace {

/// A laptop that was put back to an image of the morning, over the real line.
TEST(Rule12_NewIdentity, IsTakenOverTheLineByADevicePutBackToAnOldImage) {
    RealServer server;
    RealDevice office{server, "STP-VP", Role::office, "Hà"};
    RealDevice bich{server, "STP-HCTP", Role::officer, "Bích"};
    office.publish_forms();
    ASSERT_TRUE(bich.sync());
    TemporaryFolder image;
    const auto file = local_store_path(bich.folder());
    bich.store().database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    std::filesystem::copy_file(file, image.path() / "device.db");
    bich.start_report();
    ASSERT_TRUE(bich.sync());
    const auto work = [&] {
        SharedClock clock{server.clock.now()};
        SystemRandom random;
        const SystemBootClock boot_clock;
        return sync_once(image.path(), {clock, random, boot_clock});
    };
    const auto synced = work();
    ASSERT_TRUE(synced) << synced.error().message;
    const auto store = LocalStore::open({.path = (image.path() / "device.db").string()}).value();
    EXPECT_NE(store->device(), bich.id());
    EXPECT_TRUE(work());
    EXPECT_TRUE(bich.sync());
}

}  // namespace
}  // namespace thidua
