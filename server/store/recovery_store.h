#pragma once

#include <optional>
#include <set>
#include <vector>

#include "shared/record/record.h"
#include "shared/store/database.h"
#include "shared/wire/message.h"

namespace thidua {

/// An edit that was answered in an earlier epoch and came back (rule 8).
struct RecoveredEdit {
    Epoch epoch;      ///< in which it was answered first
    Receipt receipt;  ///< the first one
    std::string device_name;
    std::optional<Instant> announced_at;
    Edit edit;
};

/// A record as some device had pulled it in an earlier epoch.
struct RecoveredCopy {
    Epoch epoch;
    Record record;  ///< its rev is of that epoch
    RecordId root;  ///< the record it is offered with
    DeviceId device;
    bool is_accepted = false;
};

/// What devices brought back of what one of this store's epochs began without. The transaction is
/// the caller's.
class RecoveryStore {
public:
    RecoveryStore(Database& database, const Epoch& restore)
        : database_{database}, restore_{restore} {}

    /// `records`: all that it is connected with.
    void add(const RecoveredEdit& edit, const std::set<RecordId>& records);
    [[nodiscard]] bool has_edit(const EditId& edit);
    [[nodiscard]] std::vector<EditId> list_edits_of(const RecordId& record);
    /// Connected with the record, of what earlier epochs began without.
    [[nodiscard]] std::vector<EditId> list_edits_lost_before(const RecordId& record);
    [[nodiscard]] std::vector<RecordId> list_records_of(const EditId& edit);
    [[nodiscard]] std::optional<RecoveredEdit> find_edit(const EditId& edit);

    /// Of one record in one epoch the newest stands; of two alike the first, or one that is
    /// believed.
    void add(const RecoveredCopy& copy, bool is_believed = false);
    [[nodiscard]] std::vector<RecoveredCopy> list_copies_of(const RecordId& record);
    [[nodiscard]] std::vector<RecoveredCopy> list_copies_with(const RecordId& root);
    /// Copies that a device told and nobody has decided about, by what they are offered with.
    [[nodiscard]] std::vector<RecordId> list_roots_from(const DeviceId& device);
    /// What belongs to something that itself belongs to a record is offered with that record.
    void join_roots();
    void accept_copies(const RecordId& root);
    void forget(const RecoveredCopy& copy);
    /// What was not accepted.
    void forget_copies(const RecordId& root);

private:
    std::vector<EditId> list_edits(const char* sql, const RecordId& record);

    Database& database_;
    Epoch restore_;
};

/// The newest epoch of this store for which copies of that root wait; empty when none do.
std::optional<Epoch> find_restore_with_copies(Database& database, const RecordId& root);

}  // namespace thidua
