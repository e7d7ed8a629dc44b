#pragma once

#include <optional>
#include <vector>

#include "shared/store/database.h"
#include "shared/wire/message.h"

namespace thidua {

/// Which edits were answered, with what, and which were only announced. The transaction is the
/// caller's.
class EditStore {
public:
    explicit EditStore(Database& database) : database_{database} {}

    [[nodiscard]] std::optional<Receipt> find_receipt(const EditId& edit);
    /// Also of edits that are known under other numbers; in number order.
    [[nodiscard]] std::vector<Receipt> list_receipts(const DeviceId& device, EditNumber from,
                                                     EditNumber through);
    [[nodiscard]] EditNumber known_number(const DeviceId& device);
    /// The receipt under the device and number it was sent with.
    void add(const Receipt& receipt);
    /// The device's number stands for that known edit from now on, which came under another one
    /// before (rule 12).
    void add_alias(const DeviceId& device, EditNumber number, const EditId& edit);
    [[nodiscard]] std::size_t count();

    /// The earliest time stands.
    void announce(const DeviceId& device, const Announced& announced, Instant now);
    /// A device said then that its journal ends so.
    void note_chain_told(const Hash& end, Instant now);
    /// The journal has come, and holds: its edits existed when the server was first told of a chain
    /// that has them.
    void announce_told(const Journal& journal);
    /// When this very content was announced; empty when never, or with another hash.
    [[nodiscard]] std::optional<Instant> find_announced(const EditId& edit, const Hash& hash);

private:
    Database& database_;
};

}  // namespace thidua
