#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "shared/base/id.h"
#include "shared/wire/message.h"

namespace thidua {

class SessionDriver;

/// The devices that are connected now. Safe from any thread.
class ConnectionRegistry {
public:
    /// Returns the number to remove it by.
    std::uint64_t add(DeviceId device, const std::shared_ptr<SessionDriver>& driver);
    void remove(std::uint64_t number);
    [[nodiscard]] std::size_t size() const;

    /// Tells every open session that the log grew.
    void notify_all();
    /// Cuts the connections of these devices; returns how many there were.
    std::size_t cut(const std::vector<DeviceId>& devices);
    void stop_all(const Refusal& last_word);

private:
    struct Entry {
        DeviceId device;
        std::weak_ptr<SessionDriver> driver;
    };
    [[nodiscard]] std::vector<Entry> entries() const;

    mutable std::mutex mutex_;
    std::uint64_t last_number_ = 0;
    std::map<std::uint64_t, Entry> entries_;
};

}  // namespace thidua
