#pragma once

#include <cstdint>
#include <filesystem>

#include "shared/base/result.h"
#include "shared/store/database.h"

namespace thidua {

/// "TDSV" in the file's header.
inline constexpr std::int32_t server_application_id = 0x54445356;

/// The store's file in the server's data folder.
std::filesystem::path server_store_path(const std::filesystem::path& folder);

/// Opens the server's store and brings it to this version's schema. `options.application_id` is
/// filled in. Errors: those of Database::open and migrate().
Result<Database> open_server_store(OpenOptions options);

}  // namespace thidua
