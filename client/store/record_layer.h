#pragma once

#include "client/store/local_store.h"
#include "shared/record/merge.h"

namespace thidua {

/// One of the two layers of records as merging sees it. The transaction is the caller's.
///
/// Base takes only edits of which the server said that they touched no conflict (echo-free). It
/// shows none: those that this device holds open may be settled there, and the page that says so
/// comes later.
class RecordLayer final : public RecordSpace {
public:
    enum class Kind {
        base,  ///< reads and writes base
        view,  ///< reads the view, writes the overlay
    };
    RecordLayer(LocalStore& store, Kind kind) : database_{store.database()}, kind_{kind} {}

    std::optional<Record> find_record(const RecordId& id) override;
    std::vector<Record> list_open_conflicts(const RecordId& record) override;
    Stamp find_stamp(const RecordId& record, std::string_view path) override;
    void put(const Record& record) override;

private:
    Database& database_;
    Kind kind_;
};

}  // namespace thidua
