#pragma once

#include <map>
#include <set>

#include "shared/record/merge.h"

namespace thidua {

/// What would be written over some records, kept in memory beside them.
class OverlayRecords final : public RecordSpace {
public:
    explicit OverlayRecords(RecordSpace& below) : below_{below} {}

    std::optional<Record> find_record(const RecordId& id) override;
    std::vector<Record> list_open_conflicts(const RecordId& record) override;
    Stamp find_stamp(const RecordId& record, std::string_view path) override;
    void put(const Record& record) override;

    /// All that was put.
    [[nodiscard]] const std::map<RecordId, Record>& written() const { return written_; }

private:
    RecordSpace& below_;
    std::map<RecordId, Record> written_;
    std::map<RecordId, std::set<RecordId>> children_;
};

}  // namespace thidua
