#pragma once

namespace thidua {

/// Freed memory is kept for a while and everything is larger: measure memory with that in mind.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool is_address_sanitized = true;
#elif defined(__has_feature)
inline constexpr bool is_address_sanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool is_address_sanitized = false;
#endif

}  // namespace thidua
