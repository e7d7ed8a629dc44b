#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// One field that two people changed from the same starting value.
struct ConflictView {
    RecordId id;
    RecordId record;
    std::string record_type;
    std::string report_name;   ///< unit and period, or the title of a form, for people
    FieldPath path;
    std::string field_label;   ///< from the form, in the current language
    Value base;
    struct Side {
        Value value;
        std::string author;
        std::string device_name;
        std::optional<Instant> at;  ///< server time
    };
    Side kept;   ///< what stands in the record now
    Side other;  ///< what did not get in
    std::string state;  ///< "open", "settled", "agreed"
    bool may_settle = false;
    /// What each choice does to the unit's own contribution; empty for fields that do not add up.
    std::string effect_keep;
    std::string effect_take;
};

class Conflicts {
public:
    explicit Conflicts(Workspace& workspace) : workspace_{workspace} {}

    [[nodiscard]] std::vector<ConflictView> list_open();
    Result<ConflictView> find(const RecordId& conflict);
    Result<void> keep(const RecordId& conflict);
    Result<void> take(const RecordId& conflict);
    /// A third value, as typed; of a report only.
    Result<void> set(const RecordId& conflict, const Value& value);

private:
    Workspace& workspace_;
};

}  // namespace thidua
