#pragma once

#include <vector>

#include "server/admin/command.h"
#include "shared/net/server_address.h"
#include "shared/platform/process_lock.h"
#include "shared/store/database.h"

namespace thidua {

/// True when there is a server in the folder.
bool is_initialized(const std::filesystem::path& data);

/// The store of an initialised server, or a sentence that says to run init.
Result<Database> open_existing_store(const std::filesystem::path& data, bool read_only);

/// Held by init and serve: two servers on one folder would give out one number twice.
Result<ProcessLock> lock_data_folder(const std::filesystem::path& data);

/// Where devices find the server, as the last init or serve said; may be empty.
std::vector<ServerAddress> find_known_addresses(Database& database);
void save_known_addresses(Database& database, const std::vector<ServerAddress>& addresses);

}  // namespace thidua
