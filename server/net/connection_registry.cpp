#include "server/net/connection_registry.h"

#include <algorithm>

#include "shared/net/session_driver.h"

namespace thidua {

std::uint64_t ConnectionRegistry::add(DeviceId device,
                                      const std::shared_ptr<SessionDriver>& driver) {
    const std::lock_guard lock{mutex_};
    entries_.emplace(++last_number_, Entry{device, driver});
    return last_number_;
}

void ConnectionRegistry::remove(std::uint64_t number) {
    const std::lock_guard lock{mutex_};
    entries_.erase(number);
}

std::size_t ConnectionRegistry::size() const {
    const std::lock_guard lock{mutex_};
    return entries_.size();
}

/// A copy, so that no driver is called, or destroyed, under the lock.
std::vector<ConnectionRegistry::Entry> ConnectionRegistry::entries() const {
    const std::lock_guard lock{mutex_};
    std::vector<Entry> copy;
    copy.reserve(entries_.size());
    for (const auto& [number, entry] : entries_) copy.push_back(entry);
    return copy;
}

void ConnectionRegistry::notify_all() {
    for (const Entry& entry : entries())
        if (const auto driver = entry.driver.lock()) driver->notify_local_edit();
}

std::size_t ConnectionRegistry::cut(const std::vector<DeviceId>& devices) {
    std::size_t count = 0;
    Refusal refusal;
    refusal.reason = RefusalReason::revoked;
    for (const Entry& entry : entries()) {
        if (std::ranges::find(devices, entry.device) == devices.end()) continue;
        if (const auto driver = entry.driver.lock()) driver->stop(refusal);
        ++count;
    }
    return count;
}

void ConnectionRegistry::stop_all(const Refusal& last_word) {
    for (const Entry& entry : entries())
        if (const auto driver = entry.driver.lock()) driver->stop(last_word);
}

}  // namespace thidua
