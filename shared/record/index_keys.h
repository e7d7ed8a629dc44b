#pragma once

#include <string>

#include "shared/record/record.h"

namespace thidua {

/// What stores index besides type, scope and rev, so that lists need not read whole records.
struct IndexKeys {
    RecordId parent;  ///< what it belongs to: a report's period, a conflict's record; nil if none
    RecordId unit;    ///< nil if none
    std::string state;
};

/// Reads the keys by the record's type. An unknown type has no parent.
IndexKeys index_keys(std::string_view type, const Fields& fields);

}  // namespace thidua
