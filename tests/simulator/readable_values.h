#pragma once

#include <map>
#include <set>

#include "tests/simulator/final_state.h"

namespace thidua::simulator {

/// Everything that can still be read at a path of a record: values, and texts by paragraph; in the
/// record, in a conflict, in history, in what is held.
class ReadableValues {
public:
    explicit ReadableValues(const Records& records);
    /// A record beside those.
    void add(const Record& record);
    [[nodiscard]] bool has(const Typed& typed) const;

private:
    using Place = std::pair<RecordId, FieldPath>;
    void add(const RecordId& record, std::string_view path, const Value& value);
    void add_change(const Record& record);
    void add_conflict(const Record& record);
    void add_held(const Record& held);

    std::map<Place, std::set<Value>> values_;
    std::map<RecordId, Place> places_;  ///< of conflicts
};

}  // namespace thidua::simulator
