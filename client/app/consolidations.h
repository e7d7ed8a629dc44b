#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/evidence/period_status.h"
#include "shared/forms/aggregation.h"
#include "shared/forms/form.h"

namespace thidua {

class Workspace;

/// A period's accepted reports added up by the form's rules. Each figure keeps its parts.
struct Consolidation {
    RecordId period;
    std::string period_name;
    Form form;
    Instant made_at;
    std::vector<Figure> figures;
    PeriodStatus status;                  ///< who is missing, who was late
    std::vector<RecordId> included;       ///< reports
    std::vector<std::string> not_included;///< "unit: why" for units without an accepted report
};

class Consolidations {
public:
    explicit Consolidations(Workspace& workspace) : workspace_{workspace} {}

    /// Office only. Only accepted versions count; the rest are named.
    Result<Consolidation> make(const RecordId& period);
    /// By the file's ending: .json or .xlsx. Written whole or not at all.
    Result<void> write(const Consolidation& consolidation, const std::filesystem::path& file);

private:
    Workspace& workspace_;
};

}  // namespace thidua
