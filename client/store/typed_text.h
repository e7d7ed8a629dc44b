#pragma once

#include <string>

#include "shared/record/record.h"

namespace thidua {

/// What a person typed into one field and no edit holds yet.
struct TypedText {
    FieldPath path;
    std::string text;  ///< as typed, whether it means anything there or not
    Value seen;        ///< what stood there when the typing began
    Instant typed_at;  ///< by the device's clock

    bool operator==(const TypedText&) const = default;
};

/// Where such a text stands.
struct TypedPlace {
    RecordId record;
    FieldPath path;
};

}  // namespace thidua
