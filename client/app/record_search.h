#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/matching.h"

namespace thidua {

class Workspace;

/// Something found by its words.
struct FoundRecord {
    RecordId id;
    std::string type;
    std::string name;     ///< what it is, in the language of the interface
    std::string excerpt;  ///< the text in which the words stand
    MatchLevel level = MatchLevel::exact;
};

struct FoundRecords {
    std::vector<FoundRecord> hits;  ///< the best first
    std::size_t left_off = 0;       ///< further ones, above the limit
};

/// Over everything that this device holds and people write: with or without marks, in either
/// placement of the tone, by beginnings and initials, past a slip. What only programs read, such as
/// the definition of a form, is not looked into. At most `limit`.
FoundRecords search_records(Workspace& workspace, const std::string& words,
                            std::size_t limit = 200);

}  // namespace thidua
