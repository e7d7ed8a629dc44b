#include "shared/base/random.h"

#include <sodium.h>

#include <array>

#include "shared/base/check.h"

namespace thidua {

std::uint64_t Random::next() {
    std::array<unsigned char, 8> bytes{};
    fill(bytes);
    std::uint64_t number = 0;
    for (const unsigned char byte : bytes) number = number << 8 | byte;
    return number;
}

std::uint64_t Random::below(std::uint64_t bound) {
    CHECK(bound > 0);
    // Numbers past the last whole multiple of bound would favour the small ones.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t number = next();
    while (number >= limit) number = next();
    return number % bound;
}

void SystemRandom::fill(std::span<unsigned char> out) {
    CHECK(sodium_init() >= 0);
    randombytes_buf(out.data(), out.size());
}

void SeededRandom::fill(std::span<unsigned char> out) {
    for (std::size_t i = 0; i < out.size(); i += 8) {
        // SplitMix64, public domain, by Sebastiano Vigna.
        std::uint64_t word = (state_ += 0x9e3779b97f4a7c15);
        word = (word ^ word >> 30) * 0xbf58476d1ce4e5b9;
        word = (word ^ word >> 27) * 0x94d049bb133111eb;
        word ^= word >> 31;
        for (std::size_t j = i; j < out.size() && j < i + 8; ++j, word >>= 8)
            out[j] = static_cast<unsigned char>(word);
    }
}

}  // namespace thidua
