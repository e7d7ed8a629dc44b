#include "shared/base/id.h"

#include <algorithm>
#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>

namespace thidua {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_dash_place(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

}  // namespace

std::string Uuid::text() const {
    std::string text = to_hex(view());
    for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, 1, '-');
    return text;
}

std::optional<Uuid> Uuid::from_bytes(BytesView bytes) {
    Uuid uuid;
    if (bytes.size() != uuid.bytes.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), uuid.bytes.begin());
    return uuid;
}

std::optional<Uuid> Uuid::from_text(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Uuid uuid;
    std::size_t nibble = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_dash_place(at)) {
            if (text[at] != '-') return std::nullopt;
            continue;
        }
        const int digit = hex_digit(text[at]);
        if (digit < 0) return std::nullopt;
        auto& byte = uuid.bytes[nibble / 2];
        byte = static_cast<unsigned char>(byte << 4 | digit);
        ++nibble;
    }
    return uuid;
}

Uuid make_uuid_v7(Instant now, Random& random) {
    Uuid uuid;
    random.fill(uuid.bytes);
    auto stamp = static_cast<std::uint64_t>(std::max<std::int64_t>(now.value(), 0));
    for (std::size_t at = 6; at-- > 0; stamp >>= 8)
        uuid.bytes[at] = static_cast<unsigned char>(stamp);
    uuid.bytes[6] = static_cast<unsigned char>((uuid.bytes[6] & 0x0f) | 0x70);
    uuid.bytes[8] = static_cast<unsigned char>((uuid.bytes[8] & 0x3f) | 0x80);
    return uuid;
}

Uuid make_uuid_v5(const Uuid& name_space, std::string_view name) {
    boost::uuids::uuid root;
    std::copy(name_space.bytes.begin(), name_space.bytes.end(), root.begin());
    const boost::uuids::name_generator_sha1 generate{root};
    const boost::uuids::uuid made = generate(name.data(), name.size());
    Uuid uuid;
    std::copy(made.begin(), made.end(), uuid.bytes.begin());
    return uuid;
}

}  // namespace thidua
