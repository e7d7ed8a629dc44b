#pragma once

#include <optional>
#include <vector>

#include "shared/base/hash.h"
#include "shared/base/time.h"
#include "shared/record/edit.h"
#include "shared/store/database.h"

namespace thidua {

/// A content that somebody submitted by an edit that made no version of it, or whose version has
/// not come back yet after a restore.
struct EarlyContent {
    RecordId report;
    Hash seal;
    EditId edit;
    Hash edit_hash;
    Instant received_at;                 ///< when that edit reached the server first
    std::optional<Hash> carrier;         ///< the file that brought it
    std::optional<RecordId> submission;  ///< the version that it counts for, once there is one
};

/// They wait for the version that they count for (EVIDENCE.md, "What is judged"). The transaction
/// is the caller's.
class EarlyContents {
public:
    explicit EarlyContents(Database& database) : database_{database} {}

    /// Of one that is there the earlier time and its version stand. One that several files brought
    /// is there for each.
    void add(const EarlyContent& content);
    /// By whatever file it came.
    void remove(const EarlyContent& content);
    void set_submission(const EarlyContent& content, const RecordId& submission);
    [[nodiscard]] std::vector<EarlyContent> list(const RecordId& report, const Hash& seal);
    [[nodiscard]] std::vector<EarlyContent> list_of_edit(const EditId& edit);

private:
    Database& database_;
};

}  // namespace thidua
