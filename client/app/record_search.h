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

/// Over everything that this device holds: with or without marks, in either placement of the tone,
/// by beginnings and initials, past a slip. The best hits first; at most `limit`.
std::vector<FoundRecord> search_records(Workspace& workspace, const std::string& words,
                                        std::size_t limit = 200);

}  // namespace thidua
