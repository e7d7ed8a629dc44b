#pragma once

#include <string>

#include "shared/base/bytes.h"
#include "shared/base/id.h"

namespace thidua {

/// A record as it travels and rests: the fields stay encoded until somebody reads them.
struct PackedRecord {
    std::string type;
    RecordId id;
    Sequence rev;
    Bytes fields;  ///< encode_fields()
    bool operator==(const PackedRecord&) const = default;
};

}  // namespace thidua
