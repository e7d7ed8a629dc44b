#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/time.h"

namespace thidua {

/// What is known of a unit's duty in a period.
enum class Verdict {
    pending,   ///< nothing submitted, and there is still time
    missing,   ///< nothing submitted, and the time is over
    on_time,
    late,
    exempt,
};

/// What a verdict rests on (sync.md, deadlines and evidence), strongest claim of existence first.
enum class EvidenceKind { none, received, announced };

/// Server times that show one sealed version existed.
struct VersionEvidence {
    std::int64_t version = 0;
    std::optional<Instant> received_at;
    std::optional<Instant> announced_at;
    bool withdrawn = false;
};

struct Standing {
    Verdict verdict = Verdict::pending;
    EvidenceKind evidence = EvidenceKind::none;
    std::int64_t version = 0;          ///< the version that fixed the verdict
    std::optional<Instant> at;         ///< the evidence's time
    std::optional<Instant> received_at;///< when the content arrived, which may be later
    bool extended = false;
};

/// The first version that was not withdrawn fixes the verdict; `due` is the first instant that is
/// too late, extension included. A version that was announced before due and received after it is
/// on time on the evidence "announced".
Standing judge(std::vector<VersionEvidence> versions, Instant due, Instant now);

/// Permanent names: "pending", "missing", "on_time", "late", "exempt"; "none", "received",
/// "announced".
std::string to_text(Verdict verdict);
std::string to_text(EvidenceKind kind);
/// In the current language.
std::string to_display(Verdict verdict);
std::string to_display(EvidenceKind kind);

}  // namespace thidua
