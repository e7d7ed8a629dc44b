#pragma once

#include <optional>

#include "server/store/file_store.h"
#include "server/store/server_sync_store.h"
#include "shared/net/session_events.h"
#include "tests/simulator/file_ledger.h"
#include "tests/simulator/planted_bug.h"
#include "tests/support/memory_content_disk.h"

namespace thidua::simulator {

/// The server's attached files: the product's own, on the server's disk, and watched. With a
/// planted bug, files that are wrong on purpose.
class ObservedFiles final : public ServerFiles {
public:
    ObservedFiles(Database& database, ContentDisk& disk, PlantedBug bug);

    FileAnswer offer(const DeviceId& device, const std::vector<ScopeId>& scopes,
                     const FileSize& file) override;
    FileAnswer keep(const DeviceId& device, const std::vector<ScopeId>& scopes,
                    const FilePart& part) override;
    FileAnswer serve(const std::vector<ScopeId>& scopes, const FileWanted& wanted,
                     std::size_t bytes_max) override;

private:
    Database& database_;
    PlantedBug bug_;
    StoredFiles files_;
};

/// Rule 6, at the server's door: what a device is sent of a file is named where it may read, was
/// sent by somebody who holds that scope, and is what is in the file.
class FileWatch {
public:
    /// All are borrowed.
    FileWatch(Database& database, ServerStore& store, FileLedger& ledger)
        : database_{database}, store_{store}, ledger_{ledger} {}

    /// What a session did about files, inside the transaction in which it did it: in words what is
    /// wrong with it; empty when nothing is.
    [[nodiscard]] std::string look(const DeviceId& device, const SessionEvent& event,
                                   const Step& step, Instant now);

private:
    /// Scopes of the device that name the file now.
    std::vector<ScopeId> places_of(const DeviceId& device, const Hash& hash, Instant now);
    std::string check(const DeviceId& device, const FilePart& part, Instant now);

    Database& database_;
    ServerStore& store_;
    FileLedger& ledger_;
};

}  // namespace thidua::simulator
