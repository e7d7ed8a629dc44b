#pragma once

#include <filesystem>

#include "server/auth/server_keys.h"
#include "shared/store/database.h"

namespace thidua {

/// A backup is the server's store as it was at one moment, in one SQLite file, with what else lies in
/// the server's folder: the keys, by which devices know it, and the attached files.
struct BackupContents {
    Sequence head;
    std::size_t files = 0;
    std::vector<Hash> missing;  ///< attached files that the store names and nobody could read
};

/// Writes one at `part`, whatever the server does meanwhile; only its owner may read it, from the
/// first byte on. Then does its whole log again: `damaged` when it is not sound.
Result<BackupContents> write_backup(const std::filesystem::path& data, const ServerKeys& keys,
                                    const std::filesystem::path& part);

/// The keys in it; `invalid_input` when it is no backup.
Result<ServerKeys> read_backup_keys(const std::filesystem::path& file);

/// Makes of a copy of a backup the store of a server: takes out what does not belong there, puts the
/// attached files into `data`, and begins a new epoch (rule 8).
Result<ServerKeys> unpack_backup(const std::filesystem::path& part,
                                 const std::filesystem::path& data, Instant now);

/// With what SQLite keeps beside it.
void remove_store(const std::filesystem::path& file);

}  // namespace thidua
