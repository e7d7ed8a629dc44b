#pragma once

#include <unordered_map>
#include <vector>

#include "server/store/record_store.h"
#include "shared/sync/server_sync_store.h"

namespace thidua {

/// The server's records as merging sees them, with a note of what it touched. What is put without
/// having been looked up is new.
class AppliedRecords final : public RecordSpace {
public:
    explicit AppliedRecords(Database& database) : database_{database}, records_{database} {}

    std::optional<Record> find_record(const RecordId& id) override;
    std::optional<ScopeId> find_scope(const RecordId& id) override;
    std::vector<Record> list_open_conflicts(const RecordId& record) override;
    Stamp find_stamp(const RecordId& record, std::string_view path) override;
    void put(const Record& record) override;

    [[nodiscard]] const std::vector<TouchedRecord>& touched() const { return touched_; }

private:
    struct Before {
        Sequence rev;
        bool names_files = false;
    };

    void note_before(const Record& record);
    void keep_base(const RecordId& record);

    Database& database_;
    RecordStore records_;
    std::optional<Sequence> last_fork_;
    std::unordered_map<RecordId, Before> before_;
    std::vector<TouchedRecord> touched_;
};

}  // namespace thidua
