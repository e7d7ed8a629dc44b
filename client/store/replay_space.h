#pragma once

#include "client/store/kept_records.h"
#include "client/store/record_layer.h"

namespace thidua {

/// The view, for the replay of an edit whose effects are in the records kept aside up to some
/// generation: what is seen from there has them, and must not get them twice.
class ReplaySpace final : public RecordSpace {
public:
    ReplaySpace(LocalStore& store, std::int64_t kept_through)
        : view_{store, RecordLayer::Kind::view}, kept_{store}, kept_through_{kept_through} {}

    std::optional<Record> find_record(const RecordId& id) override { return view_.find_record(id); }
    std::vector<Record> list_open_conflicts(const RecordId& record) override {
        return view_.list_open_conflicts(record);
    }
    Stamp find_stamp(const RecordId& record, std::string_view path) override {
        return view_.find_stamp(record, path);
    }
    void put(const Record& record) override;

private:
    RecordLayer view_;
    KeptRecords kept_;
    std::int64_t kept_through_;  ///< 0: nothing is kept
};

}  // namespace thidua
