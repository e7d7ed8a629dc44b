#include "server/net/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace thidua {

RateLimit::Bucket RateLimit::refilled(Bucket bucket, TimePoint now) const {
    const std::chrono::duration<double> passed = now - bucket.filled_at;
    bucket.tokens = std::min(size_.burst, bucket.tokens + passed.count() * size_.per_second);
    bucket.filled_at = now;
    return bucket;
}

std::chrono::milliseconds RateLimit::take(const std::string& name, TimePoint now) {
    const std::lock_guard lock{mutex_};
    if (buckets_.size() >= server_tuning::buckets_max) forget_full(now);
    Bucket& bucket = buckets_.try_emplace(name, Bucket{size_.burst, now}).first->second;
    bucket = refilled(bucket, now);
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return std::chrono::milliseconds{0};
    }
    const double seconds = (1 - bucket.tokens) / size_.per_second;
    return std::chrono::milliseconds{std::llround(std::ceil(seconds * 1000))};
}

void RateLimit::forget_full(TimePoint now) {
    std::erase_if(buckets_, [&](const auto& entry) {
        return refilled(entry.second, now).tokens >= size_.burst;
    });
    if (buckets_.size() >= server_tuning::buckets_max) buckets_.clear();
}

std::size_t RateLimit::names() const {
    const std::lock_guard lock{mutex_};
    return buckets_.size();
}

}  // namespace thidua
