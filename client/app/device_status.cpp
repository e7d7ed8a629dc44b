#include "client/app/device_status.h"

#include "client/store/local_sync_store.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "client/store/scope_digest.h"
#include "client/store/working_copy.h"
#include "shared/model/period_standing.h"
#include "shared/model/report.h"
#include "shared/store/integrity.h"

namespace thidua {
namespace {

bool is_submitted(RecordQuery& query, const PeriodView& period) {
    if (!period.own_report) return false;
    const auto record = query.find(*period.own_report);
    if (!record) return false;
    const ReportState state = view_of<Report>(*record).state;
    return state == ReportState::submitted || state == ReportState::accepted;
}

}  // namespace

DeviceStatus device_status(Workspace& workspace) {
    LocalStore& store = workspace.store();
    DeviceStatus status{.profile = workspace.profile()};
    if (!status.profile) return status;
    RecordQuery query{store};
    Outbox outbox{store};
    status.cursor = LocalSyncStore{store}.position().cursor;
    status.outbox = outbox.count_waiting();
    status.typed = WorkingCopy{store}.count();
    if (const std::int64_t at = store.number_meta(device_keys::last_contact))
        status.last_contact = Instant{at};
    status.clock_offset_ms = store.number_meta(device_keys::clock_offset);
    status.open_conflicts = query.count({.type = "conflict", .state = "open"});
    status.attention = outbox.count_attention();
    status.question = pending_changes(workspace);
    status.only_here = query.count_only_here();
    if (const std::int64_t at = store.number_meta(device_keys::identity_taken_at))
        status.identity_taken_at = Instant{at};
    status.due = list_due(workspace);
    return status;
}

std::vector<PeriodView> list_due(Workspace& workspace) {
    RecordQuery query{workspace.store()};
    const auto profile = workspace.profile();
    const auto unit = profile ? query.find(profile->unit) : std::nullopt;
    std::vector<PeriodView> due;
    if (!unit) return due;
    for (PeriodView& period : workspace.periods().list(true))
        if (!period.exempt && owes_report(period.period, period.due_at, *unit) &&
            !is_submitted(query, period))
            due.push_back(std::move(period));
    return due;
}

StoreVerification verify_store(Workspace& workspace) {
    StoreVerification verification;
    verification.problems = check_integrity(workspace.store().database());
    for (const auto& [scope, digest] : scope_digests(workspace.store()))
        verification.digests.emplace_back(scope.text(), digest.hex());
    return verification;
}

}  // namespace thidua
