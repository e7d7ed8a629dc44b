#include "shared/evidence/verdict.h"

#include <algorithm>

#include "shared/base/translate.h"

namespace thidua {

Standing judge(std::vector<VersionEvidence> versions, Instant due, Instant now) {
    std::sort(versions.begin(), versions.end(), [](const auto& a, const auto& b) {
        return a.version < b.version;
    });
    const auto first = std::find_if(versions.begin(), versions.end(), [](const auto& evidence) {
        return !evidence.withdrawn && (evidence.received_at || evidence.announced_at);
    });
    if (first == versions.end())
        return {.verdict = now < due ? Verdict::pending : Verdict::missing};
    Standing standing{.version = first->version, .received_at = first->received_at};
    const bool is_received = first->received_at && *first->received_at < due;
    const bool is_announced = first->announced_at && *first->announced_at < due;
    const bool use_announced = !first->received_at || (!is_received && is_announced);
    standing.evidence = use_announced ? EvidenceKind::announced : EvidenceKind::received;
    standing.at = use_announced ? first->announced_at : first->received_at;
    standing.verdict = is_received || is_announced ? Verdict::on_time : Verdict::late;
    return standing;
}

std::string to_text(Verdict verdict) {
    switch (verdict) {
        case Verdict::pending: return "pending";
        case Verdict::missing: return "missing";
        case Verdict::on_time: return "on_time";
        case Verdict::late: return "late";
        case Verdict::exempt: return "exempt";
    }
    return {};
}

std::string to_text(EvidenceKind kind) {
    switch (kind) {
        case EvidenceKind::none: return "none";
        case EvidenceKind::received: return "received";
        case EvidenceKind::announced: return "announced";
    }
    return {};
}

std::string to_display(Verdict verdict) {
    switch (verdict) {
        case Verdict::pending: return tr("Not yet due");
        case Verdict::missing: return tr("Missing");
        case Verdict::on_time: return tr("On time");
        case Verdict::late: return tr("Late");
        case Verdict::exempt: return tr("Exempt");
    }
    return {};
}

std::string to_display(EvidenceKind kind) {
    switch (kind) {
        case EvidenceKind::none: return {};
        case EvidenceKind::received: return tr("received by the server");
        case EvidenceKind::announced: return tr("announced to the server before the content came");
    }
    return {};
}

}  // namespace thidua
