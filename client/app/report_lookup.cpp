#include "client/app/report_lookup.h"

#include "client/app/editing.h"
#include "client/app/forms.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"

namespace thidua {

Result<ReportOnHand> find_report(Workspace& workspace, const RecordId& id) {
    auto record = RecordQuery{workspace.store()}.find(id);
    if (!record || record->type != record_types::report)
        return failure(ErrorCode::not_found, tr("There is no such report on this device."));
    Report report = view_of<Report>(*record);
    return ReportOnHand{*std::move(record), std::move(report)};
}

Result<Form> form_of(Workspace& workspace, const Report& report) {
    return workspace.forms().find_version(report.form_key, report.form_version);
}

Result<void> check_may_edit(Workspace& workspace, const Report& report) {
    if (check_right(workspace, Action::enter_on_behalf, report.unit)) return {};
    return check_right(workspace, Action::edit_report, report.unit);
}

}  // namespace thidua
