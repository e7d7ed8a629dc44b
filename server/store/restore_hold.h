#pragma once

#include "server/store/record_store.h"

namespace thidua {

/// While devices known at a restore have not reported: holds what was made on something that this
/// server has never known (sync.md, Merging). It knows what stands, what stood once by history, and
/// both sides of every conflict.
class RestoreHold final : public HoldGuard {
public:
    explicit RestoreHold(Database& database) : records_{database} {}

    bool must_wait(const Edit& edit, std::size_t operation, const Record* current) override;

private:
    bool knows_value(const Record& record, std::string_view path, const Value& value);
    bool knows_row_of(const Record& record, const FieldPath& cell);
    bool knows_row(const Record& record, const FieldPath& marker);
    bool knows_point(const Record& record, const WorkflowPoint& point);

    RecordStore records_;
};

}  // namespace thidua
