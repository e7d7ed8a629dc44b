#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

#include "server/net/tuning.h"

namespace thidua {

/// Token buckets by name (an address, a device). Safe from any thread. Bounded: when there are too
/// many names, those that are full again are forgotten, and if that frees none, all are.
class RateLimit {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    explicit RateLimit(server_tuning::BucketSize size) : size_{size} {}

    /// Zero when one was granted; else how long until one would be, and none was taken.
    std::chrono::milliseconds take(const std::string& name, TimePoint now);
    [[nodiscard]] std::size_t names() const;

private:
    struct Bucket {
        double tokens;
        TimePoint filled_at;
    };
    [[nodiscard]] Bucket refilled(Bucket bucket, TimePoint now) const;
    void forget_full(TimePoint now);

    const server_tuning::BucketSize size_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace thidua
