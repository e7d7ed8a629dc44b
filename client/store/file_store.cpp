#include "client/store/file_store.h"

#include <sqlite3.h>

#include "client/store/run_sql.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr const char* add_file_sql =
    "INSERT INTO attachment (hash, size, name, state, edit) VALUES (?1, ?2, ?3, 'waiting', ?4)"
    " ON CONFLICT (hash) DO UPDATE SET state = 'waiting', edit = excluded.edit, length = 0";
constexpr const char* want_sql =
    "INSERT INTO attachment (hash, size, name, state) VALUES (?1, ?2, ?3, 'wanted')"
    " ON CONFLICT (hash) DO UPDATE SET state = 'wanted', size = excluded.size, length = 0";
constexpr const char* find_file_sql =
    "SELECT state, length, refusal FROM attachment WHERE hash = ?1";
constexpr const char* list_offers_sql =
    "SELECT attachment.hash, attachment.size FROM attachment JOIN edit ON edit.id = attachment.edit"
    " WHERE attachment.state = 'waiting' AND edit.state <> 'waiting'"
    " ORDER BY attachment.size, attachment.hash LIMIT ?1";
constexpr const char* list_unsent_sql =
    "SELECT attachment.hash, attachment.size, attachment.length"
    " FROM attachment JOIN edit ON edit.id = attachment.edit"
    " WHERE attachment.state = 'waiting' ORDER BY attachment.size, attachment.hash";
constexpr const char* note_known_sql =
    "UPDATE attachment SET length = ?2 WHERE hash = ?1 AND state = 'waiting' AND size > ?2";
constexpr const char* note_stored_sql =
    "UPDATE attachment SET state = 'stored' WHERE hash = ?1 AND state = 'waiting'";
constexpr const char* note_refused_sql =
    "UPDATE attachment SET state = 'refused', refusal = ?2, length = 0 WHERE hash = ?1";
constexpr const char* list_wanted_sql =
    "SELECT hash, size, length FROM attachment WHERE state = 'wanted' ORDER BY size, hash";
constexpr const char* find_wanted_sql =
    "SELECT size, length FROM attachment WHERE hash = ?1 AND state = 'wanted'";
constexpr const char* set_length_sql = "UPDATE attachment SET length = ?2 WHERE hash = ?1";
constexpr const char* note_here_sql =
    "UPDATE attachment SET state = 'here', length = size WHERE hash = ?1";

std::string part_name(const Hash& hash) {
    return "wanted-" + hash.hex();
}

/// The driver of a session knows what to do about a store that fails.
void require(const Result<void>& done) {
    if (done) return;
    const bool is_full = done.error().code == ErrorCode::disk_full;
    throw SQLite::Exception{done.error().message, is_full ? SQLITE_FULL : SQLITE_IOERR};
}

}  // namespace

std::filesystem::path device_files_path(const std::filesystem::path& folder) {
    return folder / "files";
}

Result<void> LocalFiles::add(const AttachmentRef& file, BytesView content, const EditId& edit) {
    if (auto written = folder_.put(file.hash, content); !written) return written;
    Transaction transaction{store_.database()};
    {
        auto statement = store_.database().prepare(add_file_sql);
        bind(statement, Blob{file.hash.view()}, file.size, file.name, edit);
        statement.execute();
    }
    transaction.commit();
    return {};
}

void LocalFiles::want(const AttachmentRef& file) {
    if (folder_.has(file.hash)) return;
    const auto known = find(file.hash);
    if (known && known->state == "wanted") return;
    auto statement = store_.database().prepare(want_sql);
    bind(statement, Blob{file.hash.view()}, file.size, file.name);
    statement.execute();
}

std::optional<LocalFile> LocalFiles::find(const Hash& hash) {
    auto row = store_.database().prepare(find_file_sql);
    bind(row, Blob{hash.view()});
    if (!row.step()) return std::nullopt;
    return LocalFile{.state = column_text(row, 0),
                     .length = column_uint64(row, 1),
                     .refusal = static_cast<FileRefusal>(column_int(row, 2))};
}

std::vector<FileSize> LocalFiles::list_offers(std::size_t files_max) {
    std::vector<FileSize> files;
    const bool is_metered = store_.text_meta(device_keys::metered) == "yes";
    if (is_metered) return files;
    auto row = store_.database().prepare(list_offers_sql);
    bind(row, files_max);
    while (row.step()) files.push_back({column_hash(row, 0), column_uint64(row, 1)});
    return files;
}

std::vector<WaitingFile> LocalFiles::list_unsent() {
    std::vector<WaitingFile> files;
    auto row = store_.database().prepare(list_unsent_sql);
    while (row.step())
        files.push_back({{column_hash(row, 0), column_uint64(row, 1)}, column_uint64(row, 2)});
    return files;
}

void LocalFiles::note_known(const Hash& hash, std::uint64_t bytes) {
    auto statement = store_.database().prepare(note_known_sql);
    bind(statement, Blob{hash.view()}, bytes);
    statement.execute();
}

Bytes LocalFiles::read(const Hash& hash, std::uint64_t offset, std::size_t bytes_max) {
    auto bytes = folder_.read(hash, offset, bytes_max);
    return bytes ? *std::move(bytes) : Bytes{};
}

void LocalFiles::note_stored(const Hash& hash) {
    auto statement = store_.database().prepare(note_stored_sql);
    bind(statement, Blob{hash.view()});
    statement.execute();
}

/// What was damaged on its way is sent again; what is damaged here, somebody has to attach again.
void LocalFiles::note_refused(const Hash& hash, FileRefusal reason) {
    if (reason == FileRefusal::damaged && folder_.has(hash)) return;
    auto statement = store_.database().prepare(note_refused_sql);
    bind(statement, Blob{hash.view()}, reason);
    statement.execute();
    folder_.drop_part(part_name(hash));
}

std::vector<FetchedFile> LocalFiles::list_wanted() {
    std::vector<FetchedFile> files;
    auto row = store_.database().prepare(list_wanted_sql);
    while (row.step())
        files.push_back({.file = {column_hash(row, 0), column_uint64(row, 1)},
                         .length = column_uint64(row, 2)});
    return files;
}

ClientFiles::Kept LocalFiles::keep(const FilePart& part) {
    std::uint64_t size = 0;
    std::uint64_t length = 0;
    {
        auto row = store_.database().prepare(find_wanted_sql);
        bind(row, Blob{part.hash.view()});
        if (!row.step()) return Kept::damaged;
        size = column_uint64(row, 0);
        length = column_uint64(row, 1);
    }
    const std::uint64_t end = part.offset + part.bytes.size();
    if (part.offset != length || end > size) return Kept::damaged;
    require(folder_.write_part(part_name(part.hash), part.offset, part.bytes));
    if (end == size) return finish(part.hash, size);
    set_length(part.hash, end);
    return Kept::goes_on;
}

ClientFiles::Kept LocalFiles::finish(const Hash& hash, std::uint64_t size) {
    const auto finished = folder_.finish_part(part_name(hash), size, hash);
    if (!finished && finished.error().code == ErrorCode::damaged) {
        set_length(hash, 0);
        return Kept::damaged;
    }
    require(finished);
    auto statement = store_.database().prepare(note_here_sql);
    bind(statement, Blob{hash.view()});
    statement.execute();
    return Kept::complete;
}

void LocalFiles::set_length(const Hash& hash, std::uint64_t length) {
    auto statement = store_.database().prepare(set_length_sql);
    bind(statement, Blob{hash.view()}, length);
    statement.execute();
}

}  // namespace thidua
