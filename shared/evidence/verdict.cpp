#include "shared/evidence/verdict.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "shared/base/translate.h"

namespace thidua {

namespace {

constexpr Instant never{std::numeric_limits<std::int64_t>::max()};

struct Shown {
    EvidenceKind kind = EvidenceKind::none;
    std::optional<Instant> at;
};

/// All that shows the version existed, in the order of preference.
std::array<Shown, 4> all_of(const VersionEvidence& version) {
    return {{{EvidenceKind::received, version.received_at},
             {EvidenceKind::announced, version.announced_at},
             {EvidenceKind::read_out, version.read_out_at},
             {EvidenceKind::carried, version.carried_at}}};
}

/// When it existed at the latest; after everything else where nothing shows it.
Instant first_shown(const VersionEvidence& version) {
    Instant first = never;
    for (const Shown& one : all_of(version))
        if (one.at) first = std::min(first, *one.at);
    return first;
}

auto order_of(const VersionEvidence& version) {
    return std::tuple{version.version,      first_shown(version), version.received_at,
                      version.announced_at, version.read_out_at,  version.carried_at};
}

bool exists(const VersionEvidence& version) {
    return first_shown(version) != never;
}

void settle_claim(const Claim& claim, Instant due, Standing& standing) {
    standing.awaits_decision = claim.decision == Claim::Decision::open && claim.earliest < due;
    if (claim.decision != Claim::Decision::on_time) return;
    standing.verdict = Verdict::on_time;
    standing.evidence = EvidenceKind::claimed;
    standing.at = claim.latest;
}

}  // namespace

Standing judge(std::vector<VersionEvidence> versions, Instant due, Instant now) {
    std::sort(versions.begin(), versions.end(),
              [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
    const auto first = std::find_if(versions.begin(), versions.end(), [](const auto& version) {
        return !version.withdrawn && exists(version);
    });
    if (first == versions.end())
        return {.verdict = now < due ? Verdict::pending : Verdict::missing};
    const auto shown = all_of(*first);
    auto used = std::find_if(shown.begin(), shown.end(),
                             [due](const Shown& one) { return one.at && *one.at < due; });
    const bool is_in_time = used != shown.end();
    if (!is_in_time)
        used = std::find_if(shown.begin(), shown.end(), [](const Shown& one) { return one.at; });
    Standing standing{.verdict = is_in_time ? Verdict::on_time : Verdict::late,
                      .evidence = used->kind,
                      .version = first->version,
                      .at = used->at,
                      .received_at = first->received_at};
    if (!is_in_time && first->claim) settle_claim(*first->claim, due, standing);
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
        case EvidenceKind::read_out: return "read_out";
        case EvidenceKind::carried: return "carried";
        case EvidenceKind::claimed: return "claimed";
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
        case EvidenceKind::read_out: return tr("its code was read out to the Office");
        case EvidenceKind::carried: return tr("handed over in a file");
        case EvidenceKind::claimed: return tr("by the device's journal; the Office agreed");
    }
    return {};
}

}  // namespace thidua
