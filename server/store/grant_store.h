#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/base/id.h"
#include "shared/store/database.h"

namespace thidua {

/// What a device was when it was told its scopes.
struct ToldGrant {
    RecordId unit;
    RecordId organ;
    std::string role;

    bool operator==(const ToldGrant&) const = default;
};

/// What devices were told of their scopes, by the scopes' fingerprint. The transaction is the
/// caller's.
class GrantStore {
public:
    explicit GrantStore(Database& database) : database_{database} {}

    [[nodiscard]] std::optional<ToldGrant> find(const DeviceId& device, std::uint64_t fingerprint);
    /// Forgets all others but `held`.
    void tell(const DeviceId& device, std::uint64_t held, std::uint64_t fingerprint,
              const ToldGrant& told);

private:
    Database& database_;
};

}  // namespace thidua
