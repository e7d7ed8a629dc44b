#pragma once

#include <string>

#include "shared/store/database.h"

namespace thidua {

/// Copies the store as it is at one moment into that file (UTF-8), which is missing or empty; others
/// may write meanwhile. Not inside a transaction.
void copy_store(Database& database, const std::string& file);

/// What a backup holds and a served store does not: the server's keys.
void put_backup_keys(Database& copy, BytesView keys);
/// Takes them out; empty when there are none.
std::optional<Bytes> take_backup_keys(Database& copy);

/// All of it in the one file, with nothing beside it.
void settle_copy(Database& copy);

}  // namespace thidua
