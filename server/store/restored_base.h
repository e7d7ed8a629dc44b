#pragma once

#include "server/store/record_store.h"

namespace thidua {

/// Keeps the record as it is now, if it has not changed since the log forked last: to be called
/// before it changes.
void keep_restored_base(Database& database, const RecordId& record);

/// The records as they were when the log forked at that position; for reading.
class RestoredBase final : public RecordSpace {
public:
    RestoredBase(Database& database, Sequence fork) : database_{database}, fork_{fork} {}

    std::optional<Record> find_record(const RecordId& id) override;
    std::vector<Record> list_open_conflicts(const RecordId& record) override;
    Stamp find_stamp(const RecordId& record, std::string_view path) override;
    void put(const Record& record) override;

private:
    std::vector<Record> list_of_parent(std::string_view type, const RecordId& parent);

    Database& database_;
    Sequence fork_;
};

}  // namespace thidua
