#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/record_name.h"
#include "client/app/reports.h"
#include "shared/record/change_record.h"

namespace thidua {

/// One save's mark on one record: who did what, when, on which device (C36).
struct AuditLine {
    ChangeRecord change;
    RecordName name;
    std::string action;  ///< "made", "changed", or the step in words
    Sequence seq;        ///< 0: not answered by the server yet
    EditNumber number;   ///< of what this device has not been answered yet; 0 otherwise
    std::vector<HistoryEntry::Change> changes;
};

struct AuditFilter {
    std::optional<CivilDate> from = {};  ///< by server time, device time where there is none
    std::optional<CivilDate> to = {};    ///< that day included
    std::string author = {};             ///< matched without marks; empty: anybody
    std::optional<RecordId> unit = {};
};

/// Everything that this device may read, in the order of the server's log; what it has not answered
/// comes last.
std::vector<AuditLine> audit_trail(Workspace& workspace, const AuditFilter& filter = {});

}  // namespace thidua
