#pragma once

#include <cstdint>
#include <span>

namespace thidua {

/// Where chance comes from. Passed in, so that the simulator replays a seed byte for byte.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<unsigned char> out) = 0;

    std::uint64_t next();
    /// Uniform in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
};

/// The operating system's generator: fit for keys and secrets. Safe from any thread.
class SystemRandom final : public Random {
public:
    void fill(std::span<unsigned char> out) override;
};

/// The same numbers for the same seed on every machine. Never for secrets.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_{seed} {}
    void fill(std::span<unsigned char> out) override;

private:
    std::uint64_t state_;
};

}  // namespace thidua
