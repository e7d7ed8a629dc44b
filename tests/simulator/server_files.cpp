#include "tests/simulator/server_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "shared/base/limits.h"
#include "shared/wire/codec.h"
#include "tests/simulator/clerk.h"
#include "tests/simulator/device_files.h"
#include "tests/simulator/message_words.h"

namespace thidua::simulator {
namespace {

constexpr const char* list_here_sql = "SELECT DISTINCT scope FROM file_here ORDER BY scope";
constexpr const char* forget_upload_sql = "DELETE FROM upload WHERE device = ?1 AND hash = ?2";
/// And a few more, in which those bytes stand for something else.
constexpr const char* list_naming_sql =
    "SELECT scope, fields FROM record WHERE instr(fields, ?1) > 0";

std::vector<ScopeId> every_scope(Database& database) {
    std::vector<ScopeId> scopes;
    auto row = database.prepare(list_here_sql);
    while (row.step()) scopes.push_back(column_id<ScopeId>(row, 0));
    return scopes;
}

/// Of two files, one.
bool is_unlucky(const Hash& hash) {
    return hash.bytes.front() % 2 == 0;
}

}  // namespace

ObservedFiles::ObservedFiles(Database& database, ContentDisk& disk, PlantedBug bug)
    : database_{database},
      bug_{bug},
      files_{database, ContentFolder{files_folder, disk}, limits::scope_files_bytes_max} {}

FileAnswer ObservedFiles::offer(const DeviceId& device, const std::vector<ScopeId>& scopes,
                                const FileSize& file) {
    if (bug_ == PlantedBug::wants_files_anew) {
        auto statement = database_.prepare(forget_upload_sql);
        bind(statement, device, Blob{file.hash.view()});
        statement.execute();
    }
    return files_.offer(device, scopes, file);
}

FileAnswer ObservedFiles::keep(const DeviceId& device, const std::vector<ScopeId>& scopes,
                               const FilePart& part) {
    if (bug_ == PlantedBug::forgets_a_file && part.last && is_unlucky(part.hash))
        return FileStored{part.hash};
    return files_.keep(device, scopes, part);
}

FileAnswer ObservedFiles::serve(const std::vector<ScopeId>& scopes, const FileWanted& wanted,
                                std::size_t bytes_max) {
    const bool is_open_to_all = bug_ == PlantedBug::gives_files_to_all;
    return files_.serve(is_open_to_all ? every_scope(database_) : scopes, wanted, bytes_max);
}

std::string FileWatch::look(const DeviceId& device, const SessionEvent& event, const Step& step,
                            Instant now) {
    const auto* heard = std::get_if<Message>(&event);
    if (heard == nullptr) return {};
    for (const Message& message : step.send) {
        if (const auto* part = std::get_if<FilePart>(&message)) {
            if (std::string problem = check(device, *part, now); !problem.empty()) return problem;
        }
        const auto* stored = std::get_if<FileStored>(&message);
        if (stored == nullptr || !std::holds_alternative<FilePart>(*heard)) continue;
        for (const ScopeId& scope : places_of(device, stored->hash, now))
            ledger_.note_received(scope, stored->hash);
    }
    return {};
}

std::string FileWatch::check(const DeviceId& device, const FilePart& part, Instant now) {
    const auto places = places_of(device, part.hash, now);
    const bool may_have_it = std::ranges::any_of(
        places, [&](const ScopeId& scope) { return ledger_.was_received(scope, part.hash); });
    if (!may_have_it)
        return fmt::format("{} is sent bytes of {}, which {}", device_words(device),
                           short_hash(part.hash),
                           places.empty() ? "no record of its scopes names"
                                          : "nobody who holds its scope has sent");
    const Bytes* content = ledger_.find_content(part.hash);
    const bool is_right =
        content != nullptr && part.offset < content->size() &&
        content->compare(static_cast<std::size_t>(part.offset), part.bytes.size(), part.bytes) == 0;
    return is_right ? std::string{}
                    : fmt::format("{} is sent other bytes than those of {}", device_words(device),
                                  short_hash(part.hash));
}

std::vector<ScopeId> FileWatch::places_of(const DeviceId& device, const Hash& hash, Instant now) {
    const auto grant = store_.find_grant(device, now);
    if (!grant) return {};
    std::set<ScopeId> places;
    auto row = database_.prepare(list_naming_sql);
    bind(row, Blob{hash.view()});
    while (row.step()) {
        const auto scope = column_id<ScopeId>(row, 0);
        const auto fields = decode_fields(column_blob(row, 1));
        if (!fields || std::ranges::find(*grant, scope) == grant->end()) continue;
        for (const AttachmentRef& file : files_named_by(*fields))
            if (file.hash == hash) places.insert(scope);
    }
    return {places.begin(), places.end()};
}

}  // namespace thidua::simulator
