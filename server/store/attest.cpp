#include "server/store/attest.h"

#include "shared/model/evidence_record.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

bool was_done_before(const LogEntry& entry, std::size_t at) {
    return !entry.outcomes_before.empty() && entry.outcomes_before.at(at).kind != OutcomeKind::held;
}

}  // namespace

std::vector<Record> attest(const LogEntry& entry, RecordSpace& records) {
    std::vector<Record> evidence;
    for (std::size_t at = 0; at < entry.edit.operations.size(); ++at) {
        const Operation& operation = entry.edit.operations[at];
        const bool is_submission = operation.kind == OperationKind::step &&
                                   operation.record_type == record_types::report &&
                                   operation.path == "submit" &&
                                   entry.outcomes[at].kind == OutcomeKind::applied;
        if (!is_submission || was_done_before(entry, at)) continue;
        const std::int64_t version = integer_or_zero(operation.arguments, "version");
        const RecordId submission =
            submission_id(operation.record, version, text_or_empty(operation.arguments, "seal"));
        const auto scope = records.find_scope(operation.record);
        if (!scope) continue;  // it has not come back yet
        const bool came_early = entry.announced_at && *entry.announced_at < entry.server_time;
        EvidenceRecord shown{.report = operation.record,
                             .submission = submission,
                             .version = version,
                             .kind = came_early ? "announced" : "received",
                             .at = came_early ? entry.announced_at : entry.server_time,
                             .received_at = entry.server_time,
                             .announced_at = entry.announced_at};
        // A version that two submitted alike, one of whom a restored server had forgotten.
        const auto known = records.find_record(evidence_id(submission));
        if (known) shown = earliest_of(view_of<EvidenceRecord>(*known), shown);
        Record record = known.value_or(make_record(evidence_id(submission), *scope, shown));
        write_fields(record.fields, shown);
        record.rev = entry.seq;
        evidence.push_back(std::move(record));
    }
    return evidence;
}

}  // namespace thidua
