#include "client/app/retry_pause.h"

#include <algorithm>

namespace thidua {

std::chrono::milliseconds RetryPause::next(std::optional<std::chrono::milliseconds> asked) {
    const auto ceiling = asked ? ceiling_first : ceiling_;
    const auto chance = random_.below(static_cast<std::uint64_t>(ceiling.count()) + 1);
    ceiling_ = std::min(ceiling_ * 2, ceiling_last);
    return std::min(asked.value_or(std::chrono::milliseconds{0}), asked_max) +
           std::chrono::milliseconds{chance};
}

}  // namespace thidua
