#pragma once

#include "client/app/workspace.h"
#include "shared/forms/form.h"
#include "shared/model/report.h"
#include "shared/record/record.h"

namespace thidua {

/// A report as this device's person sees it now.
struct ReportOnHand {
    Record record;
    Report report;
};

/// not_found in words when there is no such report here.
Result<ReportOnHand> find_report(Workspace& workspace, const RecordId& id);
/// The form it was made with.
Result<Form> form_of(Workspace& workspace, const Report& report);
/// Whether the person may change its answers, in the unit or on behalf of it.
Result<void> check_may_edit(Workspace& workspace, const Report& report);

}  // namespace thidua
