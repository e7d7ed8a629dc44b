#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shared/record/merge.h"
#include "shared/wire/archive.h"

namespace thidua {

/// What the server did to one record beyond merging an edit: said outright in the log, so that it
/// can be done again without knowing why.
struct Effect {
    std::string type;
    RecordId record;
    ScopeId scope;
    std::vector<std::pair<FieldPath, Value>> changes;  ///< null: the field goes

    bool operator==(const Effect&) const = default;
};

/// What turns one into the other; the record is made where there was none.
Effect effect_between(const Record* before, const Record& after);

/// Does them, each record at `rev`. An effect without changes only gives its record the rev.
void put_effects(const std::vector<Effect>& effects, Sequence rev, RecordSpace& space);

void save(ByteWriter& archive, const Effect& effect);
void load(ByteReader& archive, Effect& effect);

}  // namespace thidua
