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

/// What a verdict rests on (EVIDENCE.md), in the order in which one is preferred where several are
/// in time.
enum class EvidenceKind {
    none,
    received,   ///< the content reached the server
    announced,  ///< a session's opening message listed it
    read_out,   ///< its seal code was read to an officer, who noted it
    carried,    ///< the bundle that held it was handed over
    claimed,    ///< the device's own journal supports it, and the Office has agreed
};

/// What a device's journal says: the content was finished within these bounds. It never decides by
/// itself; one decision of the Office does.
struct Claim {
    enum class Decision { open, on_time, late };
    Instant earliest;
    Instant latest;
    Decision decision = Decision::open;

    bool operator==(const Claim&) const = default;
};

/// What shows that one sealed version existed, and no later than when. Trusted times only: the
/// server's, or the Office's own bounds.
struct VersionEvidence {
    std::int64_t version = 0;
    std::optional<Instant> received_at;
    std::optional<Instant> announced_at;
    std::optional<Instant> read_out_at;
    std::optional<Instant> carried_at;
    std::optional<Claim> claim;
    bool withdrawn = false;
};

struct Standing {
    Verdict verdict = Verdict::pending;
    EvidenceKind evidence = EvidenceKind::none;
    std::int64_t version = 0;          ///< the version that fixed the verdict
    std::optional<Instant> at;         ///< the evidence's time
    std::optional<Instant> received_at;///< when the content arrived, which may be later
    bool extended = false;
    /// Late by all that is proven, and the device's journal says that it was finished in time: the
    /// Office decides.
    bool awaits_decision = false;
};

/// The first version that was not withdrawn fixes the verdict, of two that have one number since a
/// restore the one that is shown first; `due` is the first instant that is
/// too late, extension included. A version that was announced before due and received after it is
/// on time on the evidence "announced". More evidence never turns on time into late.
Standing judge(std::vector<VersionEvidence> versions, Instant due, Instant now);

/// Permanent names: as the enumerators are written.
std::string to_text(Verdict verdict);
std::string to_text(EvidenceKind kind);
/// In the current language.
std::string to_display(Verdict verdict);
std::string to_display(EvidenceKind kind);

}  // namespace thidua
