#include "tests/simulator/installed.h"

#include <map>
#include <mutex>
#include <tuple>

#include "server/store/log_store.h"
#include "server/store/schema.h"
#include "server/store/server_sync_store.h"
#include "shared/base/check.h"
#include "shared/model/role.h"
#include "shared/store/store_error.h"
#include "shared/store/transaction.h"
#include "tests/simulator/organ.h"

namespace thidua::simulator {
namespace {

OpenOptions on(MemoryDisk& disk, const char* name) {
    OpenOptions options;
    options.path = name;
    options.vfs = disk.vfs_name();
    options.exclusive = true;
    return options;
}

void fill_server(Database& database, const Installation& installation) {
    SeededRandom random{1};
    if (LogStore{database}.head().seq == Sequence{})
        initialize_store(database,
                         organ::first_records(installation.is_second_period_over,
                                              installation.takes_files),
                         world_start, random);
    DeviceStore devices{database};
    Transaction transaction{database};
    for (const Device& device : installation.enrolled)
        if (!devices.find(device.id)) devices.add(device);
    transaction.commit();
}

void give_identity(LocalStore& store, const Device& device) {
    Transaction transaction{store.database()};
    store.set_meta(device_keys::device, device.id.value().view());
    store.set_meta(device_keys::device_name, device.name);
    store.set_meta(device_keys::person, device.grantee.person);
    store.set_meta(device_keys::role, std::string{to_text(device.grantee.role)});
    store.set_meta(device_keys::unit, device.grantee.unit.value().view());
    store.set_meta(device_keys::receipt_key, server_signer().public_key());
    transaction.commit();
}

/// The disk after `install` has worked on it and everything was closed in good order.
template <class Install>
MemoryDisk::Snapshot snapshot_after(const Install& install) {
    static const struct : Clock {
        [[nodiscard]] Instant now() const override { return world_start; }
    } clock;
    SeededRandom random{1};
    MemoryDisk disk{random, clock};
    install(disk);
    return disk.snapshot();
}

}  // namespace

Result<Database> open_server(MemoryDisk& disk, const Installation& installation) {
    try {
        auto database = open_server_store(on(disk, "/server.db"));
        if (database) fill_server(*database, installation);
        return database;
    } catch (const SQLite::Exception& exception) {
        return to_error(exception);
    }
}

Result<std::unique_ptr<LocalStore>> open_device(MemoryDisk& disk, const Device& device,
                                                const BootClock* boot_clock) {
    try {
        auto store = LocalStore::open(on(disk, "/device.db"), boot_clock);
        if (store && !(*store)->is_enrolled()) give_identity(**store, device);
        return store;
    } catch (const SQLite::Exception& exception) {
        return to_error(exception);
    }
}

MemoryDisk::Snapshot installed_server(const Installation& installation) {
    static std::mutex mutex;
    static std::map<std::tuple<std::vector<DeviceId>, bool, bool>, MemoryDisk::Snapshot> snapshots;
    std::vector<DeviceId> ids;
    for (const Device& device : installation.enrolled) ids.push_back(device.id);
    const std::tuple key{std::move(ids), installation.is_second_period_over,
                         installation.takes_files};
    const std::lock_guard lock{mutex};
    const auto found = snapshots.find(key);
    if (found != snapshots.end()) return found->second;
    const auto install = [&](MemoryDisk& disk) {
        CHECK(open_server(disk, installation).has_value());
    };
    return snapshots.emplace(key, snapshot_after(install)).first->second;
}

const MemoryDisk::Snapshot& installed_device(std::size_t index) {
    static const std::vector<MemoryDisk::Snapshot> snapshots = [] {
        std::vector<MemoryDisk::Snapshot> made;
        for (const Device& device : enrolled_devices())
            made.push_back(snapshot_after(
                [&](MemoryDisk& disk) { CHECK(open_device(disk, device).has_value()); }));
        return made;
    }();
    return snapshots.at(index);
}

}  // namespace thidua::simulator
