#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// What follows from a record and is stored nowhere: whether a target is met, whether a legal basis
/// is in force, whether an award was cancelled, how many have acknowledged a notice.
struct ComputedLine {
    std::string key;    ///< permanent
    std::string value;  ///< permanent where it is a word
    std::string label;  ///< for people
    std::string words;
};

std::vector<ComputedLine> computed_lines(Workspace& workspace, const Record& record);

/// What a list of them says of each at a glance, of a target, a legal basis, an award and a
/// nomination that is with a higher level; empty of all else.
std::optional<ComputedLine> listed_line(Workspace& workspace, const Record& record);

}  // namespace thidua
