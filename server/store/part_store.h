#pragma once

#include <optional>

#include "shared/store/database.h"
#include "shared/wire/upload_messages.h"

namespace thidua {

/// What has come of edits that are too long for their lines: of one edit a device, without gaps.
class PartStore {
public:
    explicit PartStore(Database& database) : database_{database} {}

    [[nodiscard]] std::optional<EditKept> find(const DeviceId& device);
    /// A piece of another edit replaces what is kept; one that leaves a gap is passed over, and so
    /// is what was kept before. How much is kept of that edit now, bytes.
    std::uint32_t keep(const DeviceId& device, const EditPart& part);
    /// All of it, which then is kept no longer.
    Bytes take(const DeviceId& device);

private:
    void forget(const DeviceId& device);

    Database& database_;
};

}  // namespace thidua
