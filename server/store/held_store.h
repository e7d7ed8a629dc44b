#pragma once

#include <optional>
#include <vector>

#include "shared/record/edit.h"
#include "shared/store/database.h"

namespace thidua {

/// An edit of which something waits for what it was made on.
struct HeldEdit {
    Sequence seq;  ///< of its own entry in the log
    DeviceId device;
    std::string device_name;
    EditNumber number;
    Instant received_at;
    std::optional<Instant> announced_at;
    bool is_recovered = false;  ///< it came back, and cannot be done again yet (recovery_fold.h)
    Edit edit;
    std::vector<OperationOutcome> outcomes;  ///< so far
};

/// Held edits that are still open. The transaction is the caller's.
class HeldStore {
public:
    explicit HeldStore(Database& database) : database_{database} {}

    /// Takes the place of what was known of the edit; forgets it when nothing is held any more.
    void put(const HeldEdit& held);
    void forget(const EditId& edit);
    [[nodiscard]] std::optional<HeldEdit> find(const EditId& edit);
    /// By the record that shows one of its operations to the Office.
    [[nodiscard]] std::optional<EditId> find_by_shown(const RecordId& shown);
    /// In the order of their entries.
    [[nodiscard]] std::vector<EditId> list();
    [[nodiscard]] bool is_held_on(const RecordId& record);
    [[nodiscard]] bool is_empty();

private:
    Database& database_;
};

}  // namespace thidua
