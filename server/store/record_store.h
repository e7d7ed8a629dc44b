#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shared/record/index_keys.h"
#include "shared/record/merge.h"
#include "shared/store/database.h"
#include "shared/wire/message.h"

namespace thidua {

struct ScopedRecords {
    std::vector<PackedRecord> records;
    Sequence reached;
};

/// Every record of the server. The transaction is the caller's.
class RecordStore {
public:
    explicit RecordStore(Database& database) : database_{database} {}

    [[nodiscard]] std::optional<Record> find(const RecordId& id);
    /// The fields as they are stored, encoded.
    [[nodiscard]] std::optional<Bytes> find_bytes(const RecordId& id);
    [[nodiscard]] std::vector<Record> list(std::string_view type);
    /// Of all those of the type in each scope where some stand: one, whichever.
    [[nodiscard]] std::vector<Record> list_one_of_each_scope(std::string_view type);
    [[nodiscard]] std::vector<Record> list_of_parent(std::string_view type, const RecordId& parent);
    [[nodiscard]] std::vector<Record> list_open_conflicts(const RecordId& record);
    [[nodiscard]] std::size_t count(std::string_view type, std::string_view state);
    [[nodiscard]] std::size_t count_all();
    /// after < rev <= through, by rev; stops after about bytes_max.
    [[nodiscard]] ScopedRecords list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                             std::size_t bytes_max);
    /// Whether any record stands in the scope.
    [[nodiscard]] bool has_any(const ScopeId& scope);
    /// The scope's digest (shared/sync/scope_digest.h).
    [[nodiscard]] std::uint64_t digest(const ScopeId& scope);
    /// From the newest change record that names the path.
    [[nodiscard]] Stamp find_stamp(const RecordId& record, std::string_view path);
    void put(const Record& record);
    /// Of a record that names no attached file and never did.
    void put_without_files(const Record& record);
    /// The log's hash where the record was changed last: no two changes have the same, though one
    /// was undone with its transaction. Empty when there is no such record, or the log does not
    /// have the change yet.
    [[nodiscard]] std::optional<Hash> find_change(const RecordId& id);
    /// Of a record of that type, without reading all of it; empty when there is none.
    [[nodiscard]] std::optional<IndexKeys> find_keys(std::string_view type, const RecordId& id);
    /// Of whatever type.
    [[nodiscard]] std::optional<ScopeId> find_scope(const RecordId& id);

private:
    void write_row(const Record& record);

    Database& database_;
};

}  // namespace thidua
