#include "server/admin/duration_text.h"

#include <charconv>

namespace thidua {

std::optional<std::chrono::seconds> read_duration(std::string_view text) {
    if (text.size() < 2) return std::nullopt;
    std::int64_t count = 0;
    const char* end = text.data() + text.size() - 1;
    const auto [stop, error] = std::from_chars(text.data(), end, count);
    if (error != std::errc{} || stop != end || count <= 0 || count > 365 * 24 * 60)
        return std::nullopt;
    std::chrono::seconds length{0};
    if (text.back() == 'd') length = std::chrono::hours{24} * count;
    if (text.back() == 'h') length = std::chrono::hours{count};
    if (text.back() == 'm') length = std::chrono::minutes{count};
    const bool is_usable = length.count() > 0 && length <= std::chrono::hours{24 * 365};
    return is_usable ? std::optional{length} : std::nullopt;
}

}  // namespace thidua
