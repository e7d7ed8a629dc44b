#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/evidence/verdict.h"

namespace thidua {

class Workspace;

/// A submission that arrived late and may have been finished in time, by its device's journal.
struct ClaimedSubmission {
    RecordId id;  ///< of the evidence
    RecordId report;
    std::string unit_name;
    std::string period_name;
    std::int64_t version = 0;
    Instant due_at;
    Instant received_at;
    Instant earliest;  ///< the journal: saved between these two
    Instant latest;
    Claim::Decision decision = Claim::Decision::open;
    std::string decided_by;
    std::string reason;
};

/// The journal's bounds in one sentence.
std::string bounds_words(const ClaimedSubmission& claim);

/// A code that was read out, and whose it is once the content is here.
struct ReadOutNote {
    RecordId id;
    std::string code;
    std::string said_by;
    std::string noted_by;
    std::optional<Instant> called_at;  ///< as the officer said
    std::optional<Instant> at;         ///< what counts; empty until the server has the note
    std::string unit_name;             ///< empty: nothing of that code is here yet
    std::string period_name;
};

/// The code, or that it was a file.
std::string code_words(const ReadOutNote& note);

/// What the Office decides about when submissions were finished (EVIDENCE.md).
class EvidenceTray {
public:
    explicit EvidenceTray(Workspace& workspace) : workspace_{workspace} {}

    /// Those that wait for a decision first, then by due time.
    [[nodiscard]] std::vector<ClaimedSubmission> list(bool open_only = false);
    /// Once; it stands. Errors: not_allowed, not_found, wrong_state (decided otherwise before),
    /// invalid_input (no reason).
    Result<void> decide(const RecordId& evidence, bool on_time, const std::string& reason);

    /// As typed, with or without hyphens. invalid_input says that a character must be wrong.
    Result<ReadOutNote> note_code(const std::string& typed, const std::string& said_by,
                                  std::optional<Instant> called_at);
    /// Newest first.
    [[nodiscard]] std::vector<ReadOutNote> list_notes();

private:
    Workspace& workspace_;
};

}  // namespace thidua
