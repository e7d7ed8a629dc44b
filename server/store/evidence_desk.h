#pragma once

#include <optional>
#include <vector>

#include "server/store/early_contents.h"
#include "server/store/log_entry.h"
#include "shared/evidence/claims.h"
#include "shared/model/evidence_record.h"
#include "shared/store/database.h"

namespace thidua {

/// Brings together what shows when a version existed, beyond its being received or announced: the
/// device's journal, and codes read out to the Office. Either may come first. What it finds it adds
/// to the evidence as an entry of the log; evidence only ever grows. The transaction is the
/// caller's.
class EvidenceDesk {
public:
    explicit EvidenceDesk(Database& database) : database_{database} {}

    /// The journal was checked. What was said of an edit first stands.
    void note_saved(const std::vector<SavedBetween>& saved);
    /// After the edit was merged, and again when what was held of it is: versions that it
    /// submitted, contents that others had submitted before it or that made no version, codes that
    /// it noted. `received_at` is when it reached the server first; `carrier` the hash of the file
    /// that brought it. `hash`: the edit's.
    void consider(const Edit& edit, const Hash& hash, const std::vector<OperationOutcome>& outcomes,
                  Instant received_at, const std::optional<Hash>& carrier = {});

    /// After a restore: the evidence is there again, and what shows more of it may have come
    /// before.
    void note_came_back(const RecordId& evidence);
    /// An edit that the server knows was received before, as its own receipt of an earlier epoch
    /// shows: nobody becomes late because somebody else brought it again first (rule 8).
    void note_first_receipt(const Edit& edit, const Receipt& first);
    /// The same of one that was announced earlier than anybody knew when it was applied.
    void note_first_announcement(const Edit& edit, const std::vector<OperationOutcome>& outcomes,
                                 Instant at);
    /// The edit is known to have been announced earlier than anybody knew, and made no version.
    void note_announced_again(const EditId& edit);

private:
    void note_earlier(const Edit& edit, const std::vector<OperationOutcome>& outcomes,
                      const EvidenceRecord& seen);
    void consider_submission(const EarlyContent& content, std::int64_t version);
    void count_all_for(const RecordId& submission, const RecordId& report, const Hash& seal);
    void consider_content(const EarlyContent& content, std::int64_t version);
    void note_withdrawn(const Operation& step);
    void count_for(const EarlyContent& content, const RecordId& submission);
    [[nodiscard]] std::optional<RecordId> find_version(const EarlyContent& content,
                                                       std::int64_t version);
    void add_code(const std::string& code, const RecordId& evidence);
    void consider_note(const EditId& edit, const Hash& hash, const RecordId& note,
                       Instant received_at);
    [[nodiscard]] std::optional<SavedBetween> find_saved(const Hash& edit_hash);
    /// Changes the evidence, and the note where there is one.
    void match(const std::string& code, const RecordId& evidence);

    Database& database_;
};

}  // namespace thidua
