#include "shared/model/evidence_record.h"

namespace thidua {
namespace {

/// True when `second` said it earlier, and is taken.
bool take_earlier(std::optional<Instant>& first, const std::optional<Instant>& second) {
    if (!second || (first && *first <= *second)) return false;
    first = second;
    return true;
}

}  // namespace

void take_bounds(EvidenceRecord& evidence, Instant earliest, Instant latest) {
    const bool is_known = evidence.earliest && evidence.latest && *evidence.latest <= latest;
    if (is_known || !evidence.decided.empty()) return;
    evidence.earliest = earliest;
    evidence.latest = latest;
}

EvidenceRecord earliest_of(const EvidenceRecord& first, const EvidenceRecord& second) {
    EvidenceRecord both = first;
    if (take_earlier(both.at, second.at)) both.kind = second.kind;
    take_earlier(both.received_at, second.received_at);
    take_earlier(both.announced_at, second.announced_at);
    take_earlier(both.carried_at, second.carried_at);
    if (take_earlier(both.read_out_at, second.read_out_at)) both.read_out_by = second.read_out_by;
    if (second.earliest && second.latest) take_bounds(both, *second.earliest, *second.latest);
    both.withdrawn = both.withdrawn || second.withdrawn;
    if (both.decided.empty()) {
        both.decided = second.decided;
        both.decided_by = second.decided_by;
        both.reason = second.reason;
    }
    return both;
}

}  // namespace thidua
