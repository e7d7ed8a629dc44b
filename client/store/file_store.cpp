#include "client/store/file_store.h"

#include <sqlite3.h>

#include <algorithm>
#include <tuple>

#include "client/store/file_order.h"
#include "client/store/run_sql.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr const char* add_file_sql =
    "INSERT INTO attachment (hash, size, name, state, edit) VALUES (?1, ?2, ?3, 'waiting', ?4)"
    " ON CONFLICT (hash) DO UPDATE SET state = 'waiting', edit = excluded.edit, length = 0,"
    " refusal = 0";
/// Keeps the edit that named it first.
constexpr const char* add_again_sql =
    "INSERT INTO attachment (hash, size, name, state) VALUES (?1, ?2, ?3, 'waiting')"
    " ON CONFLICT (hash) DO UPDATE SET state = 'waiting', length = 0, refusal = 0";
constexpr const char* want_sql =
    "INSERT INTO attachment (hash, size, name, state) VALUES (?1, ?2, ?3, 'wanted')"
    " ON CONFLICT (hash) DO UPDATE SET state = 'wanted', size = excluded.size, length = 0";
constexpr const char* find_file_sql =
    "SELECT state, length, refusal FROM attachment WHERE hash = ?1";
/// Of one that no record named when it was offered: those whose record in base names it by now. It
/// may stand in a question about the record, too.
constexpr const char* list_waiting_files_sql =
    "SELECT attachment.hash, attachment.size, attachment.length, attachment.refusal,"
    " attachment.edit"
    " FROM attachment LEFT JOIN edit ON edit.id = attachment.edit"
    " WHERE attachment.state = 'waiting'"
    " AND (attachment.edit IS NULL OR edit.state <> 'waiting' OR (?1 AND edit.id IS NOT NULL))"
    " AND (attachment.refusal <> ?2"
    " OR EXISTS (SELECT 1 FROM edit_record JOIN base ON base.id = edit_record.record"
    " OR base.parent = edit_record.record"
    " WHERE edit_record.number = edit.number AND instr(base.fields, attachment.hash) > 0)"
    " OR (attachment.edit IS NULL"
    " AND EXISTS (SELECT 1 FROM base WHERE instr(base.fields, attachment.hash) > 0)))";
constexpr const char* note_known_sql =
    "UPDATE attachment SET length = ?2, refusal = 0"
    " WHERE hash = ?1 AND state = 'waiting' AND size > ?2";
/// Unless it was attached elsewhere since: of that edit, and of its scope, the server cannot have
/// spoken yet.
constexpr const char* note_stored_sql =
    "UPDATE attachment SET state = 'stored', refusal = 0 WHERE hash = ?1 AND state = 'waiting'"
    " AND NOT EXISTS (SELECT 1 FROM edit WHERE edit.id = attachment.edit"
    " AND edit.state = 'waiting')";
constexpr const char* note_refused_sql =
    "UPDATE attachment SET state = 'refused', refusal = ?2, length = 0 WHERE hash = ?1";
constexpr const char* note_not_taken_sql =
    "UPDATE attachment SET refusal = ?2, length = 0 WHERE hash = ?1 AND state = 'waiting'";
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

/// What may be another answer another day: a record that names the file takes effect, room is made.
bool may_pass(FileRefusal reason) {
    return reason == FileRefusal::unknown || reason == FileRefusal::quota;
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

Result<void> LocalFiles::add_again(const AttachmentRef& file, BytesView content) {
    if (auto written = folder_.put(file.hash, content); !written) return written;
    run_sql(store_, add_again_sql, Blob{file.hash.view()}, file.size, file.name);
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
    LocalFile found{.state = column_text(row, 0), .length = column_uint64(row, 1)};
    if (const int refusal = column_int(row, 2); refusal != 0)
        found.refusal = static_cast<FileRefusal>(refusal);
    return found;
}

std::vector<FileSize> LocalFiles::list_offers(std::size_t files_max) {
    std::vector<FileSize> files;
    const bool is_metered = store_.text_meta(device_keys::metered) == "yes";
    if (is_metered) return files;
    for (const WaitingFile& waiting : list_waiting(false))
        if (files.size() < files_max) files.push_back(waiting.file);
    return files;
}

std::vector<WaitingFile> LocalFiles::list_unsent() {
    return list_waiting(true);
}

std::vector<WaitingFile> LocalFiles::list_waiting(bool with_unanswered) {
    std::vector<WaitingFile> files;
    std::vector<std::optional<EditId>> edits;
    {
        auto row = store_.database().prepare(list_waiting_files_sql);
        bind(row, with_unanswered, FileRefusal::unknown);
        while (row.step()) {
            const int refusal = column_int(row, 3);
            files.push_back({.file = {column_hash(row, 0), column_uint64(row, 1)},
                             .known = column_uint64(row, 2),
                             .has_no_room = refusal == static_cast<int>(FileRefusal::quota)});
            edits.push_back(column_is_null(row, 4) ? std::nullopt
                                                   : std::optional{column_id<EditId>(row, 4)});
        }
    }
    if (files.size() < 2) return files;
    FileOrder order{store_};
    for (std::size_t at = 0; at < files.size(); ++at) files[at].due = order.due_of(edits[at]);
    std::ranges::sort(files, {}, [](const WaitingFile& waiting) {
        return std::tuple{waiting.due, waiting.file.size, waiting.file.hash};
    });
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
    if (may_pass(reason) && run_sql(store_, note_not_taken_sql, Blob{hash.view()}, reason) > 0)
        return;
    run_sql(store_, note_refused_sql, Blob{hash.view()}, reason);
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
