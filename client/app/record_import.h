#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "client/sheets/dry_run.h"
#include "shared/base/result.h"
#include "shared/model/record_rules.h"

namespace thidua {

class Workspace;

/// Records of one type from a workbook or CSV file that people keep. The mapping's fields are paths
/// of the type: "name", "positions/1/title".
class RecordImport {
public:
    RecordImport(Workspace& workspace, const RecordRule& rule)
        : workspace_{workspace}, rule_{rule} {}

    /// Nothing is written. A field that the type does not have, or whose values cannot stand there,
    /// is an error like those of cells.
    Result<sheets::DryRun> try_file(const std::filesystem::path& file,
                                    const std::filesystem::path& mapping);
    /// The rows without errors, one save each. Refuses while any row has one, unless
    /// `and_leave_out` says that those rows are left out. Returns the ids.
    Result<std::vector<RecordId>> import(const sheets::DryRun& tried, bool and_leave_out);

private:
    Workspace& workspace_;
    const RecordRule& rule_;
};

}  // namespace thidua
