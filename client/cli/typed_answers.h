#pragma once

#include <string>
#include <utility>
#include <vector>

#include "client/app/reports.h"
#include "shared/base/result.h"

namespace thidua::cli {

using PathValues = std::vector<std::pair<FieldPath, Value>>;

/// "PATH=VALUE" as a person types it, with or without "answers/" before the path: the record's path
/// and the value that the form's field stores. A row may be written as any unambiguous ending of
/// its id. `not_found` for a path that the form does not have.
Result<std::pair<FieldPath, Value>> typed_answer(const ReportDetails& report,
                                                 const std::string& path, const std::string& typed);
/// The row that was written, whole or its ending.
Result<RecordId> typed_row(const ReportDetails& report, const std::string& table,
                           const std::string& written);
/// A cell of a row that is about to be added.
Result<std::pair<std::string, Value>> typed_cell(const ReportDetails& report,
                                                 const std::string& table,
                                                 const std::string& column,
                                                 const std::string& typed);

/// What the report holds now at those paths, and what it shall hold.
struct Change {
    Fields seen;
    Fields now;
};
Change change_of(const ReportDetails& report, const PathValues& wanted);

}  // namespace thidua::cli
