#pragma once

#include <cstddef>

namespace thidua {

/// What the server would change on this device without having said why: a person has to agree.
struct ChangesInQuestion {
    std::size_t removed = 0;  ///< records
    std::size_t changed = 0;
    std::size_t reports = 0;  ///< of both together
    std::size_t held = 0;     ///< by the device before

    bool operator==(const ChangesInQuestion&) const = default;
};

}  // namespace thidua
