#include "shared/net/resumption_cache.h"

#include <algorithm>

namespace thidua {

void ResumptionCache::keep(const std::string& device, const Bytes& id, Bytes session) {
    const std::lock_guard lock{mutex_};
    auto found = devices_.find(device);
    if (found == devices_.end()) {
        if (devices_.size() >= devices_max) forget_oldest_device();
        found = devices_.emplace(device, Device{ages_.insert(ages_.end(), device), {}}).first;
    }
    Device& kept = found->second;
    ages_.splice(ages_.end(), ages_, kept.age);
    if (kept.entries.size() >= sessions_per_device_max) {
        owners_.erase(kept.entries.front().id);
        kept.entries.pop_front();
    }
    kept.entries.push_back({id, std::move(session)});
    owners_.insert_or_assign(id, device);
}

Bytes ResumptionCache::find(BytesView id) {
    const std::lock_guard lock{mutex_};
    const auto owner = owners_.find(id);
    if (owner == owners_.end()) return {};
    Device& kept = devices_.at(owner->second);
    ages_.splice(ages_.end(), ages_, kept.age);
    const auto entry = std::ranges::find(kept.entries, id, &Entry::id);
    kept.entries.splice(kept.entries.end(), kept.entries, entry);
    return entry->session;
}

void ResumptionCache::forget_oldest_device() {
    const auto oldest = devices_.find(ages_.front());
    for (const Entry& entry : oldest->second.entries) owners_.erase(entry.id);
    devices_.erase(oldest);
    ages_.pop_front();
}

std::size_t ResumptionCache::size() const {
    const std::lock_guard lock{mutex_};
    return owners_.size();
}

}  // namespace thidua
