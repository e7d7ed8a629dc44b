#pragma once

#include <string>

#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// To whom a dossier goes.
struct HigherLevel {
    std::string code;  ///< of the organ; of one that is not in this store its folded name
    std::string name;
    RecordId unit;  ///< nil where that organ is not in this store
};

/// The organ of that code, name or short name that exists today; what names none stands for itself.
HigherLevel higher_level_called(Workspace& workspace, const std::string& words);
/// The one that a dossier names.
HigherLevel higher_level_of(const Record& dossier);

/// What the higher level is to have of a nomination, by what this device knows now: the nominee and
/// the achievement, the Council's count, the letter that lists it, the files.
Fields dossier_fields(Workspace& workspace, const Record& nomination, const HigherLevel& to);

}  // namespace thidua
