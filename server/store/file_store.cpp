#include "server/store/file_store.h"

#include <sqlite3.h>

#include <algorithm>
#include <optional>
#include <set>

namespace thidua {
namespace {

constexpr const char* list_refs_sql = "SELECT hash FROM file_ref WHERE record = ?1";
constexpr const char* put_ref_sql =
    "INSERT INTO file_ref (record, hash, scope) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (record, hash) DO UPDATE SET scope = excluded.scope";
constexpr const char* drop_ref_sql = "DELETE FROM file_ref WHERE record = ?1 AND hash = ?2";
constexpr const char* list_places_sql =
    "SELECT DISTINCT file_ref.scope, file_here.size IS NOT NULL FROM file_ref"
    " LEFT JOIN file_here USING (scope, hash) WHERE file_ref.hash = ?1";
constexpr const char* note_here_sql =
    "INSERT INTO file_here (scope, hash, size) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
constexpr const char* bytes_of_scope_sql =
    "SELECT coalesce(sum(size), 0) FROM file_here WHERE scope = ?1";
constexpr const char* bytes_under_way_sql =
    "SELECT coalesce(sum(length), 0) FROM upload WHERE device = ?1 AND hash <> ?2";
constexpr const char* find_upload_sql =
    "SELECT size, length FROM upload WHERE device = ?1 AND hash = ?2";
constexpr const char* set_length_sql =
    "INSERT INTO upload (device, hash, size, length) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (device, hash) DO UPDATE SET size = excluded.size, length = excluded.length";
constexpr const char* forget_upload_sql = "DELETE FROM upload WHERE device = ?1 AND hash = ?2";

struct UploadSoFar {
    std::uint64_t size = 0;
    std::uint64_t length = 0;
};

std::optional<UploadSoFar> find_upload(Database& database, const DeviceId& device,
                                       const Hash& hash) {
    auto row = database.prepare(find_upload_sql);
    bind(row, device, Blob{hash.view()});
    if (!row.step()) return std::nullopt;
    return UploadSoFar{column_uint64(row, 0), column_uint64(row, 1)};
}

/// A device's own: what another one sends under the same name must not get into it.
std::string part_name(const DeviceId& device, const Hash& hash) {
    return to_hex(device.value().view()) + "-" + hash.hex();
}

void require(const Result<void>& done) {
    if (done) return;
    const bool is_full = done.error().code == ErrorCode::disk_full;
    throw SQLite::Exception{done.error().message, is_full ? SQLITE_FULL : SQLITE_IOERR};
}

std::set<Hash> noted_refs(Database& database, const RecordId& record) {
    std::set<Hash> refs;
    auto row = database.prepare(list_refs_sql);
    bind(row, record);
    while (row.step())
        if (const auto hash = Hash::from_bytes(column_blob(row, 0))) refs.insert(*hash);
    return refs;
}

}  // namespace

std::filesystem::path server_files_path(const std::filesystem::path& folder) {
    return folder / "files";
}

void note_file_refs(Database& database, const Record& record) {
    std::set<Hash> gone = noted_refs(database, record.id);
    for (const auto& [path, value] : record.fields) {
        const auto* file = std::get_if<AttachmentRef>(&value);
        if (file == nullptr) continue;
        auto statement = database.prepare(put_ref_sql);
        bind(statement, record.id, Blob{file->hash.view()}, record.scope);
        statement.execute();
        gone.erase(file->hash);
    }
    for (const Hash& hash : gone) {
        auto statement = database.prepare(drop_ref_sql);
        bind(statement, record.id, Blob{hash.view()});
        statement.execute();
    }
}

StoredFiles::StoredFiles(Database& database, ContentFolder folder, std::uint64_t scope_bytes_max)
    : database_{database}, folder_{std::move(folder)}, scope_bytes_max_{scope_bytes_max} {}

StoredFiles::Places StoredFiles::places_of(const Hash& hash, const std::vector<ScopeId>& scopes) {
    Places places;
    auto row = database_.prepare(list_places_sql);
    bind(row, Blob{hash.view()});
    while (row.step()) {
        const auto scope = column_id<ScopeId>(row, 0);
        if (!std::ranges::binary_search(scopes, scope)) continue;
        (column_bool(row, 1) ? places.here : places.missing).push_back(scope);
    }
    return places;
}

std::optional<FileRefusal> StoredFiles::find_objection(const DeviceId& device, const Places& places,
                                                       const FileSize& file) {
    if ((places.here.empty() && places.missing.empty()) || file.size == 0)
        return FileRefusal::unknown;
    const std::uint64_t coming = file.size + bytes_under_way(device, file.hash);
    for (const ScopeId& scope : places.missing)
        if (bytes_of_scope(scope) + coming > scope_bytes_max_) return FileRefusal::quota;
    return std::nullopt;
}

FileAnswer StoredFiles::offer(const DeviceId& device, const std::vector<ScopeId>& scopes,
                              const FileSize& file) {
    const Places places = places_of(file.hash, scopes);
    if (const auto objection = find_objection(device, places, file))
        return FileRefused{file.hash, *objection};
    if (places.missing.empty() && folder_.has(file.hash)) return FileStored{file.hash};
    const auto upload = find_upload(database_, device, file.hash);
    const bool goes_on = upload && upload->size == file.size && upload->length < file.size;
    if (!goes_on) set_length(device, file, 0);
    return FileWanted{file.hash, goes_on ? upload->length : 0};
}

FileAnswer StoredFiles::keep(const DeviceId& device, const std::vector<ScopeId>& scopes,
                             const FilePart& part) {
    const Places places = places_of(part.hash, scopes);
    const auto upload = find_upload(database_, device, part.hash);
    // Another connection of the device may have brought the rest.
    if (!upload && !places.here.empty() && places.missing.empty()) return FileStored{part.hash};
    if (!upload || (places.here.empty() && places.missing.empty()))
        return FileRefused{part.hash, FileRefusal::unknown};
    const std::uint64_t end = part.offset + part.bytes.size();
    const bool is_next = part.offset <= upload->length && end > upload->length;
    if (end > upload->size) {
        folder_.drop_part(part_name(device, part.hash));
        forget_upload(device, part.hash);
        return FileRefused{part.hash, FileRefusal::damaged};
    }
    if (!is_next) return FileWanted{part.hash, upload->length};
    const auto known = static_cast<std::size_t>(upload->length - part.offset);
    require(folder_.write_part(part_name(device, part.hash), upload->length,
                               BytesView{part.bytes}.substr(known)));
    const FileSize file{part.hash, upload->size};
    if (end == upload->size) return finish(device, places, file);
    set_length(device, file, end);
    return FileWanted{part.hash, end};
}

FileAnswer StoredFiles::finish(const DeviceId& device, const Places& places, const FileSize& file) {
    const auto finished = folder_.finish_part(part_name(device, file.hash), file.size, file.hash);
    const bool is_damaged = !finished && finished.error().code == ErrorCode::damaged;
    if (!is_damaged) require(finished);
    forget_upload(device, file.hash);
    if (is_damaged) return FileRefused{file.hash, FileRefusal::damaged};
    for (const ScopeId& scope : places.missing) {
        auto statement = database_.prepare(note_here_sql);
        bind(statement, scope, Blob{file.hash.view()}, file.size);
        statement.execute();
    }
    return FileStored{file.hash};
}

FileAnswer StoredFiles::serve(const std::vector<ScopeId>& scopes, const FileWanted& wanted,
                              std::size_t bytes_max) {
    const FileRefused unknown{wanted.hash, FileRefusal::unknown};
    if (places_of(wanted.hash, scopes).here.empty()) return unknown;
    auto bytes = folder_.read(wanted.hash, wanted.offset, bytes_max + 1);
    if (!bytes || bytes->empty()) return unknown;
    const bool is_last = bytes->size() <= bytes_max;
    if (!is_last) bytes->resize(bytes_max);
    return FilePart{
        .hash = wanted.hash, .offset = wanted.offset, .bytes = *std::move(bytes), .last = is_last};
}

std::uint64_t StoredFiles::bytes_of_scope(const ScopeId& scope) {
    auto row = database_.prepare(bytes_of_scope_sql);
    bind(row, scope);
    row.step();
    return column_uint64(row, 0);
}

std::uint64_t StoredFiles::bytes_under_way(const DeviceId& device, const Hash& besides) {
    auto row = database_.prepare(bytes_under_way_sql);
    bind(row, device, Blob{besides.view()});
    row.step();
    return column_uint64(row, 0);
}

void StoredFiles::set_length(const DeviceId& device, const FileSize& file, std::uint64_t length) {
    auto statement = database_.prepare(set_length_sql);
    bind(statement, device, Blob{file.hash.view()}, file.size, length);
    statement.execute();
}

void StoredFiles::forget_upload(const DeviceId& device, const Hash& hash) {
    auto statement = database_.prepare(forget_upload_sql);
    bind(statement, device, Blob{hash.view()});
    statement.execute();
}

}  // namespace thidua
