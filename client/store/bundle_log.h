#pragma once

#include <optional>

#include "client/store/local_store.h"
#include "shared/wire/message.h"

namespace thidua {

/// A bundle that this device wrote, as far as its answer needs it.
struct WrittenBundle {
    Uuid id;
    Hello hello;
    std::vector<ScopeCursor> cursors;
    Bytes public_key;  ///< that the answer is sealed to
    Bytes secret_key;
    Instant made_at;   ///< by the device's clock
};

/// The bundles whose answers may still come: the last 32. One transaction a call.
class BundleLog {
public:
    explicit BundleLog(LocalStore& store) : store_{store} {}

    void add(const WrittenBundle& bundle);
    [[nodiscard]] std::optional<WrittenBundle> find(const Uuid& id);

private:
    LocalStore& store_;
};

}  // namespace thidua
