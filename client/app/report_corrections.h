#pragma once

#include <map>
#include <string>

#include "client/store/record_query.h"
#include "shared/base/result.h"
#include "shared/forms/aggregation.h"

namespace thidua {

class Workspace;

/// One number of one version of a report that counts otherwise than the unit reported it.
struct Correction {
    FieldPath path;
    Decimal value;
    std::int64_t of_version = 0;
    bool is_undone = false;  ///< the unit's own value counts again
    std::string reason;

    /// Whether it stands for what that version says.
    [[nodiscard]] bool holds_for(std::int64_t version) const {
        return !is_undone && of_version == version;
    }
};
Correction correction_from(const Fields& fields);
/// As the field stores it that holds `present`: a whole number where it counts.
Value corrected_value(const Value& present, const Decimal& value);

/// The Office's corrections of figures in accepted reports (C14). The report itself stays as the
/// unit sealed it: a correction is a record of its own beside it, holds for that version only, and
/// is flagged wherever its figure is shown.
class ReportCorrections {
public:
    explicit ReportCorrections(Workspace& workspace) : workspace_{workspace} {}

    /// Of one number of an accepted report; again: the newest holds.
    Result<void> correct(const RecordId& report, const FieldPath& path, const Decimal& value,
                         const std::string& reason);
    /// The unit's own value counts again.
    Result<void> restore(const RecordId& report, const FieldPath& path);

private:
    Workspace& workspace_;
};

/// Puts what the Office corrected into the answers, and adds to `notes`, by the form's field, who
/// reported what and what counts instead.
void apply_corrections(RecordQuery& query, UnitAnswers& answers,
                       std::map<std::string, std::string>& notes);

}  // namespace thidua
