#pragma once

#include <filesystem>

#include "shared/platform/content_folder.h"
#include "shared/record/record.h"
#include "shared/store/database.h"
#include "shared/sync/file_store.h"

namespace thidua {

/// Where the server's attached files are, beside its store.
std::filesystem::path server_files_path(const std::filesystem::path& folder);

/// Keeps in mind which files the record names now, and where it stands. Inside the transaction that
/// stores it.
void note_file_refs(Database& database, const Record& record);

/// The attached files of the server. Each scope has files of its own: what one has sent is not
/// there for another, though the folder keeps equal contents once (rule 6). Belongs to the writer's
/// thread; a disk that fails is an SQLite::Exception.
class StoredFiles final : public ServerFiles {
public:
    StoredFiles(Database& database, ContentFolder folder, std::uint64_t scope_bytes_max);

    FileAnswer offer(const DeviceId& device, const std::vector<ScopeId>& scopes,
                     const FileSize& file) override;
    FileAnswer keep(const DeviceId& device, const std::vector<ScopeId>& scopes,
                    const FilePart& part) override;
    FileAnswer serve(const std::vector<ScopeId>& scopes, const FileWanted& wanted,
                     std::size_t bytes_max) override;

private:
    /// The granted scopes that name the file: with its content, and without.
    struct Places {
        std::vector<ScopeId> here;
        std::vector<ScopeId> missing;
    };
    Places places_of(const Hash& hash, const std::vector<ScopeId>& scopes);
    std::optional<FileRefusal> find_objection(const DeviceId& device, const Places& places,
                                              const FileSize& file);
    std::uint64_t bytes_of_scope(const ScopeId& scope);
    std::uint64_t bytes_under_way(const DeviceId& device, const Hash& besides);
    FileAnswer finish(const DeviceId& device, const Places& places, const FileSize& file);
    void set_length(const DeviceId& device, const FileSize& file, std::uint64_t length);
    void forget_upload(const DeviceId& device, const Hash& hash);

    Database& database_;
    ContentFolder folder_;
    std::uint64_t scope_bytes_max_;
};

}  // namespace thidua
