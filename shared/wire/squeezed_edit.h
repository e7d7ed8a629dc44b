#pragma once

#include <functional>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/edit.h"

namespace thidua {

// A packed edit for a line that dies often, where each connection would begin with nothing but the
// dictionary: compressed with the device's edits before it, which the server has in its log.

/// What an edit is squeezed with, at most.
inline constexpr std::size_t basis_edits_max = 16;
inline constexpr std::size_t basis_bytes_max = 64 << 10;

/// The edits just before one, without gaps.
struct Basis {
    EditNumber end;  ///< of the edit that is squeezed
    std::vector<Bytes> edits = {};  ///< packed; the last one first
    std::size_t bytes = 0;
    /// The edit that comes before those; false when that would be too much.
    bool put_before(const Edit& edit);
};

Bytes squeeze_edit(BytesView packed, const Basis& basis);

/// The same device's edit of that number, as the server took it.
using FindEdit = std::function<std::optional<Edit>(EditNumber number)>;

/// The packed edit; of what is not squeezed, itself. `not_found` when an edit before it is not here,
/// or another: it must be sent without. `invalid_input` when the bytes are no squeezed edit; anybody
/// may have written them.
Result<Bytes> unsqueeze_edit(BytesView bytes, const FindEdit& find_edit);

}  // namespace thidua
