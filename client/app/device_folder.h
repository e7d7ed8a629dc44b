#pragma once

#include <filesystem>
#include <memory>

#include "client/app/environment.h"
#include "client/store/local_store.h"

namespace thidua {

/// Opens or makes the store in a device's data folder. The device's private key is in it, so a new
/// folder is its owner's alone, and so is the store's file, wherever it stands. Errors: not_found
/// (the folder cannot be), damaged, newer_version, locked, disk_full.
Result<std::unique_ptr<LocalStore>> open_device_folder(const std::filesystem::path& folder,
                                                       Environment environment);

}  // namespace thidua
