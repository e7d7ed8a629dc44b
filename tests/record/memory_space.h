#pragma once

#include <map>
#include <string>
#include <vector>

#include "shared/record/merge.h"

namespace thidua {

/// Records in memory, as merging reads and writes them.
class MemorySpace final : public RecordSpace {
public:
    std::optional<Record> find_record(const RecordId& id) override;
    std::vector<Record> list_open_conflicts(const RecordId& record) override;
    Stamp find_stamp(const RecordId& record, std::string_view path) override;
    void put(const Record& record) override { records_.insert_or_assign(record.id, record); }

    [[nodiscard]] const std::map<RecordId, Record>& records() const { return records_; }
    [[nodiscard]] std::vector<Record> list(std::string_view type) const;
    bool operator==(const MemorySpace& other) const { return records_ == other.records_; }

private:
    std::map<RecordId, Record> records_;
};

}  // namespace thidua
