#pragma once

#include <memory>

#include "client/store/local_store.h"
#include "server/store/device_store.h"
#include "shared/store/database.h"
#include "tests/support/memory_vfs.h"

namespace thidua::simulator {

/// What a server is installed with.
struct Installation {
    std::vector<Device> enrolled;
    bool is_second_period_over = false;  ///< organ::first_records()
    bool takes_files = false;
};

/// Opens the server's store on the disk, and fills it when it is new: the organ's records and the
/// enrolled devices. Done again after a crash in the middle, it finishes.
Result<Database> open_server(MemoryDisk& disk, const Installation& installation);

/// Opens a device's store on the disk; a new one gets its identity as an enrolment would give it.
Result<std::unique_ptr<LocalStore>> open_device(MemoryDisk& disk, const Device& device,
                                                const BootClock* boot_clock = nullptr);

/// A disk as it is after installation: made once in this process for each, copied for each world.
MemoryDisk::Snapshot installed_server(const Installation& installation);
const MemoryDisk::Snapshot& installed_device(std::size_t index);

}  // namespace thidua::simulator
