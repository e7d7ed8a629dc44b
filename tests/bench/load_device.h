#pragma once

#include <filesystem>
#include <vector>

#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/net/tls.h"

namespace thidua {

/// A device as its enrolment and its first pull leave it. That is where every load begins: what
/// came before was on other days.
struct LoadDevice {
    DeviceId id;
    RecordId unit;
    std::string person;
    DeviceIdentity identity;
    Epoch epoch;
    std::uint64_t grant = 0;  ///< fingerprint of its scopes
    Sequence head;            ///< it holds everything up to here
    Hash head_hash;
};

/// Through a file, from bench_enrol to the programs that put the devices to work. Reading throws
/// what is wrong with it.
void save_load_devices(const std::filesystem::path& file, const std::vector<LoadDevice>& devices);
std::vector<LoadDevice> read_load_devices(const std::filesystem::path& file);

}  // namespace thidua
